"""Texts that a page carries as data, in a hidden `<textarea>` or a script of markup: opened as hidden blocks before the
page is parsed, so that they stand in the tree. Whether they are the page's text is decided later (`hidden_text`)."""

import re
from collections.abc import Iterator

from portalcrawl.page.markup.placeholders import is_template

_SCRIPT = re.compile(
    rb"<script\b[^<>]{0,300}?\btype\s{0,20}=\s{0,20}[\"']?text/(?:html|plain|template|x-template)\b[^<>]{0,300}>",
    re.IGNORECASE,
)
_FIELD = re.compile(rb"<textarea\b([^<>]{0,600})>", re.IGNORECASE)
_IS_HIDDEN = re.compile(rb"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|\bhidden\b", re.IGNORECASE)
_ENDS = {
    b"script": re.compile(rb"</script\s{0,20}>", re.IGNORECASE),
    b"textarea": re.compile(rb"</textarea\s{0,20}>", re.IGNORECASE),
}
_PARAGRAPH = re.compile(rb"<(?:p|br|div)\b[^<>]{0,300}>", re.IGNORECASE)
# A page within the page.
_IS_PAGE = re.compile(rb"<(?:html|body|head|frameset|script|textarea)\b", re.IGNORECASE)
_SIGNS = ((b"&lt;", b"<"), (b"&gt;", b">"), (b"&quot;", b'"'), (b"&amp;", b"&"))
_OPENED = b'<div hidden="hidden">'
# Bytes of a text.
_SHORTEST = 100


def open_hidden_blocks(page: bytes) -> bytes:
    """The page with such texts as hidden blocks in their places.

    >>> text = b"&lt;p&gt;" + b"The wall is to be raised. " * 4 + b"&lt;/p&gt;"
    >>> open_hidden_blocks(b'<textarea style="display:none">' + text + b"</textarea>")[:40]
    b'<div hidden="hidden"><p>The wall is to b'
    >>> open_hidden_blocks(b"<textarea>" + text + b"</textarea>")[:10]
    b'<textarea>'
    """
    lowered = page.lower()
    if b"<textarea" in lowered:
        page = b"".join(_open(page, _FIELD, b"textarea"))
    if b"text/" in lowered and b"<script" in lowered:
        page = b"".join(_open(page, _SCRIPT, b"script"))
    return page


def _open(page: bytes, begin: re.Pattern[bytes], tag: bytes) -> Iterator[bytes]:
    """The parts of the page, in order; it is gone through once."""
    done = 0
    while start := begin.search(page, done):
        end = _ENDS[tag].search(page, start.end())
        if end is None:
            break
        inner = page[start.end() : end.start()]
        if tag == b"textarea":
            inner = _unescape(inner) if _IS_HIDDEN.search(start[1]) else b""
        is_text = len(inner) >= _SHORTEST and _PARAGRAPH.search(inner) and not _IS_PAGE.search(inner)
        if is_text and not is_template(inner):
            yield page[done : start.start()] + _OPENED + inner + b"</div>"
        else:
            yield page[done : end.end()]
        done = end.end()
    yield page[done:]


def _unescape(markup: bytes) -> bytes:
    for entity, sign in _SIGNS:
        markup = markup.replace(entity, sign)
    return markup
