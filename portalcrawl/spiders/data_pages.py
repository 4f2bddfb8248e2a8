"""Pieces of a list that a script asks for and puts behind the rows that are shown.

They come as a piece of HTML, or as JSON that holds such pieces or the rows themselves. Either becomes a page that a
browser would show so, with a link to the page behind it, because no button stands on it.
"""

import math
from collections.abc import Iterator
from html import escape
from typing import Any

import orjson
from scrapy.http import Response

from portalcrawl.discovery.pager.addresses import STRONG, counts_rows, read_slots
from portalcrawl.discovery.rows.links.data_rows import read_entries
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.page.document import Document
from portalcrawl.spiders.answers import content_type_of
from portalcrawl.spiders.portal_profile import PortalProfile
from portalcrawl.text.urls.canonical import is_same_site

_LARGEST = 2_000_000
"""Bytes of an answer that is read so."""
_NO_SUCH_PAGE = frozenset((400, 404, 410, 416, 422))
"""What programs answer for a page behind the last; any other error may pass."""
_FOUND = 200
_DEEPEST = 6
"""Levels of data in which pieces of HTML are looked for."""
_WHOLE = (b"<html", b"<body", b"<head", b"<!doctype")
_BEGINNING = 2_000
"""Bytes in which a whole page says that it is one."""
_TOTALS = ("X-WP-TotalPages", "X-Total-Pages")
_ENDS = ("hasmore", "hasnext", "hasnextpage", "more")
"""Names of a value that says whether more rows stand behind these."""
_NEXT = ("next", "nexturl", "nextpageurl", "nextlink", "nexthref")
"""Names of the address at which they stand; an empty one says that there are none."""


class Pieces:
    """Opens such answers for one run."""

    def __init__(self, keeper: PortalProfile) -> None:
        """Nothing is made up yet; `keeper` knows the portal's time zone."""
        self._keeper = keeper
        self._made_up: set[str] = set()

    def is_behind_last(self, response: Response, url: str) -> bool:
        """Whether an answer has no rows, and nothing links its address but the piece before it, which had some.

        An error that may pass does not end a list, and neither does a whole page, which may be a message.
        """
        if url not in self._made_up:
            return False
        if response.status != _FOUND:
            return response.status in _NO_SUCH_PAGE
        return not _is_whole(response.body) and b"<a " not in self.open(response).body

    def open(self, response: Response) -> Response:
        """The answer as a page, if it is such a piece of a list's further page; any other answer as it is."""
        body = response.body.lstrip()
        if not body or len(body) > _LARGEST or _is_whole(body):
            return response
        if body[:1] not in (b"{", b"[") and "json" not in content_type_of(response):
            following = self._link_next(response, None) if b"<a " in body else ""
            return _wrap(response, body + following.encode()) if following else response
        try:
            data = orjson.loads(body)
        except orjson.JSONDecodeError:
            return response
        rows = read_entries(Document.from_text(response.url, ""), data, self._keeper.zone)
        piece = f"<ul>{''.join(map(_write, rows))}</ul>" if rows else "\n".join(_find_markup(data, 0))
        following = self._link_next(response, data) if piece else ""
        return _wrap(response, (piece + following).encode(), "; charset=utf-8")

    def _link_next(self, response: Response, data: Any) -> str:
        """A link to the page behind: the data name it, or the address has a page's number from 2 on and nothing says
        that it is last."""
        if url := _read_next(data, response):
            return f"<p><a href='{escape(url)}'>next page</a></p>"
        for slot in read_slots(response.url):
            if slot.strength != STRONG or slot.number < 2 or counts_rows(slot):
                continue
            if _says_end(data) or slot.number >= _count_stated(response):
                return ""
            url = slot.address(slot.number + 1)
            self._made_up.add(url)
            return f"<p><a href='{escape(url)}'>next page</a></p>"
        return ""


def _is_whole(body: bytes) -> bool:
    return any(sign in body[:_BEGINNING].lower() for sign in _WHOLE)


def _write(row: Row) -> str:
    date = (row.datePublished or "")[:10]
    return f"<li><a href='{escape(row.url)}'>{escape(row.headline or '')}</a> <span>{date}</span></li>"


def _wrap(response: Response, body: bytes, charset: str = "") -> Response:
    headers = response.headers.copy()
    if charset or "html" not in content_type_of(response):
        headers["Content-Type"] = f"text/html{charset}"
    return response.replace(body=b"<html><body>" + body + b"</body></html>", headers=headers)


def _count_stated(response: Response) -> float:
    """How many pages the answer's head says that there are."""
    stated = next((value for name in _TOTALS if (value := response.headers.get(name))), b"")
    return int(stated) if stated.isdigit() else math.inf


def _find_markup(data: Any, depth: int) -> Iterator[str]:
    if isinstance(data, str):
        if "<a " in data:
            yield data
    elif depth < _DEEPEST and isinstance(data, dict | list):
        for child in data.values() if isinstance(data, dict) else data:
            yield from _find_markup(child, depth + 1)


def _says_end(data: Any) -> bool:
    said = dict(_iter_names(data, 0))
    return any(said.get(name, True) is False for name in _ENDS) or any(not said.get(name, True) for name in _NEXT)


def _read_next(data: Any, response: Response) -> str | None:
    """The address of the next rows that the data name, absolute."""
    said = dict(_iter_names(data, 0))
    for value in map(said.get, _NEXT):
        if isinstance(value, str) and value.startswith(("/", "?", "http://", "https://")):
            url = Document.from_text(response.url, "").absolute(value)
            if url and url != response.url and is_same_site(url, response.url):
                return url
    return None


def _iter_names(data: Any, depth: int) -> Iterator[tuple[str, Any]]:
    """The names of data and of what hangs right below it, without their spelling, and their values."""
    for name, value in data.items() if isinstance(data, dict) else ():
        if isinstance(value, dict) and depth < 1:
            yield from _iter_names(value, depth + 1)
        else:
            yield name.lower().replace("_", ""), value
