"""Forgetting what an archive's other files have lost, so that the next crawl fetches it again."""

from collections.abc import Callable, Sequence
from typing import Any

from portalcrawl.archive.ledger.database import Database
from portalcrawl.archive.ledger.model import State
from portalcrawl.archive.segments import Place

ReadRecord = Callable[[Place], dict[str, Any]]
"""Reads a record by its place."""


class Losses:
    """Takes out of a ledger what is damaged or gone."""

    def __init__(self, db: Database, read: ReadRecord) -> None:
        """Writes in the ledger's transaction; `read` brings the versions that stood before what is forgotten."""
        self._db = db
        self._read = read

    def forget_records(self, places: Sequence[tuple[int, int]]) -> list[str]:
        """Forget records by segment and offset, whose bytes are damaged; addresses that are to be fetched again."""
        self._db.execute_many("DELETE FROM versions WHERE segment = ? AND start = ?", places)
        query = "SELECT id, url FROM urls WHERE segment = ? AND start = ?"
        found = [row for place in places for row in self._db.execute(query, place).fetchall()]
        for number, _ in found:
            self._forget(number)
        return [url for _, url in found]

    def forget_segment(self, segment: int) -> list[str]:
        """Forget all records of a segment that is gone; addresses that are to be fetched again."""
        self._db.execute("DELETE FROM versions WHERE segment = ?", (segment,))
        rows = self._db.execute("SELECT id, url FROM urls WHERE segment = ?", (segment,)).fetchall()
        for number, _ in rows:
            self._forget(number)
        return [url for _, url in rows]

    def _forget(self, number: int) -> None:
        """Forget the newest record of a URL: the version before it is the newest then, and due to be looked at.

        With the record goes what it says of its original; the next run compares what there is then.
        """
        self._db.execute("DELETE FROM marks WHERE url = ? AND NOT by_line", (number,))
        query = "SELECT segment, start, length, crc, version FROM versions WHERE url = ? ORDER BY version DESC LIMIT 1"
        before = self._db.execute(query, (number,)).fetchone()
        if before is not None:
            *place, version = before
            digest = bytes.fromhex(self._read(Place(*place))["capture"]["digest"].removeprefix("sha256:"))
            self._db.execute(
                "UPDATE urls SET state = 'archived', reason = NULL, digest = ?, segment = ?, start = ?, length = ?, "
                "crc = ?, version = ?, etag = NULL, modified = NULL, due = checked WHERE id = ?",
                (digest, *place, version, number),
            )
            self._db.execute("DELETE FROM versions WHERE url = ? AND version = ?", (number, version))
            return
        self._db.execute(
            "UPDATE urls SET state = ?, reason = NULL, digest = NULL, segment = NULL, start = NULL, length = NULL, "
            "crc = NULL, version = NULL, etag = NULL, modified = NULL, checked = NULL, due = NULL, missed = NULL "
            "WHERE id = ?",
            (str(State.PENDING), number),
        )

    def forget_payloads(self, file: int, offset: int) -> None:
        """Forget the payloads of a WARC file from an offset on: they are stored again when they are met."""
        self._db.execute("DELETE FROM payloads WHERE file = ? AND start >= ?", (file, offset))
