"""The parts of a page that belong to the links of a list, one for each link."""

from lxml import html
from msgspec import Struct, field

from portalcrawl.discovery.rows.blocks.flat_rows import Run, read_runs
from portalcrawl.discovery.rows.one_row.columns import column_of
from portalcrawl.discovery.rows.one_row.pieces import Piece, read_pieces
from portalcrawl.discovery.rows.one_row.title import are_days, choose_headline, is_more
from portalcrawl.page.links.link_tree import Node, Outline
from portalcrawl.page.links.page_links import Link
from portalcrawl.page.text_length import title_length
from portalcrawl.text.dates.hints import has_date_hint

# Rows of these tags may go on in the elements behind them: <h3><a>…</a></h3><p>excerpt</p>.
_FLAT_TAGS = frozenset({"a", "h1", "h2", "h3", "h4", "h5", "dt", "strong", "b", "span", "p", "td", "div", "tr"})
_LONGEST_ROW = 1_500
"""Characters of a row that are looked at; its date stands before them."""


class Unit(Struct, eq=False):
    """The part of the page that belongs to one link of a list."""

    elements: list[html.HtmlElement]
    links: list[Link]
    pieces: list[Piece] = field(default_factory=list)
    """Its texts. Empty in side lists, whose rows are not read closely."""
    text: str = ""
    length: int = 0
    """Of its link's text, in bytes."""
    dated: bool = False
    """Whether it seems to show a date."""
    column: int | None = None
    """The number of its table cell, if it is one."""


def make_units(nodes: list[Node], outline: Outline, *, is_close: bool) -> list[Unit]:
    """A part for each address, in page order. Texts are read only where `is_close`: side lists need none."""
    units: list[Unit] = []
    runs = read_runs(nodes) if is_close and all(n.tag in _FLAT_TAGS for n in nodes) else None
    for i, node in enumerate(nodes):
        links = outline.links_of(node)
        elements, extra = [node.element], Run()
        if runs is not None:
            extra = runs[i]
            elements += extra.elements
        if units and units[-1].links[0].url == links[0].url:
            unit = units[-1]
            unit.links += links
            unit.elements += elements
        else:
            unit = Unit(elements, links, column=column_of(node.element))
            units.append(unit)
        if is_close:
            own = read_pieces(node.element, links, with_tail=runs is None)
            beside = [piece for element in extra.elements for piece in read_pieces(element, [], with_tail=True)]
            unit.pieces += [*beside, *own] if extra.stands_before else [*own, *beside]
            if extra.lead:
                unit.pieces.append(Piece(extra.lead, False))
    for unit in units:
        texts = [link.text for link in unit.links if link.text and not is_more(link.text)]
        if not any(link.text for link in unit.links) or are_days(unit.links):
            texts = [choose_headline(unit.links, unit.elements)[0] or ""]
        unit.length = title_length(texts[0]) if len(texts) == 1 else max(map(title_length, texts), default=0)
        if unit.pieces:
            unit.text = " ".join([piece.text for piece in unit.pieces])[:_LONGEST_ROW]
            unit.dated = has_date_hint(unit.text)
    return units
