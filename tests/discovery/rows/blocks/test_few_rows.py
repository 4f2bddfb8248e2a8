"""Pages of one row or two: how far a row's element reaches."""

import pytest

from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.page.document import Document

SITE = "http://www.e.cn"
TITLE = "园区召开安全生产工作专题会议"


def write_tags(count: int) -> str:
    return "".join(f'<a href="/tag/{n}/" rel="tag">词{n}</a> ' for n in range(count))


ALONE = {
    "two rows with much text": (f"<p>{'文' * 280}</p>", 2, True),
    "two columns": (f"<p>{'文' * 400}</p>", 2, False),
    "three rows with more": (f"<p>{'文' * 400}</p>", 3, True),
    "two rows with ten tags": (write_tags(10), 2, True),
    "two columns with links": (write_tags(16), 2, False),
}


@pytest.mark.parametrize(("rest", "count", "is_dated"), ALONE.values(), ids=ALONE.keys())
def test_the_element_of_one_of_few_rows_may_be_a_column(rest: str, count: int, is_dated: bool) -> None:
    """The date below a column's other texts is not the row's."""
    rows = "".join(
        f"<div><div><a href=/xw/{n}.html>{TITLE}之{n}</a></div>{rest}<i>2018-01-0{n + 1}</i></div>"
        for n in range(count)
    )
    document = Document.from_text(f"{SITE}/xw/", f"<html><body><main>{rows}</main></body></html>")
    found = find_rows(document).rows
    assert [row.headline for row in found] == [f"{TITLE}之{n}" for n in range(count)]
    assert all(bool(row.datePublished) is is_dated for row in found)
