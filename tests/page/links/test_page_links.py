"""Links as a page spells them."""

from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of


def links_of(body: str, url: str = "http://www.example.cn/a/b.html", head: str = "") -> list[tuple[str, str]]:
    document = Document.from_text(url, f"<html><head>{head}</head><body>{body}</body></html>")
    return [(link.url, link.text) for link in page_of(document).links]


def test_addresses_are_absolute_and_spelled_as_the_page_does() -> None:
    body = (
        '<a href="/x?b=2&amp;a=1">一</a><a href="c.html">二</a><a href="../d/">三</a><a href="//m.example.cn/e">四</a>'
        '<a href="http://Example.cn/F">五</a><a href=" /g.html ">六</a><a href="?p=2">七</a><a '
        'href="/h.html#top">八</a>'
    )
    assert [url for url, _ in links_of(body)] == [
        "http://www.example.cn/x?b=2&a=1",
        "http://www.example.cn/a/c.html",
        "http://www.example.cn/d/",
        "http://m.example.cn/e",
        "http://Example.cn/F",
        "http://www.example.cn/g.html",
        "http://www.example.cn/a/b.html?p=2",
        "http://www.example.cn/h.html",
    ]


def test_what_is_no_address_is_no_link() -> None:
    body = (
        '<a>x</a><a href="">x</a><a href="#top">x</a><a href="javascript:go(1)">x</a><a href="mailto:a@b.cn">x</a>'
        '<a href="tel:110">x</a><a href="ftp://example.cn/">x</a><a href="http://[::1">x</a>'
    )
    assert links_of(body) == []


def test_base_element_counts() -> None:
    found = links_of('<a href="c.html">x</a><a href="/d">y</a>', head='<base href="http://cdn.example.cn/z/">')
    assert [url for url, _ in found] == ["http://cdn.example.cn/z/c.html", "http://cdn.example.cn/d"]


def test_text_is_folded_and_areas_count() -> None:
    body = '<a href="/1"> 园区\u200b\n <b>要闻</b>\u3000</a><map><area href="/2" alt="x"></map>'
    assert links_of(body) == [("http://www.example.cn/1", "园区 要闻"), ("http://www.example.cn/2", "")]


def test_same_site_leaves_www_and_scheme_aside() -> None:
    body = '<a href="https://example.cn/a">1</a><a href="http://news.example.cn/a">2</a><a href="/b">3</a>'
    document = Document.from_text("http://www.example.cn/", body)
    assert [link.same_site for link in page_of(document).links] == [True, False, True]


def test_a_query_right_behind_the_host_is_not_part_of_it() -> None:
    document = Document.from_text("http://www.example.cn/", '<a href="http://www.example.cn?id=1">1</a>')
    assert [link.same_site for link in page_of(document).links] == [True]


def test_links_of_one_page_are_not_those_of_the_next() -> None:
    for n in range(3):
        assert links_of(f'<a href="/{n}">x</a>') == [(f"http://www.example.cn/{n}", "x")]
