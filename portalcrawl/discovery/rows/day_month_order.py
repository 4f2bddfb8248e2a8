"""Whether the day comes first in a list's dates (03/04/2017): the rows bear witness for each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from portalcrawl.page.document import Document
from portalcrawl.text.dates.day_order import find_order, is_english_clock, order_of_language, read_open
from portalcrawl.text.dates.parsing import DateMatch


@dataclass(frozen=True, slots=True)
class RowsOrder:
    """The order in a list's dates."""

    day_first: bool | None = None
    """None where neither its other dates nor its language say it."""

    def settle(self, match: DateMatch, reference: datetime | None, zone: tzinfo) -> DateMatch | None:
        """The date as this list means it; None where it may be either and nothing decides."""
        pair = read_open(match, reference=reference, zone=zone)
        if pair is None:
            return match
        if self.day_first is None and not is_english_clock(match.raw):
            return None
        return pair[0] if self.day_first else pair[1]


NO_ORDER = RowsOrder()


def find_rows_order(document: Document, texts: Iterable[str]) -> RowsOrder:
    """The order that those of the rows' texts show which can be read one way only, else the page's language's."""
    order = find_order(["\n".join(texts)])
    return RowsOrder(order_of_language(document.tree.get("lang")) if order is None else order)
