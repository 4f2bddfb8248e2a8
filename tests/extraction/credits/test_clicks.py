"""How often an article was read, where the number stands before its word."""

import pytest

from portalcrawl.extraction.credits.clicks import find_clicks
from portalcrawl.extraction.meta_zone import MetaZone
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of


def find(line: str) -> int | None:
    body = f"<h1>码头启用</h1><div>{line}</div><p>码头昨日启用，船只进港。</p>"
    layout = page_of(Document.from_text("http://x.example/", body)).layout
    return find_clicks(layout, MetaZone((0, 1), (), (2,), 0))


@pytest.mark.parametrize(("size", "clicks"), [(599, 1632), (600, None)])
def test_a_longer_line_is_a_paragraph(size: int, clicks: int | None) -> None:
    count = " 1,632次阅读"
    assert find("a" * (size - len(count.encode())) + count) == clicks
