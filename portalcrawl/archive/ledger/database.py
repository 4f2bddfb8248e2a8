"""The database behind a ledger: opening it and writing to it."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from portalcrawl.archive.disk import Disk
from portalcrawl.archive.layout import WAY_OUT
from portalcrawl.archive.ledger.schema import INDEXES, MIGRATIONS, SCHEMA_VERSION, TABLES
from portalcrawl.exceptions import ArchiveError

LARGEST_VALUE = 16 * 1024 * 1024
"""Bytes; a crafted ledger may hold larger ones, which are errors then. The largest that is written is a run's gaps."""


class Queries(Protocol):
    """What answers a query: the ledger that a run holds, or a connection that only reads."""

    def execute(self, query: str, values: tuple[Any, ...] = (), /) -> Any:
        """A cursor over the answer."""


class Database:
    """A connection that writes, one transaction after the other; after a failure of the disk it only fails."""

    def __init__(self, path: Path, disk: Disk) -> None:
        """Open or create the database and begin. Raises ArchiveError, NoSpaceError."""
        self._disk = disk
        self._connection = sqlite3.connect(path, isolation_level=None)
        try:
            self._prepare(path)
        except sqlite3.OperationalError as error:  # the disk's doing: full, read-only, locked
            self._connection.close()
            raise disk.fail(error) from error
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise _unreadable(path, error) from error
        except ArchiveError:
            self._connection.close()
            raise

    def _prepare(self, path: Path) -> None:
        connection = self._connection
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA cache_size=-16000")
        connection.execute("BEGIN IMMEDIATE")
        found = self._read_version()
        if found is not None:
            self._migrate(path, found)
        for statement in _split(TABLES + INDEXES):
            connection.execute(statement)
        connection.execute("INSERT OR REPLACE INTO meta VALUES ('schema', ?)", (SCHEMA_VERSION,))
        # Made or migrated in one transaction: a crash leaves the old ledger, or none.
        connection.execute("COMMIT")
        connection.execute("BEGIN IMMEDIATE")

    def _read_version(self) -> object:
        """The version of the tables that are there; None if there are none."""
        tables = {name for (name,) in self._connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables:
            return None
        found = None
        if "meta" in tables:
            found = self._connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
        return found[0] if found else "unknown"

    def _migrate(self, path: Path, version: object) -> None:
        while version != SCHEMA_VERSION:
            if not isinstance(version, int) or version not in MIGRATIONS:
                raise _wrong_version(path, version)
            for statement in MIGRATIONS[version]:
                self._connection.execute(statement)
            version += 1

    def execute(self, query: str, values: tuple[Any, ...] = ()) -> sqlite3.Cursor:
        """Run one statement in the open transaction. Raises ArchiveError, NoSpaceError."""
        if self._disk.error is not None:
            raise self._disk.error
        try:
            return self._connection.execute(query, values)
        except sqlite3.Error as error:
            raise self._disk.fail(error) from error

    def execute_many(self, query: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Run one statement for each row. Raises ArchiveError, NoSpaceError."""
        with self._disk.guard():
            self._connection.executemany(query, rows)

    def commit(self) -> None:
        """End the transaction durably and begin the next. Raises ArchiveError, NoSpaceError."""
        with self._disk.guard():
            self._connection.execute("COMMIT")
            self._connection.execute("BEGIN IMMEDIATE")

    def close(self) -> None:
        """Close; what was not committed never happened."""
        if self._connection.in_transaction and self._disk.error is None:
            self._connection.rollback()
        self._connection.close()


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection to a file that may be something else. Raises sqlite3.Error."""
    # Without a writer's log beside it the file is all there is; `immutable` then leaves no files behind.
    is_quiet = not path.with_name(path.name + "-wal").exists()
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro{'&immutable=1' * is_quiet}", uri=True)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
    return connection


def open_to_read(path: Path, *, may_be_older: bool = False) -> sqlite3.Connection:
    """A connection that only reads, also while a run writes. Raises ArchiveError.

    `may_be_older` takes a ledger of an older version too, for questions about what it has in common with this one.
    """
    connection = connect_to_read(path)
    try:
        found = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
        version = found[0] if found else None
        if not (may_be_older and version in MIGRATIONS):
            _check_version(path, version)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise _unreadable(path, error) from error
    except ArchiveError:
        connection.close()
        raise
    return connection


def _split(script: str) -> Iterable[str]:
    """The statements of a script; `executescript` would commit between them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _check_version(path: Path, version: object) -> None:
    if version != SCHEMA_VERSION:
        raise _wrong_version(path, version)


def _wrong_version(path: Path, version: object) -> ArchiveError:
    if version in MIGRATIONS:
        return ArchiveError(f"{path}: ledger of version {version}; the next crawl brings it to {SCHEMA_VERSION}")
    return ArchiveError(f"{path}: ledger of version {version}, this program reads {SCHEMA_VERSION}; update it")


def _unreadable(path: Path, error: sqlite3.Error) -> ArchiveError:
    return ArchiveError(f"{path}: not a readable ledger ({error}); {WAY_OUT}")
