"""Questions to a ledger for readers beside a run: how far its files are committed, and where each record stands."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from portalcrawl.archive.layout import WAY_OUT
from portalcrawl.archive.ledger.database import connect_to_read, open_to_read
from portalcrawl.archive.segments import Place
from portalcrawl.exceptions import ArchiveError

_KEPT = """
SELECT segment, start, length, crc, 1 FROM urls WHERE segment IS NOT NULL
UNION ALL
SELECT segment, start, length, crc, 0 FROM versions
ORDER BY 1, 2
"""
_NEWEST = "SELECT segment, start, length, crc, 1 FROM urls WHERE segment IS NOT NULL ORDER BY 1, 2"


class Committed(Struct, frozen=True):
    """How far an archive's growing files are committed."""

    segment: int
    """The number of the open segment; those before it are complete."""
    segment_size: int
    """Bytes of the open segment."""
    changes_size: int
    """Bytes of `changes.jsonl`."""


class KeptRecord(Struct, frozen=True):
    """Where a record stands."""

    place: Place
    is_newest: bool
    """Whether no newer version has replaced it."""


def is_begun(path: Path) -> bool:
    """Whether a ledger has tables: a run that makes an archive makes them in one moment, some time after the file."""
    try:
        with closing(connect_to_read(path)) as db:
            return bool(db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    except sqlite3.Error:
        return True  # whoever reads it says what is wrong with it


def read_committed(path: Path) -> Committed:
    """How far the files are committed, by one look at the ledger. Raises ArchiveError."""
    query = "SELECT key, value FROM meta WHERE key IN ('segment', 'segment_size', 'changes_size')"
    with closing(open_to_read(path, may_be_older=True)) as db:
        try:
            found = {str(key): int(value) for key, value in db.execute(query)}
        except sqlite3.Error as error:
            raise _unreadable(path, error) from error
    return Committed(found.get("segment", 1), found.get("segment_size", 0), found.get("changes_size", 0))


def iter_kept_records(path: Path, *, all_versions: bool = False) -> Iterator[KeptRecord]:
    """Every record by segment and offset: the newest of each article, or all versions. Raises ArchiveError."""
    with closing(open_to_read(path, may_be_older=True)) as db:
        try:
            for segment, start, length, crc, is_newest in db.execute(_KEPT if all_versions else _NEWEST):
                yield KeptRecord(Place(segment, start, length, crc), bool(is_newest))
        except sqlite3.Error as error:
            raise _unreadable(path, error) from error


def _unreadable(path: Path, error: sqlite3.Error) -> ArchiveError:
    return ArchiveError(f"{path}: cannot be read ({error}); {WAY_OUT}")
