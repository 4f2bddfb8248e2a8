"""The next page that only a header names."""

import pytest
from scrapy.http import Response

from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.page.document import Document
from portalcrawl.spiders.link_header import add_next_link

LIST = "http://example.com/news"
ROWS = "".join(f'<li><a href="/news/{n}.html">园区第{n}批项目集中开工</a> 2026-03-{n:02}</li>' for n in range(1, 21))


@pytest.mark.parametrize(
    ("header", "following"),
    [
        ('<http://example.com/news?page=2>; rel="next"', LIST + "?page=2"),
        ("</news?page=2>; rel=next, </news?page=9>; rel=last", LIST + "?page=2"),
        ('</news?page=9>; title="a, b"; rel="last", < /news?page=2 >; REL="prefetch next"', LIST + "?page=2"),
        ('</news?page=2>; rel="prev"', None),
        ('<https://api.example.org/>; rel="https://api.example.org/next"', None),
        ("</news?page=2>", None),
        ("", None),
    ],
)
def test_the_header_says_what_the_page_s_head_may_say(header: str, following: str | None) -> None:
    document = Document.from_text(LIST, f"<html><head><title>新闻</title></head><body><ul>{ROWS}</ul></body></html>")
    add_next_link(Response(LIST, headers={"Link": header}), document)
    assert find_pages(document).next == following


def test_a_page_without_a_head_has_a_next_page_too() -> None:
    document = Document.from_text(LIST, f"<ul>{ROWS}</ul>")
    add_next_link(Response(LIST, headers={"Link": "</news?page=2>; rel=next"}), document)
    assert find_pages(document).next == LIST + "?page=2"
