"""The words of portals: how pages name their menus, pagers, side lists and marks, in Chinese and in English.

Each pattern is one kind of wording; where a pattern must match a whole text it is used with `fullmatch`.
"""

import re

# The link back to the front page.
HOME = re.compile(
    r"(网站|網站|学校|學校|返回|本站|门户|单位|公司)?(首\s*页|首\s*頁|主\s*页|主\s*頁|門戶首頁)(\s*home)?|"
    r"home(\s*page)?|front\s*page|start",
    re.IGNORECASE,
)

# Menu entries that lead to no articles: what visitors do, not what the portal publishes.
SERVICE = re.compile(
    r"登\s*[录陆錄入]|用户登录|会员(登[录陆]|中心|注册)?|免费注册|注\s*[册冊]|注册(账号|帐号|会员|用户)|"
    r"忘记密码|找回密码|退\s*出|"
    r"(高级|站内|全站|全文|信息|文章)?(搜\s*[索尋]|检\s*索|檢索|查\s*询)|"
    r"(网站|站点|網站)?(地图|地圖|导航|導航)|网站索引|rss(订阅|訂閱|feed)?|订阅(中心)?|信息订阅|邮件订阅|"
    r"设为(首页|主页)|設為首頁|(加入|添加)?收藏(本站|本页|夹|網站)?|加入最爱|"
    r"(我要|在线|网上|给我|访客|游客)?(留\s*言|投\s*稿|提\s*问)(板|本|簿)?|(在线)?留言(板|簿|本|咨询|反馈)?|"
    r"(意见|信息)反馈|访客留言|"
    r"手机(版|站|网站|浏览)|移动(版|端)|触屏版|wap(版|浏览)?|客户端(下载)?|app(下载)?|小程序|无障碍(浏览|阅读|"
    r"版)?|关怀版|老年版|长者(版|模式|助手)|适老版?|"
    r"(tag|tags)?标签(云)?|热门标签|友情链接|友情連結|合作伙伴|申请链接|相关链接|返回(顶部|首页|上一页)|top|回顶部|"
    r"更多|more|read\s*more|查看更多|打印|关闭(窗口)?|购物车|"
    r"log\s*-?\s*(in|out)|sign\s*-?\s*(in|up|out)|register|my\s*account|account|search|site\s*-?map|"
    r"rss(\s*feeds?)?|feeds?|subscribe|newsletter|"
    r"bookmark|guest\s*-?book|feedback|mobile(\s*(version|site))?|cart|checkout|donate|"
    r"skip\s*to\s*\w+(\s*content)?|menu|back\s*to\s*top",
    re.IGNORECASE,
)

# Names of languages and scripts, as a switch shows them.
LANGUAGE = re.compile(
    r"english(\s*version)?|en|eng|英文(版|网|站)?|英语(版)?|中文(版|网|站)?|中文简体|中文繁体|简体(中文|版)?|"
    r"簡體(中文|版)?|繁[体體](中文|版)?|繁|简|簡|"
    r"chinese|日本語|日语|日文(版)?|한국어|韩语|韩文(版)?|русский|俄语|俄文(版)?|français|法语|deutsch|德语|"
    r"español|西班牙语|العربية|阿拉伯语|"
    r"tiếng việt|ภาษาไทย|монгол|蒙[古]?[文语](版)?|藏[文语](版)?|维[吾尔]*[文语](版)?|big5|gb",
    re.IGNORECASE,
)

# `Read the whole of it`: such a link repeats its row's address.
MORE = re.compile(
    r"[\[【(（<《«]*\s*(更\s*多|more|详\s*[细情]|詳[細情]|全文|阅读全文|閱讀全文|查看全文|"
    r"查看更?[多详]?[情细]?|查看详情|了解(更多|详情)|点击(查看|进入|阅读|详情)?|"
    r"点此(查看|阅读)|查看介绍|继续阅读|繼續閱讀|全部|查看全部|进入(频道|栏目|专题)?|read\s*(more|on|article)|"
    r"continue(\s*reading)?|view\s*(more|all|details?)|see\s*(more|all)|"
    r"learn\s*more|full\s*(story|text|article)|details?|go)"
    r"(内容|信息|资讯|新闻|文章)?[\s.…>»›+→\]】)）＞〉》-]*|[.…+]+|[>»›→＞〉]{1,3}|\[?\s*[+…]+\s*\]?",
    re.IGNORECASE,
)
# Of these, what a block says that goes on in its section.
MORE_OF_SECTION = re.compile(
    r"[\[【(（<《«]*\s*(查看)?(更多|更\s多|全部|所有)(内容|信息|资讯|新闻|文章|动态|"
    r"公告)?[\s.…>»›+→\]】)）＞〉》-]*|进入(频道|栏目|专题)?[\s>»]*|"
    r"[\[【(（<]*\s*(more|view\s+all|see\s+all|all)(\s+(news|articles|posts|"
    r"stories))?[\s.…>»›+→\]】)）＞〉》-]*|[>»›＞〉]{1,3}|\+",
    re.IGNORECASE,
)
# The same where the title follows: `Continue reading <title>`.
MORE_PREFIX = re.compile(r"(continue\s+reading|read\s+more|继续阅读|阅读全文)[\s:：>»“\"]", re.IGNORECASE)

# Headings of lists that are not what the page exists for: ranks, recommendations, relatives.
SIDE_HEADING = re.compile(
    r"热[点门搜榜]|熱[點門]|排行|点击(榜|量|最)|阅读(榜|排行|最)|人气|本[周月日](热|最|排)|推[荐薦]|相关|相關|"
    r"猜你|延伸阅读|"
    r"最新(文章|资讯|更新|发布|动态|评论|内容|消息|信息|新闻|加入)|最后更新|最近|近期|随机|编辑(精选|推荐)|"
    r"精[选彩]|看了(又|还)|大家(都在)?|"
    r"友情|链接|標籤|标签|评论|留言|上一?[篇页]|下一?[篇页]|分享|"
    r"\bhot\b|popular|trending|most\s+(read|viewed|popular|commented)|top\s*(stories|\d+|posts)|recommend|"
    r"related|similar|recent|latest|newest|"
    r"you\s+(may|might)|also\s+(like|read)|more\s+(from|stories)|editor|featured\s+(posts|stories|articles)|"
    r"comments|tags?\b|archives?\b|links?\b|share\b",
    re.IGNORECASE,
)

# Stems of class and id names that mark what stands beside the content; weak evidence everywhere. A stem ends where the
# name does, or before what designs append: `hot-list`, `sideBox`, `footer2`; `hotel` and `football` are other words.
_STEM_END = (
    r"(?=$|[\s_0-9A-Z-]|(?i:s|er|bar|box|list|wrap|con|area|news|body|inner|nav|menu|posts?|art|info|block|mod|"
    r"left|right)(?:$|[\s_0-9A-Z-]|con))"
)
SIDE_STEM = re.compile(
    r"(?:^|[\s_-])(?i:side|sider|aside|widget|toc|rank|ranking|hot|related?|relate|recommend|recommended|commend|recent|"
    r"relevant|friend|"
    r"flink|link|foot|bottom|copyright|breadcrumb|crumb|position|location|place|share|tag|tagcloud|comment|"
    r"login|paihang|"
    r"tuijian|redian|xgwz)" + _STEM_END
)
NAV_STEM = re.compile(
    r"(^|[\s_-])(nav|navi|navbar|navigation|menu|mainmenu|topmenu|channel|channels|lanmu|daohang|column|"
    r"columns|category|categories|"
    r"catalog|leftmenu|sidenav|subnav|topnav|mainnav|headernav|menubar|dh|dhl)|(nav|menu)([\s_-]|box|list|bar|wrap|$)",
    re.IGNORECASE,
)

# Marks of rows that stand above the order of dates.
PINNED = re.compile(
    r"[\[【(（]?\s*(置\s*[顶頂]|固\s*[顶頂]|顶|頂)\s*[\]】)）]?|\[?(sticky|pinned|featured)(\s*post)?\]?|"
    r"featured\s+post",
    re.IGNORECASE,
)
PINNED_STEM = re.compile(r"(^|[\s_-])(sticky|pinned|istop|is-top|totop|zhiding|ontop)([\s_-]|$)", re.IGNORECASE)

# Pager words.
NEXT = re.compile(
    r"[\s>»›→＞〉》►▶]*(下\s*一?\s*[页頁]|[后後]\s*一?\s*[页頁]|"
    r"(点击)?(加载|载入|查看|显示)更多(文章|内容|新闻)?|(load|show|view)\s*more(\s*(posts|articles|news|stories))?|more\s*posts|"
    r"(以前|更早|[较較]早|[较較]?[旧舊]|往期)的?(文章|日志|日誌|帖子|内容)|"
    r"next(\s*page)?|older(\s*(posts|entries|articles|news))?|→|›|»|>|>>|＞|＞＞|〉|》|►|▶|⇒|➔|❯|⟩|\u232a|&gt;)[\s>»›→＞〉》►▶]*",
    re.IGNORECASE,
)
PREVIOUS = re.compile(
    r"[\s<«‹←＜〈《◄◀]*(上\s*一?\s*[页頁]|前\s*一?\s*[页頁]|"
    r"([较較]?新|更新)的(文章|日志|日誌|帖子|内容)|prev(ious)?(\s*page)?|newer(\s*(posts|entries|articles|news))?|←|‹|«|<|<<|＜|＜＜|〈|《|◄|◀|⇐|❮|⟨|\u2329|&lt;)[\s<«‹←＜〈《◄◀]*",
    re.IGNORECASE,
)
FIRST = re.compile(
    r"[\s|<«‹＜〈《]*(首\s*[页頁]|第一[页頁]|最前[页頁]?|first(\s*page)?|⇇|⇤|⏮|≪|⟪|&Lang;|<<|««|\|<|«)[\s|<«‹＜〈《]*",
    re.IGNORECASE,
)
LAST = re.compile(
    r"[\s|>»›＞〉》]*(末\s*[页頁]|尾\s*[页頁]|最[后後]一?[页頁]?|最末[页頁]|last(\s*page)?|⇉|⇥|⏭|≫|⟫|&Rang;|>>|»»|>\|)[\s|>»›＞〉》]*",
    re.IGNORECASE,
)
# Of these, what leads through a list, never from one article to the next.
OF_PAGES = re.compile(
    r"[页頁]|page|(older|newer)\s+(posts|entries|articles|news)|的(文章|日志|日誌|帖子|内容)|(加载|载入)更多|load\s*more",
    re.IGNORECASE,
)
PAGE_NUMBER = re.compile(
    r"[\[(（【<·.\s]*(?:第|page\s*|p\.?\s*|go\s*to\s*page\s*)?\s*(\d{1,6})\s*(?:页|頁)?[\])）】>·.\s]*(?:\(current\))?",
    re.IGNORECASE,
)
# `共 356 条`, `总数：356`, `356条记录`, `Total 356 records`, `356 results`.
TOTAL_ROWS = re.compile(
    r"(?:共|[总總][计計共数數]|合[计計]|[总總]?[记記][录錄][总總]?[数數]?|全部)\s*(?:有|[计計]|[为為]|[:：])?\s*(\d{1,9})\s*"
    r"(?:条|條|篇|[个個]?[记記][录錄]|筆|笔|则|則|件|[项項]|信息|[资資][讯訊]|文章|[数數][据據])|"
    r"(?:[总總][数數]|[总總]?[记記][录錄][总總]?[数數]|[总總][条條][数數]|信息[总總][数數])\s*[:：]?\s*(\d{1,9})|"
    r"(?:页|頁)\s*[/,，、|]?\s*(?:共)?\s*(\d{1,9})\s*(?:条|條|篇|[个個]?[记記][录錄]|筆|笔|[项項])|"
    r"\btotal(?:\s*records?)?\s*[:：]?\s*(\d{1,9})(?:\s*(?:records?|items?|results?|articles?|entries|posts))|"
    r"(?:of|out\s+of)\s+(\d{1,9})\s+(?:records?|items?|results?|articles?|entries|posts)|"
    r"(?:^|\s)(\d{1,9})\s+(?:records|results|articles)\b",
    re.IGNORECASE,
)
# `共18页`, `1/18`, `第1页/共18页`, `Page 3 of 30`.
TOTAL_PAGES = re.compile(
    r"(?:共|[总總][计計共]|合[计計]|分)\s*(?:有|[:：])?\s*(\d{1,6})\s*(?:页|頁)|[总總][页頁][数數]\s*[:：]?\s*(\d{1,6})|"
    r"(?:页次|頁次|第|[当當]前|page|pages?)\s*[:：]?\s*\d{1,6}\s*(?:页|頁)?\s*(?:/|of|，|,|共)\s*"
    r"(?:共|总|總|of)?\s*(\d{1,6})|"
    r"(?:^|\s)\d{1,6}\s*/\s*(\d{1,6})\s*(?:页|頁|pages?|$|\s)",
    re.IGNORECASE,
)
CURRENT_PAGE = re.compile(
    r"(?:页次|頁次|[当當]前第?|第|page|pages?)\s*[:：]?\s*(\d{1,6})\s*(?:页|頁)?\s*(?:/|of|，|,|共)|"
    r"(?:^|\s)(\d{1,6})\s*/\s*\d{1,6}\s*(?:页|頁|$|\s)",
    re.IGNORECASE,
)

# Addresses that list by tag, author or time, or repeat the site for machines and phones.
VIEW_URL = re.compile(
    r"/(tags?|author|authors|feed|feeds|rss|atom|calendar|topic-tags|sitemap|wp-json|wap)([/_.?-]|$)|[?&](tag|"
    r"author|feed|keyword)=|"
    # A month or a day; `m=content` names a program's part.
    r"[?&]m=(19|20)\d\d|"
    r"/tags?\.(php|aspx?|html?)|[/_-]rss[/._-]|rss\.(xml|php|aspx?|html?)|\.(xml|rss|atom)$|"
    r"/(sitemap|rssmap|site_?map|wzdt)[^/]*$|/(archives?|date)/?$|"
    r"/(archives?/|date/)?(19|20)\d\d(/\d{1,2}){0,2}/?$",
    re.IGNORECASE,
)
# Of these, what is a year's, a month's or a day's view, or the 2008th page of a system that calls all pages archives.
YEAR_URL = re.compile(r"/(archives?/|date/)((?:19|20)\d\d)/?$", re.IGNORECASE)
