"""How much a server may say before its page: status lines, headers and interim answers together are bounded."""

import re
from contextlib import suppress
from typing import Any

from scrapy.core.downloader.handlers.http11 import (
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
    _LenientHTTPClientParser,
)
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IAddress
from twisted.web.http_headers import InvalidHeaderName
from twisted.web.iweb import IResponse

_LENGTH = re.compile(rb"[0-9]{1,18}(?:[ \t]*,[ \t]*[0-9]{1,18})*")
_NO_CODING = (b"", b"identity")
LARGEST_HEAD = 256 * 1024
"""Bytes of everything before the page: browsers and servers refuse more."""


class HeadTooLargeError(Exception):
    """A server's headers have no end."""


class BoundedHeadParser(_LenientHTTPClientParser):
    """Counts what comes before a page. A single line may be as long as all may be together.

    Interim answers (1xx) start the parser again; they count too, or there could be any number of them.
    """

    MAX_LENGTH = LARGEST_HEAD
    _head_bytes = 0

    def lineReceived(self, line: bytes) -> None:  # noqa: N802 - Twisted's name
        """Take a line before the page. Raises HeadTooLargeError."""
        self._head_bytes += len(line) + 1
        if self._head_bytes > LARGEST_HEAD:
            raise HeadTooLargeError
        super().lineReceived(line)

    def headerReceived(self, name: bytes, value: bytes) -> None:  # noqa: N802 - Twisted's name
        """Keep a header; one that no rule allows is left out, as browsers do, instead of the page.

        That are a name which is not a token (RFC 9110, section 5.1), a length that is not a number, and a transfer
        coding that says nothing.
        """
        lower = name.lower()
        if lower == b"content-length" and not _LENGTH.fullmatch(value):
            return
        if lower == b"transfer-encoding" and value.lower() in _NO_CODING:
            return
        with suppress(InvalidHeaderName):
            super().headerReceived(name, value)  # type: ignore[no-untyped-call]

    def lineLengthExceeded(self, line: bytes) -> None:  # noqa: N802 - Twisted's name
        """A line that goes on and on. Raises HeadTooLargeError."""
        raise HeadTooLargeError


class BoundedHeadProtocol(_LenientHTTP11ClientProtocol):
    """Scrapy's protocol with our parser."""

    def request(self, request: Any) -> "Deferred[IResponse]":
        """Send a request; as in Scrapy's class, the parser that it made gets another class without new state."""
        answer = super().request(request)
        if self._parser is not None:
            self._parser.__class__ = BoundedHeadParser
        return answer


class BoundedHeadFactory(_LenientHTTP11ClientFactory):
    """Builds our protocols."""

    def buildProtocol(self, addr: IAddress | None) -> BoundedHeadProtocol:  # noqa: N802 - Twisted's name
        """A protocol of one connection."""
        return BoundedHeadProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
