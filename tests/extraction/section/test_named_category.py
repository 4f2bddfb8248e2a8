"""The category that an article names without a link."""

import pytest

from portalcrawl.extraction.section.named_category import find_named_category
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

MENU = '<ul><li><a href="/news/">商会新闻</a></li><li><a href="/notice/">商会公告</a></li></ul>'
TEXT = "<p>受县政府邀请，商会一行参加了招商会，并与三家企业签订了合作意向书，年内开工。</p>"

METAS = {
    "a label": ("<p>时间：2018-06-13 15:21:00　分类：商会新闻</p>", ["商会新闻"]),
    "another": ("<p>所属栏目: 商会公告 | 点击：12</p>", ["商会公告"]),
    "a name that no link has": ("<p>时间：2018-06-13　分类：通知</p>", []),
    "another label": ("<p>时间：2018-06-13　来源：商会新闻</p>", []),
    "a name without a label": ("<p>2018-06-13 商会新闻</p>", []),
}


@pytest.mark.parametrize(("meta", "names"), METAS.values(), ids=METAS.keys())
def test_a_name_behind_its_label_that_a_link_has_too(meta: str, names: list[str]) -> None:
    body = f"{MENU}<h1>商会参加东江招商会</h1>{meta}{TEXT}"
    document = Document.from_text("http://e.cn/news/4.html", f"<html><body>{body}</body></html>")
    assert [one.name for one in find_named_category(page_of(document), "商会参加东江招商会")] == names


def test_a_date_may_stand_in_the_heading() -> None:
    body = f"<p>滨江商会</p>{MENU}<h2>商会参加东江招商会 <i>2018-06-13</i></h2>{TEXT * 5}<p>分类：商会新闻</p>"
    document = Document.from_text("http://e.cn/news/4.html", f"<html><body>{body}</body></html>")
    assert [one.name for one in find_named_category(page_of(document), "商会参加东江招商会")] == ["商会新闻"]


@pytest.mark.parametrize(
    ("between", "names"), [("", ["商会新闻"]), ('<p><a href="/news/3.html">商会召开年度总结大会</a></p>', [])]
)
def test_a_label_below_the_text_is_the_article_s_unless_another_title_is_above_it(
    between: str, names: list[str]
) -> None:
    body = f"{MENU}<h1>商会参加东江招商会</h1>{TEXT * 5}{between}<p>作者：办公室 | 分类：商会新闻 | 浏览：12</p>"
    document = Document.from_text("http://e.cn/news/4.html", f"<html><body>{body}</body></html>")
    assert [one.name for one in find_named_category(page_of(document), "商会参加东江招商会")] == names


def find(body: str) -> list[str]:
    document = Document.from_text("http://e.cn/news/4.html", f"<html><body>{MENU}{body}</body></html>")
    return [one.name for one in find_named_category(page_of(document), "商会参加东江招商会")]


@pytest.mark.parametrize(("between", "is_near"), [(3, True), (4, False)])
def test_a_label_above_is_near_the_headline(between: int, is_near: bool) -> None:
    lines = "<p>滨江商会</p>" * between
    assert bool(find(f"<p>分类：商会新闻</p>{lines}<h1>商会参加东江招商会</h1>{TEXT}")) is is_near


@pytest.mark.parametrize(("size", "is_read"), [(200, True), (201, False)])
def test_a_long_line_is_a_text(size: int, is_read: bool) -> None:
    label = " 分类：商会新闻"
    assert bool(find(f"<h1>商会参加东江招商会</h1><p>{'a' * (size - len(label))}{label}</p>")) is is_read
