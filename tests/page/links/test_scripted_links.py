"""Elements that a script makes a link: the address is found, or it is none."""

import pytest

from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

SITE = "http://www.example.org"
FUNCTIONS = """
<script>
function openDetail(id) { window.location.href = "/news/detail_" + id + ".html"; }
function show(kind, id) { window.open('view.jsp?kind=' + kind + '&id=' + id, '_blank'); }
function goUrl(id){location.href='/info/'+id+'.htm'}
function compute(id) { location.href = makeAddress(id); }
function home() { location.href = "/home/"; }
</script>
"""


def read(body: str) -> list[tuple[str, str]]:
    document = Document.from_text(f"{SITE}/news/", f"<html><body>{FUNCTIONS}{body}</body></html>")
    return [(link.url.removeprefix(SITE), link.text) for link in page_of(document).links]


@pytest.mark.parametrize(
    ("element", "address"),
    [
        ('<li onclick="openDetail(17)">园区开工</li>', "/news/detail_17.html"),
        ("""<a href="javascript:void(0)" onclick="show('xw', '17')">园区开工</a>""", "/news/view.jsp?kind=xw&id=17"),
        ('<a href="javascript:goUrl(17)">园区开工</a>', "/info/17.htm"),
        ("""<div onclick="location.href='/news/17.html'">园区开工</div>""", "/news/17.html"),
        ('<li data-href="/news/17.html"><b>园区开工</b></li>', "/news/17.html"),
        ("""<p onclick="return openDetail('17')">园区开工</p>""", "/news/detail_17.html"),
        # The function's script is elsewhere, and the link names one page.
        ("""<a href="javascript:openPage('/news/17.html','_blank')">园区开工</a>""", "/news/17.html"),
        ("""<a href="javascript:openPage('x', '/news/view.asp?id=17')">园区开工</a>""", "/news/view.asp?id=17"),
    ],
)
def test_an_address_that_follows_from_the_page(element: str, address: str) -> None:
    assert read(f'<a href="/a/">first</a>{element}<a href="/z/">last</a>') == [
        ("/a/", "first"), (address, "园区开工"), ("/z/", "last")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "element",
    [
        '<li onclick="compute(17)">园区开工</li>',
        '<li onclick="unknown(17)">园区开工</li>',
        '<li onclick="openDetail(this)"><a href="/news/17.html"></a></li>',
        """<a href="javascript:;" onclick="window.open('http://share.example.com/?u=1')">分享</a>""",
        """<a href="javascript:;" onclick="location.href='/login.php'">登录</a>""",
        '<a href="javascript:home()">首页</a>',
        """<a href="javascript:show('/img/17.jpg')">图</a>""",
        """<a href="javascript:swap('/a/17.html','/a/18.html')">换</a>""",
        """<a href="javascript:share('//other.example.com/17.html')">分享</a>""",
        '<a href="javascript:void(0)">展开</a>',
    ],
)
def test_what_is_not_known_leads_elsewhere_or_acts_makes_no_link(element: str) -> None:
    assert [url for url, _ in read(element)] == (["/news/17.html"] if "/news/17" in element else [])


def test_many_handlers_cost_no_time() -> None:
    assert read("<i onclick='openDetail(" + "(" * 5_000 + "'>x</i>" + "<b onclick='f(1)'>x</b>" * 5_000) == []


OPENS = "location.href='/n/'+id+'.html'"


@pytest.mark.parametrize(("length", "is_known"), [(2_000, True), (2_001, False)])
def test_a_function_that_opens_an_address_is_short(length: int, is_known: bool) -> None:
    # With its closing bracket.
    script = f"<script>function go(id) {{{OPENS.rjust(length - 1)}}}</script>"
    assert read(f'{script}<i onclick="go(7)">x</i>') == ([("/n/7.html", "x")] if is_known else [])


@pytest.mark.parametrize(("length", "is_known"), [(50_000, True), (50_001, False)])
def test_a_library_is_not_searched(length: int, is_known: bool) -> None:
    script = f"function go(id) {{{OPENS}}}".ljust(length)
    body = f'<script>{script}</script><i onclick="go(7)">x</i>'
    assert read(body) == ([("/n/7.html", "x")] if is_known else [])


@pytest.mark.parametrize(("length", "is_read"), [(1_000, True), (1_001, False)])
def test_a_handler_that_opens_an_address_is_short(length: int, is_read: bool) -> None:
    code = "location.href='/n/7.html'".ljust(length)
    assert read(f'<i onclick="{code}">x</i>') == ([("/n/7.html", "x")] if is_read else [])


@pytest.mark.parametrize(("others", "is_read"), [(1_999, True), (2_000, False)])
def test_two_thousand_elements_are_looked_at(others: int, is_read: bool) -> None:
    body = "<b onclick='f(1)'>x</b>" * others + """<i onclick="location.href='/n/7.html'">x</i>"""
    assert read(body) == ([("/n/7.html", "x")] if is_read else [])
