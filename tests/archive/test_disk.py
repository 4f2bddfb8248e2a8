"""What a failing disk is called."""

import errno
import sqlite3
from pathlib import Path
from unittest.mock import patch

import pytest

from portalcrawl.archive import disk
from portalcrawl.archive.disk import Disk
from portalcrawl.exceptions import ArchiveError, NoSpaceError


def sqlite_error(kind: type[sqlite3.Error], message: str, code: int) -> sqlite3.Error:
    error = kind(message)
    error.sqlite_errorcode = code
    return error


SHARED_MEMORY = sqlite_error(sqlite3.OperationalError, "disk I/O error", sqlite3.SQLITE_IOERR_SHMSIZE)


def test_damage_is_told_from_a_disk_that_refuses(tmp_path: Path) -> None:
    damaged = sqlite_error(sqlite3.DatabaseError, "database disk image is malformed", sqlite3.SQLITE_CORRUPT)
    assert "damaged" in str(Disk(tmp_path).fail(damaged))
    assert "verify --repair" in str(Disk(tmp_path).fail(damaged))
    refused = Disk(tmp_path).fail(OSError(errno.EIO, "Input/output error"))
    assert "cannot be written (Input/output error)" in str(refused)


def test_the_disk_is_asked_where_sqlite_does_not_tell(tmp_path: Path) -> None:
    error = Disk(tmp_path).fail(SHARED_MEMORY)
    assert type(error) is ArchiveError
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("code", "kind"), [(errno.ENOSPC, NoSpaceError), (errno.EIO, ArchiveError)])
def test_no_room_for_the_shared_memory_is_no_space(tmp_path: Path, code: int, kind: type[ArchiveError]) -> None:
    with patch.object(disk.os, "fsync", side_effect=OSError(code, "refused")):
        assert type(Disk(tmp_path).fail(SHARED_MEMORY)) is kind
