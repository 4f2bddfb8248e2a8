"""Dates such as 03/04/2017: which number is the day, or that nothing on the page decides it."""

from collections.abc import Callable

from msgspec.structs import replace

from portalcrawl.extraction.date.candidate import Candidate
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.layout import Layout
from portalcrawl.text.dates.day_order import find_order, is_english_clock, order_of_language, read_open
from portalcrawl.text.dates.hints import has_full_date
from portalcrawl.text.dates.parsing import DateMatch, find_dates
from portalcrawl.text.regions import find_variety
from portalcrawl.text.urls.dates import iter_url_dates

Readings = tuple[DateMatch, DateMatch]
"""A date with its first and with its second number as the day."""

# UTF-8 bytes of a line that says a date and little else.
_LONGEST_DATE_LINE = 60
# Of an ISO 8601 date.
_DAY = slice(0, 10)
_MONTH = slice(0, 7)
_DAY_OF_MONTH = slice(8, 10)


def settle_orders(
    candidates: list[Candidate], layout: Layout, hints: Hints, url: str, language: Callable[[], str | None]
) -> tuple[list[Candidate], list[Candidate]]:
    """The candidates with one reading each, and those that have none because nothing decides.

    These decide, in this order: the list's row and the page's other statements of the same day; the day or month in the
    address; one of both days in a short line anywhere on the page; other dates of the page that can be read one way
    only; the portal's other pages; the order of the page's language; an English clock beside the date.
    """
    readings = [read_open(c.match, reference=hints.reference, zone=hints.zone) for c in candidates]
    if not any(readings):
        return candidates, []
    days = {c.match.day for c, pair in zip(candidates, readings, strict=True) if pair is None}
    if hints.datePublished:
        days.add(hints.datePublished[_DAY])
    order: bool | None = None
    spoken: bool | None = None
    shown: set[str] = set()
    is_asked = False
    settled: list[Candidate] = []
    undecided: list[Candidate] = []
    for candidate, pair in zip(candidates, readings, strict=True):
        if pair is None:
            settled.append(candidate)
            continue
        match = _choose(pair, days) or _choose(pair, _days_in(url, pair))
        if match is None and not is_asked:
            order, is_asked = _find_order(layout, hints), True
            spoken = order_of_language(find_variety(language(), url)) if order is None else None
            shown = _days_on(layout, hints)
        match = match or _choose(pair, shown)
        is_by_language = match is None and order is None
        if match is None and (order is not None or spoken is not None or is_english_clock(candidate.match.raw)):
            match = pair[0] if (spoken if order is None else order) else pair[1]
        if match is None:
            undecided.append(candidate)
        else:
            settled.append(replace(candidate, match=match, is_by_language=is_by_language))
    return settled, undecided


def drop_weaker(candidates: list[Candidate], undecided: list[Candidate]) -> list[Candidate]:
    """The candidates that may replace an undecided one: what a line says without a label, with less weight, is the
    date of something else."""
    most = max((c.score for c in undecided), default=0.0)
    return [c for c in candidates if c.evidence != "line" or c.score >= most]


def _choose(pair: Readings, days: set[str]) -> DateMatch | None:
    """The reading that is one of these days, if only one is."""
    agreeing = [reading for reading in pair if reading.day in days]
    return agreeing[0] if len(agreeing) == 1 else None


def _days_in(url: str, pair: Readings) -> set[str]:
    """The readings' days that an address confirms."""
    dates = list(iter_url_dates(url))
    return {
        reading.day
        for reading in pair
        for date in dates
        if reading.day[_MONTH] == f"{date.year}-{date.month:02d}"
        and date.day in (None, int(reading.day[_DAY_OF_MONTH]))
    }


def _days_on(layout: Layout, hints: Hints) -> set[str]:
    """The days in the page's short lines that can be read one way only."""
    return {
        match.day
        for line in layout.lines
        if line.size <= _LONGEST_DATE_LINE and has_full_date(line.text)
        for match in find_dates(line.text, reference=hints.reference, zone=hints.zone)
        if read_open(match, reference=hints.reference, zone=hints.zone) is None
    }


def _find_order(layout: Layout, hints: Hints) -> bool | None:
    order = find_order(line.text for line in layout.lines)
    return hints.day_first if order is None else order
