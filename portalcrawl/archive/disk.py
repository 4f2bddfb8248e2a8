"""Failures of the disk as errors that a user can act on; after the first one nothing is written any more.

A full disk leaves half a line in a file and rolls the ledger's transaction back; anything written after that would
stand in the wrong place or become durable in the wrong order. So the first failure is final for a run, and the next run
starts from the last commit.
"""

import errno
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portalcrawl.archive.layout import WAY_OUT
from portalcrawl.exceptions import ArchiveError, NoSpaceError, PortalcrawlError

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_MAY_BE_FULL = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)
_TRIED_BYTES = 32 * 1024
_NO_SPACE = (errno.ENOSPC, errno.EDQUOT)


class Disk:
    """Guards all that is written to one archive."""

    def __init__(self, root: Path) -> None:
        """`root` is the archive's folder, for messages."""
        self._root = root
        self.error: ArchiveError | None = None
        """The first failure."""

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Write in here. Raises NoSpaceError if the disk is full, ArchiveError if it refuses otherwise."""
        self.check()
        try:
            yield
        except PortalcrawlError:
            raise
        except (OSError, sqlite3.Error) as error:
            raise self.fail(error) from error

    def check(self) -> None:
        """Raises the first failure, if there was one."""
        if self.error is not None:
            raise self.error

    def fail(self, error: OSError | sqlite3.Error) -> ArchiveError:
        """The error to raise for a failure; the first one is kept and raised again."""
        if self.error is None:
            self.error = self._describe(error)
        return self.error

    def _describe(self, error: OSError | sqlite3.Error) -> ArchiveError:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED:
            return ArchiveError(f"{self._root}: the ledger is damaged ({error}); {WAY_OUT}")
        if self._is_full(error):
            return NoSpaceError(
                f"{self._root}: no space left on the disk; what was committed is safe, free some space and run again"
            )
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        return ArchiveError(f"{self._root}: cannot be written ({reason}); name another folder with --output")

    def _is_full(self, error: OSError | sqlite3.Error) -> bool:
        if isinstance(error, OSError):
            return error.errno in _NO_SPACE
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest says at which call
        return code == sqlite3.SQLITE_FULL or (code in _MAY_BE_FULL and self._refuses_more())

    def _refuses_more(self) -> bool:
        """Whether the disk has no room. SQLite says "I/O error" or "unable to open" if it finds none for its log."""
        try:
            with tempfile.TemporaryFile(dir=self._root, buffering=0) as stream:
                left = _TRIED_BYTES
                while left:  # a disk that is nearly full takes a part, and tells so by the number alone
                    left -= stream.write(bytes(left)) or 0
                os.fsync(stream.fileno())
        except OSError as error:
            return error.errno in _NO_SPACE
        return False
