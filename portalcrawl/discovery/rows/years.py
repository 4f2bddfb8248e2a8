"""The years of rows that show month and day only, by the order of their list.

Such lists begin with the newest row, and their writers leave out what everybody knew on that day. So a row is as new as
its place allows: not after today or the row above it, not before the row below it. Whether that is so tells the list's
own rhythm: a list that would have been silent for far longer than between any two of its rows is not in this order, has
ended, or is several lists; then no year is told, unless the years that other rows state leave one way only.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise

from msgspec.structs import replace

from portalcrawl.discovery.rows.one_row.row import Row

_LEAST_ROWS = 3
"""Rows that show an order where nothing is known of those above them."""
_SILENCE = 2
"""So many times the longest time between two rows may pass over a year's end, or since the newest row."""
_SHORT_SILENCE = timedelta(days=31)
"""It passes in lists of any rhythm."""
_MOST_YEARS = 8
"""Within them each day of the calendar comes, but around 1900 and 2100."""


def infer_years(rows: Sequence[Row], newest: date, *, is_begun: bool = False) -> tuple[Row, ...]:
    """The rows of one list page, from the newest one on; those have their years whose years are clear.

    `newest` is the day after which none can be: today, or where the list `is_begun` by pages before this one, the last
    day of these.
    """
    ordered = [row for row in rows if not row.pinned and (row.month_day or row.datePublished)]
    if all(row.datePublished for row in ordered) or len(ordered) < (1 if is_begun else _LEAST_ROWS):
        return tuple(rows)
    silence = max(_SHORT_SILENCE, _SILENCE * _longest_gap(ordered))
    runs = [(stated, list(run)) for stated, run in groupby(ordered, lambda row: row.datePublished is not None)]
    dated: dict[str, str] = {}
    above: date | None = newest
    for place, (is_stated, run) in enumerate(runs):
        if is_stated:
            above = _day_of(run[-1])
            continue
        below = _day_of(runs[place + 1][1][0]) if place + 1 < len(runs) else None
        days = _descend([row.month_day or "" for row in run], above, below, silence) if above else []
        dated.update((row.url, day.isoformat()) for row, day in zip(run, days, strict=False))
    return tuple(
        replace(row, datePublished=dated[row.url], year_is_inferred=True) if row.url in dated else row for row in rows
    )


def _descend(shown: list[str], above: date, below: date | None, silence: timedelta) -> list[date]:
    """The days of some rows between two dates; without a date below them, those up to the first doubtful one."""
    days: list[date] = []
    for month_day in shown:
        last = days[-1] if days else above
        day = _latest(month_day, last)
        if day is None or (below is None and last - day > silence):
            break
        days.append(day)
    if below is None:
        return days
    fits = len(days) == len(shown) and days[-1] >= below
    is_only_way = days[:1] != [] and (_latest(shown[0], days[0] - timedelta(1)) or below) < below
    gaps = (upper - lower for upper, lower in pairwise([above, *days, below]))
    return days if fits and (is_only_way or all(gap <= silence for gap in gaps)) else []


def _latest(month_day: str, bound: date) -> date | None:
    """The last day of this month and day (MM-DD) up to a bound."""
    days = (_read(f"{bound.year - back}-{month_day}") for back in range(_MOST_YEARS + 1))
    return next((day for day in days if day is not None and day <= bound), None)


def _longest_gap(rows: Sequence[Row]) -> timedelta:
    """The longest time between two neighbours of one year."""
    days = [_read("2000-" + (row.month_day or (row.datePublished or "")[5:10])) for row in rows]
    gaps = (upper - lower for upper, lower in pairwise(days) if upper is not None and lower is not None)
    return max((gap for gap in gaps if gap >= timedelta()), default=timedelta())


def _day_of(row: Row) -> date | None:
    return _read((row.datePublished or "")[:10])


def _read(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
