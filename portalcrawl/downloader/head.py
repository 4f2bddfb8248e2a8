"""How much a server may say before its page: status lines, headers and interim answers together are bounded."""

from typing import Any

from scrapy.core.downloader.handlers.http11 import _LenientHTTP11ClientFactory, _LenientHTTP11ClientProtocol
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IAddress
from twisted.web.iweb import IResponse

from portalcrawl.downloader.lenient import LenientParser

LARGEST_HEAD = 256 * 1024
"""Bytes of everything before the page: browsers and servers refuse more."""


class HeadTooLargeError(Exception):
    """A server's headers have no end."""


class BoundedHeadParser(LenientParser):
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
