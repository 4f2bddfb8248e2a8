"""What marks a part of the page as standing beside the content."""

import pytest
from lxml import html

from portalcrawl.discovery.rows.blocks.side_lists import (
    ASIDE,
    CONTENT,
    NAMED_ASIDE,
    SideMarks,
    heading_above,
    heading_before,
    is_imprint,
    is_side_heading,
    list_own_names,
    list_title_holders,
)
from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.page.document import Document

NAMES = {
    "<ul id=x></ul>": CONTENT,
    "<div class=main><ul id=x></ul></div>": CONTENT,
    "<div class=sidebar><ul id=x></ul></div>": NAMED_ASIDE,
    "<div class=sidebar><div class=main><ul id=x></ul></div></div>": NAMED_ASIDE,
    "<aside><ul id=x></ul></aside>": ASIDE,
    "<footer class=sidebar><ul id=x></ul></footer>": ASIDE,
    "<div role=complementary><ul id=x></ul></div>": ASIDE,
}


def find(body: str) -> html.HtmlElement:
    element = html.document_fromstring(f"<html><body>{body}</body></html>").get_element_by_id("x")
    assert isinstance(element, html.HtmlElement)
    return element


@pytest.mark.parametrize(("body", "side"), NAMES.items())
def test_names_of_a_side_list(body: str, side: float) -> None:
    assert SideMarks().of_names(find(body)) == side


def test_what_holds_the_page_s_own_heading_is_its_content_whatever_its_class() -> None:
    body = "<div class=position-0><h1>Notices</h1><ul id=x></ul></div>"
    for title, side in (("Notices | Port", CONTENT), ("Port", NAMED_ASIDE)):
        page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
        document = Document.from_text("http://e.com/n/", page)
        holders = list_title_holders(document)
        assert SideMarks((), holders).of_names(document.tree.get_element_by_id("x")) == side
    two = Document.from_text("http://e.com/n/", f"<title>Notices</title>{body}<h1>Port</h1>")
    assert list_title_holders(two) == []


HEADINGS = {
    "<h3>热点</h3><ul id=x></ul>": "热点",
    "<h3>热点</h3><hr><ul id=x></ul>": "热点",
    "<h3>热点</h3><hr><hr><ul id=x></ul>": None,
    "<h3>热点</h3><div><div><div><div><ul id=x></ul></div></div></div></div>": "热点",
    "<h3>热点</h3><div><div><div><div><div><ul id=x></ul></div></div></div></div></div>": None,
    "<h3><a href=/r/>热点</a> <a href=/r/>更多</a></h3><ul id=x></ul>": "热点 更多",
    "<h3><a href=/a/>热点</a> <a href=/b/>推荐</a> <a href=/c/>图片</a></h3><ul id=x></ul>": None,
    "<p>园区召开安全生产工作专题会议</p><ul id=x></ul>": "园区召开安全生产工作专题会议",
    "<p>园区召开安全生产工作专题会议的</p><ul id=x></ul>": None,
    "<h2>要闻</h2><p>园区召开安全生产工作专题会议的</p><ul id=x></ul>": None,
    "<p>The latest news of the whole park</p><ul id=x></ul>": "The latest news of the whole park",
}


@pytest.mark.parametrize(("body", "heading"), HEADINGS.items())
def test_the_heading_of_a_list(body: str, heading: str | None) -> None:
    assert heading_above(find(body)) == heading


def test_only_what_stands_right_before_is_a_heading_of_the_element_itself() -> None:
    assert heading_before(find("<h3>热点</h3><div><ul id=x></ul></div>")) is None


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("热点内容", True), ("相关新闻", True), ("Related", True), ("新闻中心", False), (None, False)],
)
def test_side_headings(heading: str | None, expected: bool) -> None:
    assert is_side_heading(heading) is expected


def test_a_page_s_own_name_heads_its_own_list() -> None:
    assert SideMarks().is_side_heading("推荐阅读")
    assert not SideMarks(["推荐阅读"]).is_side_heading("推荐阅读")


@pytest.mark.parametrize(("text", "expected"), [("版权所有 © 2018 园区管委会", True), ("园区召开会议", False)])
def test_an_imprint_is_the_page_s_foot(text: str, expected: bool) -> None:
    assert is_imprint(text) is expected


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        ("<h1>景点推荐</h1>", ["江城旅游网", "景点推荐"]),
        ("<h1>景点推荐</h1><h1>热点</h1>", ["江城旅游网"]),
        ("<h1><img src=/logo.png></h1><h1>景点推荐</h1>", ["江城旅游网", "景点推荐"]),
        ("<div><h1>景点推荐</h1><p>本地人去的</p></div>", ["江城旅游网", "景点推荐", "景点推荐本地人去的"]),
    ],
)
def test_a_page_is_called_as_its_only_main_heading_says(headings: str, names: list[str]) -> None:
    page = f"<html><head><title>江城旅游网</title></head><body>{headings}</body></html>"
    assert list_own_names(Document.from_text("http://e.com/jd/", page)) == names


def test_a_list_below_the_page_s_main_heading_is_its_own() -> None:
    rows = "".join(f"<li><a href=/jd/{n}.html>江城老街第{n}条巷子值得一去</a></li>" for n in range(8))
    page = f"<html><head><title>江城旅游网</title></head><body><h1>景点推荐</h1><ul>{rows}</ul></body></html>"
    assert len(find_rows(Document.from_text("http://e.com/jd/", page)).rows) == 8
