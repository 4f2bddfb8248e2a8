"""What portals write around an article's text: labels of the meta line, notes, ends of the body; in several tongues."""

import re


def _compile(pattern: str) -> re.Pattern[str]:
    """A pattern that begins with a letter or hanzi: tried only at characters that it names, five times as fast."""
    named = "".join(sorted({char for char in pattern if char.isalnum()}))
    return re.compile(f"(?=[{named}])(?:{pattern})", re.IGNORECASE)


# Each label with the kind of value that follows it. Spaces inside hanzi labels are editors' letter-spacing.
SOURCE_LABEL = (
    r"(?:(?:文章|信息|稿件|新闻|内容|本文|资料|消息)\s*)?(?:来\s*源|來\s*源|稿\s*源|出\s*处|出\s*處|来自|转载自|摘自|转自)"
    r"|(?:News\s+)?Source"
)
AUTHOR_LABEL = (
    r"(?:本报|本网|通讯|特约|文章)?(?:作\s*者|記\s*者|记\s*者|撰\s*稿(?:人)?|撰\s*文|发\s*布\s*人|发\s*布\s*者|發布人|发表人|供\s*稿(?:人)?|"
    r"通讯员|执笔|文\s*/)|Author|Written\s+by|Posted\s+by"
)
DATE_LABEL = (
    r"(?:(?:文章|信息)?(?:发布|發布|发表|發表|更新|发文|成文|录入|添加|上传|编辑|公布|发稿|刊登|发帖)\s*(?:日期|时间|時間)?|日\s*期|时\s*间|時\s*間|"
    r"Published(?:\s+on)?|Posted(?:\s+on)?|Date|Updated|Release\s+date)"
)
EDITOR_LABEL = (
    r"(?:责任编辑|責任編輯|责\s*编|责任编审|本文编辑|网络编辑|值班编辑|编\s*辑|編\s*輯|编\s*审|校\s*对|审\s*核|监\s*制|录入(?:员)?|"
    r"排版|初审|复审|终审|一审|二审|三审|Editor)"
)
COUNT_LABEL = (
    r"(?:(?:文章|本文)?(?:点击(?:数|率|量|次数)?|點擊(?:數|率)?|浏览(?:次数|量|数)?|瀏覽(?:次數|數)?|阅读(?:次数|量|数)?|閱讀|"
    r"访问(?:次数|量)?|人气|查看(?:次数)?|热度|Hits|Views|Read))"
)
OTHER_LABEL = (
    r"(?:字\s*号|字\s*体|字\s*體|分享(?:到|至)?|打印(?:本页)?|收藏|评论|关键词|關鍵詞|关键字|标签|標籤|tags?|分类|栏目|所属栏目|类别|"
    r"索\s*引\s*号|文号|发布机构|主题分类|字数|摄影|图片|大\s*中\s*小|视力保护色|Categories|Category|Filed\s+under|"
    r"Share)"
)
_COLON = r"\s*[:：]\s*"
META_LABEL = _compile(
    rf"(?P<source>{SOURCE_LABEL}){_COLON}|(?P<author>{AUTHOR_LABEL})(?:{_COLON}|(?<=/))"
    rf"|(?P<editor>{EDITOR_LABEL}){_COLON}|(?P<date>{DATE_LABEL}){_COLON}"
    rf"|(?P<count>{COUNT_LABEL})(?:{_COLON}|\s*(?=[(（\d]))|(?P<other>{OTHER_LABEL}){_COLON}"
)
# The last character of a counting label and the number behind it.
_COUNT = re.compile(r"[击擊数數率量览覽读讀閱问問气看度sd][\s|｜丨]{0,9}[(（\d]", re.IGNORECASE)

# A line that is nothing but an editor's note: 责任编辑：张三, （编辑 李四）, [责任编辑：王五].
EDITOR_NOTE = re.compile(
    rf"^[\[【(（]?\s*(?:{EDITOR_LABEL})(?:{_COLON}|\s+)[^。！？]{{0,60}}$|^[\[【(（]\s*(?:{EDITOR_LABEL})[^。]{{0,60}}[\]】)）]$",
    re.IGNORECASE,
)
# Lines of tools that stand inside or beside the body.
TOOL_LINE = re.compile(
    r"^(?:[\[【(（|\s]{0,4}(?:打印(?:本页|此页|文章)?|关闭(?:窗口|本页|此页)?|加入收藏|收藏|返回(?:顶部|列表|首页|上页|上一页)?|顶一下|"
    r"踩一下|来顶一下|大\s*中\s*小|我要(?:评论|纠错|分享)|举报|纠错|点赞|在看|转发|放大|缩小|默认|展开全文|阅读全文|查看全文|点击(?:加载|查看)更多|"
    r"复制链接|推荐给朋友|print|share|email|tweet|pin\s*it|comments?|close|back\s+to\s+top|advertisement|tags?)"
    r"[\]】)）|:：\s]{0,4}){1,8}$"
    r"|^[\[【(（|\s]{0,4}(?:(?:分享(?:到|至)?|扫一扫|字号|字体)\S{0,24}|story\s+continues\s+below(?:\s+advertisement)?|loading\W{0,9}|"
    r"share\s+this(?:\s+\w+){0,3})$",
    re.IGNORECASE,
)
PAGER_LINE = re.compile(
    r"^(?:[\s\d/|\[\]【】()（）<>«»‹›…·.-]|共|页|第|上一页|下一页|上页|下页|首页|末页|尾页|前一页|后一页|全文|阅读|余下|Page|of|Previous|Next|Prev|"
    r"First|Last|Pages?:){1,80}$",
    re.IGNORECASE,
)
# Nothing of the article follows such a line.
END_LINE = re.compile(
    r"^[\[【(（<《·■◆●>|\s-]*(?:上一篇|下一篇|上一条|下一条|上一则|下一则|上一頁|前一篇|后一篇|"
    r"相关(?:新闻|阅读|文章|链接|报道|资讯|推荐|内容|信息|专题|附件下载)|相關(?:新聞|閱讀|文章|報導)|延伸阅读|推荐阅读|为你推荐|精彩推荐|热门(?:推荐|文章|新闻|评论)|"
    r"热点(?:新闻|推荐)|猜你喜欢|为您推荐|更多(?:精彩|新闻|内容|文章|相关)|编辑推荐|最新(?:评论|文章|新闻)|网友评论|发表评论|文章评论|我要评论|"
    r"全部评论|用户评论|查看评论|条评论|评论列表|新闻排行|点击排行|本文(?:链接|地址|网址)|原文(?:链接|地址)|版权(?:声明|所有)|免责声明|特别声明|"
    r"郑重声明|转载(?:请|须)注明|未经授权|Related\s+(?:articles?|stories|posts|news|content|topics)|More\s+(?:from|on|stories|news)\b|"
    r"You\s+(?:may|might)\s+(?:also\s+)?(?:like|enjoy)|Read\s+(?:more|next)|Recommended|Trending|Most\s+(?:read|popular)|Leave\s+a\s+(?:reply|comment)|"
    r"Filed\s+under|Posted\s+in|Sign\s+up\s+(?:for|to)|Subscribe\s+(?:to|now)|Follow\s+us|Join\s+the\s+(?:conversation|discussion)|"
    r"Post\s+a\s+comment|View\s+comments|©|Copyright)",
    re.IGNORECASE,
)
# Notices of the site, not of the article: licences, hot lines, cookies.
LEGAL_LINE = re.compile(
    r"版权所有|ICP\s*[备证]|公网安备|经营许可证|许可证(?:编)?号|违法和不良信息|举报(?:电话|邮箱)|备案号|All\s+Rights\s+Reserved|Copyright\s*(?:©|\(c\)|@|\d)|"
    r"©\s*(?:\d{4}|Copyright)|(?:uses?|using)\s+cookies|valid\s+email|privacy\s+policy|powered\s+by",
    re.IGNORECASE,
)
# A word of each of its alternatives; hardly a line has one, and this is found at once.
_MAY_BE_LEGAL = re.compile("版权|icp|公网|许可证|违法|举报|备案|rights|copyright|©|cookies|valid|policy|powered")
# The headline that the text had elsewhere, above the text.
ORIGINAL_TITLE = re.compile(r"^[（(【\[]?\s*原\s*(?:标题|題|题)\s*[:：]")
TAG_LINE = re.compile(
    r"^[\[【(（\s]*(?:关键词|關鍵詞|关键字|标签|標籤|TAGS?|Topics?|Keywords?|Tagged)\s*(?:[:：]|$)", re.IGNORECASE
)
CAPTION_LINE = re.compile(
    r"^[\[【(（▲△▼■◆↑↓\s]*(?:图为|图[一二三四五六七八九十\d]{0,2}\s*[:：]|圖為|上图|下图|图片来源|资料图|摄影[:：/]|Photo\s*[:：]|Image\s*[:：])",
    re.IGNORECASE,
)
# What stands for "we do not know" in a meta line.
UNKNOWN = re.compile(r"^(?:未知|不详|佚名|无|暂无|匿名|未注明|unknown|none|null|n/a|[-—/\s]*)$", re.IGNORECASE)
MESSAGE = _compile(
    r"提示信息|系统提示|信息提示|错误提示|出错了|未审核|尚未审核|无权(?:查看|访问|浏览)|没有权限|不存在或已被?删除|已经?被?删除|页面不存在|找不到(?:该|您|相关)?(?:页|文章|内容|信息)|"
    r"正在跳转|自动跳转|请(?:先)?登录后|参数错误|非法(?:操作|请求|参数)|404\s*(?:-|not\s*found|错误|页面)|page\s+not\s+found|access\s+denied|forbidden|"
    r"internal\s+server\s+error|database\s+error|under\s+maintenance|redirecting"
)


def is_legal(text: str) -> bool:
    """Whether a text is a notice of the site (`LEGAL_LINE`)."""
    return bool(_MAY_BE_LEGAL.search(text.lower()) and LEGAL_LINE.search(text))


def may_be_labelled(text: str) -> bool:
    """Whether `META_LABEL` can be in a text: where not, which is nearly always, looking for it is in vain."""
    return "：" in text or ":" in text or "/" in text or bool(_COUNT.search(text))
