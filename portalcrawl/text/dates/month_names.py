"""Months by name: English ones, and those of other languages, whose dates put the day first (25. Dezember 2017)."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_ENGLISH, 1)}
STEMS = "|".join(_ENGLISH)
"""The first three letters of the English names as a regular expression."""

# Spellings that `month_names.toml`, which `tests/text/dates/make_month_names.py` makes of CLDR, does not have.
_OTHER_SPELLINGS = (
    "jänner feb maerz|mrz apr mai jun jul aug sep okt nov dez",
    "jan fevrier|fév mars avr mai juin juil aout sep oct nov decembre|dec",
    "ene feb mar abr may jun jul ago setiembre oct nov dic",
    "gen feb mar apr mag giu lug ago set ott nov dic",
    "jan fev marco abr mai jun jul ago set out nov dez",
    "янв фев мар апр май июн июл авг сент окт ноя дек",
    # The Gregorian months as Iran calls them; its own are read elsewhere.
    "ژانویه فوریه مارس آوریل مه|می ژوئن ژوئیه|جولای اوت|آگوست سپتامبر اکتبر نوامبر دسامبر",
)
# A word that may name a month, or two: كانون الأول, tháng 12. Its classes have no case: folded, they take `re` five
# times as long to compile, hanzi by hanzi.
_NAME = (
    r"(?-i:[^\W\d_\u3000-\u9fff\uac00-\ud7a3][^\s\d/.,،\u3000-\u9fff-]{1,13})"
    r"(?:\s(?:1[0-2]|0?[1-9](?![0-9])|(?:الأول|الثاني)))?"
)
OTHER_DAY_FIRST = re.compile(
    r"(?<![0-9])(?<![0-9][.:,/-])(?P<d>3[01]|[12][0-9]|0?[1-9])(?:er|(?P<dot>\.)|[ºª°])?[\s/-]{1,3}(?:de\s|d[’'])?"
    rf"(?P<other>{_NAME})\.?(?:\s/\s[^\W\d_][^\s\d/]{{1,12}}(?=\s))?[\s,،/-]{{1,3}}(?:del?\s|năm\s)?"
    r"(?P<y>(?:19|20)[0-9]{2})(?![0-9])(?:\s[гр]\.)?",
    re.IGNORECASE,
)
"""25. Dezember 2017 · 25 de diciembre de 2017 · 1er janvier 2017 · 25 декабря 2017 г. · 25 tháng 12, 2017, and with
the month's name of two countries: 24 نيسان / أبريل 2020. Whether the
word names a month, `read_other_month` says."""
# 2024. március 5. · 2024. március hó 5. napján · 2024 m. kovo mėn. 5 d. · 2024. gada 5. marts
OTHER_YEAR_FIRST = re.compile(
    r"(?<![0-9])(?P<y>(?:19|20)[0-9]{2})(?:\.\sgada|\sm\.|\.)?\s{1,2}"
    rf"(?:(?P<d>3[01]|[12][0-9]|0?[1-9])(?P<dot>\.)\s(?P<other>{_NAME})"
    rf"|(?P<other2>{_NAME})\.?\s(?:(?:hó|mėn\.)\s)?(?P<d2>3[01]|[12][0-9]|0?[1-9])(?![0-9]|[:.][0-9]))",
    re.IGNORECASE,
)
"""The same with the year first, as in Hungary, Lithuania and Latvia."""
# oktober 5, 2017 · Янв 5, 2017: the English order in another language, as systems print it whose format of dates nobody
# has translated. Only with its comma, because numbers follow words in any language.
OTHER_MONTH_FIRST = re.compile(
    rf"(?<![^\W\d_])(?P<other>{_NAME})\.?\s{{1,2}}(?P<d>3[01]|[12][0-9]|0?[1-9])(?P<dot>\.)?[,،]\s{{0,2}}"
    r"(?P<y>(?:19|20)[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)
MONTH_FIRST_HINT = re.compile(r"[0-9]\.?[,،]\s{0,2}(?:19|20)[0-9]{2}")
YEAR_FIRST_HINT = re.compile(
    r"(?:19|20)[0-9]{2}(?:\.\sgada|\sm\.|\.)?\s{1,2}(?:[0-9]{1,2}\.\s)?[^\W\d_\u3000-\u9fff\uac00-\ud7a3]"
)
# Without it there is none of these. The search goes from digit to digit.
OTHER_HINT = re.compile(r"[0-9](?:er|[.ºª°])?[\s/-]{1,3}(?:de\s|d[’'])?[^\W\d_\u3000-\u9fff\uac00-\ud7a3]")


def read_month(name: str) -> int:
    """The month that an English name or its first letters stand for. Raises KeyError for other words.

    It folds case as regular expressions do, for which ſ is an s.

    >>> read_month("Dec"), read_month("SEPTEMBER"), read_month("ſept")
    (12, 9, 9)
    """
    return _MONTHS[name[:3].casefold()]


def read_other_month(name: str, *, has_dot: bool = False) -> int | None:
    """The month that a name found by `OTHER_DAY_FIRST` stands for; `has_dot`: a full stop stands behind the day.

    Croatia's 25. listopada is in October, Poland's 25 listopada in November.

    >>> [read_other_month(name) for name in ("Dez", "août", "ИЮЛЯ", "listopada", "houses")]
    [12, 8, 7, 11, None]
    """
    folded = name.lower().rstrip(".").replace(" 0", " ")
    # In Hebrew the word for "in" is the month's first letter.
    for form in (folded, folded.removeprefix("ב")):
        if month := _load().get((form, has_dot)) or _load().get((form, not has_dot)):
            return month
    return None


def names_other_month(text: str) -> bool:
    """Whether a text has a date of such a form, of any day."""
    if OTHER_HINT.search(text) and any(read_other_month(match["other"]) for match in OTHER_DAY_FIRST.finditer(text)):
        return True
    if MONTH_FIRST_HINT.search(text) and any(
        read_other_month(found["other"]) for found in OTHER_MONTH_FIRST.finditer(text)
    ):
        return True
    if not YEAR_FIRST_HINT.search(text):
        return False
    return any(read_other_month(match["other"] or match["other2"]) for match in OTHER_YEAR_FIRST.finditer(text))


@cache
def _load() -> dict[tuple[str, bool], int]:
    """Month by name and whether the language sets a full stop behind the day; a name of two months is left out."""
    found: dict[tuple[str, bool], int] = {}
    twice: set[tuple[str, bool]] = set()
    for form, has_dot, number in _read_forms():
        if found.setdefault((form, has_dot), number) != number:
            twice.add((form, has_dot))
    return {key: number for key, number in found.items() if key not in twice}


def _read_forms() -> Iterator[tuple[str, bool, int]]:
    data: dict[str, Any] = tomllib.loads(files(__package__).joinpath("month_names.toml").read_text("utf-8"))
    languages = [(table["dot_behind_day"], table["months"]) for table in data.values() if isinstance(table, dict)]
    for has_dot, months in (*languages, *((False, spellings.split()) for spellings in _OTHER_SPELLINGS)):
        for number, forms in enumerate(months, 1):
            for form in forms.split("|"):
                yield form, has_dot, number
