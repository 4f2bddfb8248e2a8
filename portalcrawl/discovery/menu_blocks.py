"""Which parts of a page are menus: runs of short links to the same site, near the top or called navigation."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from lxml import html

from portalcrawl.discovery import vocabulary
from portalcrawl.discovery.links import Link, find_links, has_image, text_of
from portalcrawl.discovery.menu_names import entry_weight, is_home_address, is_service_name, name_of
from portalcrawl.discovery.outline import Node, Outline, build_outline
from portalcrawl.discovery.pagination import find_pages
from portalcrawl.discovery.row_date import has_date_hint
from portalcrawl.discovery.side_marks import heading_above, heading_before, is_side_heading
from portalcrawl.document import Document
from portalcrawl.text.urls import canonicalize_url, url_shape

_LEAST_ENTRIES = 3
_MOST_ENTRIES = 200
_PURITY = 0.7
"""Least share of a menu's links that could be sections."""

_MOST_FOREIGN = 0.75
"""Most of a menu's links that may leave the site; a block of friend links has more."""

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


_MENU_HEADING = re.compile(
    r"栏目|欄目|导航|導航|导读|分类|目录|频道|类别|menu|categor|sections|channels|topics", re.IGNORECASE
)


@dataclass(slots=True, eq=False)
class _Menu:
    node: Node
    entries: list[Link]
    score: float


def find_menus(document: Document) -> list[html.HtmlElement]:
    """The elements of the section menu, in page order; usually one."""
    links = find_links(document)
    outline = build_outline(document.body, (link for link in links if _is_countable(link)))
    order = {link.element: i for i, link in enumerate(links)}
    weights = [entry_weight(link) for link in outline.links]
    menus = [m for node in outline.nodes if (m := _judge(node, outline, weights, order, len(links))) is not None]
    if not menus:
        return []
    best = max(menus, key=lambda m: m.score)
    chosen: list[_Menu] = []
    for menu in sorted(menus, key=lambda m: -m.score):
        if menu.score < _LEAST_SCORE or menu.score < best.score - _NEAR:
            break
        if not any(_overlap(menu.node, other.node) for other in chosen):
            chosen.append(menu)
    chosen.sort(key=lambda m: order[m.entries[0].element])
    return [menu.node.element for menu in chosen]


_LEAST_SCORE = 3.0
_NEAR = 2.5


def _is_countable(link: Link) -> bool:
    element = link.element
    return bool(link.text) or link.title is not None or bool(element.get("alt")) or has_image(element)


def _judge(
    node: Node, outline: Outline, weights: list[float | None], order: dict[html.HtmlElement, int], total: int
) -> _Menu | None:
    """The node as a menu, or None where it is none; `weights` has the names' lengths, None for what is no entry."""
    if node.link is not None or len(node.children) < 2 or not _LEAST_ENTRIES <= node.links <= _MOST_ENTRIES:
        return None
    if node.tag in ("body", "html"):
        return None
    links = outline.links_of(node)
    entries = [link for link, weight in zip(links, weights[node.first : node.first + node.links], strict=True) if weight is not None]
    distinct = {link.url for link in entries}
    if len(distinct) < _LEAST_ENTRIES:
        return None
    own = [link for link in links if not _is_neutral(link)]
    if not own or len(entries) < _PURITY * len(own) or _is_no_menu(node.element):
        return None
    if sum(not link.same_site for link in links) > len(links) * _MOST_FOREIGN:
        return None
    if _holds_text(node, links):
        return None
    score = 0.0
    names = _marks(node.element)
    if (
        node.tag == "nav"
        or node.element.get("role") in ("navigation", "menubar")
        or any(e.tag == "nav" for e in node.element.iterancestors())
    ):
        score += 2.0
    if vocabulary.NAV_STEM.search(names):
        score += 2.0
    if any(is_home_address(link.url) or vocabulary.HOME.fullmatch(name_of(link.element)) for link in links[:2]):
        score += 2.5
    if node.tag == "header" or any(
        e.tag == "header" or "head" in (e.get("class") or e.get("id") or "").lower()
        for e in node.element.iterancestors()
    ):
        score += 1.0
    place = order[links[0].element] / max(total, 1)
    score += 1.5 if place < 0.15 else 0.5 if place < 0.35 else -1.0 if place > 0.8 else 0.0
    score += min(len(distinct), 12) / 6
    if (heading := heading_above(node.element)) and _MENU_HEADING.search(heading):
        score += 2.0
    if _is_foot(node.element):
        score -= 4.0
    return _Menu(node, entries, score)


def _is_neutral(link: Link) -> bool:
    """Links that menus hold without being sections: home, and parents that open a sub-menu."""
    return not link.same_site or is_home_address(link.url) or is_service_name(link.text)


def _marks(element: html.HtmlElement) -> str:
    """Class and id names of the element and its two nearest parents."""
    names = []
    step: html.HtmlElement | None = element
    for _ in range(3):
        if step is None or step.tag in ("body", "html"):
            break
        names.append(f"{step.get('class') or ''} {step.get('id') or ''}")
        step = step.getparent()
    return " ".join(names)


def _is_no_menu(element: html.HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    parent = element.getparent()
    if parent is not None:
        names += f" {parent.get('class') or ''} {parent.get('id') or ''}"
    if _NO_MENU_STEM.search(names) and not vocabulary.NAV_STEM.search(names):
        return True
    lead = (element.text or "").strip()[:20]
    previous = element.getprevious()
    if previous is not None and isinstance(previous.tag, str) and previous.tag not in ("script", "style", "a"):
        lead += " " + text_of(previous)[:20]
    first = element[0] if len(element) else None
    if first is not None and isinstance(first.tag, str) and first.find(".//a") is None and first.tag != "a":
        lead += " " + text_of(first)[:20]
    return bool(_NO_MENU_HEADING.search(lead))


def _is_foot(element: html.HtmlElement) -> bool:
    return any(
        e.tag == "footer" or _FOOT_STEM.search(f"{e.get('class') or ''} {e.get('id') or ''}")
        for e in [element, *element.iterancestors()]
    )


def _holds_text(node: Node, links: list[Link]) -> bool:
    """Whether the element says much besides its links: a menu does not."""
    shown = sum(len(link.text) for link in links)
    text = text_of(node.element)
    return len(text) > shown * 1.6 + 60 or (has_date_hint(text) and len(text) > shown * 1.2 + 20)


def _overlap(one: Node, other: Node) -> bool:
    return _is_within(one, other) or _is_within(other, one)


def _is_within(inner: Node, outer: Node) -> bool:
    node: Node | None = inner
    while node is not None:
        if node is outer:
            return True
        node = node.parent
    return False


def find_side_menus(document: Document, known: Collection[str]) -> list[html.HtmlElement]:
    """Menus that name a section's neighbours or children: some of their entries are known, or lie below the page."""
    pager = set(find_pages(document).elements)
    links = [link for link in find_links(document) if _is_countable(link) and link.element not in pager]
    outline = build_outline(document.body, links)
    weights = [entry_weight(link) for link in outline.links]
    shapes: set[str] | None = None
    found: list[Node] = []
    covered: set[Node] = set()
    for node in outline.nodes:
        if node.parent in covered:
            covered.add(node)
        elif _is_run_of_names(node, weights):
            shapes = {url_shape(url) for url in known} if shapes is None else shapes
            if _is_side_menu(document, node, outline, weights, known, shapes):
                found.append(node)
                covered.add(node)
    return [node.element for node in found]


_LONGEST_MEAN = 7.0
_MOST_SIDE_ENTRIES = 60


def _is_run_of_names(node: Node, weights: list[float | None]) -> bool:
    """Whether next to all links below the node are entries of short, bare names; a list of cut titles has longer."""
    if node.link is not None or not 2 <= node.links <= _MOST_SIDE_ENTRIES or node.tag in ("body", "html"):
        return False
    names = [weight for weight in weights[node.first : node.first + node.links] if weight is not None]
    return len(names) >= max(2, 0.8 * node.links) and sum(names) <= _LONGEST_MEAN * len(names)


def _is_side_menu(
    document: Document,
    node: Node,
    outline: Outline,
    weights: list[float | None],
    known: Collection[str],
    shapes: Collection[str],
) -> bool:
    links = outline.links_of(node)
    distinct = {link.url for link, w in zip(links, weights[node.first : node.first + node.links], strict=True) if w is not None}
    if len(distinct) < 2:
        return False
    folder = document.url.partition("?")[0].rpartition("/")[0] + "/"
    related = {
        url for url in distinct if _is_canonical_in(url, known) or (folder.count("/") > 3 and url.startswith(folder))
    }
    if len(related) * 3 < len(distinct) and sum(url_shape(url) in shapes for url in distinct) * 2 < len(distinct):
        return False
    return not (
        _is_no_menu(node.element)
        or _is_foot(node.element)
        or is_side_heading(heading_before(node.element))
        or _holds_text(node, links)
    )


def _is_canonical_in(url: str, known: Collection[str]) -> bool:
    try:
        return canonicalize_url(url) in known
    except ValueError:
        return False
