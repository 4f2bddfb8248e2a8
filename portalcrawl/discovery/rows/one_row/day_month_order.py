"""How a list writes its dates: whether the day comes first (03/04/2017), and from when years count.

One row that can be read in one way only tells how all others are meant.
"""

from collections.abc import Iterable
from datetime import datetime, tzinfo

from msgspec import Struct

from portalcrawl.page.document import Document
from portalcrawl.text.dates.day_order import find_order, is_english_clock, order_of_language, read_open
from portalcrawl.text.dates.parsing import DateMatch
from portalcrawl.text.language import TAIWAN, find_language
from portalcrawl.text.regions import find_variety


class RowsOrder(Struct, frozen=True):
    """How a list's dates are meant."""

    day_first: bool | None = None
    """None if neither its other dates nor its language tell."""
    counts_republic: bool = False
    """Whether years of two or three digits count from 1912: 115-03-20 on a page of Taiwan is in 2026."""

    def settle(self, match: DateMatch, reference: datetime | None, zone: tzinfo) -> DateMatch | None:
        """The date as this list means it; None if it can be read in two ways and nothing decides."""
        pair = read_open(match, reference=reference, zone=zone)
        if pair is None:
            return match
        if self.day_first is None and not is_english_clock(match.raw):
            return None
        return pair[0] if self.day_first else pair[1]


NO_ORDER = RowsOrder()


def find_rows_order(document: Document, texts: Iterable[str]) -> RowsOrder:
    """The order that the rows' texts prove, by a date that can be read in one way only; else the portal's; else that of
    the language."""
    text = "\n".join(texts)
    order, language = find_order([text]), document.tree.get("lang")
    order = document.day_first if order is None else order
    is_of_taiwan = find_language(language, text) == TAIWAN
    own = order_of_language(find_variety(language, document.url)) if order is None else order
    return RowsOrder(own, is_of_taiwan)
