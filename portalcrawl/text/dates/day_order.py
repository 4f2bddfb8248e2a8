"""Which of the two numbers in 03/04/2017 is the day: what other dates of the page, and its language, say of it.

A dot needs no witness: no language puts the month before it (25.12.2017). Slash and hyphen are used in both orders.
"""

import re
from collections.abc import Iterable
from datetime import datetime, tzinfo

from msgspec.structs import replace

from portalcrawl.text.dates.parsing import CHINA, DateMatch, find_dates
from portalcrawl.text.dates.patterns import YEAR_LAST_HINT

_OPEN = re.compile(r"(\d{1,2})([/-]|\s/\s)(\d{1,2})\2\d{4}")
_YEAR_LAST = re.compile(r"(?<![0-9./-])([0-3]?[0-9])([/-]|\s/\s)([0-3]?[0-9])\2(?:19|20)[0-9]{2}(?![0-9])")
_LAST_MONTH = 12
_LAST_DAY = 31
# By CLDR's short dates: where the month comes first, and where the year does and so neither order is at home. A
# language without a region is its likeliest one's: `en` is America's.
_MONTH_FIRST = frozenset(
    (
        "en",
        "en-us",
        "en-ph",
        "en-pr",
        "en-gu",
        "en-as",
        "en-vi",
        "en-mp",
        "en-um",
        "en-mh",
        "es-pr",
        "es-pa",
        "fil",
        "tl",
    )
)
_YEAR_FIRST = frozenset(("zh", "ja", "ko", "hu", "lt", "mn", "en-ca", "en-za", "eu", "bo", "ug", "ii"))
_DAY_FIRST_CHINESE = frozenset(("hk", "mo", "sg", "my"))


def read_open(
    match: DateMatch, *, reference: datetime | None = None, zone: tzinfo = CHINA
) -> tuple[DateMatch, DateMatch] | None:
    """Both readings of a date whose order is open, the day first and the month first; None if one alone is possible.

    >>> [reading.iso for reading in read_open(next(find_dates("03/04/2017"))) or ()]
    ['2017-04-03', '2017-03-04']
    >>> read_open(next(find_dates("25/12/2017"))) is None
    True
    """
    if _OPEN.match(match.raw) is None:
        return None
    readings = [
        next(find_dates(match.raw, reference=reference, zone=zone, day_first=day_first), match)
        for day_first in (True, False)
    ]
    if readings[0].iso == readings[1].iso:
        return None
    return replace(match, iso=readings[0].iso), replace(match, iso=readings[1].iso)


def may_say_day(match: DateMatch, day: str | None) -> bool:
    """Whether a date is a day (YYYY-MM-DD), or may be read as it."""
    return match.day == day or any(reading.day == day for reading in read_open(match) or ())


def find_order(texts: Iterable[str]) -> bool | None:
    """Whether the day comes first in the dates of some texts that can be read one way only (25/12/2017); None if
    there are none, or of both kinds.

    >>> find_order(["03/04/2017", "Updated 25/12/2017"]), find_order(["12/25/2017", "25/12/2017"])
    (True, None)
    """
    orders = set()
    for text in texts:
        if not YEAR_LAST_HINT.search(text):
            continue
        for first, _, second in _YEAR_LAST.findall(text):
            a, b = int(first), int(second)
            if 1 <= min(a, b) <= _LAST_MONTH < max(a, b) <= _LAST_DAY:
                orders.add(a > b)
    return orders.pop() if len(orders) == 1 else None


def order_of_language(tag: str | None) -> bool | None:
    """Whether the day comes first in numeric dates with the year last, by a BCP 47 tag; None if that says nothing.

    >>> order_of_language("en-US"), order_of_language("de"), order_of_language("zh-CN")
    (False, True, None)
    """
    parts = (tag or "").lower().replace("_", "-").split("-")
    if not parts[0].isalpha():
        return None
    region = next((part for part in parts[1:] if len(part) == _REGION and part.isalpha()), "")
    whole = f"{parts[0]}-{region}" if region else parts[0]
    if parts[0] == "zh":
        return True if region in _DAY_FIRST_CHINESE else None
    if whole in _MONTH_FIRST or parts[0] in _MONTH_FIRST - {"en"}:
        return False
    return None if whole in _YEAR_FIRST or parts[0] in _YEAR_FIRST else True


_REGION = 2


def is_english_clock(raw: str) -> bool:
    """Whether a date goes with a time such as 9:23 PM. If the page's language is at home in neither order, software
    wrote it that speaks English: the month is first.

    >>> is_english_clock("7/5/2005 9:23:57 PM"), is_english_clock("06/02/2022 13:48")
    (True, False)
    """
    return _ENGLISH_CLOCK.search(raw) is not None


_ENGLISH_CLOCK = re.compile(r"[0-9]\s?[AP]\.?M\b", re.IGNORECASE)
