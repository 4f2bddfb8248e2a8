"""The list's row as a witness against a date of the page.

The dates of a list confirm each other; nothing confirms a footer's year, a law's date or a template's placeholder. So a
date that is years away from the row's counts only if the page states it twice in independent ways: to readers and to
programs, or in its address. If month and day are the row's or nearly so, the row's year may be a guess, and the page's
counts.
"""

from datetime import date

from portalcrawl.extraction.date.candidate import Candidate
from portalcrawl.extraction.hints import Hints
from portalcrawl.text.urls.dates import iter_url_dates

# Days: a year and a leap day. Within them a row's guessed year is at most one off, and nothing is contradicted.
_YEARS = 366
# Days: list and page may show when a text was written and when it was checked, or the days of two time zones.
_NEAR_IN_YEAR = 7
_DAYS_OF_YEAR = 365
_YEARS_PER_LEAP_DAY = 4
_DAY = slice(0, 10)


def contradicts_row(day: str, hints: Hints) -> bool:
    """Whether a day (YYYY-MM-DD) is years away from the row's and at another time of the year."""
    # A date of a sitemap or a feed has no rows beside it that confirm it, and a list without years shows no year.
    if not hints.datePublished or not hints.listed or hints.year_is_inferred:
        return False
    try:
        apart = abs((date.fromisoformat(day) - date.fromisoformat(hints.datePublished[_DAY])).days)
    except ValueError:
        return False
    off = apart % _DAYS_OF_YEAR
    leap = apart // (_YEARS_PER_LEAP_DAY * _DAYS_OF_YEAR) + 1
    return apart > _YEARS and min(off, _DAYS_OF_YEAR - off) > _NEAR_IN_YEAR + leap


def is_confirmed(day: str, candidates: list[Candidate], url: str) -> bool:
    """Whether the page states a day in two independent ways."""
    ways = {c.is_visible for c in candidates if c.match.day == day}
    in_url = any(d.day and f"{d.year}-{d.month:02d}-{d.day:02d}" == day for d in iter_url_dates(url))
    return len(ways) + in_url > 1
