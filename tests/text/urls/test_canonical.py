"""One spelling of each address: by table, and that canonicalizing twice changes nothing."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portalcrawl.text.urls.canonical import (
    canonicalize_url,
    host_of,
    hostname_of,
    is_address,
    is_same_site,
    origin_of,
    portal_folder,
    request_url,
)

CANONICAL = [
    ("http://example.com", "http://example.com/"),
    ("HTTP://EXAMPLE.COM/A", "http://example.com/A"),
    ("http://example.com:80/", "http://example.com/"),
    ("https://example.com:443/", "https://example.com/"),
    ("http://example.com:8080/", "http://example.com:8080/"),
    ("http://example.com:/a", "http://example.com/a"),
    ("http://example.com:0080/a", "http://example.com/a"),
    ("http://example.com./a", "http://example.com/a"),
    ("http://user:pass@example.com/a", "http://example.com/a"),
    ("http://example.com/a#top", "http://example.com/a"),
    ("http://example.com/a?#top", "http://example.com/a"),
    ("  http://example.com/a\n", "http://example.com/a"),
    ("http://example.com/a\n\tb", "http://example.com/ab"),
    ("http:\\\\example.com\\a\\b", "http://example.com/a/b"),
    ("http://example.com/index.html", "http://example.com/"),
    ("http://example.com/a/index.php?id=1", "http://example.com/a/?id=1"),
    ("http://example.com/a/Default.aspx", "http://example.com/a/"),
    ("http://example.com/a/index_2.html", "http://example.com/a/index_2.html"),
    ("http://example.com/a/./b/../c", "http://example.com/a/c"),
    ("http://example.com/../../a", "http://example.com/a"),
    ("http://example.com/a/..", "http://example.com/"),
    ("http://example.com/a/b/..", "http://example.com/a/"),
    ("http://example.com/a//b///c", "http://example.com/a/b/c"),
    ("http://example.com//", "http://example.com/"),
    ("http://example.com/a/%2e%2e/b", "http://example.com/b"),
    ("http://example.com/%61%7e%2d", "http://example.com/a~-"),
    ("http://example.com/%b9%ab", "http://example.com/%B9%AB"),
    ("http://example.com/tags?k=%b9%ab", "http://example.com/tags?k=%B9%AB"),
    ("http://example.com/园区", "http://example.com/%E5%9B%AD%E5%8C%BA"),
    ("http://example.com/%e5%9b%ad%E5%8C%BA", "http://example.com/%E5%9B%AD%E5%8C%BA"),
    ("http://example.com/a b", "http://example.com/a%20b"),
    ("http://example.com/a?b=c d", "http://example.com/a?b=c%20d"),
    ("http://example.com/100%", "http://example.com/100%25"),
    ("http://example.com/%zz", "http://example.com/%25zz"),
    ("http://example.com/a?ids[]=1", "http://example.com/a?ids%5B%5D=1"),
    ("http://example.com/a?ids%5b%5D=1", "http://example.com/a?ids%5B%5D=1"),
    ("http://例子.com/", "http://xn--fsqu00a.com/"),
    ("http://BÜCHER.example/", "http://xn--bcher-kva.example/"),
    ("http://xn--fsqu00a.com/", "http://xn--fsqu00a.com/"),
    ("http://[::1]:8000/a", "http://[::1]:8000/a"),
    ("http://[0:0:0:0:0:0:0:1]/a", "http://[::1]/a"),
    ("http://127.0.0.1:8000/a", "http://127.0.0.1:8000/a"),
    ("http://my_host.example/a", "http://my_host.example/a"),
    # The query is an address
    ("http://example.com/view.php?aid=1", "http://example.com/view.php?aid=1"),
    ("http://example.com/?b=2&a=1", "http://example.com/?a=1&b=2"),
    ("http://example.com/?a=2&a=1", "http://example.com/?a=2&a=1"),
    ("http://example.com/?&a=1&&b=2&", "http://example.com/?a=1&b=2"),
    ("http://example.com/tags.php?/name/2/", "http://example.com/tags.php?/name/2/"),
    ("http://example.com/x?z&a&b=1", "http://example.com/x?z&a&b=1"),
    ("http://example.com/?a=", "http://example.com/?a="),
    ("http://example.com/?s=/article/3.html", "http://example.com/?s=/article/3.html"),
    # Tracking
    ("http://example.com/a?utm_source=x&id=3&utm_medium=y", "http://example.com/a?id=3"),
    ("http://example.com/a?from=timeline", "http://example.com/a"),
    ("http://example.com/a?from=singlemessage&isappinstalled=0", "http://example.com/a"),
    ("http://example.com/a?from=groupmessage&id=1", "http://example.com/a?id=1"),
    ("http://example.com/a?from=20", "http://example.com/a?from=20"),
    ("http://example.com/a?spm=a2c4e.1.2", "http://example.com/a"),
    ("http://example.com/a?fbclid=x1", "http://example.com/a"),
    ("http://example.com/a?share_token=x1", "http://example.com/a"),
    ("http://example.com/a?share=twitter", "http://example.com/a?share=twitter"),
    ("http://example.com/a?share_id=5", "http://example.com/a?share_id=5"),
    ("http://example.com/a?PHPSESSID=1a2b", "http://example.com/a"),
    ("http://example.com/a;jsessionid=1A2B?id=3", "http://example.com/a?id=3"),
    ("http://example.com/a;%6asessionid=1A2B?id=3", "http://example.com/a?id=3"),
    ("http://example.com/article.php?sid=123", "http://example.com/article.php?sid=123"),
    ("http://example.com/a?sid=0123456789abcdef01234567", "http://example.com/a?sid=0123456789abcdef01234567"),
    ("http://example.com/a?id=1&osCsid=0123456789abcdef01234567", "http://example.com/a?id=1"),
    ("http://example.com/(S(lit3py55t21z5v55vlm25s55))/a.aspx", "http://example.com/a.aspx"),
    ("http://example.com/(A(abcdefghijkl)S(lit3py55t21z5v55vlm25s55))/", "http://example.com/"),
    ("http://example.com/a(S(lit3py55t21z5v55vlm25s55))/", "http://example.com/a(S(lit3py55t21z5v55vlm25s55))/"),
    ("http://example.com/a?id=1&_=1514165377000", "http://example.com/a?id=1"),
    ("http://example.com/a?id=1&t=0.8273645112", "http://example.com/a?id=1"),
    ("http://example.com/a?t=5", "http://example.com/a?t=5"),
]

BROKEN = [
    "",
    "a/b.html",
    "/a/b.html",
    "//example.com/a",
    "http:",
    "http://",
    "http:///a",
    "http:/example.com",
    "http://?a=1",
    "http://:80/",
    "http://user@/",
    "ftp://example.com/",
    "javascript:void(0)",
    "mailto:a@example.com",
    "http://exa mple.com/",
    "http://example..com/",
    "http://.example.com/",
    "http://exa<mple.com/",
    "http://example.com:99999/",
    "http://example.com:abc/",
    "http://[::1/",
    "http://[garbage]/",
    "http://[fe80::1%25eth0]/",
    "http://" + "a" * 300 + ".com/",
    "http://例" + "子" * 80 + ".com/",
    "http://%zz/",
]


@pytest.mark.parametrize(("url", "canonical"), CANONICAL)
def test_canonicalize(url: str, canonical: str) -> None:
    assert canonicalize_url(url) == canonical
    assert canonicalize_url(canonical) == canonical


@pytest.mark.parametrize("url", BROKEN)
def test_what_is_no_address_raises(url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        canonicalize_url(url)


@given(st.text(st.sampled_from("/.;?&=#%25eE61jsessionid:@[]\\ \t\n\x00园\ud800+index.htmlfrom_"), max_size=50))
@example("/a/%2e%2E/;sid=1?&=&%zz=%%35")
@example("/index.html/index.html")
@example("/;%6aSessionid=1;sid=/..")
def test_canonicalizing_twice_is_once(rest: str) -> None:
    for url in (f"http://example.com/{rest}", f"http://example.com{rest}", rest):
        try:
            once = canonicalize_url(url)
        except ValueError:
            continue
        assert once.isascii()
        assert canonicalize_url(once) == once


@given(st.text(max_size=80))
def test_nothing_else_raises(text: str) -> None:
    for url in (text, f"http://{text}", f"http://example.com/{text}"):
        host_of(url)
        hostname_of(url)
        origin_of(url)
        portal_folder(url)
        is_same_site(url, "http://example.com/")
        request_url(url, "gb18030")


def test_parts() -> None:
    assert origin_of("http://Example.com:8000/a?b") == "http://Example.com:8000"
    assert host_of("http://user@Example.com:8000/a") == "example.com:8000"
    assert (host_of("mailto:a@example.com"), origin_of("x")) == ("", "")
    assert hostname_of("http://www.example.com:8000/") == "example.com"
    assert hostname_of("http://[::1]:8000/") == "::1"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://www.example.com/", "https://example.com/", True),
        ("http://example.com:80/", "http://EXAMPLE.com/", True),
        ("http://example.com:8000/", "http://example.com/", False),
        ("http://news.example.com/", "http://example.com/", False),
        ("http://example.com/", "http://example.org/", False),
    ],
)
def test_same_site(one: str, other: str, same: bool) -> None:
    assert is_same_site(one, other) is same


@pytest.mark.parametrize(
    ("url", "encoding", "sent"),
    [
        ("http://example.com/a?b=1", "gb18030", "http://example.com/a?b=1"),
        ("http://example.com/a b?c d", "utf-8", "http://example.com/a%20b?c%20d"),
        ("http://example.com/园?k=园", "gb18030", "http://example.com/%E5%9B%AD?k=%D4%B0"),
        ("http://example.com/园?k=园", "utf-8", "http://example.com/%E5%9B%AD?k=%E5%9B%AD"),
        ("http://example.com/?k=園", "cp1252", "http://example.com/?k=%E5%9C%92"),
        ("http://例子.com/?k=%B9%AB", "utf-8", "http://xn--fsqu00a.com/?k=%B9%AB"),
    ],
)
def test_request_url(url: str, encoding: str, sent: str) -> None:
    assert request_url(url, encoding) == sent


@pytest.mark.parametrize(("last", "is_host"), [(49, True), (50, False)])
def test_a_host_s_name_has_253_characters_at_most(last: int, is_host: bool) -> None:
    """By the DNS (RFC 1035), without its last dot."""
    host = ".".join(["a" * 50] * 4 + ["b" * last])
    assert is_address(f"http://{host}/") is is_host
