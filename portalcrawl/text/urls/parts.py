"""The parts of a URL, as browsers find them; nothing here raises."""

import re
from functools import lru_cache

from msgspec import Struct

MAX_URL_LENGTH = 2000

# White space and controls around a URL, tabs and line ends within it, are dropped
# (https://url.spec.whatwg.org/#concept-basic-url-parser); `\` is `/` before the query.
_AROUND = "".join(map(chr, range(0x21))) + "\x7f\u3000\xa0\ufeff"
_BREAKS = str.maketrans("", "", "\t\n\r")
_PARTS = re.compile(r"(https?)://([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?", re.IGNORECASE | re.DOTALL)


class UrlParts(Struct, frozen=True):
    """`path` is empty or begins with a slash; `query` comes without its question mark."""

    scheme: str
    netloc: str
    path: str
    query: str


def clean_href(href: str) -> str:
    """An address as written in a page, without what browsers drop from it; backslashes are slashes.

    >>> clean_href(" http:\\\\\\\\example.com\\\\a?b=\\\\ ")
    'http://example.com/a?b=\\\\'
    """
    href = href.strip(_AROUND)
    if "\n" in href or "\t" in href or "\r" in href:
        href = href.translate(_BREAKS)
    if "\\" in href:
        cut = min(i for i in (href.find("?"), href.find("#"), len(href)) if i >= 0)
        href = href[:cut].replace("\\", "/") + href[cut:]
    return href


@lru_cache(maxsize=10_000)
def split_url(url: str) -> UrlParts | None:
    """The parts of an absolute http(s) URL; None for anything else, and if there is no host or half of one.

    >>> split_url("http://[::1") is None, split_url("http://[::1]/a").path
    (True, '/a')
    """
    match = _PARTS.fullmatch(clean_href(url))
    if match is None or not match[2] or ("[" in match[2]) != ("]" in match[2]):
        return None
    return UrlParts(match[1].lower(), match[2], match[3], match[4] or "")


def origin_of(url: str) -> str:
    """Scheme and host (with port) of a URL: `http://example.com:8000`; "" for what is not http(s)."""
    parts = split_url(url)
    return f"{parts.scheme}://{parts.netloc}" if parts else ""


def host_of(url: str) -> str:
    """Host and port of a URL, lower-cased, without credentials; "" for what is not http(s)."""
    parts = split_url(url)
    return parts.netloc.rpartition("@")[2].lower() if parts else ""
