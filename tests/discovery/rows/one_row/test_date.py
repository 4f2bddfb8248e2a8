"""Dates of lists and feeds: the order of day and month, attributes, and what is out of range."""

from datetime import UTC, datetime

import pytest
from lxml import html

from portalcrawl.discovery.entrances.feed import parse_feed
from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.discovery.rows.one_row.date import find_date_beside, find_row_date
from portalcrawl.discovery.rows.one_row.pieces import Piece
from portalcrawl.page.document import Document
from portalcrawl.text.dates.parsing import CHINA

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
def test_one_row_tells_how_all_are_meant(last: list[str], lang: str, expected: list[str | None]) -> None:
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


def read_texts(*texts: str, headline: str | None = None) -> str | None:
    """The date that a row of these texts shows; those with a star stand in its link."""
    pieces = [Piece(text.removeprefix("*"), text.startswith("*")) for text in texts]
    return find_row_date([], pieces, headline, reference=NOW, zone=CHINA)


SENTENCE = "园区管委会组织有关单位，在学术厅举行总结大会"
SHOWN: dict[tuple[str, ...], str | None] = {
    ("2018-01-02",): "2018-01-02",
    ("[2018-01-02]",): "2018-01-02",
    ("2018-01-02 10:30",): "2018-01-02T10:30+08:00",
    # Beside other words: behind a label, in brackets, before a stroke, in a meta line; not in a sentence.
    (f"发布时间：2018-01-02 {SENTENCE}",): "2018-01-02",
    ("发布时间：", f"2018-01-02 {SENTENCE}"): "2018-01-02",
    (f"[2018-01-02] {SENTENCE}",): "2018-01-02",
    (f"2018-01-02 | {SENTENCE}",): "2018-01-02",
    (f"2018-01-02 {SENTENCE}",): None,
    ("园区办 2018-01-02，来",): "2018-01-02",
    ("园区管委会办 2018-01-02，来",): None,
    ("园区管委会办公室 2018-01-02 点击",): "2018-01-02",
    ("园区管委会办公室党群工作部宣传科" * 3 + " 2018-01-02",): "2018-01-02",
    ("园区管委会办公室党群工作部宣传科" * 4 + " 2018-01-02",): None,
    # A month by its name, and a year of two digits.
    ("10 Feb 17:",): "2017-02-10",
    ("(5. März '17)",): "2017-03-05",
    ("10 Feb 17:30",): None,
    ("10 Feb 27:",): None,
    # Told from now, in a short text.
    ("发布于 3 小时前",): "2018-03-10T09:00+08:00",
    ("2 days ago",): "2018-03-08",
    # The day is not known.
    ("2 weeks ago",): None,
    ("3个月前",): None,
    ("3 years 24 weeks ago",): None,
    ("园区管委会办公室发布于 3 小时前",): "2018-03-10T09:00+08:00",
    ("园区管委会办公室党群工作部宣传科发布于 3 小时前",): None,
    # Over several texts.
    ("02", "2018-01"): "2018-01-02",
    ("01-02", "2018"): "2018-01-02",
    ("2018年", "1月", "2日"): "2018-01-02",
    ("2018", "园区", "01", "02"): None,
    # A short text between the parts is a column of its own, a longer one the row's title.
    ("02", "y" * 16, "2018-01"): None,
    ("02", "y" * 17, "2018-01"): "2018-01-02",
    ("02", "01-02", "2018"): "2018-01-02",
    ("01-02",): None,
    ("30", "2018-02"): None,
    # In the title, where nothing else shows a date.
    ("*园区会议 2018-01-02",): "2018-01-02",
    ("*园区会议 2018-01-02", "2018-01-05"): "2018-01-05",
}


@pytest.mark.parametrize(("texts", "date"), SHOWN.items())
def test_a_date_among_a_row_s_texts(texts: tuple[str, ...], date: str | None) -> None:
    titles = [text.removeprefix("*") for text in texts if text.startswith("*")]
    assert read_texts(*texts, headline=titles[0] if titles else None) == date


def test_an_attribute_may_be_a_script_s_date() -> None:
    stated = "Mon Dec 25 2017 09:29:37 GMT+0800 (China Standard Time)"
    assert dates_of([f"<time datetime='{stated}'>3天前</time>"] * 6)[0] == "2017-12-25T09:29:37+08:00"


def test_a_time_element_may_say_more() -> None:
    time = f"<time>2017-12-25 {SENTENCE}，部署下一步的工作</time>"
    assert dates_of([time] * 6)[0] == "2017-12-25"


@pytest.mark.parametrize(("length", "is_date"), [(59, True), (61, False)])
def test_a_long_time_element_is_no_date(length: int, is_date: bool) -> None:
    time = f"<time>2017-12-25{' 来源' * 20}</time>"[: length + len("<time>")] + "</time>"
    assert (dates_of([time] * 6)[0] == "2017-12-25") is is_date


@pytest.mark.parametrize(
    ("markup", "title", "date"),
    [
        ("<li>a</li>", "题目：园区新增三条公交线路 发布时间：2017-12-25", "2017-12-25"),
        # Without a label the date may be the text's own.
        ("<li>a</li>", "园区2017年12月25日新增三条公交线路", None),
        ("<dt>2017-12-25</dt><dd>a</dd>", "", "2017-12-25"),
        ("<dt>园区2017-12-25新增公交线路</dt><dd>a</dd>", "", None),
        ("<dt>2017-12-25</dt><li>a</li>", "", None),
        ("<dd>2017-12-25</dd><dd>a</dd>", "", None),
    ],
)
def test_a_date_beside_the_row(markup: str, title: str, date: str | None) -> None:
    row = html.fragment_fromstring(f"<div>{markup}</div>")[-1]
    assert find_date_beside([row], [title] if title else [], reference=NOW, zone=CHINA) == date
