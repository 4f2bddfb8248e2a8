"""The section path of a page, by its label, markup, data, script or arrows."""

import pytest

from portalcrawl.extraction.section.breadcrumbs import drop_place_label, find_breadcrumbs, split_path
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

URL = "http://portal.example/a/1.html"
TITLE = "码头二期工程启用"
PATH = "<a href=/>首页</a> &gt; <a href=/n/>新闻</a> &gt; <a href=/n/p/>港口</a>"
TEXT = f"<h1>{TITLE}</h1><p>码头昨日启用，第一艘船进港。</p>"


def find(body: str, head: str = "", headline: str = TITLE) -> tuple[str, list[str]]:
    document = Document.from_text(URL, f"<html><head>{head}</head><body>{body}{TEXT}</body></html>")
    how, path = find_breadcrumbs(page_of(document), headline)
    return how, [crumb.name for crumb in path]


LINKED = """<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": [
 {"@type": "ListItem", "position": 1, "item": {"@id": "http://portal.example/n/", "name": "新闻"}}]}</script>"""


@pytest.mark.parametrize(
    ("body", "how", "path"),
    [
        (f"<div>当前位置：{PATH}</div>", "label", ["新闻", "港口"]),
        ("<div>当前位置：首页 > 新闻 > 港口</div>", "label", ["新闻", "港口"]),
        (f"<div><div>当前位置：</div><div>{PATH}</div></div>", "label", ["新闻", "港口"]),
        (
            "<div>当前位置：<a href=/>首页</a> > <a href=/n/>新闻</a>, <a href=/g/>港口</a> > 正文</div>",
            "label",
            ["新闻"],
        ),
        (f"<div class=breadcrumb>{PATH}</div>", "markup", ["新闻", "港口"]),
        (LINKED, "json-ld", ["新闻"]),
        (f"<script>document.write('{PATH}');</script>", "", []),
        ("<script>var path = '<a href=/>首页</a> &gt; <a href=/n/>新闻</a> &gt; x';\n</script>", "script", ["新闻"]),
        ("<script>// var path = '<a href=/>首页</a> &gt; <a href=/n/>新闻</a> &gt; x';\n</script>", "", []),
        (f"<div>{PATH}</div>", "home", ["新闻", "港口"]),
        # A link to the home page alone, above the path.
        (f"<div><a href=/>首页</a></div><div>{PATH}</div>", "home", ["新闻", "港口"]),
        ("<div><a href=/>首页</a> | <a href=/n/>新闻</a></div>", "", []),
        ("<div><a href=/>首页</a> | <a href=/n/>新闻</a> | <a href=/g/>港口</a></div>", "", []),
        (
            "<div><a href=/>首页</a> | <a href=/n/>新闻</a> | <a href='/?date=2026-5-2'>2026-05-02</a></div>",
            "home",
            ["新闻"],
        ),
        (f"<div><a href=/>首页</a> | <a href=/n/>新闻</a> | {TITLE}</div>", "home", ["新闻"]),
        (f"<div><a href=/>首页</a> | <a href=/n/>新闻</a> | <a href=/a/1.html>{TITLE}</a></div>", "home", ["新闻"]),
        (f"<div><a href=/>首页</a> | <a href=/n/>新闻</a> | <a href=/b/>{TITLE}</a></div>", "", []),
        ("<div><a href=/>首页</a> | <a href=/login/>登录</a> | 2026-05-02</div>", "", []),
        (f"<div class=breadcrumb>Location: {PATH}</div>", "markup", ["新闻", "港口"]),
        ("<div class=position-bottom>We use cookies. <a href='#'>OK</a></div>", "", []),
        ("<div class=breadcrumb><a href='https://club.example/us'>Club</a></div>", "", []),
        ("<p>分类：<a href=/n/>新闻</a></p>", "category", ["新闻"]),
        # The headline ends the line: the marks are icons.
        (f"<p><a href=/>首页</a><i></i><a href=/n/>新闻</a><i></i><b>{TITLE}</b></p>", "home", ["新闻"]),
        ("<p><a href=/>首页</a><i></i><a href=/n/>新闻</a><i></i><b>港口</b></p>", "", []),
        # Home alone is linked.
        ("<p><a href=/>主页</a> > 园区要闻</p>", "home", ["园区要闻"]),
        ("<p><a href=/>主页</a> > 园区要闻</p><p>分类：<a href=/n/>新闻</a></p>", "category", ["新闻"]),
        ("<p><a href=/>主页</a> 园区要闻</p>", "", []),
        ("<p><a href=/g/>港口</a> > 园区要闻</p>", "", []),
        ("<p>码头</p>", "", []),
    ],
)
def test_where_a_path_is_found(body: str, how: str, path: list[str]) -> None:
    assert find(body) == (how, path)


def test_the_column_of_the_metadata_is_the_last_resort() -> None:
    meta = "<meta name=columnname content=港口>"
    assert find("", meta) == ("meta:columnname", ["港口"])
    assert find(f"<div>{PATH}</div>", meta)[0] == "home"


def links(count: int) -> str:
    return " &gt; ".join(["<a href=/>首页</a>", *(f"<a href=/{n}/>栏目{n}</a>" for n in range(count - 1))])


@pytest.mark.parametrize(("count", "is_path"), [(2, True), (8, True), (9, False)])
def test_a_path_without_a_label_has_two_to_eight_links(count: int, is_path: bool) -> None:
    assert bool(find(f"<div>{links(count)}</div>")[1]) is is_path
    assert len(find(f"<div>当前位置：{links(12)}</div>")[1]) == 8


@pytest.mark.parametrize(("size", "is_path"), [(300, True), (301, False)])
def test_a_path_without_a_label_is_short(size: int, is_path: bool) -> None:
    last = "a" * (size - len("首页 > 新闻 > ".encode()))
    assert bool(find(f"<div><a href=/>首页</a> > <a href=/n/>新闻</a> > {last}</div>")[1]) is is_path


@pytest.mark.parametrize(("name", "is_path"), [("港" * 27, True), ("港" * 27 + "a", False)])
def test_a_path_of_one_link_is_shorter(name: str, is_path: bool) -> None:
    assert bool(find(f"<p><a href=/>主页</a> > {name}</p>")[1]) is is_path


@pytest.mark.parametrize(("headline", "is_path"), [("码头工程启用", True), ("码头工程行", False)])
def test_a_headline_that_ends_a_path_is_no_section_s_name(headline: str, is_path: bool) -> None:
    line = f"<p><a href=/>首页</a><i></i><a href=/n/>新闻</a><i></i><b>{headline}</b></p>"
    assert bool(find(line, headline=headline)[1]) is is_path


@pytest.mark.parametrize(("size", "is_path"), [(899, True), (900, False)])
def test_a_path_with_a_label_or_a_class_is_no_paragraph(size: int, is_path: bool) -> None:
    for start, before in (("<div class=crumbs>", ""), ("<div>", "当前位置：")):
        text = f"{before}首页/新闻/"
        line = f"{start}{before}<a href=/>首页</a>/<a href=/n/>新闻</a>/{'a' * (size - len(text.encode()))}</div>"
        assert bool(find(line)[1]) is is_path


@pytest.mark.parametrize(("lines", "is_path"), [(16, True), (17, False)])
def test_a_block_of_class_breadcrumb_has_sixteen_lines(lines: int, is_path: bool) -> None:
    items = "<li><a href=/n/>新闻</a></li>" + "<li>›</li>" * (lines - 1)
    assert bool(find(f"<ol class=breadcrumb>{items}</ol>")[1]) is is_path


@pytest.mark.parametrize(("depth", "is_path"), [(2, True), (3, False)])
def test_a_label_alone_is_near_its_path(depth: int, is_path: bool) -> None:
    label = "<div>" * depth + "当前位置：" + "</div>" * depth
    assert (find(f"<div>{label}<p><a href=/n/>新闻</a></p></div>")[0] == "label") is is_path


@pytest.mark.parametrize(("between", "is_path"), [(8, True), (9, False)])
def test_a_label_alone_is_ten_lines_from_its_path_s_end(between: int, is_path: bool) -> None:
    page = f"<div><p>当前位置：</p>{'<p>›</p>' * between}<p><a href=/n/>新闻</a></p></div>"
    assert (find(page)[0] == "label") is is_path


@pytest.mark.parametrize(("size", "is_path"), [(30_000, True), (30_001, False)])
def test_a_long_script_is_a_library(size: int, is_path: bool) -> None:
    script = "var path = '<a href=/>首页</a> &gt; <a href=/n/>新闻</a> &gt; x';\n"
    assert bool(find(f"<script>{script}{' ' * (size - len(script))}</script>")[1]) is is_path


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新闻 > 港口", ["新闻", "港口"]),
        ("新闻»港口", ["新闻", "港口"]),
        ("新闻 - 港口", ["新闻", "港口"]),
        ("新闻-港口", ["新闻-港口"]),
        (" > ", []),
    ],
)
def test_split_path(text: str, names: list[str]) -> None:
    assert [crumb.name for crumb in split_path(text)] == names


def test_drop_place_label() -> None:
    assert drop_place_label("您的位置：新闻") == "：新闻"
    assert drop_place_label("新闻") == "新闻"
