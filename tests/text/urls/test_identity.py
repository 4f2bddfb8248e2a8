"""Which addresses are of one page, and the keys by which ledgers on disk know them."""

import pytest

from portalcrawl.text.urls.identity import address_key, digest_address, is_same_address


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("http://example.com/a/1.html", "https://www.example.com/a/1.html", True),
        ("http://www.example.com:80/", "http://EXAMPLE.com", True),
        ("http://example.com/a/", "http://example.com/a/index.html#top", True),
        ("http://example.com/v.php?b=2&a=1", "http://example.com/v.php?a=1&b=2&utm_source=x", True),
        ("http://example.com/v.php?aid=1", "http://example.com/v.php?aid=2", False),
        ("http://example.com/a", "http://example.com/a/", False),
        ("http://example.com/a/", "http://example.com/a/home.html", False),
        ("http://example.com/A", "http://example.com/a", False),
        ("http://news.example.com/a", "http://example.com/a", False),
        ("http://example.com:8000/a", "http://example.com/a", False),
    ],
)
def test_same_page(one: str, other: str, is_same: bool) -> None:
    assert is_same_address(one, other) is is_same
    assert (digest_address(one) == digest_address(other)) is is_same


def test_what_is_no_address_is_itself_alone() -> None:
    assert address_key("mailto:a@example.com") == "mailto:a@example.com"
    with pytest.raises(ValueError, match="not an http"):
        digest_address("mailto:a@example.com")


def test_keys_of_ledgers_on_disk_do_not_change() -> None:
    """Made with Python's own BLAKE2b of `example.com/news/`, 16 bytes long: every archive finds its pages by these."""
    assert digest_address("http://www.example.com/news/index.html").hex() == "8fdac3f546070d885ec87589135ba8bc"
