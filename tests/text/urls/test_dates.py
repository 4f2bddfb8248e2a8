"""Dates that addresses hold."""

import pytest

from portalcrawl.text.urls.dates import UrlDate, iter_url_dates


@pytest.mark.parametrize(
    ("url", "dates"),
    [
        ("http://e.com/2017/12/25/a.html", [(2017, 12, 25)]),
        ("http://e.com/2017/1/a.html", [(2017, 1, None)]),
        ("http://e.com/2017-12/25/1.html", [(2017, 12, 25)]),
        ("http://e.com/2017_12_25.html", [(2017, 12, 25)]),
        ("http://e.com/201712/t20171225_123.html", [(2017, 12, None), (2017, 12, 25)]),
        ("http://e.com/20171225.html", [(2017, 12, 25)]),
        ("http://e.com/1998/12/", [(1998, 12, None)]),
        # A time of day may follow, but no longer number.
        ("http://e.com/2017122509.html", [(2017, 12, 25)]),
        ("http://e.com/20171225093.html", []),
        ("http://e.com/120171225.html", []),
        ("http://e.com/2017/13/", []),
        ("http://e.com/2017/32", []),
        ("http://e.com/20171", []),
        ("http://e.com/1817/12/25/", []),
        ("http://e.com/2017/12/32/", [(2017, 12, None)]),
        ("http://e.com/view.php?aid=12", []),
    ],
)
def test_dates_of_an_address(url: str, dates: list[tuple[int, int, int | None]]) -> None:
    assert list(iter_url_dates(url)) == [UrlDate(*date) for date in dates]
