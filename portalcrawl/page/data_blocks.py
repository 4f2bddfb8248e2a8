"""Markup that a page carries as data: rows of a list in `<script type="text/xml">`, which a script puts in place.

Also whole answers of that kind, which such a script fetches for the pages behind.
"""

import re

# Types of scripts that hold markup (https://html.spec.whatwg.org/multipage/scripting.html#data-block); JavaScript's own
# names and JSON are none of them.
_BLOCK = re.compile(
    rb"<script\b[^>]{0,300}?\btype\s*=\s*[\"']?(?:text|application)/(?:xml|html|xhtml\+xml|plain|template|x-template)\b"
    rb"[^>]{0,300}>(.*?)</script\s*>",
    re.IGNORECASE | re.DOTALL,
)
_CDATA = re.compile(rb"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_LINK = re.compile(rb"<a\s[^>]{0,1000}?href\s*=", re.IGNORECASE)
# What a template engine would fill in.
_PLACEHOLDER = re.compile(rb"\{\{|<%|\$\{|\{%|\[\[[^\]]{1,60}\]\](?!>)|\{[a-z_.]{1,30}\}", re.IGNORECASE)
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
    return _BLOCK.sub(_open_block, page)


def _open_block(match: re.Match[bytes]) -> bytes:
    inner = match[1]
    if not _LINK.search(inner) or _PLACEHOLDER.search(inner):
        return match[0]
    return b"<div>" + _open_sections(inner) + b"</div>"


def _open_sections(markup: bytes) -> bytes:
    return _CDATA.sub(lambda match: match[1] if _LINK.search(match[1]) else b"", markup)
