"""The lists of a page as blocks of like rows: links repeated in like elements, each with its part of the page."""

from typing import NamedTuple

from lxml import html
from msgspec import Struct

from portalcrawl.discovery.pager.lone_page import find_lone_page
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.discovery.rows.blocks import side_lists
from portalcrawl.discovery.rows.blocks.few_rows import FEW, LONGEST_LONE_ROW, narrow
from portalcrawl.discovery.rows.blocks.menu_leftovers import KnownSections
from portalcrawl.discovery.rows.blocks.side_lists import SideMarks, list_own_names, list_title_holders
from portalcrawl.discovery.rows.blocks.units import Unit, make_units
from portalcrawl.discovery.rows.blocks.year_groups import join_years
from portalcrawl.discovery.rows.one_row.columns import find_names
from portalcrawl.lexicon import class_names, list_words
from portalcrawl.page.document import Document
from portalcrawl.page.links.link_tree import Node, Outline, build_outline
from portalcrawl.page.links.page_links import Link
from portalcrawl.page.tags import HEADINGS
from portalcrawl.page.text_length import title_length
from portalcrawl.page.texts import text_of
from portalcrawl.text.dates.hints import has_date_hint

# Elements that hold a page's whole content rather than one row.
_LARGE = frozenset({"body", "html", "main", "form", "center", "table", "tbody", "section"})
_ROW_TAGS = frozenset({"li", "dl", "article", "a"})
_LINES = frozenset({"li", "tr", "dd", "p", "div", "tbody"})
_LONGEST_NAME = 30.0
"""Mean length, in bytes, of a menu's names: rows with longer titles may stand in a box that is called menu."""
_NAME_REACH = 3
"""A menu is named by its own element's class and id, or by those of two elements above it."""
_LONGEST_INTRODUCTION = 24
"""Words before a row's link, in bytes: `来源：新华社`. Behind more of them a link stands in a sentence,"""
_TITLE_SHARE = 0.5
"""if it is less than this share of the row's text."""


class Weights(NamedTuple):
    """How much the rows of a block count in the election of the page's list.

    `tests/discovery/rows/test_blocks.py` has pages for each, under its name.
    """

    longest_title: int = 120
    """A title counts by its length in bytes, up to this: a link around a whole text is not a better title."""
    dated: float = 1.0
    """Titles count so much more if all rows show a date: a list of articles does, a hot list rarely."""
    excerpt: float = 0.45
    """A character of a row's text, up to `longest_excerpt` of them, beside a byte of a title."""
    longest_excerpt: int = 200


WEIGHTS = Weights()


class Block(Struct, eq=False):
    """Like rows under one element, or under several of the same make."""

    holders: list[html.HtmlElement]
    units: list[Unit]
    signature: tuple[str, ...]
    """Tags and classes from the rows up to the body."""
    side: float
    """1 for the page's content, less for what its heading, place or names call a side list."""
    weight: float = 0.0
    """Mean length of its titles, in bytes."""
    dated: float = 0.0
    """Share of rows that show a date."""
    score: float = 0.0
    """How much speaks for it as the page's list: titles count by length, dates double them, excerpts add."""

    def measure(self) -> None:
        """Set the figures that follow from the units."""
        count = len(self.units)
        self.weight = sum(u.length for u in self.units) / count
        self.dated = sum(u.dated for u in self.units) / count
        titles = sum(min(u.length, WEIGHTS.longest_title) for u in self.units)
        excerpts = sum(min(len(u.text), WEIGHTS.longest_excerpt) for u in self.units) * WEIGHTS.excerpt
        self.score = (titles * (1 + self.dated * WEIGHTS.dated) + excerpts) * self.side


def find_blocks(document: Document, candidates: list[Link], pages: Pages, sections: list[Link]) -> list[Block]:
    """The lists of a page, in page order. Neither links in running text nor menus of known `sections` are lists."""
    pager = set(pages.elements)
    groups: dict[tuple[html.HtmlElement, str], list[Node]] = {}
    outline = build_outline(document.body, candidates)
    for node in outline.nodes:
        if node.is_unit and (node.parent is None or not node.parent.is_unit):
            groups.setdefault(_group_of(node), []).append(node)
    end = None if pager else find_lone_page(document)
    columns = frozenset(end.iterancestors()) if end is not None else frozenset()
    years = join_years(groups)
    few_rows = [key for key, nodes in groups.items() if len(nodes) <= FEW and nodes[0].tag not in _ROW_TAGS]
    for few in few_rows:
        if few in years:
            continue
        for node in groups.pop(few):
            unit = narrow(node, outline, pager, columns)
            groups.setdefault(_group_of(unit), []).append(unit)
    marks = SideMarks(list_own_names(document), list_title_holders(document))
    blocks: dict[tuple[object, ...], Block] = {}
    for (holder, tag), nodes in groups.items():
        side = _side_of(holder, nodes, outline, marks)
        units = make_units(nodes, outline, is_close=side > side_lists.HEADED_ASIDE)
        # A list may be cut into several elements of the same make: five rows each, or one table line.
        key = (*years.get((holder, tag), (holder.getparent(), holder.tag, holder.get("class"), tag)), side)
        block = blocks.get(key) if holder.tag != "body" else None
        if block is None:
            blocks[key] = Block([holder], units, _signature(holder, tag), side)
        else:
            block.units.extend(units)
            block.holders.append(holder)
    known = KnownSections(sections)
    parts = [part for block in blocks.values() for part in _split_names(block)]
    found = [block for block in parts if not _is_menu_rest(block, known) and not _is_in_prose(block)]
    for block in found:
        block.measure()
        if block.side == side_lists.CONTENT and block.weight < _LONGEST_NAME and _is_named_menu(block.holders[0]):
            block.side = side_lists.NAMED_ASIDE
            block.measure()
    return found


def _split_names(block: Block) -> list[Block]:
    """The block, without the columns of a table that hold names beside titles: who wrote, who replied last."""
    lengths: dict[int | None, list[int]] = {}
    for unit in block.units:
        lengths.setdefault(unit.column, []).append(unit.length)
    named = find_names(lengths)
    if not named:
        return [block]
    names = [unit for unit in block.units if unit.column in named]
    block.units = [unit for unit in block.units if unit.column not in named]
    return [block, Block(block.holders, names, (*block.signature, "names"), block.side)]


def _group_of(unit: Node) -> tuple[html.HtmlElement, str]:
    """What rows of one list share: holder and tag. Right below the body also the class, because columns stand there."""
    holder = unit.parent.element if unit.parent is not None else unit.element
    names = (unit.element.get("class") or unit.element.get("id") or "").split()
    if holder.tag not in _LARGE or not names:
        return holder, unit.tag
    return holder, f"{unit.tag}.{names[0].rstrip('0123456789')}"


def _side_of(holder: html.HtmlElement, nodes: list[Node], outline: Outline, marks: SideMarks) -> float:
    side = marks.of_names(nodes[0].element if len(nodes) == 1 else holder)
    if len(nodes) <= FEW:
        text = text_of(nodes[0].element)
        if side_lists.is_imprint(text[-LONGEST_LONE_ROW:]):
            return side_lists.ASIDE
    if side > side_lists.HEADED_ASIDE:
        first = nodes[0].element
        lead = (first.text or first.getparent().text or "").strip() or text_of(outline.links[nodes[0].first].element)
        if list_words.NEIGHBOUR.match(lead):
            return side_lists.NEIGHBOUR
        # A table's heading is its first line.
        inner = side_lists.heading_before(first) if first.tag in _LINES else None
        if marks.is_side_heading(inner) or marks.is_side_heading(side_lists.heading_above(holder)):
            return side_lists.HEADED_ASIDE
    return side


def _is_named_menu(element: html.HtmlElement) -> bool:
    step: html.HtmlElement | None = element
    for _ in range(_NAME_REACH):
        if step is None or step.tag == "body":
            return False
        if any(name and class_names.NAV_STEM.search(name) for name in (step.get("class"), step.get("id"))):
            return True
        step = step.getparent()
    return False


def _is_menu_rest(block: Block, known: KnownSections) -> bool:
    elements, links = [unit.elements[0] for unit in block.units], [unit.links[0] for unit in block.units]
    return known.outnumber(elements, block.holders, links)


def _is_in_prose(block: Block) -> bool:
    """Whether the links stand in running text: words before them in the same line, which is not a heading."""
    inline = 0
    for unit in block.units:
        element = unit.links[0].element
        previous = element.getprevious()
        before = previous.tail if previous is not None else element.getparent().text
        if before is None or title_length(before.strip()) <= _LONGEST_INTRODUCTION or has_date_hint(before):
            continue
        if next(element.iterancestors(*HEADINGS), None) is not None:
            continue
        if unit.length < title_length(unit.text) * _TITLE_SHARE:
            inline += 1
    return inline * 2 > len(block.units)


def _signature(holder: html.HtmlElement, tag: str) -> tuple[str, ...]:
    steps = [tag]
    element: html.HtmlElement | None = holder
    while element is not None and element.tag != "body":
        steps.append(f"{element.tag}.{element.get('class') or ''}")
        element = element.getparent()
    return tuple(steps)
