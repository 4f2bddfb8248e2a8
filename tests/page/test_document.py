"""The document: whatever the bytes, a tree; and links resolved as browsers do."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from portalcrawl.page.document import Document, resolve

URL = "http://example.com/news/index.html"


def _text(document: Document) -> str:
    return " ".join(str(document.body.text_content()).split())


@pytest.mark.parametrize(
    ("body", "content_type", "text", "encoding"),
    [
        ("<p>园区要闻</p>".encode(), "text/html; charset=utf-8", "园区要闻", "utf-8"),
        ("<meta charset=gb2312><p>园区要闻".encode(), None, "园区要闻", "utf-8"),
        ("<meta charset=gb2312><p>园区的要闻".encode("gbk"), "text/html", "园区的要闻", "gb18030"),
        ("<meta charset=utf-8><p>园区的要闻".encode("gbk"), "text/html; charset=utf-8", "园区的要闻", "gb18030"),
        ("\ufeff<p>园区要闻".encode(), None, "园区要闻", "utf-8"),
        ("<html><p>园区要闻".encode("utf-16"), None, "园区要闻", "utf-16-le"),
        ("<html><p>园区要闻</p></html>".encode("utf-16-be"), None, "园区要闻", "utf-16-be"),
        ("<p>a\x00b园区".encode(), "text/html; charset=utf-8", "ab园区", "utf-8"),
        ('<?xml version="1.0" encoding="gbk"?><p>园区的要闻'.encode("gbk"), None, "园区的要闻", "gb18030"),
        ("<p>园区\ue5e5的要闻\ue81e".encode("gb18030"), "text/html; charset=gbk", "园区 的要闻\u9fb4", "gb18030"),
        ("<p>园区\ue5e5的要闻".encode(), "text/html; charset=utf-8", "园区\ue5e5的要闻", "utf-8"),
        (b"<p>wait&#133;", None, "wait…", "utf-8"),
        (b"<p>cut in a tag <a href='x", None, "cut in a tag", "utf-8"),
        (b"<p>cut in a comment <!-- x", None, "cut in a comment", "utf-8"),
    ],
)  # fmt: skip
def test_bytes_become_text_once(body: bytes, content_type: str | None, text: str, encoding: str) -> None:
    document = Document.from_bytes(URL, body, content_type)
    assert (_text(document), document.encoding) == (text, encoding)


def test_what_was_done_to_the_text_is_said() -> None:
    mixed = "<a>首页新闻</a>".encode() + "<p>园区召开工作会议，部署下一步的重点任务。".encode("gbk")
    assert Document.from_bytes(URL, mixed).text_notes == ("mixed-charsets",)
    assert Document.from_bytes(URL, "<p>新闻".encode()).text_notes == ()
    twice = "新闻中心".encode().decode("latin-1").encode()
    document = Document.from_bytes(URL, b"<p>" + twice)
    assert (_text(document), document.text_notes) == ("新闻中心", ("double-encoded",))


@pytest.mark.parametrize(
    "body", [b"", b" \n", b"\x00" * 1000, b"<!-- only -->", b"<?pi ?>", b"\xff\xfe", b"\xef\xbb\xbf", b"<"]
)
def test_no_page_is_an_empty_document(body: bytes) -> None:
    document = Document.from_bytes(URL, body)
    assert document.tree.tag == "html"
    assert len(document.body.findall(".//*")) <= 1
    assert (document.page_title, document.base_url) == ("", URL)


@given(st.binary(max_size=300), st.sampled_from([None, "text/html; charset=gbk", "text/html; charset=utf-16", "x"]))
def test_any_bytes_are_a_document(body: bytes, content_type: str | None) -> None:
    document = Document.from_bytes(URL, body, content_type)
    assert document.tree.tag == "html"
    etree.tostring(document.tree)
    assert document.page_title == " ".join(document.page_title.split())
    _text(document)


@given(st.text(st.characters(codec=None) | st.sampled_from("<>\ud800\x00\"'=/!-"), max_size=200))
def test_any_text_is_a_document(text: str) -> None:
    assert Document.from_text(URL, text).tree.tag == "html"


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nested": lambda: b"<div>" * 100_000 + b"x",
    "nested and closed": lambda: b"<b>" * 100_000 + b"x" + b"</b>" * 100_000,
    "unclosed fonts": lambda: b"<p><font>x" * 50_000,
    "tables": lambda: b"<table><tr><td>" * 50_000,
    "attributes": lambda: b"<div " + b" ".join(b"a%d=1" % i for i in range(100_000)) + b">x",
    "attributes with markup in them": lambda: b"<div " + b" ".join(b"a%d='<p>'" % i for i in range(100_000)) + b">x",
    "attributes without values": lambda: b"<div " + b" ".join(b"<a%d" % i for i in range(100_000)) + b">x",
    "one attribute": lambda: b"<p title='" + b"x" * 3_000_000 + b"'>x",
    "one line": lambda: b"<p>" + b"x" * 3_000_000,
    "angles": lambda: b"<" * 1_000_000,
    "ampersands": lambda: b"&" * 1_000_000,
    "quotes": lambda: b"<a ='" * 200_000,
    "comments": lambda: b"<p>x<!--" * 200_000,
    "scripts": lambda: b"<script>" + b"</scr" * 200_000,
    "noise": lambda: bytes(range(256)) * 8_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_cost_seconds_at_most(name: str) -> None:
    page = HOSTILE[name]()
    begun = time.process_time()
    document = Document.from_bytes(URL, page, "text/html; charset=utf-8")
    deepest = max((sum(1 for _ in element.iterancestors()) for element in list(document.tree.iter())[-3:]), default=0)
    assert deepest < 2_100
    document.tree.text_content()
    etree.tostring(document.tree)
    assert document.page_title == ""
    assert time.process_time() - begun < 5


def test_only_crowded_tags_lose_their_attributes() -> None:
    image = b"<img src='data:image/png;base64," + b"A" * 300_000 + b"' alt='chart'>"
    crowd = b"<div " + b" ".join(b"a%d" % i for i in range(30_000)) + b" id=x>"
    document = Document.from_bytes(URL, b"<p id=first>1</p>" + image + crowd + b"<p id=last>2</p>")
    assert [p.get("id") for p in document.tree.iter("p")] == ["first", "last"]
    assert document.tree.find(".//img").get("alt") == "chart"
    assert not document.tree.find(".//div").attrib


@pytest.mark.parametrize(
    ("crowd", "size", "is_kept"),
    [
        (63_999, 0, True),
        (64_000, 0, False),
        # A large page may have many such tags.
        (8_000, 256_000, True),
        (7_999, 256_001, True),
        (8_000, 256_001, False),
    ],
)
def test_how_much_a_tag_holds_before_it_is_crowded(crowd: int, size: int, is_kept: bool) -> None:
    tag = b"<p" + b" id=x a=".ljust(crowd, b"y") + b">"
    page = (b"<html><body>" + tag + b"text").ljust(size, b"z")
    (paragraph,) = Document.from_bytes(URL, page, "text/html; charset=utf-8").tree.iter("p")
    assert paragraph.get("id") == ("x" if is_kept else None)


def test_a_cut_page_keeps_what_came() -> None:
    page = "<html><title>园区</title><body><p>第一段。</p><p>第二".encode()
    document = Document.from_bytes(URL, page[:-1], "text/html; charset=utf-8")
    assert document.page_title == "园区"
    assert _text(document).startswith("第一段。第")
    assert document.encoding == "utf-8"


def test_title_and_body() -> None:
    document = Document.from_text(URL, "<title> 园区\u200b \n 要闻 </title><p>x")
    assert (document.page_title, document.body.tag) == ("园区 要闻", "body")
    frames = Document.from_text(URL, "<frameset><frame src=a></frameset>")
    assert frames.body is frames.tree


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("", URL),
        ("<base target=_blank>", URL),
        ("<base href=''>", URL),
        ("<base href='/a/'>", "http://example.com/a/"),
        ("<base href='http://other.example/b/'>", "http://other.example/b/"),
        ("<base target=_top><base href='/a/'><base href='/b/'>", "http://example.com/a/"),
        ("<base href='http://'>", URL),
        ("<base href='http://[::1'>", URL),
        ("<base href='javascript:void(0)'>", URL),
        ("<base href='#top'>", URL),
        ("<base href='//other.example/'>", "http://other.example/"),
        ("<base href=' \n/a/ '>", "http://example.com/a/"),
    ],
)
def test_base_url(base: str, expected: str) -> None:
    assert Document.from_text(URL, f"<head>{base}</head><p>x").base_url == expected


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("3.html", "http://example.com/news/3.html"),
        ("./3.html", "http://example.com/news/3.html"),
        ("../3.html", "http://example.com/3.html"),
        ("../../../3.html", "http://example.com/3.html"),
        ("/3.html", "http://example.com/3.html"),
        ("/", "http://example.com/"),
        ("sub/", "http://example.com/news/sub/"),
        ("?page=2", "http://example.com/news/index.html?page=2"),
        ("view.php?aid=3", "http://example.com/news/view.php?aid=3"),
        ("tags.php?/name/2/", "http://example.com/news/tags.php?/name/2/"),
        ("a?u=../b", "http://example.com/news/a?u=../b"),
        ("//other.example/a", "http://other.example/a"),
        ("http://other.example", "http://other.example"),
        ("http://other.example?id=1", "http://other.example/?id=1"),
        ("//other.example?u=http://a.example?b", "http://other.example/?u=http://a.example?b"),
        ("HTTP://Other.example/A", "http://Other.example/A"),
        ("http:/x", "http://example.com/x"),
        ("http:x", "http://example.com/news/x"),
        ("\\a\\b.html", "http://example.com/a/b.html"),
        ("http:\\\\other.example\\a", "http://other.example/a"),
        ("a.html?x=\\b", "http://example.com/news/a.html?x=\\b"),
        (" \n3.html\t", "http://example.com/news/3.html"),
        ("3.\nhtml", "http://example.com/news/3.html"),
        ("\u30003.html\xa0", "http://example.com/news/3.html"),
        ("a b.html", "http://example.com/news/a b.html"),
        ("3.html#top", "http://example.com/news/3.html"),
        ("http://[::1]:8000/a", "http://[::1]:8000/a"),
        ("#", None),
        ("#top", None),
        ("＃", None),
        ("<a href='/xw/'>要闻</a>", None),
        ('" + link + "', None),
        ("' + rows[i].url + '", None),
        ("/search?q=a+b+c", "http://example.com/search?q=a+b+c"),
        ("", None),
        ("   ", None),
        ("javascript:void(0)", None),
        ("JavaScript:void(0)", None),
        ("java\nscript:void(0)", None),
        ("mailto:a@example.com", None),
        ("tel:123", None),
        ("data:text/html,x", None),
        ("ftp://example.com/a", None),
        ("weixin://x", None),
        ("http://", None),
        ("http:///a", None),
        ("http://?a", None),
        ("http://[::1", None),
        ("//[", None),
        ("http://:80/", None),
    ],
)
def test_resolve(href: str, url: str | None) -> None:
    assert resolve(URL, href) == url


@given(
    st.text(max_size=60), st.sampled_from([URL, "http://example.com", "http://[::1]/a", "http://example.com/a/../b"])
)
def test_resolve_never_raises(href: str, base: str) -> None:
    url = resolve(base, href)
    assert url is None or url.lower().startswith(("http://", "https://"))
    document = Document.from_text(base, "<p>x")
    absolute = document.absolute(href)
    assert absolute is None or absolute.isascii()


def test_links_are_spelled_as_a_browser_requests_them() -> None:
    page = "<meta charset=gbk><p>园区的要闻，在这里".encode("gbk")
    document = Document.from_bytes(URL, page)
    assert document.absolute("园区 1.html?k=园") == "http://example.com/news/%E5%9B%AD%E5%8C%BA%201.html?k=%D4%B0"
    assert document.absolute("a.html?k=%b9%ab") == "http://example.com/news/a.html?k=%b9%ab"


@pytest.mark.parametrize(("size", "is_whole"), [(2_000_000, True), (2_000_001, False)])
def test_deep_elements_are_read_on_pages_of_an_ordinary_size(size: int, is_whole: bool) -> None:
    """Larger pages get the parser's small limit of 256 levels: stray end tags would take them minutes."""
    page = b"<html><body>" + b"<div>" * 300 + b"deep" + b"</div>" * 300 + b"<p>"
    document = Document.from_bytes(URL, page.ljust(size, b"x"), "text/html; charset=utf-8")
    assert ("deep" in _text(document)) is is_whole
