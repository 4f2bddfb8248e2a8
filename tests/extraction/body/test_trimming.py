"""Which lines of the body's block are left as its text, its captions and its files."""

import pytest

from portalcrawl.extraction.body.body import Body
from portalcrawl.extraction.body.election.container import Container
from portalcrawl.extraction.body.trimming import trim_body
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.page.document import Document
from portalcrawl.page.layout import Layout, prose_of
from portalcrawl.page.page import page_of

HEADLINE = "码头二期启用"


def read(body: str) -> tuple[Layout, Body]:
    layout = page_of(Document.from_text("http://www.portal.example/a/1.html", f"<body>{body}</body>")).layout
    first = next((i for i, line in enumerate(layout.lines) if line.text == HEADLINE), -1)
    headline = Headline(HEADLINE, "", first, first + 1) if first >= 0 else Headline(HEADLINE)
    prose = sum(map(prose_of, layout.lines))
    container = Container(0, 0, len(layout.lines), prose)
    return layout, trim_body(layout, container, headline, [False] * len(layout.lines))


def keep(body: str) -> list[str]:
    layout, found = read(body)
    return found.text(layout).split("\n\n")


def sentence(size: int, start: str = "") -> str:
    return f"<p>{start}{'a' * (size - 1 - len(start.encode()))}.</p>"


ONE, TWO = "码头昨日启用，船只进港。", "二期工程历时四年，投资三亿元，明年再建铁路。"
NOISE = [
    "【打印】【关闭】",
    "（责任编辑：张三）",
    "------------",
    "上一篇：码头动工",
    "来源：江城日报 责任编辑：张三",
    "<a href=/t/1>延伸阅读：铁路</a>",
    "标签：<a href=/t/1>码头</a>",
    "<a href=/a/1_2.html>下一页</a>",
]


@pytest.mark.parametrize("line", NOISE)
def test_tools_and_notes_of_the_editor_are_not_the_text(line: str) -> None:
    assert keep(f"<p>{ONE}</p><div>{line}</div><p>{TWO}</p>") == [ONE, TWO]


@pytest.mark.parametrize(("size", "is_noise"), [(299, True), (300, False)])
def test_a_long_line_is_text_whatever_it_begins_with(size: int, is_noise: bool) -> None:
    line = "上一篇：" + "a" * (size - len("上一篇：".encode()))
    assert (line not in keep(f"<p>{ONE}</p><div>{line}</div><p>{TWO}</p>")) is is_noise


def test_source_editor_and_author_in_one_line_are_the_text_s() -> None:
    line = "作者：张三 来源：江城日报 责任编辑：李四"
    assert keep(f"<p>{ONE}</p><p>{TWO}</p><p>{line}</p>") == [ONE, TWO, line]


@pytest.mark.parametrize(("above", "is_headline"), [(400, True), (401, False)])
def test_a_headline_below_much_of_the_text_is_a_line_of_it(above: int, is_headline: bool) -> None:
    page = f"{sentence(above, 'above')}<h3>{HEADLINE}</h3>{sentence(1_000 - above)}"
    assert (not keep(page)[0].startswith("above")) is is_headline


LINK = "<div><a href=/a/{0}.html>另一篇{0}</a></div>"


@pytest.mark.parametrize(("links", "is_box"), [(2, False), (3, True)])
def test_three_links_inside_the_text_are_a_box(links: int, is_box: bool) -> None:
    kept = keep(f"<p>{ONE}</p>{''.join(map(LINK.format, range(links)))}<p>{TWO}</p>")
    assert (kept == [ONE, TWO]) is is_box


def test_links_at_the_end_are_not_the_text_but_references_are() -> None:
    assert keep(f"<p>{ONE}</p><p>{TWO}</p>{LINK.format(1)}") == [ONE, TWO]
    reference = "<li><a href=http://other.example/plan>规划全文</a></li>"
    assert keep(f"<p>{ONE}</p><p>{TWO}</p><ul>{reference * 3}</ul>") == [ONE, TWO, *["规划全文"] * 3]


@pytest.mark.parametrize(
    ("line", "is_kept"),
    [
        ("&lt;&lt; <a href=/list>All reports</a>", False),
        ("/\\ <a href=#>Top</a> /\\", False),
        ("[<a href=/>Home</a>] | [<a href=/list>Archive</a>]", False),
        ("1 <a href=#>Top</a> 2", True),
        ("/\\ Top /\\", True),
    ],
)
def test_links_at_the_end_may_have_signs_around_them(line: str, is_kept: bool) -> None:
    kept = keep(f"<p>{ONE}</p><p>{TWO}</p><p>{line}</p>{LINK.format(1)}")
    assert (len(kept) > len([ONE, TWO])) is is_kept


def test_files_and_captions_are_kept_apart() -> None:
    files = "<p>附件：</p><p><a href=/1.pdf>规划.pdf</a></p>"
    layout, body = read(f"<p>{ONE}</p><p><img src=/1.jpg></p><p>图为码头</p><p>{TWO}</p>{files}")
    lines = [line.text for line in layout.lines]
    assert body.text(layout).split("\n\n") == [ONE, TWO]
    assert {lines[caption]: owner for caption, owner in body.captions.items()} == {"图为码头": lines.index("")}
    assert [lines[i] for i in body.files] == ["规划.pdf"]


def test_a_file_of_which_only_a_script_knows_the_address_is_named_in_the_text() -> None:
    assert keep(f"<p>{ONE}</p><p><a href='javascript:;'>规划.pdf</a></p>") == [ONE, "规划.pdf"]


def test_disclaimers_at_the_end_are_the_site_s() -> None:
    assert keep(f"<p>{ONE}</p><p>{TWO}</p><p>声明：转载自其他媒体。</p><p>免责声明：仅供参考。</p>") == [ONE, TWO]


def test_a_text_that_is_the_headline_alone_is_one() -> None:
    assert keep(f"<h1>{HEADLINE}</h1><p>{HEADLINE}</p>") == [HEADLINE]
    assert keep(f"<h1>{HEADLINE}</h1><p>{HEADLINE}</p><p>{ONE}</p>") == [ONE]


@pytest.mark.parametrize(
    ("behind", "is_kept"), [("<p>（责任编辑：张三）</p>", True), ("<p><a href=/t/1>铁路</a></p>", False)]
)
def test_the_last_heading_of_one_page_of_several(behind: str, is_kept: bool) -> None:
    """Above the editor's name it heads the text of the next page, above links it heads these."""
    kept = keep(f"<h1>{HEADLINE}</h1><p>{ONE}</p><p>{TWO}</p><p>{ONE}</p><h3>铁路何时动工</h3><div>{behind}</div>")
    assert ("铁路何时动工" in kept) is is_kept
