"""What a ledger says of the archive's other files, for a verification to compare with."""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portalcrawl.archive.ledger.database import open_to_read
from portalcrawl.archive.ledger.model import COPY_OF, State
from portalcrawl.archive.ledger.tables.payloads import Payload
from portalcrawl.archive.ledger.tables.removals import Removal, read_removals
from portalcrawl.archive.ledger.tables.runs import describe_runs
from portalcrawl.archive.segments import Place
from portalcrawl.exceptions import ArchiveError

_KEPT = """
SELECT url, version, digest, segment, start, length, crc FROM urls WHERE segment IS NOT NULL
UNION ALL
SELECT u.url, v.version, NULL, v.segment, v.start, v.length, v.crc FROM versions v JOIN urls u ON u.id = v.url
ORDER BY 4, 5
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A record that the ledger knows."""

    url: str
    version: int
    digest: bytes | None
    """Of the newest version: what copies share."""
    place: Place


class Audit:
    """A ledger that is only read. All calls raise ArchiveError if it cannot be."""

    def __init__(self, path: Path) -> None:
        """Open the ledger. Raises ArchiveError if the file is not a ledger, or is one of another version."""
        self._path = path
        self._db = open_to_read(path)

    def close(self) -> None:
        """Let go of it."""
        self._db.close()

    def _query(self, query: str, values: tuple[Any, ...] = ()) -> Iterator[Any]:
        try:
            yield from self._db.execute(query, values)
        except sqlite3.Error as error:
            raise ArchiveError(f"{self._path}: damaged ({error})") from error

    def find_damage(self) -> list[str]:
        """What SQLite's own check finds, in its words."""
        return [text for (text,) in self._query("PRAGMA integrity_check(20)") if text != "ok"]

    def get(self, key: str, default: Any = None) -> Any:
        """A stored fact."""
        return next((value for (value,) in self._query("SELECT value FROM meta WHERE key = ?", (key,))), default)

    def iter_kept(self) -> Iterator[Kept]:
        """Every record, by segment and offset."""
        for url, version, digest, *place in self._query(_KEPT):
            yield Kept(url, version, digest, Place(*place))

    def iter_payloads(self) -> Iterator[Payload]:
        """Every payload, by file and offset."""
        query = "SELECT digest, url, fetched, file, start, length FROM payloads ORDER BY file, start"
        for row in self._query(query):
            yield Payload(*row)

    def iter_removals(self) -> Iterator[tuple[Removal, bool]]:
        """Every place at which something was removed, and whether the files say so already."""
        try:
            yield from read_removals(self._db)
        except sqlite3.Error as error:
            raise ArchiveError(f"{self._path}: damaged ({error})") from error

    def read_copies(self) -> dict[str, str]:
        """By the address of each exact copy that of its original."""
        query = "SELECT url, substr(reason, ?) FROM urls WHERE state = ? AND reason LIKE ? ORDER BY id"
        return dict(self._query(query, (len(COPY_OF) + 1, str(State.DUPLICATE), f"{COPY_OF}%")))

    def read_near_lines(self) -> dict[str, tuple[str, float]]:
        """By the address of each article whose original a line names: the original's address, and the similarity."""
        query = (
            "SELECT u.url, o.url, m.similarity FROM marks m JOIN urls u ON u.id = m.url JOIN urls o ON o.id = m.told "
            "WHERE m.by_line ORDER BY m.url"
        )
        return {url: (original, similarity) for url, original, similarity in self._query(query)}

    def read_state(self, url: str) -> tuple[str, bool] | None:
        """The state of an address in the ledger's spelling, and whether it has a record; None for an unknown one."""
        query = "SELECT state, segment IS NOT NULL FROM urls WHERE url = ?"
        return next(((state, bool(is_kept)) for state, is_kept in self._query(query, (url,))), None)

    def read_runs(self) -> list[dict[str, Any]]:
        """All runs, as the manifest has them."""
        return describe_runs(list(self._query(
            "SELECT id, name, started, ended, reason, arguments, counts FROM runs ORDER BY id")))  # fmt: skip

    def is_interrupted(self) -> bool:
        """Whether the last run did not come to an orderly end."""
        last = list(self._query("SELECT ended FROM runs ORDER BY id DESC LIMIT 1"))
        with suppress(IndexError):
            return last[0][0] is None
        return False
