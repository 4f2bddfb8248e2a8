"""The frame around every page of the Taiwan style: guide bricks, one menu of sections and services, boxes, footer."""

from collections.abc import Iterable, Sequence
from html import escape

from portalcrawl.demo.model import Page
from portalcrawl.demo.story import Section, Story
from portalcrawl.demo.taiwan.menu import FEATURES, POLICIES, SECTIONS, SERVICES, SITE_ADDRESS, SITE_NAME, STATICS
from portalcrawl.demo.taiwan.texts import LAST_DAY, roc_year


def show_roc(story: Story) -> str:
    """115-03-20."""
    return f"{roc_year(story.day)}-{story.day:%m-%d}"


def link(story: Story, text: str | None = None, title: str = "") -> str:
    """A link to a story with its headline."""
    attribute = f' title="{escape(title)}"' if title else ""
    return f'<a href="{escape(story.path)}"{attribute}>{escape(text or story.headline, quote=False)}</a>'


def render_page(
    title: str,
    main: str,
    *,
    trail: Sequence[tuple[str, str]] = (),
    home: str = "園區首頁",
    side: str = "",
    charset: str = "utf-8",
    status: int = 200,
) -> Page:
    """A whole page; `trail` has name and target of each step of the breadcrumb behind the one called `home`."""
    steps = "".join(f' &gt; <a href="{href}">{name}</a>' for name, href in trail)
    place = f'<div class="path">您現在的位置：<a href="/">{home}</a>{steps}</div>' if trail else ""
    full = f"{title} | {SITE_NAME}" if title != SITE_NAME else title
    text = f"""<!DOCTYPE html>
<html lang="zh-Hant-TW">
<head>
<meta charset="{charset}">
<title>{escape(full, quote=False)}</title>
<link rel="stylesheet" href="/css/style.css">
</head>
<body>
<a class="skip" href="#C">跳到主要內容區塊</a>
<div id="header"><a accesskey="U" href="#U" title="上方選單區">:::</a>
<h1 class="logo"><a href="/"><img src="/images/logo.gif" alt="{SITE_NAME}"></a></h1>
{_MENU}
</div>
<div id="wrap">
<div id="left"><a accesskey="L" href="#L" title="左側選單區">:::</a>
{side}</div>
<div id="main"><a accesskey="C" name="C" href="#C" title="主要內容區">:::</a>
{place}
{main}
</div>
</div>
{_FOOTER}
</body>
</html>
"""
    return Page(status, {"Content-Type": "text/html"}, text.encode(charset))


def steps_of(section: Section) -> list[tuple[str, str]]:
    """The breadcrumb of a section."""
    return [(one.name, one.address) for one in section.trail]


def side_list(heading: str, stories: Iterable[Story], name: str) -> str:
    """A box of links with dates; `name` is its class."""
    items = "".join(f"<li>{link(story)}<span>{show_roc(story)}</span></li>\n" for story in stories)
    return f'<div class="{name}"><h3>{heading}</h3>\n<ul>\n{items}</ul></div>\n'


def _render_menu() -> str:
    def entry(name: str, href: str, below: str = "") -> str:
        return f'<li><a href="{href}">{name}</a>{below}</li>\n'

    tops = [section for section in SECTIONS if section.above is None]
    below = "".join(entry(one.name, one.address) for one in SECTIONS if one.above is FEATURES)
    entries = [entry(*service) for service in SERVICES[:4]]
    entries += [entry(s.name, s.address, f"\n<ul>\n{below}</ul>" if s is FEATURES else "") for s in tops]
    entries += [entry(*static) for static in STATICS]
    entries += [entry(*service) for service in SERVICES[4:]]
    return f'<ul id="menu">\n{entry("回首頁", "/")}{"".join(entries)}</ul>'


_MENU = _render_menu()
_FOOTER = f"""<div id="footer"><a accesskey="Z" href="#Z" title="下方功能區">:::</a>
<p>{"｜".join(f'<a href="{href}">{name}</a>' for name, href in POLICIES)}</p>
<p>{SITE_NAME}　地址：晴川鎮園區一路1號　服務專線：(00)0000-0000　建議使用1024x768以上解析度瀏覽</p>
<p>網站更新日期：{roc_year(LAST_DAY)}-{LAST_DAY:%m-%d}　累計瀏覽人次：1203457</p>
<p>Copyright &copy; 2011-2026 <a href="{SITE_ADDRESS}/">{SITE_NAME}</a> All Rights Reserved.</p></div>"""
