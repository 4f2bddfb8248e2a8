"""A page's views are made once, of one document."""

import gc
import weakref

from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

SOURCE = """<html lang=zh-CN><head><title>园区开工 - 要闻 - 江城网</title><meta name=keywords content=a></head>
<body><h1>园区开工</h1><div id=text><p>开工。</p><p><a href="/b">更多</a></p></div></body></html>"""


def load(source: str = SOURCE) -> Document:
    return Document.from_text("http://www.example.cn:8000/a.html", source)


def test_each_view_of_a_document_is_made_once() -> None:
    document = load()
    page, again = page_of(document), page_of(document)
    assert page.layout is again.layout
    assert page.metadata is again.metadata
    assert page.all_links is again.all_links
    assert page.title_parts is again.title_parts
    assert page_of(load()).layout is not page.layout


def test_a_document_is_let_go_with_its_views() -> None:
    """Without the garbage collector: a page's tree takes some hundred kilobytes."""
    document = load()
    page = page_of(document)
    assert page.layout.lines
    assert page.links
    assert page.title_parts
    assert page.metadata.values
    gone, tree = weakref.ref(document), weakref.ref(document.tree)
    gc.disable()
    try:
        del document, page
        assert gone() is None
        assert tree() is None
    finally:
        gc.enable()


def test_the_views_agree() -> None:
    page = page_of(load())
    assert page.url == "http://www.example.cn:8000/a.html"
    assert [line.text for line in page.layout.lines] == ["园区开工", "开工。", "更多"]
    assert page.layout.host == "www.example.cn:8000"
    assert [link.url for link in page.links] == ["http://www.example.cn:8000/b"]
    assert page.links is page.all_links.links
    assert page.metadata.values == {"keywords": "a"}
    assert page.title == "园区开工 - 要闻 - 江城网"
    assert page.title_parts == ["园区开工", "要闻", "江城网"]


def test_the_layout_of_a_part_has_nothing_of_the_rest() -> None:
    page = page_of(load())
    part = page.document.tree.get_element_by_id("text")
    layout = page.layout_of(part)
    assert [line.text for line in layout.lines] == ["开工。", "更多"]
    assert layout.blocks[0].element is part
    assert layout.host == page.layout.host
    assert page.layout_of(part) is not layout


def test_a_title_is_cut_where_no_headline_is_as_long() -> None:
    page = page_of(load(f"<title>{'园' * 900}</title>"))
    assert page.title == "园" * 501
