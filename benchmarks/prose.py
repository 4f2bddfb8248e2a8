"""Chinese news prose of any length, the same for the same seed: no two texts are alike, none is copied."""

from random import Random

_WHO = [
    "青湖开发区",
    "市发展改革委",
    "云岭工业园",
    "高新区管委会",
    "市商务局",
    "沿江产业带",
    "滨河新区",
    "省科技厅",
    "临港物流园",
    "市自然资源局",
]
_WHEN = ["近日", "今年以来", "上半年", "日前", "本月中旬", "截至目前", "第三季度", "昨日上午"]
_HOW = ["积极", "扎实", "有序", "全面", "持续", "稳步", "大力", "加快"]
_DOES = ["推进", "落实", "完善", "启动", "部署", "优化", "提升", "谋划"]
_WHAT = [
    "产业链招商",
    "重点项目建设",
    "营商环境",
    "园区基础设施",
    "科技成果转化",
    "绿色低碳改造",
    "企业服务机制",
    "标准厂房二期工程",
]
_FACTS = [
    "共有{n}个项目集中开工，总投资{m}亿元",
    "已落户企业{n}家，其中规模以上企业{m}家",
    "完成固定资产投资{m}亿元，同比增长{d}%",
    "实现工业总产值{m}亿元，税收{n}亿元",
    "新增就业岗位{n}00个，培训技术工人{m}人次",
    "建成道路{d}公里，铺设管网{n}公里，绿化面积{m}万平方米",
]
_ENDS = [
    "为区域经济高质量发展注入了新的动力。",
    "得到了企业和群众的一致好评。",
    "下一步将继续加大工作力度，确保全年目标如期完成。",
    "有关负责人表示，这项工作将长期坚持下去。",
    "与会代表还实地察看了现场，并就下一阶段的安排交换了意见。",
]
_SOURCES = ["青湖日报", "省政府网", "园区管委会", "经济观察", "新华网", "本站原创"]
_AUTHORS = ["李文静", "王建国", "陈晓东", "周敏", "赵一鸣", "孙立新", "办公室"]


def write_headline(random: Random, number: int) -> str:
    """A headline; `number` makes it one of its kind."""
    who, how, does, what = (random.choice(words) for words in (_WHO, _HOW, _DOES, _WHAT))
    return f"{who}{how}{does}{what} 第{number}批项目签约{random.randint(2, 90)}亿元"


def write_paragraph(random: Random, length: int) -> str:
    """Whole sentences, together at least `length` characters."""
    sentences: list[str] = []
    while sum(map(len, sentences)) < length:
        who, when, how, does, what = (random.choice(words) for words in (_WHO, _WHEN, _HOW, _DOES, _WHAT))
        n, m, d = random.randint(3, 60), random.randint(61, 990), random.randint(2, 29)
        fact = random.choice(_FACTS).format(n=n, m=m, d=d)
        sentences.append(f"{when}，{who}{how}{does}{what}，{fact}，{random.choice(_ENDS)}")
    return "".join(sentences)


def choose_source(random: Random) -> str:
    """Who an article is by, as its meta line says it."""
    return random.choice(_SOURCES)


def choose_author(random: Random) -> str:
    """Who wrote it."""
    return random.choice(_AUTHORS)
