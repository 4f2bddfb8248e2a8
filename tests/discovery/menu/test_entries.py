"""Which links may be entries of a menu, and the names that they show."""

import pytest
from lxml import html

from portalcrawl.discovery.menu.entries import (
    entry_length,
    is_name,
    is_section_address,
    is_service_name,
    is_sibling_name,
    name_of,
    why_no_entry,
)
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

SITE = "http://www.example.gov.cn"
SHOWN = {
    "<a>园区要闻</a>": "园区要闻",
    "<a>» 园区要闻 |</a>": "园区要闻",
    "<a>园区要闻 (12)</a>": "园区要闻",
    "<a>园区要闻（12）</a>": "园区要闻",
    "<a><p>新闻中心</p><span>News</span></a>": "新闻中心",
    "<a><b>新闻</b><b>中心</b></a>": "新闻中心",
    "<a>About <b>us</b></a>": "About us",
    '<a title="政务公开"><img src="/m.gif" alt="图"></a>': "政务公开",
    '<a><img src="/m.gif" alt="政务公开"></a>': "政务公开",
    '<area alt="政务公开">': "政务公开",
    '<a><img src="/m.gif"></a>': "",
    # The day of a section's latest article stands in an element of its own.
    "<a><span>harbour</span> <span>Jul 17</span></a>": "harbour",
    "<a><span>要闻</span><i>2026-03-20</i></a>": "要闻",
    "<a><span>Plan</span> <span>2026</span></a>": "Plan 2026",
    "<a>Hall <b>17</b></a>": "Hall 17",
}


@pytest.mark.parametrize(("markup", "name"), SHOWN.items())
def test_the_name_that_an_entry_shows(markup: str, name: str) -> None:
    assert name_of(html.fragment_fromstring(markup)) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新闻", True),
        ("习近平新时代中国特色社会主义思", False),  # 15 hanzi
        ("近平新时代中国特色社会主义思", True),
        ("2018年工作", True),
        ("2018-12工作", False),
        ("About the authority and its work", True),
        ("About the authority and all of its public work", False),
        ("2018", False),
        ("---", False),
        ("", False),
    ],
)
def test_a_name_is_short_and_has_letters(text: str, expected: bool) -> None:
    assert is_name(text) is expected


LONG = "习近平新时代中国特色社会主义思想"


def is_beside(others: list[str], name: str = LONG) -> bool:
    items = "".join(f"<li><a href=/x/>{text}</a></li>" for text in [name, *others])
    link = html.fragment_fromstring(f"<ul>{items}</ul>").find(".//a")
    assert link is not None
    return is_sibling_name(link, name)


@pytest.mark.parametrize(
    ("others", "name", "expected"),
    [
        (["新闻", "公告", "政策"], LONG, True),
        (["新闻", "公告"], LONG, False),
        (["新闻", "公告", "政策", LONG + "一"], LONG, True),
        (["新闻", "公告", "政策", LONG + "一", LONG + "二"], LONG, False),
        (["新闻", "公告", "政策"], "园区召开会议，部署下一步重点工作", False),
        (["新闻", "公告", "政策"], LONG + "主题教育专题栏目", True),
        (["新闻", "公告", "政策"], LONG + "主题教育专题栏目页", False),
        (["新闻"] * 60 + [LONG + "一"] * 40, LONG, True),  # the first 60 beside it decide
        (["新闻"] * 40 + [LONG + "一"] * 20, LONG, False),
    ],
)
def test_a_long_name_needs_short_ones_beside_it(others: list[str], name: str, expected: bool) -> None:
    assert is_beside(others, name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("首页", True),
        ("登录", True),
        ("English version", True),
        ("English", False),
        ("归档", True),
        ("新闻中心", False),
        ("English News", False),
    ],
)
def test_a_service_is_no_section(name: str, expected: bool) -> None:
    assert is_service_name(name) is expected


ADDRESSES = {
    "/xwzx/": True,
    "/list.asp?id=3": True,
    "/english/": True,
    "/en/": False,
    "/zh-cn/index.html": False,
    "/news/?lang=en": False,
    "/files/plan.pdf": False,
    "/tag/work/": False,
    "/2019/03/": False,
    "/2019/03/index.html": False,
    "/report/2019/annual.html": True,
    "/news/?sort=3": True,
    "/news/?sort=desc&order=title": False,
    "/news/?orderby=date": False,
    "/news/?word=ascent": True,
}


@pytest.mark.parametrize(("path", "expected"), ADDRESSES.items())
def test_addresses_of_sections(path: str, expected: bool) -> None:
    assert is_section_address(SITE + path) is expected


@pytest.mark.parametrize(
    ("url", "expected"), [("http://[x@www.example.gov.cn/xwzx/", False), ("", False), ("about:blank", False)]
)
def test_no_address_raises(url: str, expected: bool) -> None:
    assert is_section_address(url) is expected


LINKS = {
    '<a href="/xw/">新闻</a>': 6,
    '<a href="/xw/">News</a>': 4,
    '<a href="/">新闻</a>': None,
    '<a href="/xw/7/">Read more</a>': None,
    '<a href="/xw/7/">Leer más</a>': None,
    '<a href="/tag/" rel="tag">新闻</a>': None,
    '<a href="/tag/" rel="category tag">新闻</a>': None,
    '<a href="/xw/7/" rel="prev">← Article précédent</a>': None,
    '<a href="http://other.example/">新闻</a>': None,
    '<a href="/xw/">2018-12</a>': None,
    '<a href="/login/">登录</a>': None,
    '<a href="/s/">登录</a>': None,
    '<a href="/xw/">关于申报2018年度高新技术企业的通知</a>': None,
}


@pytest.mark.parametrize(("markup", "length"), LINKS.items())
def test_the_length_of_an_entry_is_its_name_s(markup: str, length: int | None) -> None:
    (link,) = page_of(Document.from_text(f"{SITE}/", f"<html><body>{markup}</body></html>")).links
    assert entry_length(link) == length


def test_the_page_before_is_no_entry() -> None:
    document = Document.from_text(
        f"{SITE}/", '<a href="/xw/7/" rel="prev">← Article précédent</a><a href="/xw/">News</a>'
    )
    before, other = document.tree.iter("a")
    assert (
        why_no_entry(before, "Article précédent", f"{SITE}/xw/7/", f"{SITE}/") == "the page before or behind this one"
    )
    assert why_no_entry(other, "News", f"{SITE}/xw/", f"{SITE}/") is None
