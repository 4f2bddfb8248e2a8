"""What becomes of an exchange: a whole record, or a note that its payload is stored already."""

from hashlib import sha1

from portalcrawl.archive.ledger.tables.payloads import Payload, PayloadTable
from portalcrawl.archive.warc.model import Exchange, WarcPlace
from portalcrawl.archive.warc.records import IDENTICAL, NOT_MODIFIED, format_date
from portalcrawl.archive.warc.writer import WarcWriter

LEAST_PAYLOAD = 200
"""Bytes; a smaller payload is written again, because a note would be as long."""

_OK = 200
_UNCHANGED = 304


class ExchangeLog:
    """Writes exchanges, each payload once."""

    def __init__(self, writer: WarcWriter, payloads: PayloadTable) -> None:
        """Both are cut back to the same commit."""
        self.writer = writer
        self._payloads = payloads

    def append(self, exchange: Exchange) -> WarcPlace | None:
        """Write an exchange; where its payload can be read, an earlier record's place if that has it.

        None for a 304, which has no payload. Raises OSError, ArchiveError, NoSpaceError.
        """
        if exchange.status == _UNCHANGED:
            known = self._payloads.find_latest(exchange.url)
            if known is None:
                self.writer.append_revisit(exchange, NOT_MODIFIED, None, None)
            else:
                self.writer.append_revisit(exchange, NOT_MODIFIED, known.digest, (known.url, known.fetched))
            return None
        digest = sha1(exchange.body, usedforsecurity=False).digest()
        if exchange.status != _OK or len(exchange.body) < LEAST_PAYLOAD:
            return self.writer.append_response(exchange, digest)
        known = self._payloads.find(digest)
        if known is not None:
            self.writer.append_revisit(exchange, IDENTICAL, digest, (known.url, known.fetched))
            return WarcPlace(self.writer.folder.sealed(known.file).name, known.start, known.length)
        place = self.writer.append_response(exchange, digest)
        date = format_date(exchange.fetched)
        self._payloads.add(Payload(digest, exchange.url, date, self.writer.number, place.offset, place.length))
        return place

    def close(self) -> None:
        """Close the open file without sealing it."""
        self.writer.close()
