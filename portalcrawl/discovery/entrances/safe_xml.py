"""XML of unknown origin: entities are not expanded, nothing is fetched, compressed bodies grow up to a limit."""

import zlib

from lxml import etree

from portalcrawl.discovery.entrances.mending import mend_xml
from portalcrawl.text.charsets.decoding import decode

MOST_BYTES = 50_000_000
"""The sitemap protocol's limit for an uncompressed file (https://www.sitemaps.org/protocol.html)."""

_GZIP = b"\x1f\x8b"
_MOST_WRAPPINGS = 3
"""A file named .gz that a server packs once more, and its proxy again."""
_STEP = 1 << 16
"""Bytes that are inflated at a time: what precedes a fault is lost within its step alone."""


def inflate(body: bytes, limit: int = MOST_BYTES) -> bytes:
    """The body without gzip, however often it was packed, cut at `limit` bytes; what precedes a fault is kept."""
    for _ in range(_MOST_WRAPPINGS):
        if not body.startswith(_GZIP):
            break
        body = _inflate_once(body, limit)
    return body[:limit]


def _inflate_once(body: bytes, limit: int) -> bytes:
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


def parse_xml(body: bytes, url: str = "", content_type: str | None = None) -> etree._Element | None:
    """The root element, or None if the body is not XML; a file cut in the middle gives what stands before the cut.

    The charset is decided as for pages, so that a label which the bytes contradict is overruled. With `url`, each
    element's `base` is the address that its links are relative to (`xml:base`).
    """
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
        huge_tree=False,
        remove_comments=True,
    )
    data = mend_xml(decode(body, content_type).text).encode("utf-8", "replace")
    try:
        return etree.fromstring(data, parser, base_url=url or None)  # type: ignore[arg-type]  # lxml takes None
    except (etree.XMLSyntaxError, ValueError):
        return None


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace, lower-cased; empty for entities and the like."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def namespace_of(element: etree._Element) -> str:
    """The address that stands for the element's namespace; empty where it has none."""
    return str(element.tag).rpartition("}")[0].removeprefix("{")
