"""Texts of tiny portals: no two alike, long enough to be articles."""

from random import Random

_PLACES = ("青石镇", "临江县", "玉泉市", "望山区", "白沙港", "东陵乡", "云台县", "柳溪镇")
_SUBJECTS = (
    "水库除险加固工程",
    "农村公路改造",
    "社区图书馆",
    "特色茶叶种植",
    "老旧小区改造",
    "数字化车间",
    "湿地公园",
    "冷链物流中心",
)
_ACTS = ("正式开工", "通过验收", "完成二期建设", "召开现场推进会", "引来外地同行参观", "获得专项资金支持")
_DETAILS = (
    "据介绍，项目总投资{a}万元，建设周期{b}个月，惠及周边{c}户居民。",
    "负责人表示，下一步将在{b}个村推广这一做法，力争年底前覆盖{c}人。",
    "记者在现场看到，{b}台机械同时作业，工人们正在抓紧施工。",
    "截至目前，当地已培训技术人员{c}名，新增就业岗位{a}个。",
    "专家认为，这一经验对同类地区具有借鉴意义，但仍需解决{b}个方面的问题。",
    "当地还建立了{b}项配套制度，明确责任单位和完成时限。",
)


def write_headline(number: int) -> str:
    """The headline of article `number`."""
    rng = Random(f"headline {number}")
    return f"{rng.choice(_PLACES)}{rng.choice(_SUBJECTS)}{rng.choice(_ACTS)}（第{number}号）"


def write_paragraphs(number: int, count: int = 4) -> list[str]:
    """The paragraphs of article `number`."""
    rng = Random(f"paragraphs {number}")
    first = f"本报讯 日前，{rng.choice(_PLACES)}{rng.choice(_SUBJECTS)}{rng.choice(_ACTS)}，编号为{number}。"
    rest = [
        rng.choice(_DETAILS).format(a=rng.randint(100, 9999), b=rng.randint(3, 99), c=rng.randint(100, 9999))
        + rng.choice(_DETAILS).format(a=rng.randint(100, 9999), b=rng.randint(3, 99), c=rng.randint(100, 9999))
        for _ in range(count - 1)
    ]
    return [first, *rest]
