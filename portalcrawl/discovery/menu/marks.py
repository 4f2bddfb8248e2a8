"""What tells a menu from other runs of links: the names and words around it, and how much it says beside its links."""

import re

from lxml import html

from portalcrawl.discovery.rows.date import has_date_hint
from portalcrawl.lexicon import list_words
from portalcrawl.page.link_tree import Node, Outline
from portalcrawl.page.links import Link, has_image, text_of

_FOOT_STEM = re.compile(
    r"(?:^|[\s_-])(?i:foot|footer|bottom|copyright|copy|bot)(?=$|[\s_0-9A-Z-]|(?i:nav|menu|link|box|bar))"
)
_NO_MENU_STEM = re.compile(
    r"(^|[\s_-])(bread|breadcrumb|crumbs?|position|location|place|weizhi|dqwz|tags?|tagcloud|hot|keyword|"
    r"keywords|friend|flink|links?|youqing|share|login|lang|"
    r"language|pag(e|er|ination|ing)|pages|fenye|tool|tools|toolbar|calendar|archives?|comment|rank|banner|"
    r"slide|swiper|carousel)",
    re.IGNORECASE,
)
_NO_MENU_HEADING = re.compile(
    r"标签|標籤|tags?|热门|热搜|关键[词字]|友情|链接|連結|相关网站|网站群|合作|当前位置|当前的?位置|所在位置|"
    r"您的位置|你的位置|您现在|現在位置|"
    r"you are here|links|归档|存档|archives?|日历|calendar|快[速捷](通道|入口|导航|链接)",
    re.IGNORECASE,
)


def is_countable(link: Link) -> bool:
    """Whether the link shows anything."""
    element = link.element
    return bool(link.text) or link.title is not None or bool(element.get("alt")) or has_image(element)


def entries_of(node: Node, outline: Outline, weights: list[float | None]) -> list[Link]:
    """The links of a node that may be entries; `weights` has the names' lengths, None for what is no entry."""
    own = weights[node.first : node.first + node.links]
    return [link for link, weight in zip(outline.links_of(node), own, strict=True) if weight is not None]


def is_no_menu(element: html.HtmlElement) -> bool:
    """Whether names or the words before it call the element something else: tags, friend links, a pager."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    parent = element.getparent()
    if parent is not None:
        names += f" {parent.get('class') or ''} {parent.get('id') or ''}"
    if _NO_MENU_STEM.search(names) and not list_words.NAV_STEM.search(names):
        return True
    lead = (element.text or "").strip()[:20]
    previous = element.getprevious()
    if previous is not None and isinstance(previous.tag, str) and previous.tag not in ("script", "style", "a"):
        lead += " " + text_of(previous)[:20]
    first = element[0] if len(element) else None
    if first is not None and isinstance(first.tag, str) and first.find(".//a") is None and first.tag != "a":
        lead += " " + text_of(first)[:20]
    return bool(_NO_MENU_HEADING.search(lead))


def is_foot(element: html.HtmlElement) -> bool:
    """Whether the element belongs to the foot of the page."""
    return any(
        e.tag == "footer" or _FOOT_STEM.search(f"{e.get('class') or ''} {e.get('id') or ''}")
        for e in [element, *element.iterancestors()]
    )


def holds_text(node: Node, links: list[Link]) -> bool:
    """Whether the element says much besides its links: a menu does not."""
    shown = sum(len(link.text) for link in links)
    text = text_of(node.element)
    return len(text) > shown * 1.6 + 60 or (has_date_hint(text) and len(text) > shown * 1.2 + 20)
