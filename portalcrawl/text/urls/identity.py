"""What makes two addresses one page: their canonical forms agree, scheme and `www.` aside.

Old portals mix both spellings freely and serve the same page under each. If only one spelling may be meant (the
address that is requested, a section's own first page), `canonicalize_url` is compared instead.
"""

from functools import lru_cache
from hashlib import blake2b
from typing import NewType

from portalcrawl.text.urls.canonical import canonicalize_url
from portalcrawl.text.urls.sites import drop_www

AddressKey = NewType("AddressKey", str)
"""Equal for two addresses of one page; no address that could be requested."""

_DIGEST_BYTES = 16


@lru_cache(maxsize=10_000)
def address_key(url: str) -> AddressKey:
    """What all addresses of one page have in common. The text itself if it is not an http(s) URL.

    >>> address_key("https://www.Example.com/news/index.html#top")
    'example.com/news/'
    """
    try:
        return _key_of(url)
    except ValueError:
        return AddressKey(url)


def digest_address(url: str) -> bytes:
    """The 16 bytes by which a ledger finds a page. Raises ValueError for what is not an http(s) URL.

    Ledgers on disk hold them, so what `address_key` gives for an address must never change.
    """
    return blake2b(_key_of(url).encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).digest()


def is_same_address(one: str, other: str) -> bool:
    """Whether two addresses are of one page.

    >>> is_same_address("http://example.com/a/", "https://www.example.com/a/?utm_source=x")
    True
    """
    return address_key(one) == address_key(other)


def _key_of(url: str) -> AddressKey:
    return AddressKey(drop_www(canonicalize_url(url).partition("://")[2]))
