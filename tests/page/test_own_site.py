"""Links to the article's own site and links to others."""

import pytest
from lxml import html

from portalcrawl.page.layout import Line, Link
from portalcrawl.page.own_site import is_reference, leads_to_site

HOST = "news.example.com.cn"


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("/a.html", True),
        ("a.html", True),
        ("http://news.example.com.cn/a", True),
        ("https://www.example.com.cn:8000/a", True),
        ("//example.com.cn/a", True),
        ("http://other.com.cn/a", False),
        ("http://example.cn/a", False),
        ("http://example.com/a", False),
        # A place on this page.
        ("#top", False),
    ],
)
def test_a_link_leads_to_the_site_of_its_owner(href: str, leads: bool) -> None:
    assert leads_to_site(href, HOST) is leads


@pytest.mark.parametrize(
    ("href", "host", "leads"),
    [
        ("http://b.example.org/", "a.example.org", True),
        ("http://b.co.uk/", "a.co.uk", False),
        ("http://com.cn/", "com.cn", True),
        # Numbers have no owner's part.
        ("http://10.0.0.1/", "10.0.0.2", False),
        ("http://10.0.0.1/a", "10.0.0.1", True),
        # The host is not known.
        ("http://example.org/", "", True),
    ],
)
def test_an_owner_has_the_last_labels(href: str, host: str, leads: bool) -> None:
    assert leads_to_site(href, host) is leads


def line_of(*hrefs: str | None, text: str = "x") -> Line:
    line = Line(text, [], 0)
    for href in hrefs:
        anchor = html.fragment_fromstring("<a>x</a>")
        if href is not None:
            anchor.set("href", href)
        line.links.append(Link(anchor, text))
    return line


@pytest.mark.parametrize(
    ("hrefs", "is_one"),
    [
        (("http://other.org/",), True),
        (("http://other.org/", "http://another.org/", "#note"), True),
        (("http://other.org/", "/a.html"), False),
        (("/a.html",), False),
        (("#note",), False),
        ((None,), False),
        ((), False),
    ],
)
def test_a_reference_leads_to_other_sites_alone(hrefs: tuple[str | None, ...], is_one: bool) -> None:
    assert is_reference(line_of(*hrefs), HOST) is is_one


def test_links_without_a_text_do_not_count() -> None:
    line = line_of("http://other.org/")
    line.links += line_of("/a.html", text="").links
    assert is_reference(line, HOST)
    assert not is_reference(line, "")
