"""Markup that a page carries as data: rows of a list in `<script type="text/xml">`, which a script puts in place.

Also whole answers of that kind, which such a script fetches for the pages behind.
"""

import re
from collections.abc import Iterator

from portalcrawl.page.markup.placeholders import is_template

# The start of a script, with its attributes; a page's scripts are gone through from the first to the last.
_SCRIPT = re.compile(rb"<script\b([^<>]{0,600})>", re.IGNORECASE)
_SCRIPT_END = re.compile(rb"</script\s{0,20}>", re.IGNORECASE)
# Types of scripts that hold markup (https://html.spec.whatwg.org/multipage/scripting.html#data-block); JavaScript's own
# names and JSON are none of them.
_MARKUP_TYPE = re.compile(
    rb"\btype\s{0,20}=\s{0,20}[\"']?(?:text|application)/(?:xml|html|xhtml\+xml|plain|template|x-template)\b",
    re.IGNORECASE,
)
_CDATA, _CDATA_END = b"<![CDATA[", b"]]>"
_LINK = re.compile(rb"<a\s[^<>]{0,1000}?href\s{0,20}=", re.IGNORECASE)
_IS_PAGE = re.compile(rb"<(?:html|body|head|frameset|script)\b", re.IGNORECASE)
_START = 2_000


def open_data_blocks(page: bytes) -> bytes:
    """The page with the markup of its data blocks in its place: links there are links of the page. Templates stay shut.

    >>> open_data_blocks(b'<script type="text/xml"><r><![CDATA[<a href="/1">one</a>]]></r></script>')
    b'<div><r><a href="/1">one</a></r></div>'
    >>> open_data_blocks(b'<script type="text/html"><a href="/{{id}}">{{title}}</a></script>')[:24]
    b'<script type="text/html"'
    """
    if b"CDATA[" in page and not _IS_PAGE.search(page, 0, _START):
        return _open_sections(page)
    if b"<script" not in page and b"<SCRIPT" not in page:
        return page
    return b"".join(_open_blocks(page))


def _open_blocks(page: bytes) -> Iterator[bytes]:
    """The parts of the page, in order."""
    done = 0
    while start := _SCRIPT.search(page, done):
        end = _SCRIPT_END.search(page, start.end())
        if end is None:
            break
        inner = page[start.end() : end.start()]
        if _MARKUP_TYPE.search(start[1]) and _LINK.search(inner) and not is_template(inner):
            yield page[done : start.start()] + b"<div>" + _open_sections(inner) + b"</div>"
        else:
            yield page[done : end.end()]
        done = end.end()
    yield page[done:]


def _open_sections(markup: bytes) -> bytes:
    """The markup with the content of its CDATA sections in their place, where that has links."""
    first, *sections = markup.split(_CDATA)
    parts = [first]
    for section in sections:
        content, end, after = section.partition(_CDATA_END)
        # A section without an end is none, as before.
        parts += [content if _LINK.search(content) else b"", after] if end else [_CDATA, content]
    return b"".join(parts)
