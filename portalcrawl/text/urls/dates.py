"""Dates in addresses: /2017/12/25/, /2017-12/25/, /201712/t20171225_123.html."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

_URL_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2]|[1-9](?=[-/_]))(?:[-/_]?(0[1-9]|[12]\d|3[01]))?(?!\d{3})"
)

# A whole day between other characters: /2017/12/25/, /20171225-, t20171225_1, -25-12-2017, and folders of days in those
# of years or months: /2017/1225/, /2017-12/25/, /2017/news_1225/. Ids are longer numbers.
_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:([-/_])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?!\d)"
    r"|(?<!\d)(0[1-9]|[12]\d|3[01])([-_.]?)(0[1-9]|1[0-2])\8((?:19|20)\d\d)(?!\d)"
    r"|/((?:19|20)\d\d)(?:/(?:[A-Za-z]{1,20}_)?(0[1-9]|1[0-2])|-(0[1-9]|1[0-2])/)(0[1-9]|[12]\d|3[01])/"
)

# What an address has beside its day if it is one text's: a word or an id.
_NAME = re.compile(r"[^\W_]{3}")
# index.html, .html
_ENDING = re.compile(r"(?:/(?:index|default))?\.\w{1,5}$", re.IGNORECASE)


class UrlDate(NamedTuple):
    """What an address says; many say the month alone."""

    year: int
    month: int
    day: int | None


def iter_url_dates(url: str) -> Iterator[UrlDate]:
    """The dates that an address seems to hold, in its order; weak evidence by itself.

    >>> list(iter_url_dates("http://e.com/2017/12/t20171225_1.html"))
    [UrlDate(year=2017, month=12, day=None), UrlDate(year=2017, month=12, day=25)]
    """
    for match in _URL_DATE.finditer(url):
        yield UrlDate(int(match[1]), int(match[2]), int(match[3]) if match[3] else None)


def find_url_day(url: str) -> str | None:
    """The one whole day that an address names in its path, as YYYY-MM-DD; None if it names none, or two.

    The day may also come first (25-12-2017, 25122017).

    >>> find_url_day("http://e.com/2017/12/25/a.html?day=20180101"), find_url_day("http://e.com/25-12-2017")
    ('2017-12-25', '2017-12-25')
    >>> find_url_day("http://e.com/art_201712251.html") is None
    True
    """
    days = set()
    for match in _DAY.finditer(url.partition("?")[0]):
        year = match[1] or match[10] or match[11]
        month = match[3] or match[5] or match[9] or match[12] or match[13]
        day = match[4] or match[6] or match[7] or match[14]
        days.add(f"{year}-{int(month):02d}-{int(day):02d}")
    return days.pop() if len(days) == 1 else None


def names_titled_day(url: str) -> bool:
    """Whether an address names one whole day, and its last part more than that: a word of a title, or an id.

    An archive's address ends with the day, or with the number of a page of it.

    >>> articles = ("news/2024-03-28-medal.html", "2024/03/28/medal/", "t20240328_117.html")
    >>> archives = ("agenda/2024-03-28/", "2024/03/28/page/2/", "2024/03/medal/")
    >>> [names_titled_day(f"http://e.com/{path}") for path in articles + archives]
    [True, True, True, False, False, False]
    """
    day = find_url_day(url)
    if day is None:
        return False
    path = _ENDING.sub("", unquote(url.partition("?")[0])).rstrip("/")
    name = path.rpartition("/")[2]
    return _NAME.search(_DAY.sub("-", name)) is not None
