"""The rows of a list page: the links to articles that the page exists for, and those that merely stand beside them."""

from collections.abc import Collection, Sequence
from datetime import datetime, tzinfo

from lxml import html
from msgspec import Struct
from msgspec.structs import replace

from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.discovery.rows.blocks.blocks import Block, find_blocks
from portalcrawl.discovery.rows.blocks.few_rows import FEW
from portalcrawl.discovery.rows.blocks.main_list import is_list, is_prose, select_main
from portalcrawl.discovery.rows.blocks.places import NO_PLACES, RowPlaces, find_placed_rows, read_places
from portalcrawl.discovery.rows.blocks.side_lists import CONTENT
from portalcrawl.discovery.rows.links.blank_links import find_blank_rows
from portalcrawl.discovery.rows.links.candidates import RowLinks, sort_links
from portalcrawl.discovery.rows.links.cards import drop_links_in_cards, find_cards
from portalcrawl.discovery.rows.links.data_rows import find_data_rows
from portalcrawl.discovery.rows.one_row.day_month_order import find_rows_order
from portalcrawl.discovery.rows.one_row.pieces import read_pieces
from portalcrawl.discovery.rows.one_row.row import Row, merge_rows
from portalcrawl.discovery.rows.one_row.row_reader import read_row
from portalcrawl.discovery.rows.one_row.rule import obey_rule
from portalcrawl.discovery.rows.one_row.title import choose_headline
from portalcrawl.items import Breadcrumb
from portalcrawl.page.document import Document
from portalcrawl.page.limits.cpu_budget import budgeted
from portalcrawl.page.links.page_links import NEIGHBOURS, Link
from portalcrawl.page.page import page_of
from portalcrawl.profiles.model import RowsRule
from portalcrawl.profiles.xpath import all_within, select_elements
from portalcrawl.text.dates.parsing import CHINA
from portalcrawl.text.urls.identity import address_key


class Listing(Struct, frozen=True):
    """The links of a page to articles, in the page's order, each address once."""

    rows: tuple[Row, ...] = ()
    """The page's own list or lists."""
    others: tuple[Row, ...] = ()
    """Hot lists, side bars, related and recent articles, previous and next: candidates, not what the page lists.

    Those of a list in the content that shows a date on each row have it: below a long text such a list is not elected.
    """
    places: RowPlaces = NO_PLACES
    """Where the rows stand."""

    def of_names(self) -> "Listing":
        """The same of a site map, whose undated links are names of sections as often as titles: candidates."""
        is_dated = any(row.datePublished for row in self.rows)
        return self if is_dated else Listing(others=(*self.rows, *self.others))


# Rows that an element of a learned rule may hold; where it holds more, it is something else than a row.
_MOST_OF_ELEMENT = 2


@budgeted
def find_rows(
    document: Document,
    rule: Sequence[RowsRule] | None = None,
    *,
    reference: datetime | None = None,
    zone: tzinfo = CHINA,
    exclude: Collection[str] = (),
    places: RowPlaces = NO_PLACES,
) -> Listing:
    """The rows of a list page, of a page of several lists, or of the home page.

    `exclude` holds canonical URLs of sections: they are never rows. `reference` and `zone` are as in
    `text.dates.find_dates`. A page whose main content is prose has no rows, only others. `rule` says where the rows
    stand, for each layout of lists that the portal has; the first one that finds rows is obeyed. `places` says where
    earlier pages of the list have theirs.
    """
    found = find_lists(document, exclude)
    sorted_links, chosen = found.links, found.main
    # If a rule says so, a single row is a list; on a page whose prose outweighs its lists only a person knows better.
    is_list_page = bool(found.main) or (bool(rule) and not is_prose(document, found.blocks))
    for one in rule or ():
        if (is_list_page or one.is_declared) and (ruled := _find_ruled(document, one, found)):
            chosen = ruled
            rows = _read_blocks(document, ruled, sorted_links, reference, zone, one)
            break
    else:
        placed = find_placed_rows(sorted_links.candidates, places)
        whole = _find_whole(found.main, placed, places)
        chosen = whole or (find_blocks(document, placed, found.pages, []) if placed else found.main)
        rows = _read_blocks(document, chosen, sorted_links, reference, zone)
    if not rows and not is_prose(document, found.blocks):
        rows = find_data_rows(document, reference=reference, zone=zone)
    rows = rows or find_blank_rows(document, found.pages)
    seen = {address_key(row.url) for row in rows}
    beside = [block for block in found.blocks if block not in chosen and is_list(block)]
    dated = [block for block in beside if block.side == CONTENT and block.dated == 1 and len(block.units) > FEW]
    days = [
        row for row in _read_blocks(document, dated, sorted_links, reference, zone) if address_key(row.url) not in seen
    ]
    named = _name_blocks(
        [block for block in beside if block not in dated], seen | {address_key(row.url) for row in days}
    )
    others = (*days, *named)
    return Listing(tuple(_mark_pinned(rows)), others, read_places(chosen, sorted_links.candidates))


class Lists(Struct, frozen=True):
    """The blocks of like rows that a page has."""

    links: RowLinks
    pages: Pages
    blocks: list[Block]
    main: list[Block]
    """Those that the page exists for."""


def find_lists(document: Document, exclude: Collection[str] = ()) -> Lists:
    """The page's lists before their rows are read."""
    pages = find_pages(document)
    sorted_links = sort_links(document, page_of(document).links, pages, exclude)
    cards = find_cards(sorted_links.candidates)
    candidates = drop_links_in_cards(sorted_links.candidates, cards)
    blocks = find_blocks(document, candidates, pages, sorted_links.sections)
    main = select_main(document, blocks, pages, cards)
    return Lists(sorted_links, pages, blocks, [block for block in blocks if block in main])


def _find_whole(main: list[Block], placed: Sequence[Link], places: RowPlaces) -> list[Block]:
    """The blocks of the page's own list in which the rows stand that earlier pages have at these places, if all of them
    stand there: what else these blocks hold are rows too, such as one kind of post that has another element around it.
    """
    wanted = {address_key(link.url) for link in placed}
    keys = {id(block): {address_key(unit.links[0].url) for unit in block.units} for block in main}
    blocks = [block for block in main if not wanted.isdisjoint(keys[id(block)])]
    found = {key for block in blocks for key in keys[id(block)]}
    return blocks if wanted and wanted <= found and found.isdisjoint(places.strangers) else []


def _find_ruled(document: Document, rule: RowsRule, found: Lists) -> list[Block]:
    """The blocks of the links that stand in a rule's rows; empty if the rule finds no row.

    A learned rule may mean an article's own element as well, which has links to the articles before and behind; or the
    one element of an index, which holds links to all months. Where it has a place for the title, each element is a row.
    """
    selected = select_elements(rule.xpath, document.tree)
    elements = all_within(selected)
    inside = [link for link in found.links.candidates if link.element in elements] if elements else []
    if not rule.is_declared:
        inside = [link for link in inside if not link.rel or NEIGHBOURS.isdisjoint(link.rel.split())]
    blocks = find_blocks(document, inside, found.pages, []) if inside else []
    is_of_rows = not rule.is_declared and (rule.title or rule.date) is not None
    is_full = sum(len(block.units) for block in blocks) > _MOST_OF_ELEMENT * len(selected)
    return [] if is_of_rows and is_full else blocks


def _read_blocks(
    document: Document,
    blocks: list[Block],
    sorted_links: RowLinks,
    reference: datetime | None,
    zone: tzinfo,
    rule: RowsRule | None = None,
) -> list[Row]:
    """The rows of some blocks in page order; a link that comes twice is the row that says more."""
    units = [
        (unit, unit.pieces or [p for e in unit.elements for p in read_pieces(e, unit.links, with_tail=True)])
        for block in blocks
        for unit in block.units
    ]
    order = find_rows_order(document, (piece.text for _, pieces in units for piece in pieces), reference)
    rows: dict[str, Row] = {}
    for unit, pieces in units:
        text = read_row(unit.elements, unit.links, pieces, reference=reference, zone=zone, order=order)
        url = unit.links[0].url
        key = address_key(url)
        row = Row(
            url=url,
            headline=text.headline,
            datePublished=text.datePublished,
            position=len(rows) + 1,
            pinned=text.pinned,
            headline_is_cut=text.headline_is_cut,
            section=_section_of(unit.elements, sorted_links),
            excerpt=text.excerpt,
            year_is_inferred=text.year_is_inferred,
            month_day=text.month_day,
        )
        row = obey_rule(row, rule, unit.elements, reference, zone, order) if rule else row
        rows[key] = merge_rows(rows[key], row) if key in rows else row
    return list(rows.values())


def _name_blocks(blocks: list[Block], seen: Collection[str]) -> list[Row]:
    """The rows of side lists by address and title alone."""
    rows: dict[str, Row] = {}
    for block in blocks:
        for unit in block.units:
            key = address_key(unit.links[0].url)
            if key not in seen and key not in rows:
                headline, is_cut = choose_headline(unit.links, unit.elements)
                rows[key] = Row(unit.links[0].url, headline=headline, position=len(rows) + 1, headline_is_cut=is_cut)
    return list(rows.values())


def _section_of(elements: list[html.HtmlElement], sorted_links: RowLinks) -> Breadcrumb | None:
    if not sorted_links.categories:
        return None
    for root in elements:
        for element in root.iter("a"):
            if (link := sorted_links.categories.get(element)) is not None:
                return Breadcrumb(link.text.strip("[]【】()（）<> "), link.url)
    return None


_LEAST_ORDERED = 3
"""Rows whose dates descend below the pinned ones; two descend by chance."""


def _mark_pinned(rows: list[Row]) -> list[Row]:
    """Marks the rows at the top that break a descending order of dates below them."""
    days = [row.datePublished[:10] if row.datePublished else None for row in rows]
    if len(rows) <= _LEAST_ORDERED or any(day is None for day in days):
        return rows
    order = [day or "" for day in days]
    start = len(order) - 1
    while start > 0 and order[start - 1] >= order[start]:
        start -= 1
    if start == 0 or start * 2 > len(order) or len(order) - start < _LEAST_ORDERED:
        return rows
    return [replace(row, pinned=True) if i < start else row for i, row in enumerate(rows)]
