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
    "arrows around a label": (
        '<button data-ajax="/api/?page=2">»»»»» Load more articles »»»»»</button>',
        "/api/?page=2",
    ),
    "more arrows": ('<button data-ajax="/api/?page=2">»»»»»»»»»» Load more articles »»»»»»»»»»</button>', None),
    "another word": ('<button data-ajax="/api/?page=2">Subscribe</button>', None),
    "the list's own address, whatever it says": ('<div data-more="/news/?page=2">Encore</div>', "/news/?page=2"),
    "its address without a word": ('<div data-more="/news/page/2/"><i></i></div>', "/news/page/2/"),
    "the page after the next one": ('<div data-more="/news/?page=3">3</div>', None),
    "the next row": ('<div data-more="/news/?start=2">Encore</div>', None),
    "another list's": ('<div data-more="/law/?page=2">Encore</div>', None),
    "an article": ('<div data-more="/news/2">Encore</div>', None),
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


@pytest.mark.parametrize(
    ("own", "address", "is_next"),
    [
        ("/news/", "/news/index_2.html", True),
        ("/news/show_5.html", "/news/show_6.html", False),
        ("/news/?page=5", "/news/?page=6", True),
        ("/news/?page=5", "/news/?page=2", False),
    ],
)
def test_the_next_number_where_articles_are_numbered_too(own: str, address: str, is_next: bool) -> None:
    document = Document.from_text(SITE + own, f"<html><body><p data-to='{address}'>Encore</p></body></html>")
    assert find_loaded_page(document) == (SITE + address if is_next else None)
