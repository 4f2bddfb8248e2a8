"""Which menus and side bars need not be read, and how large they are."""

import math

import pytest
from lxml import html

from portalcrawl.lexicon import class_names
from portalcrawl.page.layout_reading.furniture_size import holds_page, largest_furniture, size_of_furniture

MENU = "".join(f"<a href=/{n}>栏目名称{n}</a>" for n in range(30))
SIZE = len("".join(f"栏目名称{n}" for n in range(30)).encode())


def size_of(inner: str, role: int = class_names.NAVIGATION, tag: str = "div", title: str = "") -> int:
    return size_of_furniture(html.fragment_fromstring(f"<div>{inner}</div>"), tag, role, title)


def test_a_menu_has_its_bytes() -> None:
    assert size_of(MENU) == size_of(MENU, class_names.ASIDE) == size_of(MENU, class_names.COMMENT) == SIZE


@pytest.mark.parametrize(
    "inner",
    [
        # The class lies.
        f"{MENU}<p>园区开工。项目很大！投资很多？</p>",
        f"{MENU}<p>It opens. It is large! Is it new? </p>",
        # A headline, a breadcrumb, a meta line.
        f"{MENU}<h1>园区开工</h1>",
        f"<p>当前位置：</p>{MENU}",
        f"<a href=/>首页</a> &gt; {MENU}",
        f"<p>2017-12-25 {MENU[:600]}</p>",
        "<a href=/1>要闻</a> <a href=/2>动态</a>",
    ],
)
def test_what_may_be_asked_for_must_be_read(inner: str) -> None:
    assert size_of(inner) == 0


@pytest.mark.parametrize(
    ("tag", "heading", "is_read"),
    [("h3", "园区 开工", True), ("h3", "园区开", False), ("h2", "园区停工", False), ("p", "园区 开工", False)],
)
def test_a_heading_that_the_title_has_is_the_headline(tag: str, heading: str, is_read: bool) -> None:
    inner = f"{MENU}<{tag}>{heading}</{tag}><p>项目很大。</p>"
    assert (size_of(inner, class_names.ASIDE, title="园区 开工 - 江城") == 0) is is_read


def test_two_sentences_are_too_few() -> None:
    assert size_of(f"{MENU}<p>园区开工。项目很大！</p>") > SIZE


def test_a_date_in_a_long_menu_is_not_a_meta_line() -> None:
    assert size_of(f"{MENU * 3}2017-12-25") == 3 * SIZE + 10


@pytest.mark.parametrize(("rows", "is_read"), [(1, True), (2, True), (3, False)])
def test_days_of_many_rows_are_not_a_meta_line(rows: int, is_read: bool) -> None:
    """A box of the latest posts, short as it is; how far its source is indented does not matter."""
    row = "<li>\n\t\t\t<a href=/{n}>A crane has come {n}</a>\n\t\t\t<span>2024-03-0{n}</span></li>"
    box = (
        "".join(row.format(n=n + 1) for n in range(rows))
        + "<li><a href=/9>All posts of the harbour office</a></li>" * 5
    )
    assert (size_of(f"<ul>{box}</ul>", class_names.ASIDE) == 0) is is_read


def test_a_short_comment_is_not_a_breadcrumb() -> None:
    assert size_of("<a href=/1>张三</a>", class_names.COMMENT) == 6
    assert size_of("<a href=/1>张三</a>") == 0
    # Seven links are too many for a breadcrumb.
    assert size_of("<a href=/1>张</a>" * 6) == 0
    assert size_of("<a href=/1>张</a>" * 7) == 21


@pytest.mark.parametrize(("length", "size"), [(159, 0), (160, 160)])
def test_what_has_few_links_and_is_short_may_be_a_breadcrumb(length: int, size: int) -> None:
    assert size_of(f"<a href=/1>news</a>{'x' * (length - 4)}") == size


@pytest.mark.parametrize(
    ("role", "tag"),
    [
        (class_names.NONE, "div"),
        (class_names.TITLE, "div"),
        (class_names.BREADCRUMB, "div"),
        (class_names.NAVIGATION | class_names.BREADCRUMB, "div"),
        (class_names.NAVIGATION | class_names.TITLE, "div"),
        (class_names.FOOTER, "div"),
        (class_names.NAVIGATION, "body"),
        (class_names.NAVIGATION, "article"),
        (class_names.ASIDE, "form"),
    ],
)
def test_other_blocks_are_read(role: int, tag: str) -> None:
    assert size_of(MENU, role, tag) == 0


@pytest.mark.parametrize(("count", "largest"), [(6, math.inf), (5, 5 * 5 * 3 / 2)])
def test_furniture_may_have_half_of_a_page_without_sentences(count: int, largest: float) -> None:
    assert largest_furniture(html.fragment_fromstring(f"<div>{'园区开工。' * count}</div>")) == largest


LINKS = "".join(f"<a href=/{n}>栏目</a>" for n in range(7))


@pytest.mark.parametrize(
    ("inside", "outside", "holds"),
    [
        (f"{LINKS}<p>园区公告</p>", "<p>版权</p>", True),
        # Something to fill in: few links, or more text elsewhere.
        ("<p>园区公告：请留言，说说你的看法</p>", "<p>版权</p>", False),
        (LINKS, "<p>园区公告：重大项目集中开工建设仪式隆重举行</p>", False),
    ],
)
def test_a_form_around_the_whole_page_is_no_form(inside: str, outside: str, holds: bool) -> None:
    page = html.document_fromstring(f"<body><form><input name=q>{inside}</form>{outside}</body>")
    [form] = page.iter("form")
    assert holds_page(form) is holds
