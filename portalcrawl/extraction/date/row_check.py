"""The list's row as a witness against a date of the page.

The rows of a list bear each other out, and a footer's year, a law's date or a template's placeholder stand alone. So a
date that is years away from the row's counts only where the page states it twice in independent ways: to readers and to
programs, or in its address. Where month and day are the row's or nearly so, the row's year may be a guess, and
the page's counts.
"""

from datetime import date

from portalcrawl.extraction.date.candidates import Candidate
from portalcrawl.extraction.hints import Hints
from portalcrawl.text.urls.dates import iter_url_dates

# More than a year and a day: across a guessed year, and a leap day, two dates are no further apart.
_YEARS = 366
# List and page may show the days of writing and of checking, or two zones' days.
_NEAR_IN_YEAR = 7
_DAYS_OF_YEAR = 365


def contradicts_row(day: str, hints: Hints) -> bool:
    """Whether a day (YYYY-MM-DD) is years away from the row's and at another time of the year."""
    # What a sitemap or a feed says is no row among others.
    if not hints.datePublished or not hints.listed:
        return False
    try:
        apart = abs((date.fromisoformat(day) - date.fromisoformat(hints.datePublished[:10])).days)
    except ValueError:
        return False
    off = apart % _DAYS_OF_YEAR
    # Leap days add up to one in four years.
    leap = apart // (4 * _DAYS_OF_YEAR) + 1
    return apart > _YEARS and min(off, _DAYS_OF_YEAR - off) > _NEAR_IN_YEAR + leap


def is_confirmed(day: str, candidates: list[Candidate], url: str) -> bool:
    """Whether the page states a day in two independent ways."""
    ways = {c.is_visible for c in candidates if c.match.day == day}
    in_url = any(d.day and f"{d.year}-{d.month:02d}-{d.day:02d}" == day for d in iter_url_dates(url))
    return len(ways) + in_url > 1
