"""What an answer says: a page, another address, or why neither; and what it means that none came.

Three follow what an answer says, each by rules of its own: the crawl (`walk.dispatch`), for which another address is
another URL with a fate, the sampler (`profile.sampler`), which has few requests, and `portalcrawl extract`
(`cli.fetch`), which goes wherever it is sent.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

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
from portalcrawl.downloader.handler import RefusedDownloadError
from portalcrawl.page.document import Document
from portalcrawl.spiders.portal_profile import PortalProfile

MAX_HOPS = 8
"""Of one request; more is a circle."""
IN_CIRCLES = "redirects in circles"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
_PAGES = re.compile(r"html|xml|text/plain", re.IGNORECASE)

# `5; url=http://…`, quotes and spaces anywhere; a refresh without an address reloads the page and is none.
_REFRESH_CONTENT = re.compile(
    r"^\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*url\s*=\s*[\"']?\s*([^\"']{1,2000}?)\s*[\"']?\s*$", re.IGNORECASE
)
_SOON = 15
"""Seconds; a slower refresh is a page that reloads a message for people to read first."""

# What OpenSSL says of an answer that is no handshake.
_NO_TLS = re.compile(r"wrong version number|unknown protocol|packet length too long", re.IGNORECASE)
_FAILURES: tuple[tuple[type[Exception], str], ...] = (
    (CannotResolveHostError, "host unknown"),
    (DownloadConnectionRefusedError, "connection refused"),
    (DownloadTimeoutError, "timed out"),
    (DownloadCancelledError, "larger than the size limit"),
    (ResponseDataLossError, "answer cut off"),
)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An answer that names another address, by its status or by a meta refresh."""

    target: str | None
    """Absolute; None for a redirect that names no address."""
    page: Document | None = None
    """The page that the refresh stands on."""


class Refusal(NamedTuple):
    """The fate of a URL that gives no page."""

    state: State
    reason: str


def read_answer(response: Response, known: PortalProfile) -> Document | Elsewhere | Refusal:
    """What an answer says; `known` tells how the portal's pages are to be decoded."""
    return read_status(response) or read_page(response, known)


def read_status(response: Response) -> Elsewhere | Refusal | None:
    """What the HTTP status alone says; None for an answer that has something to read."""
    status = response.status
    if status in _REDIRECTS:
        return Elsewhere(redirect_target(response))
    if status in _GONE:
        return Refusal(State.GONE, f"HTTP {status}")
    return Refusal(State.FAILED, f"HTTP {status}") if status >= 300 else None


def read_page(response: Response, known: PortalProfile) -> Document | Elsewhere | Refusal:
    """What the body of an answer says."""
    if not is_page(response):
        kind = content_type_of(response).partition(";")[0].strip()
        return Refusal(State.NOT_ARTICLE, f"not a page but {kind}")
    document = read_document(response, known)
    target = refresh_target(document)
    return document if target is None else Elsewhere(target, document)


def read_document(response: Response, known: PortalProfile) -> Document:
    """The body of an answer, decoded and parsed."""
    return Document.from_bytes(response.url, response.body, content_type_of(response), known.charset, known.script)


def describe_error(error: BaseException | None) -> Refusal:
    """The fate of a request that got no answer."""
    if isinstance(error, RefusedDownloadError):
        return Refusal(State.FAILED, str(error))
    if isinstance(error, IgnoreRequest):
        text = str(error)
        if "robots.txt" in text:
            return Refusal(State.EXCLUDED, "robots.txt")
        if "offsite" in text:
            return Refusal(State.EXCLUDED, "offsite")
        return Refusal(State.FAILED, text or "ignored")
    for kind, words in _FAILURES:
        if isinstance(error, kind):
            return Refusal(State.FAILED, words)
    text = str(error).strip()
    if isinstance(error, DownloadFailedError) and re.search(r"ssl|tls|certificate", text, re.IGNORECASE):
        if _NO_TLS.search(text):
            return Refusal(State.FAILED, "the server does not speak TLS: http:// may be right")
        return Refusal(State.FAILED, f"TLS failure: {text[:200]}")
    return Refusal(State.FAILED, f"{type(error).__name__}: {text[:200]}".removesuffix(": "))


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
    kind = content_type_of(response)
    return not kind or bool(_PAGES.search(kind))


def content_type_of(response: Response) -> str:
    """The Content-Type of an answer, "" where it names none."""
    return (response.headers.get("Content-Type") or b"").decode("latin-1")
