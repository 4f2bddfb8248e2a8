"""Where redirects and refreshes lead."""

import pytest
from scrapy.http import Response

from portalcrawl.page.document import Document
from portalcrawl.spiders.refreshes import redirect_target, refresh_target

URL = "http://example.com/news/1.html"


@pytest.mark.parametrize(
    ("location", "target"),
    [
        (b"/b.html", "http://example.com/b.html"),
        (b"b.html#x", "http://example.com/news/b.html"),
        (b"//other.com/", "http://other.com/"),
        ("/园区/".encode("gbk"), "http://example.com/%D4%B0%C7%F8/"),
        (b"", None),
        (b"javascript:history.back()", None),
        (b"http://host:1:80/", None),
        (b"http://[::1/", None),
        (b"http://exa mple/", None),
        (b"http://example.com:99999/", None),
    ],
)
def test_a_redirect_names_its_target(location: bytes, target: str | None) -> None:
    assert redirect_target(Response(URL, status=302, headers={"Location": location})) == target


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0; url=http://example.com/new/", "http://example.com/new/"),
        ("3;URL='/new/'", "http://example.com/new/"),
        # What browsers read as well.
        ("0; http://example.com/new/", "http://example.com/new/"),
        ("0 url=/new/", "http://example.com/new/"),
        (".5, URL = /new/", "http://example.com/new/"),
        ("0.5.1;/new/", "http://example.com/new/"),
        # The same page again.
        ("0;url=", None),
        (f"10; url={URL}", None),
        ("300", None),
        ("600; url=/news/1.html", None),
    ],
)
def test_a_meta_refresh_is_followed_only_where_it_leads_on_soon(content: str, target: str | None) -> None:
    page = Document.from_text(URL, f'<html><head><meta http-equiv="Refresh" content="{content}"></head></html>')
    assert refresh_target(page) == target


def test_a_refresh_for_browsers_without_scripts_is_not_followed() -> None:
    text = '<html><head><noscript><meta http-equiv="refresh" content="0; url=/nojs/"></noscript></head></html>'
    assert refresh_target(Document.from_text(URL, text)) is None
