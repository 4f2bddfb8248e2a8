"""What one row says of its article."""

from datetime import UTC, datetime

import pytest
from lxml import html

from portalcrawl.discovery.rows.one_row.pieces import read_pieces
from portalcrawl.discovery.rows.one_row.row_reader import RowText, read_row
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of
from portalcrawl.text.dates.parsing import CHINA

TITLE = "园区召开安全生产工作专题会议"
NOTE, EXCERPT = "近日园区召开安全生产会议部署重点工作", "近日园区召开安全生产会议部署重点工作任务"  # 18 and 20


def read(row: str, path: str = "1.html") -> RowText:
    body = f"<html><body><ul>{row.replace('@', f'<a href={path}>{TITLE}</a>')}</ul></body></html>"
    document = Document.from_text("http://e.cn/", body)
    (root,) = (e for e in document.tree.iter("li") if isinstance(e, html.HtmlElement))
    links = list(page_of(document).links)
    pieces = read_pieces(root, links, with_tail=True)
    return read_row([root], links, pieces, reference=datetime(2018, 3, 1, tzinfo=UTC), zone=CHINA)


ROWS = {
    "<li>@</li>": RowText(TITLE, None, False, False, None, False),
    "<li>@<i>2018-01-02</i></li>": RowText(TITLE, "2018-01-02", False, False, None, False),
    # A date in the title is the author's, if another stands beside it; a bullet belongs to nobody.
    "<li><a href=1.html>·会议召开（2016年11月1日）</a><i>[2018-01-02]</i></li>": RowText(
        "会议召开", "2018-01-02", False, False, None, False
    ),
    "<li>[置顶]@</li>": RowText(TITLE, None, True, False, None, False),
    "<li class='item sticky'>@</li>": RowText(TITLE, None, True, False, None, False),
    f"<li>@<p>{NOTE}</p></li>": RowText(TITLE, None, False, False, None, False),
    f"<li>@<p>{EXCERPT}</p></li>": RowText(TITLE, None, False, False, EXCERPT, False),
    f"<li>@<p>{TITLE}，{EXCERPT}</p></li>": RowText(TITLE, None, False, False, None, False),
    # The only link says read on: the title is no longer than titles are, whatever is said below it.
    f"<li>2018-01-02 - <b>{TITLE}</b><p>{EXCERPT * 4}</p><a href=1.html>(阅读全文)</a></li>": RowText(
        TITLE, "2018-01-02", False, False, EXCERPT * 4, False
    ),
    "<li>@<i>01-02</i></li>": RowText(TITLE, None, False, False, None, False, "01-02"),
}


@pytest.mark.parametrize(("row", "expected"), ROWS.items())
def test_a_row(row: str, expected: RowText) -> None:
    assert read(row) == expected


@pytest.mark.parametrize(("title", "headline"), [("园区开大会", "园区开大会"), ("园区开会", None)])
def test_a_title_outside_the_link_has_five_characters(title: str, headline: str | None) -> None:
    """A shorter text is a name, a number or a kind."""
    assert read(f"<li><i>{title}</i> <a href=1.html>查看</a></li>").headline == headline


@pytest.mark.parametrize(("path", "date"), [("/2017/01/1.html", "2017-01-02"), ("/2017/02/1.html", None)])
def test_the_year_of_the_address_needs_the_same_month(path: str, date: str | None) -> None:
    found = read("<li>@<i>01-02</i></li>", path)
    assert (found.datePublished, found.year_is_inferred) == (date, date is not None)
