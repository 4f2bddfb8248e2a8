"""One writer: on this machine by the kernel's lock, on others by what the lock file says."""

import os
import time
from pathlib import Path

import pytest

from portalcrawl.archive import lock as lock_module
from portalcrawl.archive.lock import STALE_SECONDS, ArchiveLock
from portalcrawl.exceptions import ArchiveLockedError

FOREIGN = "process 17 on another-machine\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".lock"


def test_two_on_one_machine(path: Path) -> None:
    first, second = ArchiveLock(path), ArchiveLock(path)
    first.acquire()
    with pytest.raises(ArchiveLockedError, match=f"process {os.getpid()} on"):
        second.acquire()
    first.release()
    second.acquire()
    second.release()


def test_another_machine_that_lives_is_believed(path: Path) -> None:
    """Its kernel's lock is not seen here, as on a network folder."""
    path.write_text(FOREIGN)
    with pytest.raises(ArchiveLockedError, match="process 17 on another-machine, seen 0 s ago"):
        ArchiveLock(path).acquire()
    assert path.read_text() == FOREIGN
    assert [one.name for one in path.parent.iterdir()] == [".lock"], "nothing is left beside it"


def test_another_machine_that_died(path: Path) -> None:
    path.write_text(FOREIGN)
    long_ago = time.time() - STALE_SECONDS - 1
    os.utime(path, (long_ago, long_ago))
    lock = ArchiveLock(path)
    lock.acquire()
    assert "another-machine" not in path.read_text()
    lock.release()


def test_what_was_given_back_is_nobodys(path: Path) -> None:
    lock = ArchiveLock(path)
    lock.acquire()
    lock.release()
    assert path.read_text() == ""


def test_a_holder_shows_that_it_lives(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = ArchiveLock(path)
    lock.acquire()
    os.utime(path, (1_000_000, 1_000_000))
    lock.beat()
    assert path.stat().st_mtime == 1_000_000, "not every second"
    monkeypatch.setattr(lock_module, "BEAT_SECONDS", 0.0)
    lock.beat()
    assert time.time() - path.stat().st_mtime < 60
    lock.release()


def test_a_beat_without_the_lock(path: Path) -> None:
    ArchiveLock(path).beat()
    assert not path.exists()
