"""What lines and blocks tell: prose, links, the blocks around a block."""

import pytest

from portalcrawl.page.document import Document
from portalcrawl.page.layout import Layout, Line, prose_of
from portalcrawl.page.page import page_of


def layout_of(body: str) -> Layout:
    return page_of(Document.from_text("http://e.com/", f"<body>{body}</body>")).layout


@pytest.mark.parametrize(
    ("size", "link_size", "is_linked"), [(10, 8, True), (10, 10, True), (10, 7, False), (10, 0, False), (0, 0, False)]
)
def test_a_linked_line_is_nearly_all_links(size: int, link_size: int, is_linked: bool) -> None:
    assert Line("x", [], 0, size, link_size).is_linked is is_linked


@pytest.mark.parametrize(
    ("stops", "size", "link_size", "prose"), [(1, 30, 0, 30), (1, 30, 12, 18), (0, 30, 0, 0), (2, 30, 40, 0)]
)
def test_prose_has_punctuation_and_no_links(stops: int, size: int, link_size: int, prose: int) -> None:
    assert prose_of(Line("x", [], 0, size, link_size, stops)) == prose


def test_the_text_of_a_block_is_a_slice_of_lines() -> None:
    layout = layout_of("<div><p>一</p><p><img></p><p>二<br>三</p></div><p>四</p>")
    texts = {block.tag + str(number): layout.text_of(block) for number, block in enumerate(layout.blocks)}
    assert texts == {"body0": "一 二 三 四", "div1": "一 二 三", "p2": "一", "p3": "", "p4": "二 三", "p5": "四"}


def test_the_blocks_around_a_block() -> None:
    layout = layout_of("<div><ul><li>一</li></ul></div><p>二</p>")
    around = [[layout.blocks[number].tag for number in layout.ancestors(start)] for start in range(len(layout.blocks))]
    assert around == [["body"], ["div", "body"], ["ul", "div", "body"], ["li", "ul", "div", "body"], ["p", "body"]]
    assert layout.ancestors(-1) == []
