"""How a list writes its dates: whether the day comes first (03/04/2017), and from when years count.

One row that can be read in one way only tells how all others are meant.
"""

from collections.abc import Iterable
from datetime import datetime, tzinfo

from msgspec import Struct

from portalcrawl.page.document import Document
from portalcrawl.text.dates.day_order import find_order, is_english_clock, order_of_language, read_open
from portalcrawl.text.dates.parsing import DateMatch
from portalcrawl.text.dates.short_years import has_years_first
from portalcrawl.text.language import TAIWAN, find_language
from portalcrawl.text.regions import find_variety


class RowsOrder(Struct, frozen=True):
    """How a list's dates are meant."""

    day_first: bool | None = None
    """None if neither its other dates nor its language tell."""
    counts_republic: bool = False
    """Whether years of two or three digits count from 1912: 115-03-20 on a page of Taiwan is in 2026."""
    years_first: bool = False
    """Whether dates of two digits begin with the year: 18-03-08 on a Chinese or Korean page."""

    def settle(self, match: DateMatch, reference: datetime | None, zone: tzinfo) -> DateMatch | None:
        """The date as this list means it; None if it can be read in two ways and nothing decides."""
        pair = read_open(match, reference=reference, zone=zone)
        if pair is None:
            return match
        if self.day_first is None and not is_english_clock(match.raw):
            return None
        return pair[0] if self.day_first else pair[1]


NO_ORDER = RowsOrder()


def find_rows_order(document: Document, texts: Iterable[str], reference: datetime | None = None) -> RowsOrder:
    """The order that the rows' texts prove, by a date that can be read in one way only; else the portal's; else that of
    the language."""
    texts = list(texts)
    text = "\n".join(texts)
    order, language = find_order([text]), document.tree.get("lang")
    order = document.day_first if order is None else order
    is_of_taiwan = find_language(language, text) == TAIWAN
    variety = find_variety(find_language(language, text), document.url)
    own = order_of_language(find_variety(language, document.url)) if order is None else order
    is_year_first = variety is not None and variety[:2] in _YEAR_FIRST and order_of_language(variety) is None
    years_first = is_year_first and has_years_first(texts, reference)
    return RowsOrder(own, is_of_taiwan, years_first)


# The Japanese write years of two digits by their emperors as well: 28.5.2 is in 2016.
_YEAR_FIRST = ("zh", "ko")
