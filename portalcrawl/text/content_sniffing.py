"""What a body is, by its first bytes: WHATWG's MIME sniffing (https://mimesniff.spec.whatwg.org/), as far as pages go.

Servers name the type that belongs to a file's ending, or none. A browser then looks at the bytes.
"""

import codecs
import re

_WINDOW = 1445
"""Bytes that are looked at (section 5.2)."""
_BLANK = b"\t\n\x0c\r "
# Section 7.1: a tag's name must end; a comment and a declaration of XML need no end.
_MARKUP = re.compile(
    rb"<(?:(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)[\s/>]|!--|\?xml)",
    re.IGNORECASE,
)
# What else pages begin with, and feeds and sitemaps without a declaration.
_MORE_MARKUP = re.compile(
    rb"<(?:(?:\w{1,20}:)?(?:rss|feed|rdf|urlset|sitemapindex)|meta|link|base|center|span|form|frameset|noscript|ul|ol|"
    rb"h[2-6]|img|section|article|main|header|nav)[\s/>]",
    re.IGNORECASE,
)
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Section 4.2: what text does not have. Old pages have a stray one, so only many count: a tenth of random bytes.
_NOT_TEXT = bytes((*range(0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)))
_MOST_NOT_TEXT = 0.05
_LEAST_BINARY = 64
"""Bytes; fewer say nothing."""
_SIGNATURES = (
    b"%PDF-", b"PK\x03\x04", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"OggS\x00", b"ID3\x03", b"ID3\x04", b"\x1aE\xdf\xa3",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"wOFF\x00\x01", b"wOF2\x00\x01", b"FLV\x01", b"CWS\x0a", b"FWS\x0a",
)  # fmt: skip


def is_markup(body: bytes) -> bool:
    """Whether a body begins as HTML or XML does.

    >>> is_markup(b"\\n<!DOCTYPE html>"), is_markup(b"%PDF-1.4"), is_markup(b"<p>"), is_markup(b"<pre>")
    (True, False, True, False)
    """
    head = _read_head(body)
    return head.startswith(b"<") and bool(_MARKUP.match(head) or _MORE_MARKUP.match(head))


def is_binary(body: bytes) -> bool:
    """Whether a body has the signature of a document, a picture, a film or an archive, or is not text in any charset.

    >>> is_binary(b"\\xff\\xd8\\xff\\xe0"), is_binary("招商引资".encode("gbk")), is_binary(bytes(range(256)))
    (True, False, True)
    """
    if body.startswith(_SIGNATURES):
        return True
    head = body[:_WINDOW].lstrip(_BLANK)
    if head.startswith((b"<", b"\x00<", *_BOMS)) or len(head) < _LEAST_BINARY:
        return False
    return len(head) - len(head.translate(None, _NOT_TEXT)) > _MOST_NOT_TEXT * len(head)


def _read_head(body: bytes) -> bytes:
    """The first bytes without a byte order mark and white space; those of UTF-16 as ASCII."""
    head = body[: 2 * _WINDOW]
    for bom, codec in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(bom):
            return head[2:].decode(codec, "replace").encode("ascii", "replace").lstrip(_BLANK)
    return head[:_WINDOW].removeprefix(codecs.BOM_UTF8).lstrip(_BLANK)
