"""The parts of an address, as browsers find them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcrawl.text.urls.parts import UrlParts, clean_href, host_of, origin_of, split_url


@pytest.mark.parametrize(
    ("href", "cleaned"),
    [
        (" /a.html\n", "/a.html"),
        ("\u3000/a\xa0", "/a"),
        ("/a\n/b\t.html\r", "/a/b.html"),
        ("/a b", "/a b"),
        ("http:\\\\e.com\\a", "http://e.com/a"),
        # A query and a fragment keep their backslashes.
        ("\\a?b=\\c", "/a?b=\\c"),
        ("\\a#\\c", "/a#\\c"),
        ("\x00\x1f/a\x7f", "/a"),
        ("", ""),
    ],
)
def test_what_browsers_drop_is_dropped(href: str, cleaned: str) -> None:
    assert clean_href(href) == cleaned


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("HTTP://E.com/A?b=C#d", UrlParts("http", "E.com", "/A", "b=C")),
        ("https://e.com", UrlParts("https", "e.com", "", "")),
        ("https://e.com?b", UrlParts("https", "e.com", "", "b")),
        ("http://u:p@e.com:8000/", UrlParts("http", "u:p@e.com:8000", "/", "")),
        ("http://e.com/a?", UrlParts("http", "e.com", "/a", "")),
        ("http://e.com/a#b?c", UrlParts("http", "e.com", "/a", "")),
        (" http:\\\\e.com\\a ", UrlParts("http", "e.com", "/a", "")),
        ("http:///a", None),
        ("ftp://e.com/a", None),
        ("//e.com/a", None),
        ("/a", None),
        ("", None),
        ("javascript:void(0)", None),
    ],
)
def test_an_address_is_split(url: str, parts: UrlParts | None) -> None:
    assert split_url(url) == parts


@pytest.mark.parametrize(
    ("url", "origin", "host"),
    [
        ("HTTP://E.com:8000/a", "http://E.com:8000", "e.com:8000"),
        ("https://u:p@E.com/", "https://u:p@E.com", "e.com"),
        ("https://a@b@E.com/", "https://a@b@E.com", "e.com"),
        ("mailto:a@e.com", "", ""),
    ],
)
def test_an_address_has_an_origin_and_a_host(url: str, origin: str, host: str) -> None:
    assert (origin_of(url), host_of(url)) == (origin, host)


@given(st.text(st.characters(), max_size=60))
def test_nothing_raises(text: str) -> None:
    cleaned = clean_href(text)
    assert clean_href(cleaned) == cleaned
    parts = split_url(f"http://e.com/{text}")
    assert parts is None or parts.scheme == "http"
    host_of(text)
