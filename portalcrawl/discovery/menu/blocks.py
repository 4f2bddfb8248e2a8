"""Which parts of a page are menus: runs of short links to the same site, near the top or called navigation."""

from typing import NamedTuple

from lxml import html
from msgspec import Struct

from portalcrawl.discovery.menu.entries import entry_length, is_service_name, name_of
from portalcrawl.discovery.menu.link_runs import entries_of, holds_text, is_countable, is_foot, is_no_menu
from portalcrawl.discovery.rows.blocks.side_lists import heading_above
from portalcrawl.lexicon import class_names, list_words
from portalcrawl.page.document import Document
from portalcrawl.page.links.link_tree import Node, Outline, build_outline
from portalcrawl.page.links.page_links import Link
from portalcrawl.page.page import page_of
from portalcrawl.text.urls.canonical import is_file
from portalcrawl.text.urls.index_pages import is_home_address

_LEAST_ENTRIES = 3
"""Different addresses of a menu; a small portal's menu has two sections and begins at home."""
_MOST_ENTRIES = 200
"""Links of a menu, drop-downs included; what has more is the page."""
_PURITY = 0.7
"""Least share of a menu's links that could be sections."""
_MOST_FOREIGN = 0.75
"""Most of a menu's links that may leave the site; a block of friend links has more."""
_LONGEST_MEAN = 25.5
"""Mean length of its entries' names, in bytes: cut titles below a bar are longer, and make no menu with it."""
_NAME_REACH = 3
"""A menu is named by its own element's class and id, or by those of two elements above it."""


class Weights(NamedTuple):
    """What speaks for an element as the section menu, and against it.

    `tests/discovery/menu/test_blocks.py` has pages for each, under its name.
    """

    navigation: float = 2.0
    """The element is a `<nav>` or stands in one, or ARIA's role says so."""
    name: float = 2.0
    """Its class or id names a menu: `nav`, `menu`, `daohang`."""
    home: float = 2.5
    """It begins with the link to the home page."""
    header: float = 1.0
    """It stands in the page's head."""
    first: float = 1.5
    """It has the page's first links: up to `first_share` of them stand before it."""
    first_share: float = 0.15
    early: float = 0.5
    """It stands before most of the page's links: up to `early_share` of them come first."""
    early_share: float = 0.35
    late: float = -1.0
    """It has the page's last links: more than `late_share` of them come first."""
    late_share: float = 0.8
    entries_a_point: int = 6
    """So many entries count 1, up to `most_entries`: a portal has several sections, but a long run may be anything."""
    most_entries: int = 12
    heading: float = 2.0
    """Its heading says what it is: 导航, 栏目, Sections."""
    foot: float = -4.0
    """It belongs to the page's foot, which repeats a part of the menu."""
    least: float = 3.0
    """What has less is not a menu."""
    near: float = 2.5
    """A portal may have several menus; the others have at most so much less than the best."""


WEIGHTS = Weights()


class _Menu(Struct, eq=False):
    node: Node
    entries: list[Link]
    score: float


def find_menus(document: Document) -> list[html.HtmlElement]:
    """The elements of the section menu, in page order; usually one."""
    links = page_of(document).links
    outline = build_outline(document.body, (link for link in links if is_countable(link)))
    order = {link.element: i for i, link in enumerate(links)}
    lengths = [entry_length(link) for link in outline.links]
    menus = [m for node in outline.nodes if (m := _judge(node, outline, lengths, order, len(links))) is not None]
    if not menus:
        return []
    best = max(menus, key=lambda m: m.score)
    chosen: list[_Menu] = []
    for menu in sorted(menus, key=lambda m: -m.score):
        if menu.score < WEIGHTS.least or menu.score < best.score - WEIGHTS.near:
            break
        if not any(_overlap(menu.node, other.node) for other in chosen):
            chosen.append(menu)
    chosen.sort(key=lambda m: order[m.entries[0].element])
    return [menu.node.element for menu in chosen]


def _judge(
    node: Node, outline: Outline, lengths: list[int | None], order: dict[html.HtmlElement, int], total: int
) -> _Menu | None:
    """The node as a menu if it may be one; `lengths` has the lengths of the names, and None for other links."""
    if node.link is not None or len(node.children) < 2 or not _LEAST_ENTRIES <= node.links <= _MOST_ENTRIES:
        return None
    if node.tag in ("body", "html"):
        return None
    links = outline.links_of(node)
    entries = entries_of(node, outline, lengths)
    names = [length for length in lengths[node.first : node.first + node.links] if length is not None]
    if sum(names) > _LONGEST_MEAN * len(names):
        return None
    distinct = {link.url for link in entries}
    if len(distinct) < (_LEAST_ENTRIES - 1 if _begins_at_home(links) else _LEAST_ENTRIES):
        return None
    own = [link for link in links if not _is_neutral(link)]
    if not own or len(entries) < _PURITY * len(own) or is_no_menu(node.element):
        return None
    if sum(not link.same_site for link in links) > len(links) * _MOST_FOREIGN:
        return None
    if holds_text(node, links):
        return None
    place = order[links[0].element] / max(total, 1)
    return _Menu(node, entries, _score(node, links, len(distinct), place))


def _score(node: Node, links: list[Link], entries: int, place: float) -> float:
    """How surely the node is a menu; `place` is the share of the page's links that stand before it."""
    score = 0.0
    names = _names_of(node.element)
    if (
        node.tag == "nav"
        or node.element.get("role") in ("navigation", "menubar")
        or any(e.tag == "nav" for e in node.element.iterancestors())
    ):
        score += WEIGHTS.navigation
    if class_names.NAV_STEM.search(names):
        score += WEIGHTS.name
    if _begins_at_home(links):
        score += WEIGHTS.home
    if node.tag == "header" or any(
        e.tag == "header" or "head" in (e.get("class") or e.get("id") or "").lower()
        for e in node.element.iterancestors()
    ):
        score += WEIGHTS.header
    score += _score_place(place)
    score += min(entries, WEIGHTS.most_entries) / WEIGHTS.entries_a_point
    if (heading := heading_above(node.element)) and list_words.MENU_HEADING.search(heading):
        score += WEIGHTS.heading
    if is_foot(node.element):
        score += WEIGHTS.foot
    return score


def _score_place(place: float) -> float:
    if place < WEIGHTS.first_share:
        return WEIGHTS.first
    if place < WEIGHTS.early_share:
        return WEIGHTS.early
    return WEIGHTS.late if place > WEIGHTS.late_share else 0.0


def _begins_at_home(links: list[Link]) -> bool:
    """Whether the first link that is not a service or another site's leads home."""
    for link in links:
        if is_home_address(link.url) or list_words.HOME.fullmatch(name_of(link.element)):
            return True
        if not _is_neutral(link):
            return False
    return False


def _is_neutral(link: Link) -> bool:
    """Links that menus hold beside their sections: home, services, other sites, files such as a guide."""
    return not link.same_site or is_home_address(link.url) or is_service_name(link.text) or is_file(link.url)


def _names_of(element: html.HtmlElement) -> str:
    """Class and id names of the element and of those right above it."""
    names = []
    step: html.HtmlElement | None = element
    for _ in range(_NAME_REACH):
        if step is None or step.tag in ("body", "html"):
            break
        names.append(f"{step.get('class') or ''} {step.get('id') or ''}")
        step = step.getparent()
    return " ".join(names)


def _overlap(one: Node, other: Node) -> bool:
    return _is_within(one, other) or _is_within(other, one)


def _is_within(inner: Node, outer: Node) -> bool:
    node: Node | None = inner
    while node is not None:
        if node is outer:
            return True
        node = node.parent
    return False
