"""Dates in addresses: /2017/12/25/, /2017-12/25/, /201712/t20171225_123.html."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_URL_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2]|[1-9](?=[-/_]))(?:[-/_]?(0[1-9]|[12]\d|3[01]))?(?!\d{3})"
)


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
