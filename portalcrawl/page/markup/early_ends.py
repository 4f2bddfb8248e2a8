"""Pages that end before their end: what a browser shows behind `</body>` and `</html>` is part of the page.

Server-side includes put whole documents into each other, with heads and bodies of their own. A browser goes on as if
nothing had ended, and takes the later `<html>`, `<head>` and `<body>` for nothing new
(https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-afterbody). libxml2 loses what follows.
"""

import re

_END = re.compile(rb"</(?:body|html)\s{0,20}>", re.IGNORECASE)
# What nobody sees stands behind the end of many pages: comments, scripts, white space.
_UNSEEN = re.compile(
    rb"\s+|<!--.*?(?:-->|\Z)|<(script|style|noscript)\b.*?(?:</\1\s*>|\Z)|</(?:body|html)\s*>",
    re.IGNORECASE | re.DOTALL,
)
# What holds text that is not the page's, and where that ends.
_WRITTEN_IN = (b"<script", b"<SCRIPT", b"<!--")
_WRITTEN_END = {
    **dict.fromkeys((b"<s", b"<S"), re.compile(rb"</script\s*>", re.IGNORECASE)),
    b"<!": re.compile(rb"-->"),
}
# The frame of a document within the document.
_FRAME = re.compile(rb"</?(?:html|head|body)(?=[\s/>])[^>]{0,2000}>|<!doctype[^>]{0,500}>", re.IGNORECASE)


def join_ends(data: bytes) -> bytes:
    """The page without its early ends and the frames of documents within it; the same bytes for a page without any.

    >>> join_ends(b"<body><p>a</p></body></html><html><head></head><body><p>b</p></body></html>")
    b'<body><p>a</p><p>b</p>'
    >>> join_ends(b"<body><p>a</p></body> <!-- 5 ms --> </html>")
    b'<body><p>a</p></body> <!-- 5 ms --> </html>'
    >>> join_ends(b"<script>w('<body></body></html>')</script><body>b</body>")
    b"<script>w('<body></body></html>')</script><body>b</body>"
    """
    found = _find_end(data)
    if found is None or not _has_more(data, found.end()):
        return data
    return data[: found.start()] + _FRAME.sub(b"", data[found.end() :])


def _find_end(data: bytes) -> re.Match[bytes] | None:
    """The first end tag of a page that is neither in a script, which may write a whole document, nor in a comment."""
    start = 0
    while (found := _END.search(data, start)) is not None:
        opened = max(data.rfind(name, start, found.start()) for name in _WRITTEN_IN)
        closed = _WRITTEN_END[data[opened : opened + 2]].search(data, opened) if opened >= 0 else None
        if opened < 0 or (closed is not None and closed.end() <= found.start()):
            return found
        if closed is None:
            return None
        start = closed.end()
    return None


def _has_more(data: bytes, start: int) -> bool:
    """Whether anything that is seen stands behind a place."""
    while (unseen := _UNSEEN.match(data, start)) is not None:
        start = unseen.end()
    return start < len(data)
