"""Which list is the longest: each weight has a page where it decides between two lists. And what is a block at all."""

import pytest

from portalcrawl.discovery.rows.blocks.blocks import Weights
from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.page.document import Document

SITE = "http://www.e.cn"
WORDS = (
    "园区召开安全生产工作专题会议部署重点项目建设任务落实情况"
    "并通报全年经济运行主要指标完成进度和下一步改革发展稳定工作安排"
)


def write_list(name: str, count: int, title: int = 12, *, dated: bool = False, excerpt: int = 0) -> str:
    """A list of so many rows, with titles and excerpts of so many characters."""
    rows = [
        f'<li><a href="/xw/{name}{n}.html">{(chr(0x4E00 + n) + WORDS)[:title]}</a>'
        + (f"<span>2018-01-{28 - n:02d}</span>" if dated else "")
        + (f"<p>{(WORDS * 9)[n : n + excerpt]}</p>" if excerpt else "")
        + "</li>"
        for n in range(count)
    ]
    return f'<div><ul class="{name}">{"".join(rows)}</ul></div>'


def find(*lists: str) -> set[str]:
    """The names of the lists whose rows are the page's."""
    document = Document.from_text(f"{SITE}/xw/", f"<html><body>{''.join(lists)}</body></html>")
    return {row.url.rpartition("/")[2][0] for row in find_rows(document).rows}


# By weight: two lists, of which only the dated one or only the undated one can be the page's.
PAGES: dict[str, list[tuple[str, str, str]]] = {
    "dated": [
        (write_list("d", 5, dated=True), write_list("u", 9), "d"),
        (write_list("d", 5, dated=True), write_list("u", 11), "u"),
    ],
    "excerpt": [
        (write_list("d", 5, dated=True), write_list("u", 3, excerpt=188), "d"),
        (write_list("d", 5, dated=True), write_list("u", 4, excerpt=188), "u"),
    ],
    "longest_excerpt": [
        (write_list("d", 5, dated=True), write_list("u", 3, excerpt=288), "d"),
        (write_list("d", 5, dated=True), write_list("u", 4, excerpt=188), "u"),
    ],
    "longest_title": [
        (write_list("d", 6, dated=True), write_list("u", 3, 58), "d"),
        (write_list("d", 5, dated=True), write_list("u", 3, 58), "u"),
    ],
}


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [pytest.param(*page, id=f"{name}-{page[-1]}") for name, pages in PAGES.items() for page in pages],
)
def test_a_weight_decides(one: str, other: str, name: str) -> None:
    assert find(one, other) == {name}
    assert find(other, one) == {name}


def test_each_weight_has_its_pages() -> None:
    assert set(PAGES) == set(Weights._fields)


TITLE = "园区召开安全生产工作专题会议"


def read(body: str, path: str = "/xw/") -> list[str | None]:
    document = Document.from_text(SITE + path, f"<html><body>{body}</body></html>")
    return [row.headline for row in find_rows(document).rows]


def write_rows(pattern: str, count: int = 4) -> str:
    return "".join(pattern.format(n, f"{TITLE}之{n}") for n in range(count))


TITLES = [f"{TITLE}之{n}" for n in range(4)]


@pytest.mark.parametrize(("characters", "names"), [(1_400, "d"), (1_600, "du")])
def test_a_row_shows_its_date_before_a_long_text(characters: int, names: str) -> None:
    """An undated list beside a dated one is not the page's; a date behind a long text dates no list."""
    rows = write_list("d", 7, 19, excerpt=200)
    rows = rows.replace("</p>", f"{(WORDS * 40)[: characters - 219]} 2018-01-03</p>")
    assert find(rows, write_list("u", 9, 19, excerpt=200)) == set(names)


BLOCKS = {
    "a list cut into several of the same make": (
        "<div>" + "".join(f"<ul>{write_rows('<li><a href=/xw/{0}.html>{1}</a></li>')}</ul>" for _ in "1") + "</div>",
        TITLES,
    ),
    "words before the link": (
        f"<ul>{write_rows('<li>来源：新华社 <a href=/xw/{0}.html>{1}</a></li>')}</ul>",
        TITLES,
    ),
    "links in sentences": (
        "<div>"
        + write_rows("<p>近日园区发布了一则消息，题为<a href=/xw/{0}.html>{1}</a>，引起各方关注和企业讨论。</p>")
        + "</div>",
        [],
    ),
    "a box called menu with titles": (
        f'<div class="menu"><ul>{write_rows("<li><a href=/xw/{0}.html>{1}</a></li>")}</ul></div>',
        TITLES,
    ),
}


@pytest.mark.parametrize(("body", "headlines"), BLOCKS.values(), ids=BLOCKS.keys())
def test_what_a_block_is(body: str, headlines: list[str]) -> None:
    assert read(body) == headlines


@pytest.mark.parametrize(("name", "count"), [("园区新闻动态栏目", 0), ("园区新闻动态工作栏目", 4)])
def test_short_names_in_a_box_called_menu_are_no_rows(name: str, count: int) -> None:
    """Beside a list of the page they are the menu's."""
    own = "<ul>" + "".join(f"<li><a href=/xw/{n}.html>园区召开会议之{n}</a></li>" for n in range(3)) + "</ul>"
    entries = "".join(f"<li><a href=/m/{n}.html>{name}{'甲乙丙丁'[n]}</a></li>" for n in range(4))
    found = read(f'<div>{own}</div><div class="menu"><ol>{entries}</ol></div>')
    assert sum(name in (headline or "") for headline in found) == count


@pytest.mark.parametrize(("above", "is_named"), [(2, True), (3, False)])
def test_a_box_called_menu_stands_right_around_its_entries(above: int, is_named: bool) -> None:
    own = "<ul>" + "".join(f"<li><a href=/xw/{n}.html>园区召开会议之{n}</a></li>" for n in range(3)) + "</ul>"
    entries = "".join(f"<li><a href=/m/{n}.html>园区新闻动态栏{'甲乙丙丁'[n]}</a></li>" for n in range(4))
    menu = f'<div class="menu">{"<p>" * (above - 1)}<ol>{entries}</ol>{"</p>" * (above - 1)}</div>'
    found = read(f"<div>{own}</div>{menu}".replace("p>", "section>"))
    assert ("园区新闻动态栏甲" in found) is not is_named


INTRODUCED = {
    "seven characters before the link": ("本网讯来自省级", TITLE, "的详细内容" * 8, True),
    "nine characters before it": ("本网讯来自省级网站", TITLE, "的详细内容" * 8, False),
    "nine characters and a title longer than all else": ("本网讯来自省级网站", TITLE + "第二次会议", "详细", True),
    "less than half of the text": ("本网讯来自省级网站", TITLE, "的详细内容", False),
}


@pytest.mark.parametrize(("before", "title", "behind", "is_row"), INTRODUCED.values(), ids=INTRODUCED.keys())
def test_words_before_a_link(before: str, title: str, behind: str, is_row: bool) -> None:
    rows = "".join(f"<li>{before}<a href=/xw/{n}.html>{title}{n}</a>{behind}</li>" for n in range(4))
    assert bool(read(f"<ul>{rows}</ul>")) is is_row
