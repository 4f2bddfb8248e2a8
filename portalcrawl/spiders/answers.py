"""What an answer, or its failing, means for a URL: its fate and the reason in words."""

import re

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response

from portalcrawl.archive.ledger import State
from portalcrawl.page.document import Document

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
_PAGES = re.compile(r"html|xml|text/plain", re.IGNORECASE)

# `5; url=http://…`, quotes and spaces anywhere; a refresh without an address reloads the page and is none.
_REFRESH_CONTENT = re.compile(
    r"^\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*url\s*=\s*[\"']?\s*([^\"']{1,2000}?)\s*[\"']?\s*$", re.IGNORECASE
)
_SOON = 15
"""Seconds; a slower refresh is a page that reloads a message for people to read first."""

_FAILURES: tuple[tuple[type[Exception], str], ...] = (
    (CannotResolveHostError, "host unknown"),
    (DownloadConnectionRefusedError, "connection refused"),
    (DownloadTimeoutError, "timed out"),
    (DownloadCancelledError, "larger than the size limit"),
    (ResponseDataLossError, "answer cut off"),
)


def describe_status(status: int) -> tuple[State, str] | None:
    """The fate that an HTTP status alone decides; None for an answer to be read."""
    if status in _GONE:
        return State.GONE, f"HTTP {status}"
    if status >= 400 or (300 <= status < 400 and status not in REDIRECTS):
        return State.FAILED, f"HTTP {status}"
    return None


def describe_error(error: BaseException | None) -> tuple[State, str]:
    """The fate of a request that got no answer."""
    if isinstance(error, IgnoreRequest):
        text = str(error)
        if "robots.txt" in text:
            return State.EXCLUDED, "robots.txt"
        if "offsite" in text:
            return State.EXCLUDED, "offsite"
        return State.FAILED, text or "ignored"
    for kind, words in _FAILURES:
        if isinstance(error, kind):
            return State.FAILED, words
    text = str(error).strip()
    if isinstance(error, DownloadFailedError) and re.search(r"ssl|tls|certificate", text, re.IGNORECASE):
        return State.FAILED, f"TLS failure: {text[:200]}"
    return State.FAILED, f"{type(error).__name__}: {text[:200]}".removesuffix(": ")


def redirect_target(response: Response) -> str | None:
    """The address a 3xx answer points to, absolute; None where it names none."""
    location = (response.headers.get("Location") or b"").strip()
    if not location:
        return None
    try:
        text = location.decode("utf-8")
    except UnicodeDecodeError:
        text = location.decode("gb18030", "replace")
    return Document.from_text(response.url, "").absolute(text)


def refresh_target(document: Document) -> str | None:
    """The address that a meta refresh sends readers to, absolute; None where there is none or it comes late."""
    for element in document.tree.iter("meta"):
        if element.get("http-equiv", "").strip().lower() != "refresh":
            continue
        match = _REFRESH_CONTENT.match(element.get("content", ""))
        if match and int(match[1]) <= _SOON:
            return document.absolute(match[2])
    return None


def is_page(response: Response) -> bool:
    """Whether the answer calls itself a page; one that says nothing is taken for a page."""
    kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
    return not kind or bool(_PAGES.search(kind))
