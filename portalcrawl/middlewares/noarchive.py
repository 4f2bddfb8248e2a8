"""Pages that ask not to be archived: `noarchive` in X-Robots-Tag or in a robots meta element.

Search engines defined the word: no copy of the page is to be kept. An archive is such a copy.
See https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag.
"""

import re
import zlib
from collections.abc import Iterable

from scrapy.http import Response
from scrapy.utils._compression import brotli, zstd  # type: ignore[attr-defined]  # the modules for this Python

from portalcrawl.middlewares.codings import split_codings

NOARCHIVE = "noarchive"
IGNORE_NOARCHIVE = "IGNORE_NOARCHIVE"
"""The setting with which such pages are archived all the same."""
REASON = "noarchive: --ignore-noarchive archives it"
_AGENTS = ("robots", "portalcrawl")
_HEAD = 32_768
"""Bytes of a page in which its meta elements stand."""
_PACKED_HEAD = 8_192
_META = re.compile(rb"<meta\s[^<>]{0,500}>", re.IGNORECASE)
_NAME = re.compile(rb"\bname\s{0,5}=\s{0,5}[\"']?\s{0,5}(?:robots|portalcrawl)\b", re.IGNORECASE)
_WORD = re.compile(rb"\bnoarchive\b", re.IGNORECASE)


def forbids_archiving(response: Response) -> bool:
    """Whether an answer asks not to be kept, packed as it came or unpacked."""
    if _header_forbids(response.headers.getlist("X-Robots-Tag")):
        return True
    head = _read_head(response)
    # Nearly every page ends here, in a fiftieth of the pattern's time.
    if NOARCHIVE.encode() not in head.lower():
        return False
    return any(_NAME.search(meta) and _WORD.search(meta) for meta in _META.findall(head))


def _header_forbids(values: Iterable[bytes]) -> bool:
    """`noarchive, nofollow` is meant for all; `otherbot: noarchive` for that one alone."""
    for value in values:
        agent, colon, rules = value.decode("latin-1").lower().partition(":")
        # `unavailable_after: date` is a rule.
        if colon and "," not in agent and agent.strip() != "unavailable_after":
            if agent.strip() not in _AGENTS:
                continue
        else:
            rules = value.decode("latin-1").lower()
        if NOARCHIVE in re.split(r"[,\s]{1,9}", rules):
            return True
    return False


def _read_head(response: Response) -> bytes:
    """The beginning of a page; unpacked as far as one coding tells it."""
    codings = split_codings(response.headers.getlist("Content-Encoding"))
    if not codings:
        return response.body[:_HEAD]
    packed = response.body[:_PACKED_HEAD]
    try:
        if codings[-1] in ("gzip", "x-gzip", "deflate"):
            # 32 more than the window: zlib's header or gzip's.
            return zlib.decompressobj(zlib.MAX_WBITS + 32).decompress(packed, _HEAD)
        if codings[-1] == "br":
            return bytes(brotli.Decompressor().process(packed, output_buffer_limit=_HEAD))
        if codings[-1] == "zstd":
            return bytes(zstd.ZstdDecompressor().decompress(packed, _HEAD))
    except (zlib.error, brotli.error, zstd.ZstdError):
        return b""
    return b""
