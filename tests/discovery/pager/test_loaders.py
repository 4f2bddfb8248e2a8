"""Buttons that load more rows."""

import pytest

from portalcrawl.discovery.pager.loaders import find_loaded_page
from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.page.document import Document

SITE = "http://www.example.com"
BUTTONS = {
    "an attribute of any name": (
        '<button data-ajax="/news/?ajax=1&amp;page=2">Load more</button>',
        "/news/?ajax=1&page=2",
    ),
    "relative": ('<a href="#" data-url="api/list?page=2">Show more</a>', "/news/api/list?page=2"),
    "a place for the number": ('<span data-url="/api/{page}/?page={page}">加载更多</span>', "/api/2/?page=2"),
    "a program's": (
        '<p data-x="/wp-json/wp/v2/posts?per_page=10&amp;page=2">Mehr laden</p>',
        "/wp-json/wp/v2/posts?per_page=10&page=2",
    ),
    "a number of any name": ('<button data-url="/more?sec=1&amp;o=20">加载更多</button>', "/more?sec=1&o=20"),
    "a number that an arrow leads to": ('<button data-url="/more?sec=1&amp;o=20">»</button>', None),
    "another word": ('<button data-ajax="/news/?page=2">Subscribe</button>', None),
    "no number": ('<button data-ajax="/news/all.json">Load more</button>', None),
    "a picture's file": ('<img alt="Load more" data-src="/news/?page=2">', None),
    "another site's": ('<button data-ajax="http://other.org/?page=2">Load more</button>', None),
    "what acts": ('<button data-ajax="/login.php?page=2">Load more</button>', None),
    "the first page": ('<button data-ajax="/api/list?page=1">Load more</button>', None),
}


@pytest.mark.parametrize(("button", "target"), BUTTONS.values(), ids=BUTTONS.keys())
def test_the_address_of_the_next_rows(button: str, target: str | None) -> None:
    document = Document.from_text(f"{SITE}/news/", f"<html><body>{button}</body></html>")
    expected = target and SITE + target
    assert find_loaded_page(document) == expected
    assert find_pages(document).next == expected
