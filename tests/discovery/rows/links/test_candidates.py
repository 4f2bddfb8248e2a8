"""Which links may be rows, one by one."""

import pytest

from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.discovery.rows.links.candidates import is_page_address, sort_links
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

SITE = "http://www.e.cn"
TITLE = "园区召开安全生产工作专题会议"


def sort(body: str, exclude: tuple[str, ...] = ()) -> tuple[list[str], list[str], list[str]]:
    """The texts of the candidates, the categories and the known sections among a page's links."""
    document = Document.from_text(f"{SITE}/xw/", f"<html><body>{body}</body></html>")
    found = sort_links(document, page_of(document).links, Pages(), {SITE + path for path in exclude})
    return (
        [link.text for link in found.candidates],
        [link.text for link in found.categories.values()],
        [link.text for link in found.sections],
    )


def test_the_page_as_other_devices_show_it_is_no_row() -> None:
    head = "<head><link rel=amphtml href=/xw/amp/></head>"
    body = f"<a href=/xw/amp/>{TITLE}</a><a href=/xw/1.html>{TITLE}一</a>"
    document = Document.from_text(f"{SITE}/xw/", f"<html>{head}<body>{body}</body></html>")
    found = sort_links(document, page_of(document).links, Pages(), set())
    assert [link.text for link in found.candidates] == [f"{TITLE}一"]


CANDIDATES = {
    "a title": f"<a href=/xw/1.html>{TITLE}</a>",
    "a picture": "<a href=/xw/1.html><img src=/1.jpg></a>",
    "read on": "<a href=/xw/1.html>查看更多</a>",
    "a title in brackets": f"[<a href=/xw/1.html>{TITLE}</a>]",
    "a month that is a newsletter's": "<a href=/news/2021-04/>April 2021</a>",
    "a title with an arrow": "<a href=/xw/1.html>« Neubau »</a>",
    "a title of 27 characters": "<a href=/events/2021-09-02/>The new bridge is open now »</a>",
    "a long title of a day": f"<a href=/news/2021-04-02/>{TITLE}，研究部署下一阶段重点工作 »</a>",
    "a heading with the year in it": "<h2><a href=/diary/2013/>Thank you 2012 and hello to you 2013</a></h2>",
    "a number with a title": f"<a href=/archives/2008/>{TITLE}</a>",
    "a number with a title of six characters": "<a href=/archives/2008/>园区召开会议</a>",
    "a link over a card": f"<div><h3>{TITLE}</h3><p><a href=/xw/1.html></a></p></div>",
    "a date above another crumb": "<div><p>当前位置：<a href=/>首页</a></p><a href=/xw/1.html>园区要闻</a></div>",
}
OTHERS = {
    "another site": f"<a href=http://o.example/1.html>{TITLE}</a>",
    "a file": f"<a href=/xw/1.pdf>{TITLE}</a>",
    "nothing to see": "<a href=/xw/1.html></a>",
    "a link that is far from a heading": f"<div><h3>{TITLE}</h3><p><b><a href=/xw/1.html></a></b></p></div>",
    "the month before": "<a href=/events/2021-04/>« abril</a>",
    "a month with a long name": "<a href=/events/2021-09/>September of 2021 »</a>",
    "the day behind": "<a href='/events/?day=2021-04-03'>April 3 ›</a>",
    "a service": "<a href=/login.html>登录</a>",
    "a service with a long name": "<a href=/e/>English version</a>",
    "a page": "<a href=/xw/9.html>下一页</a>",
    "more of a block": "<a href=/tz/>更多</a>",
    "the page itself": f"<a href=/xw/>{TITLE}</a>",
    "home": "<a href=/>首页</a>",
    "a crumb": "<div>当前位置：<a href=/xw/1.html>园区要闻</a></div>",
    "a crumb in elements": '<div class="crumb"><p><b><a href=/xw/1.html>园区要闻</a></b></p></div>',
    "a year's own heading": "<h2><a href=/diary/2013/>News of the year 2013</a></h2>",
    "a year": "<a href=/archives/2008/>2008年</a>",
    "a name of four characters at a year's address": "<a href=/archives/2008/>园区要闻</a>",
    "a short text of a year's address": "<a href=/archives/2008/>老文章</a>",
}


@pytest.mark.parametrize("body", CANDIDATES.values(), ids=CANDIDATES.keys())
def test_what_may_be_a_row(body: str) -> None:
    assert len(sort(body)[0]) == 1


@pytest.mark.parametrize("body", OTHERS.values(), ids=OTHERS.keys())
def test_what_is_no_row(body: str) -> None:
    assert sort(body)[0] == []


CATEGORIES = {
    "in brackets": ("[<a href=/l/>园区要闻</a>]", 1),
    "in its own brackets": ("<a href=/l/>[园区要闻]</a>", 1),
    "read on in brackets": ("<a href=/l/>[阅读全文]</a>", 0),
    "in elements in brackets": ("【<b><i><a href=/l/>园区要闻</a></i></b>】", 1),
    "in more elements": ("【<b><i><u><a href=/l/>园区要闻</a></u></i></b>】", 0),
    "behind a label": ("栏目：<a href=/l/>园区要闻</a>", 1),
    "by its relation": ("<a href=/l/ rel=category>园区要闻</a>", 1),
    "ten characters": ("[<a href=/l/>园区安全生产监督管理</a>]", 1),
    "eleven characters": ("[<a href=/l/>园区安全生产监督管理局</a>]", 0),
    "three times": (f"<a href=/l/>要闻</a><a href=/1.html>{TITLE}</a>" * 3, 3),
    "three times in Latin letters": (f"<a href=/l/>News of companies</a><a href=/1.html>{TITLE}</a>" * 3, 3),
    "three times a longer text": (f"<a href=/l/>News of the park authority</a><a href=/1.html>{TITLE}</a>" * 3, 0),
    "twice": (f"<a href=/l/>要闻</a><a href=/1.html>{TITLE}</a>" * 2, 0),
}


@pytest.mark.parametrize(("body", "count"), CATEGORIES.values(), ids=CATEGORIES.keys())
def test_categories_of_rows(body: str, count: int) -> None:
    assert len(sort(body)[1]) == count


@pytest.mark.parametrize(
    ("name", "count"), [("园区安全生产监督管理局办公室工作", 1), (TITLE + "园区安全生产", 1), (TITLE * 2, 0)]
)
def test_a_known_section_may_have_a_longer_name(name: str, count: int) -> None:
    candidates, categories, sections = sort(f"<a href=/tz/>{name}</a>", ("/tz/",))
    assert (candidates, len(categories), sections) == ([], count, [name])


ADDRESSES = {
    "/index.htm": False,
    "/index.php?id=5": True,
    "/xw/1.html": True,
    "/view.php?aid=1": True,
    "/": False,
    "/?": False,
    "/a.doc": False,
    "/tag/x/": False,
    "/2018/01/": False,
}


@pytest.mark.parametrize(("path", "expected"), ADDRESSES.items())
def test_addresses_of_pages(path: str, expected: bool) -> None:
    assert is_page_address(SITE + path) is expected


@pytest.mark.parametrize(("length", "count"), [(110, 0), (130, 1)])
def test_a_breadcrumb_is_short(length: int, count: int) -> None:
    text = "园" * (length - len("当前位置：园区要闻"))
    assert len(sort(f"<div>当前位置：<a href=/xw/1.html>园区要闻</a>{text}</div>")[0]) == count


@pytest.mark.parametrize(
    ("tag", "names"), [("h4", ["港口", "港口", "港口", "渔业"]), ("div", ["港口", "港口", "港口"])]
)
def test_a_category_that_comes_once_stands_in_a_heading_like_the_others(tag: str, names: list[str]) -> None:
    cards = "".join(
        f"<article><{tag}><a href=/c/{path}/>{name}</a></{tag}><h3><a href=/xw/{n}.html>{TITLE}{n}</a></h3></article>"
        for n, (path, name) in enumerate([("p", "港口"), ("p", "港口"), ("p", "港口"), ("f", "渔业")])
    )
    titles, categories, _ = sort(cards)
    assert categories == names
    assert [text for text in titles if text.startswith(TITLE)] == [f"{TITLE}{n}" for n in range(4)]


def test_titles_that_come_again_in_headings_alone_make_no_categories_of_others() -> None:
    """A front page shows the same short titles in several boxes."""
    short = ["港口开工", "渔港开渔", "码头启用"]
    boxes = "".join(f"<div><h3><a href=/xw/{n}.html>{title}</a></h3></div>" for n, title in enumerate(short)) * 3
    titles, _, _ = sort(f"{boxes}<div><h3><a href=/xw/9.html>灯塔亮灯</a></h3></div>")
    assert "灯塔亮灯" in titles
