"""XML of unknown origin: entities are not expanded, nothing is fetched, compressed bodies grow up to a limit."""

import zlib

from lxml import etree

MOST_BYTES = 50_000_000
"""The sitemap protocol's limit for an uncompressed file (https://www.sitemaps.org/protocol.html)."""

_GZIP = b"\x1f\x8b"
_STEP = 1 << 16
"""Bytes that are inflated at a time: what precedes a fault is lost within its step alone."""


def inflate(body: bytes, limit: int = MOST_BYTES) -> bytes:
    """The body without gzip, cut at `limit` bytes; what precedes a fault is kept."""
    if not body.startswith(_GZIP):
        return body[:limit]
    inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
    out = bytearray()
    for start in range(0, len(body), _STEP):
        try:
            out += inflater.decompress(body[start : start + _STEP], limit - len(out))
        except zlib.error:
            break
        if len(out) >= limit or inflater.eof:
            break
    return bytes(out[:limit])


def parse_xml(body: bytes) -> etree._Element | None:
    """The root element, or None if the body is not XML; a file cut in the middle gives what stands before the cut."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(body.lstrip(b"\xef\xbb\xbf \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace, lower-cased; empty for entities and the like."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
