"""Dates by the calendars of Iran and Thailand, and the digits of other scripts.

Both calendars are read without doubt: Thailand counts the years of the Gregorian one from 543 years before, and Iran's
leap years follow a cycle of 33 years for longer than there are pages. The Islamic calendar goes by the moon as it is
seen in each country, so it is not read.
"""

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from portalcrawl.text.dates.month_names import read_other_month

# The first of ten digits in Arabic, Persian, Devanagari, Bengali, Thai and Khmer.
_ZEROS = (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0x17E0)
_DIGITS = {zero + number: 0x30 + number for zero in _ZEROS for number in range(10)}
_ANY_DIGIT = re.compile(f"[{''.join(map(chr, _DIGITS))}]")

_DAY = r"(?P<d>3[01]|[12][0-9]|0?[1-9])"
_MONTH = r"(?P<m>1[0-2]|0?[1-9])"
HINT = re.compile("[\u0e00-\u0e7f\u0600-\u06ff]|[0-9][/.-]25[4-9][0-9]|1[34][0-9]{2}/[01]?[0-9]/")
"""Without it a text has no date of these calendars."""
# 5 มีนาคม 2567, 5 มี.ค. พ.ศ. 2567, 5 มี.ค. 67, and by the Gregorian calendar 5 มี.ค. 2024.
_THAI = re.compile(
    rf"(?<![0-9]){_DAY}\s{{0,3}}(?P<mon>[\u0e00-\u0e7f.]{{3,12}}?)\s{{0,3}}(?:[พค]\.?ศ\.?\s{{0,3}})?"
    r"(?P<y>25[4-9][0-9]|20[0-9]{2}|[5-7][0-9])(?![0-9])"
)
# 05/03/2567
_BUDDHIST = re.compile(
    rf"(?<![0-9])(?<![0-9][/.-]){_DAY}(?P<sep>[/.-]){_MONTH}(?P=sep)(?P<y>25[4-9][0-9])(?![0-9]|[/.-][0-9])"
)
_BEFORE_CHRIST = 543
# Of a year of two digits: 67 is 2567.
_CENTURY = 2500
_SHORT = 100

_NAMES = [
    "فرورد[یي]ن", "ارد[یي]بهشت", "خرداد", "ت[یي]ر", "[اأ]?مرداد", "شهر[یي]ور",
    "مهر", "[آا]بان", "[آا]ذر", "د[یي]", "بهمن", "اسفند",
]  # fmt: skip
# 15 اسفند 1402
_PERSIAN = re.compile(
    rf"(?<![0-9]){_DAY}\s{{0,3}}(?P<mon>{'|'.join(_NAMES)})\s{{0,3}}(?:ماه\s{{0,3}})?(?P<y>1[34][0-9]{{2}})(?![0-9])"
)
# 1402/12/15
_PERSIAN_NUMERIC = re.compile(rf"(?<![0-9/])(?P<y>1[34][0-9]{{2}})/{_MONTH}/{_DAY}(?![0-9/])")
# 1 Farvardin 1400 was 21 March 2021. Of 33 years these have a day more, the year divided by 33.
_FIRST_DAY = date(2021, 3, 21)
_FIRST_YEAR = 1400
_CYCLE = 33
_LEAP_YEARS = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
# Six months of 31 days, then months of 30.
_LONG_MONTHS = 6


class OtherDate(Struct, frozen=True):
    """A day of the Gregorian calendar, and where the text says it."""

    year: int
    month: int
    day: int
    start: int
    end: int


def to_ascii_digits(text: str) -> str:
    """The text with the digits of other scripts as 0 to 9, in place.

    >>> to_ascii_digits("٥ مارس ٢٠٢٤"), to_ascii_digits("5 March")
    ('5 مارس 2024', '5 March')
    """
    return text.translate(_DIGITS) if not text.isascii() and _ANY_DIGIT.search(text) else text


def find_in_other_calendars(text: str) -> Iterator[OtherDate]:
    """The dates of a text by these calendars, in the order of their places; its digits are 0 to 9.

    >>> [(found.year, found.month, found.day) for found in find_in_other_calendars("5 มี.ค. 2567 · 1402/12/15")]
    [(2024, 3, 5), (2024, 3, 5)]
    """
    if not HINT.search(text):
        return
    found = [
        (match, day)
        for pattern, read in (
            (_THAI, _read_thai),
            (_BUDDHIST, _read_buddhist),
            (_PERSIAN, _read_persian),
            (_PERSIAN_NUMERIC, _read_persian),
        )
        for match in pattern.finditer(text)
        if (day := read(match))
    ]
    for match, day in sorted(found, key=lambda one: one[0].start()):
        yield OtherDate(day.year, day.month, day.day, match.start(), match.end())


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read_thai(match: re.Match[str]) -> date | None:
    month = read_other_month(match["mon"].strip("."))
    year = int(match["y"])
    year += _CENTURY if year < _SHORT else 0
    return _make_day(year - (_BEFORE_CHRIST if year > _CENTURY else 0), month, int(match["d"])) if month else None


def _read_buddhist(match: re.Match[str]) -> date | None:
    return _make_day(int(match["y"]) - _BEFORE_CHRIST, int(match["m"]), int(match["d"]))


def _read_persian(match: re.Match[str]) -> date | None:
    named = match.groupdict().get("mon")
    month = next(i for i, name in enumerate(_NAMES, 1) if re.fullmatch(name, named)) if named else int(match["m"])
    year, day = int(match["y"]), int(match["d"])
    longest = 31 if month <= _LONG_MONTHS else 30
    if day > longest or (month == len(_NAMES) and day == longest and not _is_leap(year)):
        return None
    years = range(min(year, _FIRST_YEAR), max(year, _FIRST_YEAR))
    days = sum(366 if _is_leap(one) else 365 for one in years) * (1 if year >= _FIRST_YEAR else -1)
    days += 30 * (month - 1) + min(month - 1, _LONG_MONTHS) + day - 1
    return date.fromordinal(_FIRST_DAY.toordinal() + days)


def _is_leap(year: int) -> bool:
    return year % _CYCLE in _LEAP_YEARS
