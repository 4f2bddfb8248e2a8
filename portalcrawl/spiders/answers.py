"""What an answer says: a page, another address, or why neither.

Three follow what an answer says, each by rules of its own: the crawl (`walk.dispatch`), for which another address is
another URL with a fate, the sampler (`profile.sampler`), which has few requests, and `portalcrawl extract`
(`cli.fetch`), which goes wherever it is sent.
"""

import re
from typing import NamedTuple

from msgspec import Struct
from scrapy.http import Response

from portalcrawl.archive.ledger import State
from portalcrawl.discovery.entrances.framesets import find_framed
from portalcrawl.discovery.entrances.jumps import find_jump
from portalcrawl.middlewares.inflate import CUT
from portalcrawl.page.document import Document
from portalcrawl.page.limits.cpu_budget import PageBudgetError, budget
from portalcrawl.spiders.link_header import add_next_link
from portalcrawl.spiders.portal_profile import PortalProfile
from portalcrawl.spiders.refreshes import header_target, redirect_target, refresh_target
from portalcrawl.text.content_sniffing import is_binary, is_markup
from portalcrawl.text.urls.actions import is_action
from portalcrawl.text.urls.canonical import MAX_URL_LENGTH
from portalcrawl.text.urls.sessions import may_have_sessions

MAX_HOPS = 8
"""Of one request; more is a circle."""
IN_CIRCLES = "redirects in circles"
CUT_OFF = "answer cut off"
NOT_READ = "leads to what is not a page to read: "
"""How the reason of a URL begins that leads to a login, a search or a counter; that address follows."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
"""RFC 9110, section 15.4: only these say that a page has another address from now on."""
_GONE = frozenset({404, 410})
_NOT_IMPLEMENTED = 501
_PARTIAL = 206
_EMPTY = frozenset({204, 205})
"""RFC 9110, section 15.3: without a body, so without a page."""
# `bytes 0-1428/1429`; a star for a length that the server does not know (RFC 9110, section 14.4).
_RANGE = re.compile(rb"\s*bytes\s+(\d{1,15})-(\d{1,15})/(\d{1,15}|\*)\s*", re.IGNORECASE)
_PAGES = re.compile(r"html|xml|text/plain", re.IGNORECASE)
_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")


class Elsewhere(Struct, frozen=True):
    """An answer that names another address: by its status, a meta refresh, a script or a form."""

    target: str | None
    """Absolute; None for a redirect that names no address."""
    page: Document | None = None
    """The page that leads there."""
    is_permanent: bool = False
    """Whether the server says that this is the address from now on."""


class Refusal(NamedTuple):
    """The fate of a URL that gives no page."""

    state: State
    reason: str


def read_answer(response: Response, known: PortalProfile) -> Document | Elsewhere | Refusal:
    """What an answer says; `known` tells how the portal's pages are to be decoded."""
    return read_status(response) or read_page(response, known)


def read_status(response: Response, *, is_page: bool = True) -> Elsewhere | Refusal | None:
    """What the HTTP status alone says, of a whole answer; None for one that has something to read.

    Not a page is a sitemap or a feed: a server that cannot make one (501) will not be able to tomorrow.
    """
    status = response.status
    if status == _NOT_IMPLEMENTED and not is_page:
        return Refusal(State.GONE, f"HTTP {status}")
    if CUT in response.flags:
        return Refusal(State.FAILED, CUT_OFF)
    if status in _REDIRECTS:
        return _lead_to(redirect_target(response), is_permanent=status in _PERMANENT)
    if status == _PARTIAL and not _is_whole_range(response):
        return Refusal(State.FAILED, f"HTTP {status}: a part of the page")
    if status in _GONE:
        return Refusal(State.GONE, f"HTTP {status}")
    return Refusal(State.FAILED, f"HTTP {status}") if status >= 300 or status in _EMPTY else None


def _is_whole_range(response: Response) -> bool:
    """Whether an answer to a question for no range, which calls itself a part, says that this part is the whole."""
    match = _RANGE.fullmatch(response.headers.get("Content-Range") or b"")
    if match is None:
        return "Content-Range" not in response.headers
    return int(match[1]) == 0 and (match[3] == b"*" or int(match[2]) + 1 == int(match[3]))


def read_page(response: Response, known: PortalProfile) -> Document | Elsewhere | Refusal:
    """What the body of an answer says."""
    if not is_page(response):
        kind = content_type_of(response).partition(";")[0].strip()
        is_file = is_binary(response.body) and _PAGES.search(kind)
        return Refusal(State.NOT_ARTICLE, f"not a page but {'a file that is called ' if is_file else ''}{kind}")
    try:
        with budget():
            document = read_document(response, known)
            if document.excess:
                return Refusal(State.FAILED, document.excess)
            target = (
                header_target(response, document)
                or refresh_target(document)
                or find_jump(document)
                or find_framed(document)
            )
    except PageBudgetError as error:
        return Refusal(State.FAILED, str(error))
    return document if target is None else _lead_to(target, document)


def _lead_to(target: str | None, page: Document | None = None, *, is_permanent: bool = False) -> Elsewhere | Refusal:
    """An answer that leads elsewhere; to a login, a search or a counter nobody goes, whoever sends us there."""
    if target is not None and len(target) > MAX_URL_LENGTH:
        return Refusal(State.FAILED, f"leads to an address of {len(target)} characters, {MAX_URL_LENGTH} at most")
    if target is not None and is_action(target):
        return Refusal(State.EXCLUDED, NOT_READ + target)
    return Elsewhere(target, page, is_permanent)


def read_document(response: Response, known: PortalProfile) -> Document:
    """The body of an answer, decoded and parsed."""
    content_type = content_type_of(response)
    document = Document.from_bytes(response.url, response.body, content_type, known.charset, known.script)
    document.day_first = known.day_first
    if "Link" in response.headers:
        add_next_link(response, document)
    if may_have_sessions(response.body):
        known.note_sessions(document)
    return document


def is_page(response: Response) -> bool:
    """Whether the answer is a page: it says so, or says nothing that counts and its bytes are those of a page.

    A type is looked up by a file's ending, so many pages have the wrong one. What begins as HTML is HTML; what begins
    as a picture or a document is a file, whatever the server calls it.
    """
    kind = content_type_of(response).partition(";")[0].strip()
    if is_binary(response.body):
        return False
    if _PAGES.search(kind) or is_markup(response.body):
        return True
    # Without a type, and with one that is not one, it is text that a reader of articles looks at.
    return not _TYPE.fullmatch(kind)


def content_type_of(response: Response) -> str:
    """The Content-Type of an answer, "" where it names none."""
    return (response.headers.get("Content-Type") or b"").decode("latin-1")
