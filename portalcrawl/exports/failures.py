"""Failures of the disk that is written to, as errors in one line."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portalcrawl.exceptions import NoSpaceError, PortalcrawlError

_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def telling_failures(path: Path) -> Iterator[None]:
    """Write to `path` in here. Raises NoSpaceError if the disk is full, PortalcrawlError if it refuses otherwise."""
    try:
        yield
    except BrokenPipeError:
        raise
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
            raise NoSpaceError(f"{path}: no space left on the disk") from error
        raise PortalcrawlError(f"{path}: cannot be written ({error})") from error
    except OSError as error:
        if error.errno in _FULL:
            raise NoSpaceError(f"{path}: no space left on the disk") from error
        raise PortalcrawlError(f"{path}: cannot be written ({error.strerror or error})") from error
