"""Dates that addresses hold."""

import pytest

from portalcrawl.text.urls.dates import UrlDate, find_url_day, iter_url_dates


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


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/a/2017/1225/12.html", "2017-12-25"),
        ("/a/2017-12/25/12.html", "2017-12-25"),
        ("/html/2017/news_1225/12.html", "2017-12-25"),
        ("/html/2017/news_1325/12.html", None),
        ("/html/2017/news-1225/12.html", None),
        ("/html/2017/news_1225.html", None),
        ("/a/2017/1225.html", None),
        ("/a/2017/1325/12.html", None),
        ("/a/2017-12/25.html", None),
        ("/a/201712/25/12.html", None),
    ],
)
def test_the_day_of_a_folder(path: str, day: str | None) -> None:
    assert find_url_day(f"http://e.com{path}") == day
