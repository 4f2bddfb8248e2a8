"""Which parts of a page are menus: runs of short links to the same site, near the top or called navigation."""

from dataclasses import dataclass

from lxml import html

from portalcrawl.discovery.menu.entries import entry_weight, is_service_name, name_of
from portalcrawl.discovery.menu.marks import entries_of, holds_text, is_countable, is_foot, is_no_menu
from portalcrawl.discovery.rows.side_lists import heading_above
from portalcrawl.lexicon import class_names, list_words
from portalcrawl.page.document import Document
from portalcrawl.page.link_tree import Node, Outline, build_outline
from portalcrawl.page.links import Link
from portalcrawl.page.page import page_of
from portalcrawl.text.urls.index_pages import is_home_address

_LEAST_ENTRIES = 3
_MOST_ENTRIES = 200
_PURITY = 0.7
"""Least share of a menu's links that could be sections."""

_MOST_FOREIGN = 0.75
"""Most of a menu's links that may leave the site; a block of friend links has more."""

_LONGEST_MEAN = 8.5
"""Of its entries' names, in hanzi; a page of cut titles is no menu, whatever bar stands at its head."""


@dataclass(slots=True, eq=False)
class _Menu:
    node: Node
    entries: list[Link]
    score: float


def find_menus(document: Document) -> list[html.HtmlElement]:
    """The elements of the section menu, in page order; usually one."""
    links = page_of(document).links
    outline = build_outline(document.body, (link for link in links if is_countable(link)))
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


def _judge(
    node: Node, outline: Outline, weights: list[float | None], order: dict[html.HtmlElement, int], total: int
) -> _Menu | None:
    """The node as a menu, or None where it is none; `weights` has the names' lengths, None for what is no entry."""
    if node.link is not None or len(node.children) < 2 or not _LEAST_ENTRIES <= node.links <= _MOST_ENTRIES:
        return None
    if node.tag in ("body", "html"):
        return None
    links = outline.links_of(node)
    entries = entries_of(node, outline, weights)
    names = [weight for weight in weights[node.first : node.first + node.links] if weight is not None]
    if sum(names) > _LONGEST_MEAN * len(names):
        return None
    distinct = {link.url for link in entries}
    # A small portal's menu: home and two sections.
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
    """How much a menu the node is; `place` is its first link's among the page's, from 0 to 1."""
    score = 0.0
    names = _marks(node.element)
    if (
        node.tag == "nav"
        or node.element.get("role") in ("navigation", "menubar")
        or any(e.tag == "nav" for e in node.element.iterancestors())
    ):
        score += 2.0
    if class_names.NAV_STEM.search(names):
        score += 2.0
    if _begins_at_home(links):
        score += 2.5
    if node.tag == "header" or any(
        e.tag == "header" or "head" in (e.get("class") or e.get("id") or "").lower()
        for e in node.element.iterancestors()
    ):
        score += 1.0
    score += 1.5 if place < 0.15 else 0.5 if place < 0.35 else -1.0 if place > 0.8 else 0.0
    score += min(entries, 12) / 6
    if (heading := heading_above(node.element)) and list_words.MENU_HEADING.search(heading):
        score += 2.0
    if is_foot(node.element):
        score -= 4.0
    return score


def _begins_at_home(links: list[Link]) -> bool:
    return any(is_home_address(link.url) or list_words.HOME.fullmatch(name_of(link.element)) for link in links[:2])


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


def _overlap(one: Node, other: Node) -> bool:
    return _is_within(one, other) or _is_within(other, one)


def _is_within(inner: Node, outer: Node) -> bool:
    node: Node | None = inner
    while node is not None:
        if node is outer:
            return True
        node = node.parent
    return False
