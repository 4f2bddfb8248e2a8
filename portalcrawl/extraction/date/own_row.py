"""The day in a row that leads to the very page: a list beside an article may show the article, too, with its day."""

from collections.abc import Iterator
from itertools import islice

from lxml import html

from portalcrawl.extraction.date.elsewhere import Elsewhere
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.document import Document
from portalcrawl.page.layout import Layout
from portalcrawl.page.texts import text_of
from portalcrawl.text.dates.hints import MAY_HOLD_DATE, has_full_date
from portalcrawl.text.dates.parsing import DateMatch, find_dates
from portalcrawl.text.urls.identity import address_key

OWN_ROW = "own row"
"""The evidence of such a day."""
# Elements from a link up to its row, and characters of a row.
_REACH = 4
_LONGEST_ROW = 600


def find_own_row(layout: Layout, document: Document, hints: Hints) -> Elsewhere | None:
    """The one day that all rows with a link to the page itself show, where each shows one day alone."""
    own = address_key(document.url)
    found = [
        dates
        for link in layout.blocks[0].element.iter("a")
        if _leads_to(link, own, document) and (dates := _read_row(link, own, document, hints))
    ]
    days = {match.day for dates in found for match in dates}
    return Elsewhere(found[0][0], OWN_ROW) if len(days) == 1 else None


def _leads_to(link: html.HtmlElement, own: str, document: Document) -> bool:
    """Whether a link leads to the page as a whole: one to a place on it may be that of a comment."""
    href = link.get("href") or ""
    return bool(href) and "#" not in href and address_key(document.absolute(href) or "") == own


def _read_row(link: html.HtmlElement, own: str, document: Document, hints: Hints) -> list[DateMatch]:
    """The days in the smallest element around a link that has any, and leads nowhere else."""
    for element in _around(link):
        if any(not _leads_to(other, own, document) for other in element.iter("a")):
            break
        text = text_of(element)
        if len(text) > _LONGEST_ROW:
            break
        if MAY_HOLD_DATE.search(text) and has_full_date(text):
            return list(find_dates(text, reference=hints.reference, zone=hints.zone))
    return []


def _around(link: html.HtmlElement) -> Iterator[html.HtmlElement]:
    yield link
    yield from islice(link.iterancestors(), _REACH)
