"""What portals write around an article's text: labels of the meta line, notes, ends of the body; in several tongues."""

import re


def _compile(pattern: str) -> re.Pattern[str]:
    """A pattern that begins with a letter or hanzi: tried only at characters that it names, five times as fast."""
    named = "".join(sorted({char for char in pattern if char.isalnum()}))
    return re.compile(f"(?=[{named}])(?:{pattern})", re.IGNORECASE)


# Each label with the kind of value that follows it. Spaces inside hanzi labels are editors' letter-spacing.
SOURCE_LABEL = (
    r"(?:(?:文章|信息|資訊|稿件|新闻|新聞|内容|內容|本文|资料|資料|消息)\s*)?(?:来\s*源(?:于)?|來\s*源(?:於)?|稿\s*源|出\s*处|出\s*處|来自|來自|转载[自于]|轉載[自於]|摘[编編]?自|转自|轉自|原[载載][于於]?|[选選]自)"
    r"|(?:News\s+)?Source"
)
AUTHOR_LABEL = (
    r"(?:本报|本報|本网|本網|通讯|通訊|特约|特約|文章)?(?:作\s*者|記\s*者|记\s*者|撰\s*稿(?:人)?|撰\s*文|[发發]\s*[布佈]\s*人|[发發]\s*[布佈]\s*者|[发發]表人|供\s*稿(?:人)?|"
    r"通讯员|通訊員|执笔|執筆|文\s*/)|Author|Written\s+by|Posted\s+by"
)
DATE_LABEL = (
    r"(?:(?:文章|信息)?(?:发布|發布|發佈|发表|發表|更新|发文|發文|成文|录入|錄入|添加|上传|上傳|编辑|編輯|公布|公佈|发稿|發稿|刊登|发帖|發帖)\s*(?:日期|时间|時間)?|日\s*期|时\s*间|時\s*間|"
    r"Published(?:\s+on)?|Posted(?:\s+on)?|Date|Updated|Release\s+date)"
)
EDITOR_LABEL = (
    r"(?:责任编辑|責任編輯|责\s*编|責\s*編|责任编审|責任編審|本文编辑|本文編輯|网络编辑|網絡編輯|值班编辑|值班編輯|编\s*辑|編\s*輯|编\s*审|編\s*審|校\s*对|校\s*對|审\s*核|審\s*核|监\s*制|監\s*製|监\s*製|录入(?:员)?|錄入(?:員)?|"
    r"排版|初[审審]|[复復]审|[复復]審|[终終][审審]|[一二三][审審]|Editor)"
)
COUNT_LABEL = (
    r"(?:(?:文章|本文)?(?:点击(?:数|率|量|次数)?|點擊(?:數|率|量|次數)?|[点點][阅閱](?:[数數]|率|量|次[数數])?|浏览(?:次数|量|数)?|瀏覽(?:次數|量|數)?|阅读(?:次数|量|数)?|[閱閲]讀(?:次數|量|數)?|"
    r"访问(?:次数|量)?|訪問(?:次數|量)?|人气|人氣|查看(?:次[数數])?|热度|熱度|Hits|Views|Read))"
)
OTHER_LABEL = (
    r"(?:字\s*号|字\s*体|字\s*體|字\s*號|分享(?:到|至)?|打印(?:本页|本頁)?|列印|收藏|评论|評論|关键词|關鍵詞|关键字|關鍵字|标签|標籤|標簽|tags?|分类|分類|栏目|欄目|所属栏目|所屬欄目|类别|類別|"
    r"索\s*引\s*号|文号|发布机构|發布機構|主题分类|主題分類|字数|字數|摄影|攝影|图片|圖片|大\s*中\s*小|视力保护色|Categories|Category|Filed\s+under|"
    r"Share)"
)
_COLON = r"\s*[:：]\s*"
# 【来源】江城日报
_COLON_OR_BRACKET = r"\s*(?:[:：]|[】\]]\s*[:：]?)\s*"
META_LABEL = _compile(
    rf"(?P<source>{SOURCE_LABEL}){_COLON_OR_BRACKET}|(?P<author>{AUTHOR_LABEL})(?:{_COLON_OR_BRACKET}|(?<=/))"
    rf"|(?P<editor>{EDITOR_LABEL}){_COLON}|(?P<date>{DATE_LABEL}){_COLON}"
    rf"|(?P<count>{COUNT_LABEL})(?:{_COLON}|[\s\uf8ff]*(?=[(（\d]))|(?P<other>{OTHER_LABEL}){_COLON}"
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
    r"^(?:[\[【(（|\s]{0,4}(?:打印(?:本页|此页|文章|本頁|此頁)?|列印|[关關][闭閉](?:窗口|視窗|本[页頁]|此[页頁])?|加入收藏|收藏|返回(?:顶部|頂部|列表|首[页頁]|上[页頁]|上一[页頁])?|顶一下|頂一下|"
    r"踩一下|[来來][顶頂]一下|大\s*中\s*小|字[体體号號]|正常|特大|超大|分享|我要(?:评论|評論|纠错|糾錯|分享|打印|列印|收藏|投稿)|举报|舉報|纠错|糾錯|点赞|點贊|在看|转发|轉發|放大|缩小|縮小|默认|展开全文|閱讀全文|阅读全文|查看全文|[点點][击擊](?:加载|加載|查看)更多|"
    r"复制链接|複製鏈接|推荐给朋友|推薦給朋友|print|share|email|tweet|pin\s*it|comments?|close|back\s+to\s+top|advert(?:isement)?|iklan|anzeige|publicidad[ed]?|subscribe|caption|back\s+to\s+gallery|post\s+comment|view\s+all(?:\s?\(\d+\))?|\d+(?:\s?-\s?\d+)?\s+of\s+\d+|tags?|我要反[馈饋]|[复複]制地址)"
    r"[\]】)）|:：\s]{0,4}){1,8}$"
    r"|^[\[【(（|\s]{0,4}(?:(?:分享(?:到|至)?|扫一扫|掃一掃|字号|字號|字体|字體)\S{0,24}|story\s+continues\s+below(?:\s+advertisement)?|loading\W{0,9}|"
    r"share\s+this(?:\s+\w+){0,3})$",
    re.IGNORECASE,
)
PAGER_LINE = re.compile(
    r"^(?:[\s\d/|\[\]【】()（）<>«»‹›…·.-]|共|[页頁]|第|[上下首末尾][页頁]|[上下前后後]一[页頁]|全文|阅读|閱讀|余下|餘下|Page|of|Previous|Next|Prev|"
    r"First|Last|Pages?:){1,80}$",
    re.IGNORECASE,
)
# Nothing of the article follows such a line.
END_LINE = re.compile(
    r"^[\[【(（<《·■◆●>|\s-]*(?:[上下]一[篇条條则則]|上一頁|[前后後]一篇|"
    r"相关(?:新闻|阅读|文章|链接|报道|资讯|推荐|内容|信息|专题|附件下载)|相關(?:新聞|閱讀|文章|鏈接|連結|報導|報道|資訊|推薦|內容|信息|專題)|延伸[阅閱][读讀]|推荐阅读|推薦閱讀|[为為][你您]推[荐薦]|精彩推[荐薦]|熱門(?:推薦|文章|新聞|評論)|热门(?:推荐|文章|新闻|评论)|"
    r"热点(?:新闻|推荐)|熱點(?:新聞|推薦)|猜你喜[欢歡]|更多(?:精彩|新闻|新聞|内容|內容|文章|相关|相關)|编辑推荐|編輯推薦|最新(?:评论|評論|文章|新闻|新聞)|网友评论|網友評論|[发發]表[评評][论論]|文章[评評][论論]|我要[评評][论論]|"
    r"全部评论|用户评论|查看评论|条评论|评论列表|全部評論|查看評論|評論列表|新[闻聞]排行|[点點][击擊]排行|本文(?:链接|鏈接|地址|网址|網址)|原文(?:链接|鏈接|地址)|版[权權](?:声明|聲明|所有)|免责声明|免責聲明|特别声明|特別聲明|"
    r"郑重声明|鄭重聲明|About\s+the\s+authors?\b|Explore\s+(?:more|further)\b|More\s+to\s+read\b|[转轉][载載](?:请|請|须|須)注明|未[经經]授[权權]|Related\s+(?:articles?|stories|posts|news|content|topics)|More\s+(?:from|on|stories|news)\b|More\s+(?:\w+\s+){1,3}(?:stories|articles|coverage)$|"
    r"You\s+(?:may|might)\s+(?:also\s+)?(?:like|enjoy)|Read\s+(?:more|next)|Recommended|Trending|Most\s+(?:read|popular)|Leave\s+a\s+(?:reply|comment)|"
    r"Filed\s+under|Posted\s+in|Sign\s+up\s+(?:for|to)|Subscribe\s+(?:to|now)|Follow\s+us|Join\s+the\s+(?:conversation|discussion)|"
    r"Post\s+a\s+comment|View\s+comments|©|Copyright)",
    re.IGNORECASE,
)
# A line that is names and their paper: 张三、李四/江城日报.
PAPER_BY_LINE = re.compile(r"^([\u3400-\u9fff·、 ]{2,24})\s*[/｜|]\s*[^/｜|\d]{2,14}(?:[报報社网網刊台]|新[闻聞])$")
# What a site says of its texts, below them; above them such a line may be the text's own.
DISCLAIMER_LINE = re.compile(
    r"^[\[【(（■◆●*\s-]{0,6}(?:本[站网網报報刊]|[郑鄭]重|反侵[权權])?(?:[声聲]明|免[责責]|[风風][险險]提示|(?:侵[权權]|版[权權])?公告)\s*[:：】\]]"
    r"|^This\s+(?:document|article|content|material)\s+is\s+(?:subject\s+to|protected\s+by)\s+copyright",
    re.IGNORECASE,
)
# What is said of its author below a text.
BIO_LINE = re.compile(
    r"^(?P<name>[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3}),?\s(?:is|was)\s(?:an?|the|our)\s[^.]{0,160}"
    r"(?:writer|reporter|editor|correspondent|columnist|journalist|author|contributor|producer|critic|freelancer?|blogger)\b"
    r"|^(?:[Yy]ou\s+can\s+)?[Ff]ollow\s+(?:me|him|her|them|us|@\w+|[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3})\s+on\s+"
    r"(?:Twitter|X|Facebook|Instagram|LinkedIn|Threads)\b"
)
# Notices of the site, not of the article: licences, hot lines, cookies.
LEGAL_LINE = re.compile(
    r"版[权權]所有|[网網]站[标標][识識][码碼]|主[办辦][单單]位\s*[:：].{2,40}[联聯]系[电電][话話]|ICP\s*[备证備證]|公[网網]安[备備]|[经經][营營][许許]可[证證]|[许許]可[证證][编編]?[号號]|[违違]法和不良信息|举报(?:电话|邮箱)|舉報(?:電話|郵箱)|[备備]案[号號]|All\s+Rights\s+Reserved|Copyright\s*(?:©|\(c\)|@|\d)|"
    r"©\s*(?:\d{4}|Copyright)|(?:uses?|using)\s+cookies|valid\s+email|privacy\s+policy|powered\s+by",
    re.IGNORECASE,
)
# A word of each of its alternatives; hardly a line has one, and this is found at once.
_MAY_BE_LEGAL = re.compile(
    "版权|版權|主办单位|主辦單位|标识码|標識碼|icp|公网|公網|许可证|許可證|违法|違法|举报|舉報|备案|備案|rights|copyright|©|cookies|valid|policy|powered"
)
# The headline that the text had elsewhere, above the text.
ORIGINAL_TITLE = re.compile(r"^[（(【\[]?\s*(?:本文)?原\s*(?:标题|標題|題|题)\s*[:：]")
# A line that is a rule drawn with characters, with or without a word in it: ------分隔线------.
RULER_LINE = re.compile(r"^[-—–─=_*~·]{3,99}(?:\s?[^\W_]{1,6}\s?[-—–─=_*~·]{3,99})?$")
# The neighbours in time, in one line.
NEIGHBOUR_LINE = re.compile(r"^[\[【(（<《·■◆●>|\s-]{0,6}[上下前后後]一[篇条條则則][\]】)）]?\s*[:：]")
TAG_LINE = re.compile(
    r"^[\[【(（\s]*(?:文章|本文|Related\s+)?(?:关键词|關鍵詞|关键字|關鍵字|标签|標籤|標簽|TAGS?|Topics?|Keywords?|Tagged)\s*(?:[:：]|$)",
    re.IGNORECASE,
)
CAPTION_LINE = re.compile(
    r"^[\[【(（▲△▼■◆↑↓\s]*(?:[图圖][为為]|[图圖][一二三四五六七八九十\d]{0,2}\s*[:：]|[上下][图圖]|图片来源|圖片來源|资料图|資料圖|[摄攝]影[:：/]|Photo\s*[:：]|Image\s*[:：])",
    re.IGNORECASE,
)
# What stands for "we do not know" in a meta line.
UNKNOWN = re.compile(
    r"^(?:未知|不详|不詳|不明|佚名|无|無|暂无|暫無|匿名|未注明|未註明|未填写|未填寫|其[他它]|(?:来自|來自)?(?:网络|網絡|网上|網上)(?:转载|轉載|整理|收集)?|"
    r"转载|轉載|整理|unknown|anonymous|none|null|n/a|[-—/\s]*)$",
    re.IGNORECASE,
)
# What a portal calls itself where it names the source of its own texts.
OWN = re.compile(
    r"(?:本[站网網报報刊台臺社校院局](?:网站|網站|平台)?|本[网網]站|本平台)(?:原[创創]|整理|自采|自採|[编編][辑輯]|[讯訊]|[发發][布佈]|[综綜]合|采[编編])?|原[创創](?:文章|内容|作品)?"
)
MESSAGE = _compile(
    r"提示信息|系统提示|系統提示|信息提示|错误提示|錯誤提示|出错了|出錯了|未[审審]核|[无無][权權](?:查看|访问|訪問|浏览|瀏覽)|[没沒]有[权權]限|不存在或已被?[删刪]除|已[经經]?被?[删刪]除|[页頁]面不存在|找不到(?:该|您|相关)?(?:[页頁]|文章|[内內]容|信息)|"
    r"正在跳[转轉]|自[动動]跳[转轉]|[请請]先?登[录錄]后|參數錯誤|参数错误|非法(?:操作|请求|請求|参数|參數)|404\s*(?:-|not\s*found|错误|錯誤|[页頁]面)|page\s+not\s+found|access\s+denied|forbidden|"
    r"internal\s+server\s+error|database\s+error|under\s+maintenance|redirecting"
)

# A message that there is no such article: not that one must log in, or that the portal is being mended.
REMOVED = re.compile(
    r"不存在|已[经經]?被?[删刪]除|已[经經]?(?:下[线線架]|撤[稿销銷])|未[审審]核|找不到|404\s*(?:-|not\s*found|错误|錯誤|[页頁]面)|not\s+found|no\s+longer\s+(?:available|exists)|"
    r"has\s+been\s+(?:removed|deleted)",
    re.IGNORECASE,
)


def is_legal(text: str) -> bool:
    """Whether a text is a notice of the site (`LEGAL_LINE`)."""
    return bool(_MAY_BE_LEGAL.search(text.lower()) and LEGAL_LINE.search(text))


def may_be_labelled(text: str) -> bool:
    """Whether `META_LABEL` can be in a text: where not, which is nearly always, looking for it is in vain."""
    return "：" in text or ":" in text or "/" in text or "】" in text or bool(_COUNT.search(text))
