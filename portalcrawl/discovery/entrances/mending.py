"""XML as people write it: what a strict parser would stop at is mended before it reads the text.

Each rule is one that readers of feeds share: what stands before the document is left out, names of characters that
only HTML knows are those characters, a lone ampersand is an ampersand, and what XML cannot hold is left out.
"""

import re
from html.entities import html5

# A notice of the program that wrote the file, blank lines, a byte order mark: whatever precedes the document.
_DECLARATION = re.compile(r"<\?xml\b[^>]{0,300}\?>")
_ROOT = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|rdf|urlset|sitemapindex|channel)\b", re.IGNORECASE)
_FOREWORD = 20_000
"""Characters in which the document begins."""

# Sections of character data and comments hold no references; a doctype's entities are its own.
_OPAQUE = re.compile(r"<!\[CDATA\[|<!--|<!DOCTYPE[^>\[]{0,999}\[", re.IGNORECASE)
_CLOSINGS = {"<![CDATA[": "]]>", "<!--": "-->"}
_DOCTYPE_END = "]"
_REFERENCE = re.compile(r"&(?:#(?P<number>[0-9]{1,8}|[xX][0-9a-fA-F]{1,7});|(?P<name>[A-Za-z][A-Za-z0-9]{0,31});)?")
_OWN_ENTITY = re.compile(r"<!ENTITY\s+([A-Za-z][\w.-]*)")
_XML_NAMES = frozenset(("amp", "lt", "gt", "quot", "apos"))
# What no XML document may hold (https://www.w3.org/TR/xml/#charsets).
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def mend_xml(text: str) -> str:
    """The document in the text, without its declaration, in a form that an XML parser reads whole.

    >>> mend_xml("Notice: x\\n<?xml version='1.0'?><rss>a&nbsp;b &mdash; c & d &#xD800;&lt;</rss>")
    '<rss>a\\xa0b — c &amp; d &lt;</rss>'
    """
    text = _UNFIT.sub("", _drop_foreword(text))
    if "&" not in text:
        return text
    own = frozenset(_OWN_ENTITY.findall(text)) if "<!ENTITY" in text else frozenset[str]()
    out, end = [], 0
    while match := _OPAQUE.search(text, end):
        closing = _CLOSINGS.get(match[0].upper(), _DOCTYPE_END)
        close = text.find(closing, match.end())
        out.append(_mend_references(text[end : match.start()], own))
        end = len(text) if close < 0 else close + len(closing)
        out.append(text[match.start() : end])
    return "".join([*out, _mend_references(text[end:], own)])


def _drop_foreword(text: str) -> str:
    head = text[:_FOREWORD]
    if match := _DECLARATION.search(head):
        return text[match.end() :].lstrip("\ufeff \t\r\n")
    root = _ROOT.search(head)
    # What is markup from its first character on has no foreword; its root is what it is.
    stripped = text.lstrip("\ufeff \t\r\n")
    return text[root.start() :] if root and not stripped.startswith("<") else stripped


def _mend_references(text: str, own: frozenset[str]) -> str:
    def mend(match: re.Match[str]) -> str:
        if number := match["number"]:
            return match[0] if _is_fit(number) else ""
        name = match["name"]
        if name is None:
            return "&amp;"
        if name in _XML_NAMES or name in own:
            return match[0]
        return html5.get(f"{name};", f"&amp;{name};")

    return _REFERENCE.sub(mend, text) if "&" in text else text


def _is_fit(number: str) -> bool:
    """Whether a reference names a character that XML may hold."""
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return 0 < code <= 0x10FFFF and not _UNFIT.match(chr(code))
