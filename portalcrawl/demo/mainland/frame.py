"""The frame around every page: head, top navigation, side menu, hot list, footer; old-school markup on purpose."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from portalcrawl.demo.mainland.annotate import Level, annotate
from portalcrawl.demo.mainland.articles import Article
from portalcrawl.demo.mainland.menu import CHANNELS
from portalcrawl.demo.mainland.sections import SITE_NAME
from portalcrawl.demo.model import Page

SITE_ADDRESS = "http://www.gaoxinyuan.example"
"""Stands for the portal's own address in absolute links; the server puts its own in its place."""
DOCTYPE = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"'
    ' "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
)
STATIC_MENU = (("關于我們", "/about/"), ("聯系方式", "/contact/"))
_FRIENDS = (("開發區協會", "kaifaqu"), ("產業信息網", "chanye"), ("規劃師之家", "guihua"), ("智慧城市聯盟", "zhcs"))
_HOT_WORDS = ("招商", "園區", "規劃", "孵化器")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the breadcrumb."""

    name: str
    href: str


def furnish(text: str) -> str:
    """A text of the furniture as every page of the portal shows it."""
    return annotate(text, Level.SOME)


def quote_gbk(text: str) -> str:
    """The text percent-encoded as the portal's own links do it: its GBK bytes."""
    return "".join(f"%{byte:02X}" for byte in text.encode("gbk"))


def shorten(text: str, limit: int | None) -> str:
    """The text cut to `limit` characters as list templates cut titles; whole if it fits."""
    return text if limit is None or len(text) <= limit else text[:limit] + "…"


def link_article(article: Article, limit: int | None = None, *, has_full_title: bool = False, host: str = "") -> str:
    """A link to an article with its headline, cut to `limit` characters."""
    title = f' title="{escape(article.show(article.headline))}"' if has_full_title else ""
    text = escape(article.show(shorten(article.headline, limit)), quote=False)
    return f'<a href="{host}{article.path}"{title} target="_blank">{text}</a>'


def render_page(
    title: str,
    main: str,
    *,
    trail: Sequence[Step] = (),
    side: str = "",
    keywords: str = "",
    description: str = "",
    modified: str | None = None,
    status: int = 200,
) -> Page:
    """A whole page; `modified` is the value of its Last-Modified header."""
    crumbs = "".join(f'<a href="{step.href}">{step.name}</a> > ' for step in trail)
    place = f'<div class="place"><strong>當前位置:</strong><a href="/">主頁</a> > {crumbs}</div>' if trail else ""
    text = f"""{DOCTYPE}
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312" />
<title>{escape(title, quote=False)}</title>
<meta name="keywords" content="{escape(keywords)}" />
<meta name="description" content="{escape(description)}" />
<link href="/style/dedecms.css" rel="stylesheet" media="screen" type="text/css" />
<script language="javascript" type="text/javascript" src="/js/common.js"></script>
</head>
<body>
{_top()}
<table width="980" border="0" align="center" cellpadding="0" cellspacing="0" id="wrap">
<tr>
<td width="220" valign="top">{_side_menu()}{side}</td>
<td width="760" valign="top">{place}
{main}
</td>
</tr>
</table>
{_footer()}
</body>
</html>
"""
    return encode_page(text, modified=modified, status=status)


def encode_page(text: str, *, modified: str | None = None, status: int = 200) -> Page:
    """GBK bytes under a header that does not name the charset. Raises UnicodeEncodeError for what GBK lacks."""
    headers = {"Content-Type": "text/html"}
    if modified:
        headers["Last-Modified"] = modified
    return Page(status, headers, text.replace("\n", "\r\n").encode("gbk"))


def side_list(heading: str, articles: Iterable[Article]) -> str:
    """A box of the side column: links with their dates."""
    items = "".join(f"<li>{link_article(article, 13)}<span>{article.day:%m-%d}</span></li>\n" for article in articles)
    return f'<dl class="tbox"><dt><strong>{furnish(heading)}</strong></dt><dd><ul class="d1">\n{items}</ul></dd></dl>\n'


@lru_cache(maxsize=1)
def _top() -> str:
    entries = "".join(
        f"<li class='dropdown'><a href='{channel.address}'>{channel.label}</a><ul>"
        + "".join(f"<li><a href='{section.address}'>{section.label}</a>" for section in channel.sections)
        + "</ul></li>\n"
        for channel in CHANNELS
    )
    statics = "".join(f"<li><a href='{href}'>{furnish(name)}</a></li>\n" for name, href in STATIC_MENU)
    words = " ".join(f'<a href="/plus/search.php?keyword={quote_gbk(word)}">{furnish(word)}</a>' for word in _HOT_WORDS)
    return f"""<div class="toplink"><a href="javascript:setHome()">設為首頁</a> |
<a href="/calendar/?y=2017&m=12">日歷</a>
 | <a href="/rss.xml">RSS</a></div>
<form name="userlogin" action="/member/index_do.php" method="POST"><input type="hidden" name="dopost" value="login" />
用戶名:<input type="text" name="userid" size="8">密碼:<input type="password" name="pwd" size="8">
<input type="submit" value="登錄"><a href="/member/reg_new.php">{furnish("注冊")}</a></form>
<div class="logo"><a href="/"><img src="/images/logo.gif" alt="{SITE_NAME}" height="54" border="0"></a></div>
<form name="formsearch" action="/plus/search.php"><input name="keyword" type="text" class="search-keyword">
<button type="submit">搜索</button> 熱門搜索: {words}</form>
<div id="navMenu"><ul>
<li><a href='/'><span>主頁</span></a></li>
{entries}{statics}</ul></div>"""


@lru_cache(maxsize=1)
def _side_menu() -> str:
    boxes = "".join(
        f'<li class="top"><a href="{channel.address}">{channel.label}</a>\n<ul>\n'
        + "".join(f'<li><a href="{section.address}">{section.label}</a></li>\n' for section in channel.sections)
        + "</ul></li>\n"
        for channel in CHANNELS
    )
    return f'<div class="sidenav"><h3>Network</h3>\n<ul>\n{boxes}</ul></div>\n'


@lru_cache(maxsize=1)
def _footer() -> str:
    friends = "\n".join(
        f'<li><a href="http://www.{host}.example/" target="_blank">{furnish(name)}</a></li>' for name, host in _FRIENDS
    )
    statics = " | ".join(f'<a href="{href}">{furnish(name)}</a>' for name, href in STATIC_MENU)
    return f"""<div class="flink"><strong>友情鏈接</strong><ul>{friends}</ul></div>
<div class="footer"><p>{statics}</p>
<p>Copyright &copy; 2008-2017 {SITE_NAME} {furnish("版權所有 未經授權禁止轉載")}</p>
<p>京ICP備00000000號 更新時間:2017-12-26 Power by DedeCms</p></div>"""
