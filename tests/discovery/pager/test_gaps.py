"""Pages between the two ends of a list that no link leads to: which are generated, and on what proof."""

import pytest

from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.page.document import Document

SITE = "http://www.example.gov.cn"


def read(path: str, body: str) -> Pages:
    rows = "".join(f'<li><a href="/show/{900 + i}.htm">关于第{i}项工作安排的通知</a></li>' for i in range(5))
    return find_pages(Document.from_text(SITE + path, f"<html><body><ul>{rows}</ul>{body}</body></html>"))


def test_gap_is_generated_where_only_the_ends_are_linked() -> None:
    found = read(
        "/xw/list_2.html",
        '<a href="list_1.html">首页</a><a href="list_1.html">1</a> [2] <a href="list_6.html">尾页</a>',
    )
    assert found.current == 2
    assert found.last == 6
    assert found.next == f"{SITE}/xw/list_3.html"
    assert set(found.pages) == {f"{SITE}/xw/list_{n}.html" for n in (1, 3, 4, 5, 6)}


def test_gap_is_not_generated_beside_a_next_link() -> None:
    found = read(
        "/xw/list_1.html", '<a href="list_2.html">2</a><a href="list_2.html">下一页</a><a href="list_99.html">末页</a>'
    )
    assert found.pages == (f"{SITE}/xw/list_2.html", f"{SITE}/xw/list_99.html")


ENDS = {
    "words and the number shown": ("/kjcx/", '首頁 <span class="current">1</span> <a href="index_5.html">末頁</a>'),
    "a linked first page": ("/kjcx/index.html", '<a href="./">首页</a> | <a href="index_5.html">尾页</a>'),
    "brackets": ("/kjcx/", '[首页] <a href="index_5.html">[末页]</a>'),
    "only the last, and how many there are": ("/kjcx/", '共5页 <a href="index_5.html">末页</a>'),
}


@pytest.mark.parametrize(("path", "body"), ENDS.values(), ids=ENDS.keys())
def test_gap_between_the_ends_alone(path: str, body: str) -> None:
    found = read(path, f"<div>{body}</div>")
    assert found.next == f"{SITE}/kjcx/index_2.html"
    assert found.generated == tuple(f"{SITE}/kjcx/index_{n}.html" for n in (2, 3, 4))
    assert found.last == 5


def test_gap_goes_on_from_a_generated_page() -> None:
    found = read(
        "/kjcx/index_3.html", '<div><a href="/kjcx/">首頁</a> <b>3</b> <a href="/kjcx/index_5.html">末頁</a></div>'
    )
    assert found.current == 3
    assert found.next == f"{SITE}/kjcx/index_4.html"


NO_GAPS = {
    "nothing says that this is the first page": ("/xw/", '<a href="list_99.html">末页</a>'),
    "rows are counted, not pages": ("/xw/", '首页 1 <a href="/xw/?start=60">末页</a>'),
    "the number is not that of the last page": ("/xw/", '首页 共12页 <a href="/xw/index_5.html">末页</a>'),
    "a number that no list reaches": ("/xw/", '首页 1 <a href="/xw/index_99999999.html">末页</a>'),
}


@pytest.mark.parametrize(("path", "body"), NO_GAPS.values(), ids=NO_GAPS.keys())
def test_gap_is_not_generated_without_proof(path: str, body: str) -> None:
    assert read(path, f"<div>{body}</div>").generated == ()


@pytest.mark.parametrize(("last", "count"), [(40, 38), (19_000, 50), (21_000, 0)])
def test_a_mistaken_last_page_does_not_flood_the_frontier(last: int, count: int) -> None:
    body = f'<div>首页 1 <a href="/xw/index_{last}.html">末页</a></div>'
    assert len(read("/xw/", body).generated) == count


def test_the_last_page_that_was_made_makes_the_following_ones() -> None:
    body = '<div><a href="/xw/">首页</a> 51 <a href="/xw/index_102.html">末页</a></div>'
    assert read("/xw/", body.replace("51", "1")).generated[-1] == "http://www.example.gov.cn/xw/index_51.html"
    following = read("/xw/index_51.html", body).generated
    assert (following[0], len(following)) == ("http://www.example.gov.cn/xw/index_52.html", 50)


def test_between_years_there_are_no_pages() -> None:
    years = "".join(f'<a href="/xw/index_{year}.html">{year}</a> ' for year in (2026, 2025, 2024, 2020))
    assert read("/xw/", f"<div>{years}</div>").generated == ()


@pytest.mark.parametrize(("above", "rest", "is_proof"), [(1, 0, True), (2, 0, False), (0, 70, True), (0, 80, False)])
def test_the_two_ends_of_a_list_stand_together(above: int, rest: int, is_proof: bool) -> None:
    last = '<a href="/xw/index_5.html">末页</a>'
    body = f"<div>首页 {'·' * rest}{'<i>' * above}{last}{'</i>' * above}</div>"
    assert bool(read("/xw/", body).generated) is is_proof
