"""What is written as a date and cannot be that of a page: too early, in the future, or on no calendar."""

import re
from datetime import date, datetime, tzinfo

from msgspec import Struct

from portalcrawl.text.dates.match import CHINA, EARLIEST_YEAR
from portalcrawl.text.dates.parsing import find_dates, parse_timestamp

FUTURE = "future"
EARLY = "early"
IMPOSSIBLE = "impossible"
AMBIGUOUS = "ambiguous"
CONTRADICTS_LIST = "contradicts-list"

_LONGEST = 1_000
_LONGEST_RAW = 32
# Looser than what dates are read by: any year of four digits or more (0571 is a telephone's), any month and day of two.
_LOOSE = re.compile(
    r"(?<![0-9])(?<![0-9][-/.])(?P<y>000[01]|[1-9][0-9]{3,5})\s?(?P<sep>[-/.年])\s?(?P<m>[0-9]{1,2})\s?(?:(?P=sep)|月)\s?(?P<d>[0-9]{1,2})"
    r"(?![0-9]|[-/.][0-9])日?"
)
# Unix time nought, and .NET's year 1.
_NO_TIMESTAMP = re.compile("0|-[0-9]{1,17}")


class Refusal(Struct, frozen=True):
    """A date that does not count: why, and as written."""

    reason: str
    """One of this module's constants."""
    raw: str

    def __str__(self) -> str:
        """As a record's evidence tells it.

        >>> str(Refusal(FUTURE, "2031-01-01"))
        'refused:future 2031-01-01'
        """
        return f"refused:{self.reason} {' '.join(self.raw.split())[:_LONGEST_RAW].strip()}"


class Refused(Struct, frozen=True):
    """A refusal with the place [start, end) of what was refused."""

    refusal: Refusal
    start: int
    end: int


def find_refused(text: str, *, reference: datetime | None = None, zone: tzinfo = CHINA) -> Refused | None:
    """The first date of a text that is out of range, and why. Only the first 1,000 characters are read.

    `reference` and `zone` are as in `find_dates`; without a reference nothing is in the future.

    >>> find_refused("0001-01-01T00:00:00").refusal
    Refusal(reason='early', raw='0001-01-01')
    """
    text = text[:_LONGEST]
    if reference is not None:
        for found in find_dates(text, zone=zone):
            if next(find_dates(found.raw, reference=reference, zone=zone), None) is None:
                return Refused(Refusal(FUTURE, found.raw), found.start, found.end)
    for match in _LOOSE.finditer(text):
        if reason := _judge(int(match["y"]), int(match["m"]), int(match["d"]), reference):
            return Refused(Refusal(reason, match[0]), match.start(), match.end())
    return None


def find_refused_value(text: str, *, reference: datetime | None = None, zone: tzinfo = CHINA) -> Refusal | None:
    """The same for a value that metadata or an attribute states, which may be Unix time."""
    value = text.strip()
    if len(value) <= _LONGEST_RAW:
        if _NO_TIMESTAMP.fullmatch(value):
            return Refusal(EARLY, value)
        if parse_timestamp(value, zone=zone) and not parse_timestamp(value, reference=reference, zone=zone):
            return Refusal(FUTURE, value)
    found = find_refused(text, reference=reference, zone=zone)
    return found.refusal if found else None


def _judge(year: int, month: int, day: int, reference: datetime | None) -> str | None:
    """Why a year, month and day cannot be a page's date; None if nothing speaks against them."""
    if year < EARLIEST_YEAR:
        return EARLY
    try:
        date(year, month, day)
    except ValueError:
        return IMPOSSIBLE
    return FUTURE if reference is not None and year > reference.year + 1 else None
