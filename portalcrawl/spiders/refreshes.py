"""Where a page sends its readers: by a redirect, a Refresh header or a refresh in its head."""

import re

from lxml import html
from scrapy.http import Response

from portalcrawl.page.document import Document

# `5; url=http://…`, quotes and spaces anywhere, the word and the sign before the address may be missing (HTML, shared
# declarative refresh steps). A refresh without an address reloads the page and is none.
_REFRESH_CONTENT = re.compile(
    r"^\s*(?:(\d{1,4})(?:\.[\d.]*)?|\.\d*)(?:\s*[;,]\s*|\s+)(?:url\s*=\s*)?+"
    r"[\"']?\s*([^\"'\s][^\"']{0,2000}?)\s*[\"']?\s*$",
    re.IGNORECASE,
)
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_SOON = 15
"""Seconds; a slower refresh is a page that reloads a message for people to read first."""


def redirect_target(response: Response) -> str | None:
    """The address a 3xx answer points to, absolute; None where it names none."""
    location = (response.headers.get("Location") or b"").strip()
    if not location:
        return None
    try:
        text = location.decode("utf-8")
    except UnicodeDecodeError:
        # Browsers send such bytes back as they came: the server knows its own.
        text = _NOT_ASCII.sub(lambda match: b"%%%02X" % match[0][0], location).decode("ascii")
    return Document.from_text(response.url, "", "utf-8").absolute(text)


def header_target(response: Response, document: Document) -> str | None:
    """The address that a Refresh header sends readers to, which browsers heed as they heed the element."""
    return _read_refresh((response.headers.get("Refresh") or b"").decode("latin-1"), document)


def _read_refresh(content: str, document: Document) -> str | None:
    """Where a refresh leads, absolute; None where it comes late or shows the same page again."""
    match = _REFRESH_CONTENT.match(content)
    target = document.absolute(match[2]) if match and int(match[1] or 0) <= _SOON else None
    return None if target == document.url else target


def refresh_target(document: Document) -> str | None:
    """The address that a meta refresh sends readers to, absolute; None where there is none or it comes late.

    One that stands in `noscript` is for browsers that would show less than we read.
    """
    for element in document.tree.iter("meta"):
        if element.get("http-equiv", "").strip().lower() != "refresh" or _is_in_noscript(element):
            continue
        if target := _read_refresh(element.get("content", ""), document):
            return target
    return None


def _is_in_noscript(element: html.HtmlElement) -> bool:
    return next(element.iterancestors("noscript"), None) is not None
