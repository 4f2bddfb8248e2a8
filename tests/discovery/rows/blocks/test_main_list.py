"""Which of a page's lists are its own."""

import pytest

from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.page.document import Document

SITE = "http://www.e.cn"
NAMES = "abcs"


TITLE = "园区召开安全生产工作会议之"


def write(name: str, count: int, title: str = TITLE, *, dated: int = 0, folder: str = "xw") -> str:
    """A list of rows, of which the first `dated` show a date; the first digit of their numbers is the list's."""
    rows = []
    for n in range(count):
        date = f"<i>2018-01-{28 - n}</i>" if n < dated else ""
        rows.append(f'<li><a href="/{folder}/{NAMES.index(name)}{n:02d}.html">{title}{n}</a>{date}</li>')
    return f'<ul class="{name}">{"".join(rows)}</ul>'


def find(body: str, path: str = "/xw/") -> str:
    """The names of the lists that are the page's, in order."""
    rows = find_rows(Document.from_text(SITE + path, f"<html><body>{body}</body></html>")).rows
    return "".join(dict.fromkeys(NAMES[int(row.url.rpartition("/")[2][0])] for row in rows))


SHORT, NAME = "园区会议之", "会议之"  # of five and three hanzi, and a digit
LISTS = {
    "titles": (write("a", 4), "a"),
    "titles of five characters": (write("a", 4, SHORT), "a"),
    "names": (write("a", 4, NAME), ""),
    "dated names": (write("a", 4, NAME, dated=4), "a"),
    "half of the names dated": (write("a", 4, NAME, dated=2), "a"),
    "two of five names dated": (write("a", 5, NAME, dated=2), ""),
    "fewer names dated": (write("a", 4, NAME, dated=1), ""),
    "two lists with dates": (f"<div>{write('a', 4, dated=4)}</div><p>{write('b', 4, dated=4)}</p>", "ab"),
    "short titles beside long ones, dated": (
        f"<div>{write('a', 4, dated=4)}</div><p>{write('b', 4, SHORT, dated=4)}</p>",
        "a",
    ),
    "titles of six characters beside long ones": (
        f"<div>{write('a', 4, dated=4)}</div><p>{write('b', 4, '园区的会议之', dated=4)}</p>",
        "ab",
    ),
    "an undated list beside a dated one": (f"<div>{write('a', 6, dated=6)}</div><p>{write('b', 4)}</p>", "a"),
    "undated lists of a front page": (
        f"<div>{write('a', 6, dated=6)}</div><p>{write('b', 4)}</p><main>{write('c', 4)}</main>",
        "abc",
    ),
    "undated lists with other addresses": (
        f"<div>{write('a', 6, dated=6)}</div><p>{write('b', 4, folder='b')}</p>"
        f"<main>{write('c', 4, folder='c')}</main>",
        "a",
    ),
    "an undated list of the same make": (
        f"<div><p>{write('a', 6, dated=6)}</p></div><div><p>{write('b', 4)}</p></div>".replace('"b"', '"a"'),
        "ab",
    ),
    "a side list alone": (f'<div class="sidebar">{write("a", 4)}</div>', ""),
    "a side list alone, dated": (f'<div class="sidebar">{write("a", 4, dated=4)}</div>', "a"),
    "a side list with few dates": (f'<div class="sidebar">{write("a", 4, dated=1)}</div>', ""),
}


@pytest.mark.parametrize(("body", "names"), LISTS.values(), ids=LISTS.keys())
def test_the_page_s_lists(body: str, names: str) -> None:
    assert find(body) == names


@pytest.mark.parametrize(("rows", "names"), [(6, "a"), (8, "s")])
def test_a_list_that_is_named_side_is_the_page_s_if_it_is_many_times_longer(rows: int, names: str) -> None:
    """Designs use such names for the page's own column, too."""
    side = f'<div class="sidebar">{write("s", rows, dated=rows)}</div>'
    assert find(f"<main>{write('a', 2, dated=2)}</main>{side}") == names


@pytest.mark.parametrize(
    ("around", "rows", "names"),
    [
        # Four rows of the page's own weigh as much as 23 below a side list's heading, 31 in an element for what stands
        # aside, and 46 that begin with the article before this one.
        ("<div><h3>热点内容</h3>{}</div>", 16, "a"),
        ("<div><h3>热点内容</h3>{}</div>", 30, ""),
        ("<aside>{}</aside>", 25, "a"),
        ("<aside>{}</aside>", 40, ""),
        ("<div>{}</div>", 38, "a"),
        ("<div>{}</div>", 60, ""),
    ],
)
def test_a_page_with_few_undated_links_beside_a_side_list_many_times_longer_has_no_list(
    around: str, rows: int, names: str
) -> None:
    side = write("s", rows)
    if around == "<div>{}</div>":
        side = side.replace("<li>", "<li>上一篇：", 1)
    assert find(f"<main>{write('a', 4)}</main>{around.format(side)}") == names


FEW = {
    "one link below the folder": (write("a", 1), "/xw/", "a"),
    "two links below the folder": (write("a", 2), "/xw/index.html", "a"),
    "two links elsewhere": (write("a", 2, folder="tz"), "/xw/", ""),
    "two links below a site's first page": (write("a", 2), "/", ""),
    "three links elsewhere": (write("a", 3, folder="tz"), "/xw/", "a"),
    "two dated links elsewhere": (write("a", 2, dated=2, folder="tz"), "/xw/", "a"),
    "two links beside an article": (write("a", 2), "/xw/9.html", ""),
}


@pytest.mark.parametrize(("dated", "names"), [(3, "a"), (0, "")], ids=["a list", "an article"])
def test_a_long_side_list_does_not_hide_a_dated_one(dated: int, names: str) -> None:
    """Sixty addresses beside three rows."""
    aside = "".join(write("s", 10).replace("/xw/3", f"/xw/3{n}") for n in range(6))
    assert find(f"<main>{write('a', 3, dated=dated)}</main><aside>{aside}</aside>") == names


@pytest.mark.parametrize(("body", "path", "names"), FEW.values(), ids=FEW.keys())
def test_few_links_are_a_list_below_their_folder(body: str, path: str, names: str) -> None:
    assert find(body, path) == names


@pytest.mark.parametrize(("above", "names"), [(3, "s"), (4, "a")])
def test_a_pager_redeems_a_near_list_that_is_named_side(above: int, names: str) -> None:
    pager = '<p><a href="/xw/index_2.html">2</a> <a href="/xw/index_2.html">下一页</a></p>'
    pager = "<div>" * (above - 1) + pager + "</div>" * (above - 1)
    assert find(f'<div class="sidebar">{write("s", 4)}{pager}</div><div>{write("a", 4)}</div>') == names


def test_prose_has_no_rows() -> None:
    text = "<p>近日，园区召开安全生产工作专题会议，传达学习有关文件，并部署下一步工作。</p>" * 12
    assert find(text + write("a", 4)) == ""
    assert find(text[: len(text) // 4] + write("a", 4)) == "a"


PROSE = f"<p>{'园区坚持绿色发展，注重生态。' * 60}</p>"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (write("a", 4, NAME) + "<p>共4条 1/1页</p>", "a"),
        (write("a", 4, NAME) + "<p>共4条 1/1页</p>" + PROSE, "a"),
        (write("a", 4, NAME) + "<p>共5条 1/1页</p>", ""),
        (write("a", 2, NAME) + "<p>共2条 1/1页</p>", ""),
        (write("a", 3, NAME) + "<p>共3条 1/1页</p>", "a"),
        # Which of the two is it?
        (f"<div>{write('a', 4, NAME)}</div><p>{write('b', 4, NAME)}</p><p>共4条 1/1页</p>", ""),
        (f"<div>{write('a', 4, NAME)}</div><p>{write('b', 4, NAME, folder='zc')}</p><p>共4条 1/1页</p>", "a"),
        # A side bar's links.
        (f"<aside>{write('a', 4, NAME)}</aside><p>共4条 1/1页</p>", ""),
    ],
)
def test_a_block_with_as_many_rows_as_are_stated_is_the_list(body: str, found: str) -> None:
    assert find(body) == found


DEAD = "<p><span>首页</span><span>上页</span><b>1</b><span>下页</span><span>尾页</span></p>"
BESIDE = f"<section>{write('b', 6, dated=6)}</section>"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"{BESIDE}<div>{write('a', 1, NAME)}<p>共 <b>1</b>页<b>1</b>条</p></div>", "a"),
        (f"{BESIDE}<div><div>{write('a', 1, NAME)}</div><div>{DEAD}</div></div>", "a"),
        (f"{BESIDE}<div>{write('a', 5, NAME)}{DEAD}</div>", "a"),
        # Another number of rows than is stated, a pager that leads on, a pager with nothing before it.
        (f"{BESIDE}<div>{write('a', 1, NAME)}<p>共 <b>1</b>页<b>2</b>条</p></div>", "b"),
        (f"{BESIDE}<div>{write('a', 1, NAME)}<p><b>1</b><a href='/xw/9.html'>下一页</a></p></div>", "b"),
        (f"{BESIDE}<div><p>暂无内容</p>{DEAD}</div>", "b"),
        (f"{BESIDE}<div>{write('a', 1, NAME)}</div>", "b"),
    ],
)
def test_what_stands_right_before_a_pager_of_one_page_is_the_list(body: str, found: str) -> None:
    """A list of one short row stands beside a dated list of six, which every page has."""
    assert find(body) == found


EXCERPT = "会议要求各部门压实责任、排查隐患，确保园区企业平稳有序复工复产，并就下一步工作作出部署。" * 2


@pytest.mark.parametrize(("own", "names"), [(4, "s"), (0, "")], ids=["a list", "an article"])
def test_excerpts_of_a_side_list_are_not_the_prose_of_the_page(own: int, names: str) -> None:
    """A box of related articles with excerpts stands above each list, and beside each article."""
    box = "".join(f'<dl><dt><a href="/xw/0{n}0.html">{TITLE}{n}</a></dt><dd>{EXCERPT}</dd></dl>' for n in range(9))
    rows = "".join(f'<li><a href="/xw/30{n}.html">{TITLE}{n}</a><p>{EXCERPT}</p></li>' for n in range(own))
    text = "" if own else f"<h1>{TITLE}</h1><p>{EXCERPT * 12}</p>"
    assert find(f"<div><div>相关文章</div><ul>{box}</ul></div><div class=main><ul>{rows}</ul>{text}</div>") == names


STORY = f"<p>{EXCERPT * 12}</p>"
LIST = write("a", 4, dated=4)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (f'<div class=main>{LIST}</div><div role="dialog" class="box">{STORY}</div>', "a"),
        (f'<div class=main>{LIST}</div><div aria-modal="true">{STORY}</div>', "a"),
        # Not of a window, and of one that the page itself is.
        (f'<div class=main>{LIST}</div><div class="box">{STORY}</div>', ""),
        (f'<div role="dialog"><div class=main>{LIST}</div>{STORY}</div>', ""),
    ],
)
def test_texts_of_windows_above_the_page_are_not_its_prose(body: str, names: str) -> None:
    assert find(body, "/other/") == names
