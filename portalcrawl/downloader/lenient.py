"""Answers that are not quite HTTP: what browsers read all the same does not cost the page."""

import re
from contextlib import suppress
from typing import Any

from scrapy.core.downloader.handlers.http11 import _LenientHTTPClientParser
from twisted.web._newclient import STATUS
from twisted.web.http import _ChunkedTransferDecoder
from twisted.web.http_headers import InvalidHeaderName

_LENGTH = re.compile(rb"[0-9]{1,18}(?:[ \t]*,[ \t]*[0-9]{1,18})*")
_CHUNKED = b"chunked"
_NO_CODING = frozenset((b"", b"identity"))
# What stands for a version in a status line: `HTTP/2` behind a proxy that translates, `ICY` of old streaming servers.
_VERSION = re.compile(rb"HTTP/[0-9]\.[0-9]")


class LenientChunkedDecoder(_ChunkedTransferDecoder):
    """Chunks whose sizes have blanks behind them, and extensions of any kind, which nobody reads."""

    def _dataReceived_CHUNK_LENGTH(self) -> bool:  # noqa: N802 - Twisted's name
        end = self._buffer.find(b"\r\n", self._start)
        if end > 0:
            self._buffer[:end] = self._buffer[:end].partition(b";")[0].strip()
            self._start = 0
        return super()._dataReceived_CHUNK_LENGTH()


class LenientParser(_LenientHTTPClientParser):
    """Leaves out what no rule allows, where Twisted's parser would leave out the page."""

    _transferDecoders = {_CHUNKED: LenientChunkedDecoder}  # noqa: RUF012 - Twisted reads it from the class

    def lineReceived(self, line: bytes) -> None:  # noqa: N802 - Twisted's name
        """Take a line; empty ones before the status line, and needless spaces in it, are left out (RFC 9112, 2.2)."""
        if self.state == STATUS:
            line = b" ".join(line.split(None, 2))
            if not line:
                return
        super().lineReceived(line)

    def parseVersion(self, strversion: bytes) -> Any:  # noqa: N802 - Twisted's name
        """The protocol's version; a name that is none of those is taken for HTTP/1.1's."""
        known = strversion if _VERSION.fullmatch(strversion) else b"HTTP/1.1"
        return super().parseVersion(known)  # type: ignore[no-untyped-call]

    def headerReceived(self, name: bytes, value: bytes) -> None:  # noqa: N802 - Twisted's name
        """Keep a header.

        Left out are a name that is not a token (RFC 9110, section 5.1), a length that is not a number, and transfer
        codings that say nothing or say twice that there are chunks.
        """
        lower = name.lower()
        if lower == b"content-length" and not _LENGTH.fullmatch(value):
            return
        if lower == b"transfer-encoding":
            codings = {one.strip().lower() for one in value.split(b",")} - _NO_CODING
            if not codings:
                return
            value = _CHUNKED if codings == {_CHUNKED} else value
        with suppress(InvalidHeaderName):
            super().headerReceived(name, value)  # type: ignore[no-untyped-call]
