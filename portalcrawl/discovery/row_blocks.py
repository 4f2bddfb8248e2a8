"""The lists of a page as blocks of like rows, and which of them the page exists for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree, html

from portalcrawl.discovery import vocabulary
from portalcrawl.discovery.links import Link, text_of
from portalcrawl.discovery.outline import Node, build_outline
from portalcrawl.discovery.pagination import Pages
from portalcrawl.discovery.row_text import has_date_hint, heading_before, is_more, weigh_text
from portalcrawl.document import Document
from portalcrawl.text.urls import url_shape

_LONG_TEXTS = etree.XPath(
    ".//text()[string-length() > 25][not(parent::script or parent::style or parent::a or parent::noscript or parent::textarea)]",
    smart_strings=False,
)
_SENTENCE = re.compile(r"[，。；！？,.;!?]")
# Elements that hold a page's whole content rather than one row.
_LARGE = frozenset({"body", "html", "main", "form", "center", "table", "tbody", "section", "frameset"})
_LONGEST_ROW = 1_500


@dataclass(slots=True, eq=False)
class Unit:
    """The part of the page that belongs to one link of a list."""

    elements: list[html.HtmlElement]
    links: list[Link]
    text: str
    weight: float
    """Length of its link's text, in hanzi."""
    dated: bool
    """Whether it seems to show a date."""


@dataclass(slots=True, eq=False)
class Block:
    """Like rows under one element."""

    holder: html.HtmlElement
    units: list[Unit]
    signature: tuple[str, ...] = ()
    """Tags and classes from the body down to the rows."""
    side: float = 1.0
    """1 for the page's content, less for what its heading, place or class names call a side list."""
    holders: list[html.HtmlElement] = field(default_factory=list)

    @property
    def weight(self) -> float:
        """Mean length of its titles, in hanzi."""
        return sum(u.weight for u in self.units) / len(self.units)

    @property
    def dated(self) -> float:
        """Share of rows that show a date."""
        return sum(u.dated for u in self.units) / len(self.units)

    @property
    def score(self) -> float:
        """How much list it is: titles count by length, dates and excerpts double."""
        titles = sum(min(u.weight, 40.0) for u in self.units)
        excerpts = sum(min(len(u.text), 200) for u in self.units) * 0.15
        return (titles * (1 + self.dated) + excerpts) * self.side


def find_blocks(document: Document, candidates: list[Link], pages: Pages) -> list[Block]:
    """The lists of a page, in page order. Links that stand in a menu's way or in running text make none."""
    nodes = build_outline(document.body, candidates)
    groups: dict[tuple[html.HtmlElement, str], list[Node]] = {}
    pager = set(pages.elements)
    for node in nodes:
        if node.is_unit and (node.parent is None or not node.parent.is_unit):
            unit = _tighten(node, pager)
            holder = unit.element.getparent() if unit.parent is None else unit.parent.element
            groups.setdefault((holder, unit.tag), []).append(unit)
    blocks: dict[tuple[object, ...], Block] = {}
    for (holder, tag), units in groups.items():
        made = _make_units(units)
        if not made:
            continue
        # A list may be cut into several elements of the same make, five rows each, or one row per table line.
        outer = holder.getparent()
        key = (outer, holder.tag, holder.get("class"), tag) if holder.tag != "body" else (holder, tag)
        block = blocks.get(key)
        if block is None:
            blocks[key] = Block(holder, made, _signature(holder, tag), holders=[holder])
        else:
            block.units.extend(made)
            block.holders.append(holder)
    found = [b for b in blocks.values() if not _is_prose_links(b)]
    for block in found:
        block.side = _side_factor(block)
    return found


def _tighten(node: Node, pager: set[html.HtmlElement]) -> Node:
    """The row's own element: not the whole column where a page has a single row."""
    while len(node.children) == 1 and (node.tag in _LARGE or _is_too_large(node, pager)):
        node = node.children[0]
    return node


def _is_too_large(node: Node, pager: set[html.HtmlElement]) -> bool:
    if node.tag in ("li", "tr", "dl", "dd", "dt", "article", "h1", "h2", "h3", "h4", "h5", "p", "a"):
        return False
    alone = node.parent is None or len(node.parent.children) == 1
    if not alone and len(node.element) < 12:
        return False
    if any(element in pager for element in node.element.iter("a", "option")):
        return True
    return len(text_of(node.element)) > _LONGEST_ROW or sum(1 for _ in node.element.iter("a")) > 12


def _make_units(nodes: list[Node]) -> list[Unit]:
    units: list[Unit] = []
    is_flat = all(n.tag in ("a", "h1", "h2", "h3", "h4", "h5", "dt", "strong", "b", "span", "p", "td", "div", "tr") for n in nodes)
    for i, node in enumerate(nodes):
        links = _links_of(node)
        elements = [node.element]
        if is_flat:
            stop = nodes[i + 1].element if i + 1 < len(nodes) else None
            elements += _follow(node, stop)
        if units and units[-1].links[0].url == links[0].url:
            units[-1].links += links
            units[-1].elements += [e for e in elements if e not in units[-1].elements]
            continue
        units.append(Unit(elements, links, "", 0.0, False))
    for unit in units:
        unit.text = " ".join(text_of(e) + " " + (e.tail or "").strip() for e in unit.elements)
        texts = [t for link in unit.links if (t := link.text) and not is_more(t)] or [
            link.title or "" for link in unit.links
        ]
        unit.weight = max((weigh_text(t) for t in texts if len(t) < 300), default=0.0)
        unit.dated = has_date_hint(unit.text[:_LONGEST_ROW])
    return units


def _links_of(node: Node) -> list[Link]:
    found: list[Link] = []
    stack = [node]
    while stack:
        one = stack.pop()
        if one.link is not None:
            found.append(one.link)
        stack.extend(reversed(one.children))
    return found


_MOST_FOLLOWERS = 4


def _follow(node: Node, stop: html.HtmlElement | None) -> list[html.HtmlElement]:
    """The elements behind a flat row up to the next one: `<h3><a>…</a></h3><p>excerpt</p>`."""
    others = {child.element for child in node.parent.children} if node.parent is not None else set()
    found = []
    following = node.element.getnext()
    while following is not None and following is not stop and following not in others and len(found) < _MOST_FOLLOWERS:
        found.append(following)
        following = following.getnext()
    return found


def _is_prose_links(block: Block) -> bool:
    """Whether the links stand in running text: words before and after them in the same line."""
    inline = 0
    for unit in block.units:
        element = unit.links[0].element
        before = element.getprevious().tail if element.getprevious() is not None else element.getparent().text
        is_after_words = before is not None and weigh_text(before.strip()) > 8 and not has_date_hint(before)
        if is_after_words and weigh_text(unit.links[0].text) < weigh_text(unit.text) * 0.5:
            inline += 1
    return inline * 2 > len(block.units)


def _signature(holder: html.HtmlElement, tag: str) -> tuple[str, ...]:
    steps = [tag]
    element: html.HtmlElement | None = holder
    while element is not None and element.tag != "body":
        steps.append(f"{element.tag}.{element.get('class') or ''}")
        element = element.getparent()
    return tuple(steps)


# --- what stands beside --------------------------------------------------------------------------


def _side_factor(block: Block) -> float:
    factor = 1.0
    element: html.HtmlElement | None = block.holder
    depth = 0
    while element is not None and element.tag != "body":
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag in ("aside", "footer", "nav") or element.get("role") in ("navigation", "complementary", "contentinfo"):
            factor = min(factor, 0.15)
        elif names != " " and vocabulary.SIDE_STEM.search(names):
            factor = min(factor, 0.3)
        elif names != " " and vocabulary.NAV_STEM.search(names) and block.weight < 10:
            factor = min(factor, 0.3)
        if depth < 5 and factor > 0.2:
            heading = heading_before(element)
            if heading is not None:
                if vocabulary.SIDE_HEADING.search(heading):
                    factor = min(factor, 0.2)
                depth = 5  # the nearest heading is the list's own
        depth += 1
        element = element.getparent()
    first = block.units[0]
    if vocabulary.SIDE_HEADING.match(first.text.strip(" ·:：[【")[:6]) and re.match(r"\W*(上|下)一?[篇条]", first.text):
        factor = min(factor, 0.1)
    return factor


# --- what the page exists for --------------------------------------------------------------------

_LEAST_WEIGHT = 4.5
_JOIN_WEIGHT = 6.0
_CONTENT = 0.9


def is_list(block: Block) -> bool:
    """Whether the block's texts are titles rather than names: a menu's entries are short and bare."""
    return block.weight >= _LEAST_WEIGHT or block.dated >= 0.5 or len(block.units[0].text) > 60


def select_main(document: Document, blocks: list[Block], pages: Pages) -> list[Block]:
    """The blocks that the page exists for; none on a page of prose."""
    lists = [b for b in blocks if is_list(b)]
    if not lists:
        return []
    if _is_prose(document, lists):
        return []
    if pages.elements:
        scoped = _in_scope(lists, pages.elements)
        if scoped:
            lists = scoped
    best = max(lists, key=lambda b: b.score)
    if best.side < 0.5 and not pages.elements and best.dated < 0.5:
        return []
    return [b for b in lists if b is best or _joins(b, best, lists)]


def _joins(block: Block, best: Block, lists: list[Block]) -> bool:
    if block.signature == best.signature:
        return block.side >= best.side
    if block.side < _CONTENT or best.side < _CONTENT:
        return False
    if (block.dated >= 0.5) == (best.dated >= 0.5):
        return block.weight >= _JOIN_WEIGHT
    # Beside dated lists, undated ones count on pages of many lists only.
    alike = sum(1 for b in lists if b.side >= _CONTENT)
    return alike >= 3 and block.weight >= _JOIN_WEIGHT and bool(_shapes(block) & _shapes(best))


def _shapes(block: Block) -> set[str]:
    return {url_shape(u.links[0].url) for u in block.units}


def _in_scope(lists: list[Block], elements: tuple[html.HtmlElement, ...]) -> list[Block]:
    """The lists nearest to the pager: those in the smallest part of the page that holds a list and the pager."""
    holders = {holder: b for b in lists for holder in b.holders}
    above = {b: _ancestors(b.holder) for b in lists}
    scope: html.HtmlElement | None = elements[0].getparent()
    while scope is not None and scope.tag != "html":
        found = [b for b in lists if scope in above[b] or holders.get(scope) is b]
        if any(b.side >= 0.2 for b in found):
            return found
        scope = scope.getparent()
    return []


def _ancestors(element: html.HtmlElement) -> set[html.HtmlElement]:
    return {element, *element.iterancestors()}


_LEAST_PROSE = 250


def _is_prose(document: Document, lists: Iterable[Block]) -> bool:
    """Whether the page's text outweighs its lists: running text that is no row's excerpt."""
    texts = [t for t in _LONG_TEXTS(document.body) if _SENTENCE.search(t)]
    total = sum(weigh_text(t.strip()) for t in texts)
    if total < _LEAST_PROSE:
        return False
    in_rows = sum(
        weigh_text(t.strip())
        for block in lists
        for unit in block.units
        for element in unit.elements
        for t in _LONG_TEXTS(element)
        if _SENTENCE.search(t)
    )
    titles = sum(u.weight for block in lists if block.side >= _CONTENT for u in block.units)
    return total - in_rows > max(_LEAST_PROSE, titles + in_rows * 0.7)
