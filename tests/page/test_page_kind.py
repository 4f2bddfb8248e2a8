"""Whether a page is a list or an article."""

import pytest

from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of
from portalcrawl.page.page_kind import (
    has_day_in_rows_alone,
    has_rows_of_others,
    is_dated_by_rows,
    may_be_prose,
    outweighs_lists,
    prose_length,
)
from portalcrawl.page.text_length import text_length

URL = "http://e.com/news/1.html"
PROSE = "<p>江城经济开发区的新项目今天开工，投资三亿元，建设期为两年。</p>"
TITLE = "园区重大项目集中开工建设"


def row(number: int, title: str = TITLE, date: str = "2017-12-25") -> str:
    return f"<li><a href=/news/{number}0.html>{title}</a> <span>{date}</span></li>"


def is_list(body: str, *, furniture: frozenset[int] = frozenset(), head: str = "") -> bool:
    page = page_of(Document.from_text(URL, f"<html><head>{head}</head><body>{body}</body></html>"))
    lines = len(page.layout.lines)
    return has_rows_of_others(page, [number in furniture for number in range(lines)], 0, lines)


def test_five_rows_with_more_links_than_prose_are_a_list() -> None:
    assert is_list("<ul>" + "".join(map(row, range(5))) + "</ul>")
    assert not is_list(PROSE * 9)


def test_a_row_above_the_text_is_a_list_and_one_below_it_is_not() -> None:
    assert is_list(row(1) + PROSE * 3)
    assert not is_list(PROSE * 3 + row(1))
    assert not is_list(PROSE * 3 + row(1) + row(2))


def test_linked_headings_with_their_excerpts_are_a_list() -> None:
    entry = "<h2><a href=/news/{0}0.html>园区项目开工</a></h2>" + PROSE
    assert is_list("".join(entry.format(number) for number in range(3)))
    # The article's own headline is linked to itself.
    assert not is_list("<h1><a href=/news/1.html>园区项目开工</a></h1>" + PROSE * 3)
    assert not is_list(
        "<h1><a href=/news/a.html>园区项目开工</a></h1>" + PROSE * 3, head="<link rel=canonical href=/news/a.html>"
    )


@pytest.mark.parametrize(
    "line",
    [
        # Too short a title, another site, a place on the page, a label before it, no date.
        row(1, "园区要闻"),
        f"<li><a href=http://other.org/1>{TITLE}</a> 2017-12-25</li>",
        f"<li><a href=#a>{TITLE}</a> 2017-12-25</li>",
        f"<li>上一篇：<a href=/news/2.html>{TITLE}</a> 2017-12-25</li>",
        row(1, date=""),
        f"<li>{TITLE} 2017-12-25</li>",
        f"<li><a href=/news/2.html>{TITLE}</a> {'园区' * 30} 2017-12-25</li>",
    ],
)
def test_other_lines_above_the_text_are_not_rows(line: str) -> None:
    assert not is_list(line + PROSE * 3)


def test_a_heading_that_offers_a_file_is_no_row() -> None:
    files = "".join(f"<h3><a href=/up/{number}.pdf>园区规划第{number}部分</a></h3>{PROSE}" for number in range(3))
    assert not is_list(PROSE + files)
    assert is_list(PROSE + files.replace(".pdf", ".html"))


def has_day_of_rows(body: str) -> bool:
    page = page_of(Document.from_text(URL, f"<html><body>{body}</body></html>"))
    return has_day_in_rows_alone(page, [False] * len(page.layout.lines), "2017-12-25")


def test_a_day_that_stands_on_rows_alone_is_not_the_page_s() -> None:
    rows = row(1, "公告") + row(2, date="2017-12-24")
    assert has_day_of_rows(rows)
    assert has_day_of_rows(PROSE + rows)
    # It stands elsewhere as well, or on no row, or beside the article itself.
    assert not has_day_of_rows(rows + "<p>发布日期：2017-12-25</p>")
    assert not has_day_of_rows(row(2, date="2017-12-24"))
    assert not has_day_of_rows(f"<li><a href={URL}>{TITLE}</a> 2017-12-25</li>")


def test_furniture_does_not_count() -> None:
    body = row(1) + PROSE * 3
    assert not is_list(body, furniture=frozenset({0}))


def test_a_page_that_says_so_is_a_list() -> None:
    head = '<script type="application/ld+json">{"@type": "CollectionPage"}</script>'
    assert is_list(PROSE * 9, head=head)


def test_running_text_is_long_and_has_punctuation() -> None:
    document = Document.from_text(
        URL,
        f"<body>{PROSE}<p>江城经济开发区重大项目集中开工建设仪式隆重举行各界代表出席</p><p>开工，开工。</p>"
        f"<a href=/>{PROSE[3:-4]}</a><script>{PROSE[3:-4]}</script><noscript>{PROSE[3:-4]}</noscript></body>",
    )
    assert prose_length(document.body) == text_length(PROSE[3:-4])


def test_an_address_is_no_running_text() -> None:
    address = "/_layouts/reports/subscriptions.aspx?list={ListId}"
    document = Document.from_text(URL, f"<body><p>{address}</p><p>See {address}</p></body>")
    assert prose_length(document.body) == text_length(f"See {address}")


@pytest.mark.parametrize(
    ("prose", "in_rows", "titles", "outweighs"),
    [
        (900, 0, 0, True),
        # Too little to be a page of prose.
        (750, 0, 0, False),
        # More in the titles of its rows, or in their excerpts.
        (900, 0, 930, False),
        (900, 0, 870, True),
        (3_000, 2_100, 0, False),
        (3_000, 1_200, 900, True),
        (3_000, 1_200, 990, False),
    ],
)
def test_prose_is_held_against_the_lists(prose: int, in_rows: int, titles: int, outweighs: bool) -> None:
    assert outweighs_lists(prose, in_rows, titles) is outweighs


def test_a_page_of_prose_has_two_hundred_and_fifty_hanzi() -> None:
    assert may_be_prose(3 * 250)
    assert not may_be_prose(3 * 249)


def dated(title: str, beside: str = "") -> str:
    return f"<li><a href=/news/20.html>{title}</a> {beside}2017-12-25</li>"


# UTF-8 bytes: a hanzi counts 3.
LIMITS = [
    ("a title of a dated row", dated("园" * 8), dated("园" * 7)),
    ("a linked heading", "<h2><a href=/b>园区开工</a></h2>", "<h2><a href=/b>园区开</a></h2>"),
    ("what is beside the link", dated(TITLE * 3, "园" * 46), dated(TITLE * 3, "园" * 46 + "a")),
    ("a whole row", dated("园" * 396), dated("园" * 396 + "a")),
    ("the link's share of a row", dated("园" * 8, "园" * 12), dated("园" * 8, "园" * 12 + "a")),
    (
        "the link's share of a heading",
        "<h2><a href=/b>园区开工</a>园区开</h2>",
        "<h2><a href=/b>园区开工</a>园区开工</h2>",
    ),
    ("the text above a row", f"<p>{'园' * 18}。</p>{row(2)}", f"<p>{'园' * 19}。</p>{row(2)}"),
]


@pytest.mark.parametrize(("within", "beyond"), [limits[1:] for limits in LIMITS], ids=[limits[0] for limits in LIMITS])
def test_a_row_above_the_text_is_within_its_limits(within: str, beyond: str) -> None:
    assert is_list(within + PROSE * 3)
    assert not is_list(beyond + PROSE * 3)


def test_rows_below_a_text_outweigh_it_from_five_on() -> None:
    rows = [row(number) for number in range(5)]
    assert is_list(PROSE + "".join(rows))
    assert not is_list(PROSE + "".join(rows[:4]))
    assert not is_list(PROSE * 3 + "".join(rows))


def test_excerpts_between_rows_are_more_than_the_text_above_them() -> None:
    assert is_list(PROSE + row(1) + PROSE + row(2) + PROSE)
    assert not is_list(PROSE * 2 + row(1) + PROSE + row(2))


def dated_row(number: int, *, day: str | None = None, title: str = TITLE, note: str = "") -> str:
    day = day or f"2017-12-{number + 10}"
    return f"<div><p><a href=/news/{number}0.html>{title}</a></p><p>{day} {note}</p></div>"


def is_dated_by(body: str, day: str = "2017-12-12") -> bool:
    page = page_of(Document.from_text(URL, f"<html><body><h1>园区动态</h1>{body}</body></html>"))
    return is_dated_by_rows(page, [False] * len(page.layout.lines), day)


def test_a_day_that_only_rows_show_is_theirs() -> None:
    rows = "".join(dated_row(number) for number in (2, 1, 0))
    assert is_dated_by(PROSE * 4 + rows)
    assert is_dated_by(PROSE + "".join(dated_row(number, note="9分钟 " * 8) for number in (2, 1, 0)))
    # An article that shows its own day above related ones, two neighbours, another day.
    assert not is_dated_by("<p>发布时间：2017-12-12</p>" + PROSE * 4 + rows)
    assert not is_dated_by("<p>2017-12-12 <a href=/authors/3.html>王明</a></p>" + PROSE * 4 + rows)
    assert not is_dated_by(PROSE * 4 + dated_row(2) + dated_row(1))
    assert not is_dated_by(PROSE * 4 + rows, "2017-12-20")


@pytest.mark.parametrize(
    "row_of_others",
    [
        dated_row(0, title="王明"),
        dated_row(0, note="园区" * 30),
        "<div><p><a href=http://other.org/1>园区重大项目集中开工</a></p><p>2017-12-10</p></div>",
        "<div><p>园区重大项目集中开工</p><p>2017-12-10</p></div>",
    ],
)
def test_other_lines_with_a_day_are_no_rows(row_of_others: str) -> None:
    assert not is_dated_by(dated_row(2) + dated_row(1) + row_of_others)
