"""Dates of lists and feeds: the order of day and month, attributes, and what is out of range."""

from datetime import UTC, datetime

import pytest

from portalcrawl.discovery.entrances.feed import parse_feed
from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.page.document import Document

NOW = datetime(2018, 3, 10, 4, 0, tzinfo=UTC)
TITLES = (
    "市政府召开常务会议部署重点工作",
    "园区新增三条公交线路方便出行",
    "第十届读书节在图书馆开幕",
    "全市中小学生运动会圆满结束",
    "老城区供水管网改造工程完工",
    "文化馆举办冬季书画作品展览",
)


def dates_of(dates: list[str], lang: str = "") -> list[str | None]:
    """What a list's rows show, and what they are read to say."""
    rows = "".join(
        f"<li><a href='/news/{n}.html'>{title}</a> {date}</li>"
        for n, (title, date) in enumerate(zip(TITLES, dates, strict=True))
    )
    page = f"<html lang='{lang}'><title>新闻</title><body><h1>新闻</h1><ul class='list'>{rows}</ul></body></html>"
    found = find_rows(Document.from_text("http://e.com/news/", page), reference=NOW).rows
    assert [row.headline for row in found] == list(TITLES)
    return [row.datePublished for row in found]


def span(date: str) -> str:
    return f"<span>{date}</span>"


OPEN = ["05/04/2017", "04/04/2017", "03/04/2017", "02/04/2017"]
OPEN_DAY_FIRST = ["2017-04-05", "2017-04-04", "2017-04-03", "2017-04-02"]
OPEN_MONTH_FIRST = ["2017-05-04", "2017-04-04", "2017-03-04", "2017-02-04"]


@pytest.mark.parametrize(
    ("last", "lang", "expected"),
    [
        # One row that can be read one way only speaks for all, against the language too.
        (["31/03/2017", "30/03/2017"], "en-US", [*OPEN_DAY_FIRST, "2017-03-31", "2017-03-30"]),
        (["01/31/2017", "01/30/2017"], "zh-CN", [*OPEN_MONTH_FIRST, "2017-01-31", "2017-01-30"]),
        (["02/03/2017", "01/03/2017"], "en-GB", [*OPEN_DAY_FIRST, "2017-03-02", "2017-03-01"]),
        (["02/03/2017", "01/03/2017"], "en-US", [*OPEN_MONTH_FIRST, "2017-02-03", "2017-01-03"]),
        # Nothing decides: no date, but where both ways are one.
        (["02/03/2017", "01/01/2017"], "zh-CN", [None, "2017-04-04", None, None, None, "2017-01-01"]),
    ],
)
def test_rows_bear_witness_for_each_other(last: list[str], lang: str, expected: list[str | None]) -> None:
    assert dates_of([span(date) for date in [*OPEN, *last]], lang) == expected


def test_an_attribute_beside_a_relative_date_is_surer() -> None:
    shown = [
        "<span data-time='1514165377'>3天前</span>",
        "<span title='2017-12-24 08:30'>昨天</span>",
        "<time datetime='1514165377'>3天前</time>",
        "<span>昨天 08:30</span>",
        "<span>3小时以前</span>",
        "<span>二〇一七年十二月二十五日</span>",
    ]
    assert dates_of(shown) == [
        "2017-12-25T09:29:37+08:00",
        "2017-12-24T08:30+08:00",
        "2017-12-25T09:29:37+08:00",
        "2018-03-09T08:30+08:00",
        "2018-03-10T09:00+08:00",
        "2017-12-25",
    ]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("Mon, 25 Dec 2017 01:29:37 GMT", "2017-12-25T09:29:37+08:00"),
        ("Mon, 25 Dec 17 01:29:37 +0000", "2017-12-25T09:29:37+08:00"),
        ("2017-12-25", "2017-12-25"),
        # Unset, before there were pages, in the future, and where the calendar ends.
        ("Mon, 01 Jan 0001 00:00:00 GMT", None),
        ("0001-01-01T00:00:00Z", None),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("Wed, 01 Jan 2031 00:00:00 +0000", None),
        ("Fri, 31 Dec 9999 23:59:59 -0500", None),
        ("soon", None),
    ],
)
def test_feed(stated: str, expected: str | None) -> None:
    item = f"<item><title>园区召开会议</title><link>http://e.com/1.html</link><pubDate>{stated}</pubDate></item>"
    (row,) = parse_feed(f"<rss><channel>{item}</channel></rss>".encode(), "http://e.com/feed/", reference=NOW)
    assert row.datePublished == expected
