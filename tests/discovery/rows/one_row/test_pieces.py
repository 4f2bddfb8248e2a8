"""The texts of a row in reading order."""

import pytest
from lxml import html

from portalcrawl.discovery.rows.one_row.pieces import Piece, read_pieces
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

ROWS = {
    "<li>甲<a href=1>乙<b>丙</b></a>丁</li>": ["甲", "*乙", "*丙", "丁"],
    "<li><a href=1>甲</a><script>x</script><style>y</style>乙</li>": ["*甲", "乙"],
    "<li><a href=1>甲</a><select><option>乙</option></select></li>": ["*甲"],
    "<li> <a href=1> 甲 \n 乙 </a> </li>": ["*甲 乙"],
}


def read(body: str, *, with_tail: bool) -> list[Piece]:
    document = Document.from_text("http://e.cn/", f"<html><body><ul>{body}</ul></body></html>")
    (row,) = (e for e in document.tree.iter("li") if isinstance(e, html.HtmlElement))
    return read_pieces(row, list(page_of(document).links), with_tail=with_tail)


@pytest.mark.parametrize(("body", "texts"), ROWS.items())
def test_pieces(body: str, texts: list[str]) -> None:
    """A star marks what stands in the row's link."""
    assert [f"{'*' * piece.in_title}{piece.text}" for piece in read(body, with_tail=False)] == texts


def test_the_text_behind_a_row_belongs_to_it_where_that_is_asked() -> None:
    body = "<li><a href=1>甲</a></li>2018-01-02"
    assert [piece.text for piece in read(body, with_tail=True)] == ["甲", "2018-01-02"]
    assert [piece.text for piece in read(body, with_tail=False)] == ["甲"]


@pytest.mark.parametrize(("depth", "count"), [(39, 2), (41, 1)])
def test_damaged_markup_is_read_to_a_depth(depth: int, count: int) -> None:
    assert len(read(f"<li>甲{'<b>' * depth}乙{'</b>' * depth}</li>", with_tail=False)) == count
