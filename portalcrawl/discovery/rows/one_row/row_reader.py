"""One row of a list: its title, date, mark and excerpt, out of the few elements that it is made of."""

from datetime import datetime, tzinfo

from lxml import html
from msgspec import Struct

from portalcrawl.discovery.rows.one_row.date import find_date_beside, find_row_date
from portalcrawl.discovery.rows.one_row.day_month_order import NO_ORDER, RowsOrder
from portalcrawl.discovery.rows.one_row.month_day import find_month_day, infer_year
from portalcrawl.discovery.rows.one_row.pieces import Piece
from portalcrawl.discovery.rows.one_row.title import WEIGHTS, choose_headline, strip_marks
from portalcrawl.lexicon import class_names, list_words
from portalcrawl.page.links.page_links import Link
from portalcrawl.page.text_length import title_length
from portalcrawl.text.dates.hints import has_date_hint
from portalcrawl.text.whitespace import tidy

_SHORTEST_EXCERPT = 20
"""Characters: a shorter text beside the title is a note, a source or a counter."""


_LEAST_TITLE = 15
"""Of a title that is not linked, in bytes: a shorter text is a name, a number or a kind."""


class RowText(Struct, frozen=True):
    """What a row says of its article."""

    headline: str | None
    datePublished: str | None
    pinned: bool
    headline_is_cut: bool
    excerpt: str | None
    year_is_inferred: bool
    month_day: str | None = None


def read_row(
    roots: list[html.HtmlElement],
    links: list[Link],
    pieces: list[Piece],
    *,
    reference: datetime | None,
    zone: tzinfo,
    order: RowsOrder = NO_ORDER,
) -> RowText:
    """The row made of the elements `roots`, whose texts are `pieces`; `links` lead to its article."""
    headline, is_cut = choose_headline(links, roots)
    found = find_row_date(roots, pieces, headline, reference=reference, zone=zone, order=order)
    if found is None:
        titles = [link.title for link in links if link.title]
        found = find_date_beside(roots, titles, reference=reference, zone=zone, order=order)
    inferred = infer_year(pieces, links[0].url) if found is None else None
    date = found or inferred
    month_day = None if date else find_month_day(pieces, reference=reference, zone=zone, order=order)
    pinned = any(list_words.PINNED.fullmatch(p.text) for p in pieces) or any(
        class_names.PINNED_STEM.search(root.get("class") or "") for root in roots
    )
    if headline is None:
        # `查看` is the row's only link: its title stands in another cell.
        headline = max((p.text for p in pieces if _may_be_title(p)), key=len, default=None)
    if headline:
        shorter, is_marked = strip_marks(headline, reference, zone)
        headline, pinned = shorter or headline, pinned or is_marked
    excerpt = max((p.text for p in pieces if not _says_headline(p.text, headline or "")), key=len, default="")
    excerpt = _complete(excerpt, roots, links)
    if len(excerpt) < _SHORTEST_EXCERPT or (headline and excerpt.startswith(headline)):
        excerpt = ""
    return RowText(headline, date, pinned, is_cut, excerpt or None, inferred is not None, month_day)


def _complete(excerpt: str, roots: list[html.HtmlElement], links: list[Link]) -> str:
    """The whole paragraph of an excerpt that a link to another page has torn."""
    own = {link.element for link in links}
    for paragraph in (found for root in roots for found in root.iter("p")) if excerpt else ():
        others = list(paragraph.iter("a"))
        if others and own.isdisjoint(others) and excerpt in (whole := tidy(paragraph.text_content())):
            return whole
    return excerpt


def _may_be_title(piece: Piece) -> bool:
    """Whether a text outside a row's links is as long as titles are, and not a date."""
    length = title_length(piece.text)
    return not piece.in_title and _LEAST_TITLE <= length <= WEIGHTS.longest_title and not has_date_hint(piece.text)


def _says_headline(text: str, headline: str) -> bool:
    """Whether a text is the headline or a part of it, cut or whole, with a list's marks or without."""
    text = text.rstrip("….") or text
    return text in headline or (text[:1] in "[【(（" and list_words.PIN_MARK.sub("", text, count=1) in headline)
