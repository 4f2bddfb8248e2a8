"""Texts that a page's scripts write into it, put where they would stand: source, date and author of many portals."""

import re

from lxml import etree, html

from portalcrawl.page.scripts.statements import LONGEST_SCRIPT, ScriptReader

# Markup that only sets a text; what links, loads or asks is not put into the page.
_PLAIN_NAMES = "b big br center dd div dl dt em font h2 h3 h4 h5 h6 i label li p s small span strong sub sup time u ul"
_PLAIN = frozenset(_PLAIN_NAMES.split())
_TAG = re.compile(r"<[/!?]?([A-Za-z0-9]*)")
# Characters of all scripts of a page that are read, and of what they write.
_MOST_CHARACTERS = 200_000
_LONGEST_TEXT = 20_000


def may_write(source: bytes) -> bool:
    """Whether a page's source has a script that writes."""
    return b"document.write" in source


def put_written_texts(tree: html.HtmlElement, parser: html.HTMLParser) -> None:
    """Puts behind each script the text that it writes there, with its plain markup; `parser` reads that markup.

    A script in the page's head writes nothing that a reader sees, but later ones know what it sets.
    """
    reader = ScriptReader()
    left = _MOST_CHARACTERS
    scripts = [(script, script.text or "") for script in tree.iter("script")]
    while scripts and not ("document" in scripts[-1][1] and "write" in scripts[-1][1]):
        scripts.pop()  # it writes nothing, and what it sets nobody asks for
    for script, source in scripts:
        if not source or len(source) > LONGEST_SCRIPT or (script.get("type") or "javascript").endswith("json"):
            continue
        left -= len(source)
        if left < 0:
            return
        parent = script.getparent()
        if (text := reader.read(source)) and text.strip() and parent is not None and parent.tag != "head":
            _put_behind(script, parent, text, parser)


def _put_behind(script: html.HtmlElement, parent: html.HtmlElement, text: str, parser: html.HTMLParser) -> None:
    tags = {match[1].lower() for match in _TAG.finditer(text)}
    if len(text) > _LONGEST_TEXT or not tags <= _PLAIN:
        return
    try:
        body = html.document_fromstring(f"<html><body>{text}</body></html>".encode("utf-8", "replace"), parser=parser)[
            0
        ]
    except (etree.ParserError, etree.XMLSyntaxError):
        return
    after = script.tail
    script.tail = body.text
    last = script
    for place, child in enumerate(list(body), parent.index(script) + 1):
        parent.insert(place, child)
        last = child
    last.tail = (last.tail or "") + (after or "")
