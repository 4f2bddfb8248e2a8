"""The payloads that an archive's WARC files hold, so that none is stored twice."""

from msgspec import Struct

from portalcrawl.archive.ledger.database import Database, Queries


class Payload(Struct, frozen=True):
    """A payload and the `response` record that has it."""

    digest: bytes
    """SHA-1, 20 bytes."""
    url: str
    """WARC-Target-URI of the record."""
    fetched: str
    """Its WARC-Date."""
    file: int
    """Number of its WARC file."""
    start: int
    """Offset of its gzip member, in bytes."""
    length: int


class PayloadTable:
    """The `payloads` table."""

    def __init__(self, db: Database) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db

    def find(self, digest: bytes) -> Payload | None:
        """The payload of this digest."""
        query = "SELECT digest, url, fetched, file, start, length FROM payloads WHERE digest = ?"
        found = self._db.execute(query, (digest,)).fetchone()
        return None if found is None else Payload(*found)

    def find_latest(self, url: str) -> Payload | None:
        """The payload that was stored last with this address."""
        return find_latest(self._db, url)

    def add(self, payload: Payload) -> None:
        """Note a payload that was written."""
        self._db.execute(
            "INSERT INTO payloads (digest, url, fetched, file, start, length) VALUES (?, ?, ?, ?, ?, ?)",
            (payload.digest, payload.url, payload.fetched, payload.file, payload.start, payload.length),
        )


def find_latest(db: Queries, url: str) -> Payload | None:
    """The payload that was stored last with this address, by any connection."""
    query = (
        "SELECT digest, url, fetched, file, start, length FROM payloads WHERE url = ? "
        "ORDER BY file DESC, start DESC LIMIT 1"
    )
    found = db.execute(query, (url,)).fetchone()
    return None if found is None else Payload(*found)
