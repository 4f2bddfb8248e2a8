"""What a pager states: which page is shown, which is the last, how many rows there are."""

import pytest

from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.page.document import Document

SITE = "http://www.example.gov.cn"


def read(path: str, body: str) -> Pages:
    rows = "".join(f'<li><a href="/show/{900 + i}.htm">关于第{i}项工作安排的通知</a></li>' for i in range(5))
    return find_pages(Document.from_text(SITE + path, f"<html><body><ul>{rows}</ul>{body}</body></html>"))


def test_total_stands_in_a_title() -> None:
    found = read(
        "/xw/",
        '<div><a title="Total record">&nbsp;<b>73</b> </a><b>1</b><a href="/xw/index_2.html">2</a>'
        '<a href="/xw/index_2.html">下一页</a></div>',
    )
    assert found.total_rows == 73


def test_page_shown_is_never_among_the_pages() -> None:
    found = read(
        "/xw/index.html", '<a href="/xw/">1</a><a href="/xw/index_2.html">2</a><a href="/xw/index_2.html">下一页</a>'
    )
    assert found.pages == (f"{SITE}/xw/index_2.html",)


LINKS = '<a href="/xw/index_2.html">2</a> <a href="/xw/index_2.html">下一页</a>'


@pytest.mark.parametrize(("stated", "last"), [(99_000, 99_000), (101_000, 2)])
def test_a_number_that_no_list_reaches_is_not_its_last_page(stated: int, last: int) -> None:
    assert read("/xw/index_1.html", f"<div>共{stated}页 {LINKS}</div>").last == last


# Another address of page 1 does not say which page it is: the pager does.
@pytest.mark.parametrize(("above", "current"), [(0, 1), (1, 1), (2, None)])
def test_the_page_shown_stands_beside_its_links(above: int, current: int | None) -> None:
    links = "".join(f'<a href="/list.php?id=6&amp;page={n}">{n}</a> ' for n in (2, 3))
    links += '<a href="/list.php?id=6&amp;page=2">下一页</a>'
    body = f"<div><b>1</b>{'<p>' * above}{links}{'</p>' * above}</div>".replace("p>", "section>")
    assert read("/xw/", body).current == current


@pytest.mark.parametrize(
    ("label", "current"), [("[ 第 1 页 ]", 1), ("1 (current)", 1), ("Page 1", 1), ("第1页起列表", None)]
)
def test_the_page_shown_is_a_number(label: str, current: int | None) -> None:
    links = "".join(f'<a href="/list.php?id=6&amp;page={n}">{n}</a> ' for n in (2, 3))
    links += '<a href="/list.php?id=6&amp;page=2">下一页</a>'
    assert read("/xw/", f"<div><b>{label}</b>{links}</div>").current == current


def test_a_word_that_nobody_knows_leads_to_the_last_page_beside_the_others() -> None:
    items = [("2", 1), ("3", 2), ("próximo ›", 1), ("xyz »", 40)]
    links = "".join(f'<li><a href="/blog?page={page}">{label}</a></li>' for label, page in items)
    pages = read("/blog", f"<ul><li>1</li>{links}</ul><p><a href='/blog?page=7'>seven</a></p>")
    assert [url.partition("=")[2] for url in pages.pages] == ["1", "2", "40"]
    assert pages.last == 41
