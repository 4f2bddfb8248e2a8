"""What was taken out of the archive for good: tombstones by their places, and texts that do not come back."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from enum import IntEnum

from msgspec import Struct
from msgspec.structs import astuple

from portalcrawl.archive.ledger.database import Database, Queries
from portalcrawl.archive.ledger.model import State

_COLUMNS = "kind, file, start, length, url, version, at, run, reason, fingerprint"


class Kind(IntEnum):
    """What stood at a place."""

    RECORD = 0
    """A line of a segment."""
    ANSWER = 1
    """An answer in a WARC file."""


class Removal(Struct, frozen=True):
    """A place at which a tombstone stands, or is about to stand, of the same length."""

    kind: Kind
    file: int
    """The number of the segment or of the WARC file."""
    start: int
    """In bytes."""
    length: int
    """In bytes; of a record without its line end."""
    url: str
    version: int | None
    """Of a record."""
    at: str
    """When it was removed, UTC."""
    run: str
    """Of a record, the run that had written it; of an answer, the run that removed it."""
    reason: str
    fingerprint: bytes | None
    """Of a record's text; None of an answer."""


def fingerprint_text(digest: str, headline: str | None) -> bytes:
    """What tells a removed text again: a hash of a record's digest and headline, from which neither can be read."""
    name = "".join((headline or "").split()).casefold()
    return hashlib.sha256(f"{digest}\n{name}".encode()).digest()


class RemovalTable:
    """The `removals` table."""

    def __init__(self, db: Database) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db

    def add(self, removals: Sequence[Removal], *, is_done: bool = False) -> None:
        """Note what is to be taken out, or was."""
        query = f"INSERT OR REPLACE INTO removals ({_COLUMNS}, is_done) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - constants
        self._db.execute_many(query, [(*astuple(one), is_done) for one in removals])
        places = [(one.file, one.start) for one in removals if one.kind is Kind.ANSWER]
        self._db.execute_many("DELETE FROM payloads WHERE file = ? AND start = ?", places)

    def add_answer(self, file: int, offset: int, length: int, url: str, reason: str) -> None:
        """Note a raw page that the run which is on has met, and that is to be taken out when the run ends."""
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        [run] = self._db.execute("SELECT name FROM runs ORDER BY id DESC LIMIT 1").fetchone()
        self.add([Removal(Kind.ANSWER, file, offset, length, url, None, at, run, reason, None)])

    def forget_article(self, number: int, reason: str) -> None:
        """Forget all about an article except its address, which is not to be fetched again."""
        for table in ("versions", "marks", "doubts"):
            self._db.execute(f"DELETE FROM {table} WHERE url = ?", (number,))  # noqa: S608 - constants
        self._db.execute(
            "UPDATE urls SET state = ?, reason = ?, row = NULL, headline = NULL, digest = NULL, segment = NULL, "
            "start = NULL, length = NULL, crc = NULL, version = NULL, etag = NULL, modified = NULL, checked = NULL, "
            "changed = NULL, due = NULL, missed = NULL WHERE id = ?",
            (str(State.REMOVED), reason, number),
        )

    def find_text(self, fingerprint: bytes) -> str | None:
        """The address of the removed article that had this text under this headline."""
        found = self._db.execute("SELECT url FROM removals WHERE fingerprint = ?", (fingerprint,)).fetchone()
        return None if found is None else str(found[0])

    def list_open(self) -> list[Removal]:
        """What is noted and not known to be taken out yet."""
        return list(_read(self._db, "WHERE NOT is_done"))

    def close(self, kind: Kind, file: int) -> None:
        """Note that everything that is noted of a file is taken out."""
        self._db.execute("UPDATE removals SET is_done = 1 WHERE kind = ? AND file = ?", (int(kind), file))

    def reopen(self, kind: Kind, file: int) -> None:
        """Let everything that is noted of a file be taken out once more."""
        self._db.execute("UPDATE removals SET is_done = 0 WHERE kind = ? AND file = ?", (int(kind), file))

    def list_answers(self, file: int) -> list[Removal]:
        """The answers that are noted of a WARC file."""
        return list(_read(self._db, "WHERE kind = 1 AND file = ?", (file,)))


def read_removals(db: Queries) -> Iterator[tuple[Removal, bool]]:
    """Every removal by its place, and whether it is done; none in a ledger of a version that had no such table."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'removals'").fetchone():
        return
    done = {tuple(row) for row in db.execute("SELECT kind, file, start FROM removals WHERE is_done")}
    for one in _read(db, ""):
        yield one, (int(one.kind), one.file, one.start) in done


def _read(db: Queries, which: str, values: tuple[int, ...] = ()) -> Iterator[Removal]:
    query = f"SELECT {_COLUMNS} FROM removals {which} ORDER BY kind, file, start"  # noqa: S608 - constants
    for kind, *facts in db.execute(query, values):
        yield Removal(Kind(kind), *facts)
