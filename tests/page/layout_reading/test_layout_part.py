"""A part of a page is read as the same lines and blocks that the whole has there."""

from itertools import takewhile

import pytest
from lxml import html

from portalcrawl.page.document import Document
from portalcrawl.page.layout import Layout
from portalcrawl.page.layout_reading.layout_part import LINES_BEHIND, read_part
from portalcrawl.page.layout_reading.layout_reader import read_layout

MENU = "<ul class=nav>" + "".join(f"<li><a href=/{n}>栏目{n}</a></li>" for n in range(9)) + "</ul>"
ARTICLE = (
    "<div class=main><p class=place>当前位置</p><h1 id=first>标题</h1><p>2024-05-06</p><div id=last class=text>"
    "<p>第一段，<b>有</b>字。</p><p>第二段。<br>第三段。<img src=/a.jpg></p></div>"
    "<p>附件：<a href=/a.pdf>表</a></p></div>"
)
FOOT = "".join(f"<div class=row><a href=/n{n}>第{n}条新闻</a></div>" for n in range(60))


def load(body: str) -> tuple[html.HtmlElement, html.HtmlElement, html.HtmlElement]:
    """The body, and the elements at which the part begins and ends."""
    root = Document.from_text("http://e.com/", f"<body>{body}</body>").body
    return root, root.get_element_by_id("first"), root.get_element_by_id("last")


def show_lines(layout: Layout, first: int) -> list[tuple[object, ...]]:
    """All that lines say, those from `first` on; blocks by the way of their tags."""
    return [
        (
            line.text,
            line.size,
            line.link_size,
            line.stops,
            [link.text for link in line.links],
            len(line.images),
            [(layout.blocks[n].tag, layout.blocks[n].role) for n in layout.ancestors(line.block)],
        )
        for line in layout.lines[first:]
    ]


@pytest.mark.parametrize("before", ["", MENU, f"{MENU}<div><p>上面。</p></div>上面", "<div class=sidebar>旁边</div>"])
@pytest.mark.parametrize("behind", ["", "<p>后面一段。</p>", FOOT])
def test_a_part_has_the_lines_of_the_whole(before: str, behind: str) -> None:
    root, first, last = load(before + ARTICLE + behind)
    whole, part = read_layout(root), read_part(root, first, last)
    assert part is not None
    start = next(block.first for block in whole.blocks if block.element is first)
    lines = show_lines(whole, start)
    read = show_lines(part, 0)
    assert read[0][0] == "标题"
    assert lines[: len(read)] == read
    end = next(block.last for block in part.blocks if block.element is last)
    assert len(read) == len(lines) or len(read) - end == LINES_BEHIND


def test_blocks_of_a_part_are_whole_and_those_around_it_are_there() -> None:
    root, first, last = load(MENU + ARTICLE + FOOT)
    whole, part = read_layout(root), read_part(root, first, last)
    assert part is not None
    text = next(block for block in part.blocks if block.element is last)
    same = next(block for block in whole.blocks if block.element is last)
    assert text.last - text.first == same.last - same.first
    assert [token[3] for token in part.tokens[text.token : text.token_end]] == [
        token[3] for token in whole.tokens[same.token : same.token_end]
    ]
    assert [part.blocks[number].tag for number in part.ancestors(0)] == ["body"]
    assert [part.blocks[number].tag for number in part.ancestors(part.lines[0].block)] == ["h1", "div", "body"]
    assert all(block.first <= block.last <= len(part.lines) for block in part.blocks), "all blocks have ended"
    menu = takewhile(lambda line: line.text != "标题", whole.lines)
    assert len(list(menu)) > 0, "the whole has something above the part"


@pytest.mark.parametrize(
    "body",
    [
        # An inline element may begin in the middle of a line.
        "<p>一 <b id=first>标题</b></p><div id=last>正文。</div>",
        "<div style='display:none'><h1 id=first>标题</h1></div><div id=last>正文。</div>",
        "<noscript><h1 id=first>标题</h1></noscript><div id=last>正文。</div>",
        # Whether a hidden text is read, the rest of the page tells.
        f"<h1 id=first>标题</h1><div id=last>正文。<div hidden>{'还有一段，藏在这里。' * 3}</div></div>",
        # A whole menu is one line.
        f"<div class=sidebar><div id=first>{MENU}</div></div><div id=last>{'正文。' * 200}</div>",
    ],
)
def test_what_cannot_be_read_apart_is_not(body: str) -> None:
    assert read_part(*load(body)) is None


def test_a_hidden_hint_is_read_neither_in_part_nor_in_whole() -> None:
    root, first, last = load("<h1 id=first>标题</h1><div id=last>正文。<p hidden>加载中</p></div>")
    part = read_part(root, first, last)
    assert part is not None
    assert [line.text for line in part.lines] == ["标题", "正文。"]


def test_the_body_itself_is_no_part_of_it() -> None:
    root, _, last = load(ARTICLE)
    assert read_part(root, root, last) is None
