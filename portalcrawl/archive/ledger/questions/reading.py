"""A ledger that is only read, also while a run writes to it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from portalcrawl.archive.ledger.database import open_to_read
from portalcrawl.exceptions import ArchiveError


class ReadLedger:
    """A connection that only reads. All calls raise ArchiveError if the ledger cannot be read."""

    def __init__(self, path: Path) -> None:
        """Open the ledger. Raises ArchiveError if the file is not a ledger, or is one of another version."""
        self._path = path
        self._db = open_to_read(path)

    def close(self) -> None:
        """Let go of it."""
        self._db.close()

    def ask(self, query: str, values: tuple[Any, ...] = ()) -> Iterator[Any]:
        """The rows of a query, one after the other."""
        with self.telling_damage():
            yield from self._db.execute(query, values)

    @contextmanager
    def telling_damage(self) -> Iterator[None]:
        """Raises ArchiveError for what SQLite cannot read in here."""
        try:
            yield
        except sqlite3.Error as error:
            raise ArchiveError(f"{self._path}: cannot be read ({error})") from error
