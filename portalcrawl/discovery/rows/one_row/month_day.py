"""A row that shows month and day only. Its address may tell the year; else its list may (`rows.years`)."""

from datetime import datetime, tzinfo

from portalcrawl.discovery.rows.one_row.date import read_parts, to_iso
from portalcrawl.discovery.rows.one_row.day_month_order import NO_ORDER, RowsOrder
from portalcrawl.discovery.rows.one_row.pieces import Piece
from portalcrawl.text.dates.hints import MONTH_DAY_HINT, RELATIVE_HINT
from portalcrawl.text.dates.parsing import is_date_only, parse_date
from portalcrawl.text.dates.patterns import YEAR_HINT
from portalcrawl.text.urls.dates import iter_url_dates

_LONGEST = 24
"""Characters of a text that is month, day and time: 11月20日 星期五 23:58."""
_MONTH_DAY = slice(5, 10)


def infer_year(pieces: list[Piece], url: str) -> str | None:
    """A row's `12-25` with the year of its address, if that has the same month. Without a year it is not a date."""
    for match in read_parts(pieces, None):
        if match is None or not match["md_m"]:
            continue
        month, day = int(match["md_m"]), int(match["md_d"])
        for found in iter_url_dates(url):
            if found.month == month and found.day in (None, day):
                return to_iso(str(found.year), match["md_m"], match["md_d"])
    return None


def find_month_day(
    pieces: list[Piece], *, reference: datetime | None, zone: tzinfo, order: RowsOrder = NO_ORDER
) -> str | None:
    """Month and day (MM-DD) that stand alone in one of a row's texts, without a year; None if none has them."""
    for piece in pieces:
        text = piece.text
        if piece.in_title or len(text) > _LONGEST or not MONTH_DAY_HINT.search(text):
            continue
        if YEAR_HINT.search(text) or RELATIVE_HINT.search(text):
            continue
        if is_date_only(text, reference=reference, zone=zone):
            match = parse_date(text, reference=reference, zone=zone)
            found = order.settle(match, reference, zone) if match else None
            return found.iso[_MONTH_DAY] if found else None
    return None
