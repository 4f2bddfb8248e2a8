"""One writer per archive, also if several machines share its folder."""

import fcntl
import os
import socket
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

from portalcrawl.archive.durable import open_own
from portalcrawl.exceptions import ArchiveLockedError

BEAT_SECONDS = 20.0
"""A holder shows that it lives at least this often."""
STALE_SECONDS = 180.0
"""After so long without a sign of life, a holder on another machine is taken to be dead."""


class ArchiveLock:
    """An advisory lock on a file in the archive; the kernel releases it when the process ends, however it ends.

    A kernel's locks end at its machine on some network file systems. So the file also says who holds it, and a holder
    touches it now and then: a holder on another machine that did so lately is believed to live.
    """

    def __init__(self, path: Path) -> None:
        """`path` is the lock file; it stays after release, only the lock on it counts."""
        self._path = path
        self._stream: IO[str] | None = None
        self._beaten = 0.0

    def acquire(self) -> None:
        """Take the lock. Raises ArchiveLockedError, naming the holder, if another run has it; OSError."""
        stream = open(self._path, "a+", opener=open_own)  # noqa: SIM115 - held until it is released
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = _read_holder(stream) or "an unknown process"
            stream.close()
            raise ArchiveLockedError(
                f"{self._path.parent}: another run is writing to this archive ({holder}); wait for it or stop it"
            ) from None
        holder = _read_holder(stream)
        _, _, machine = holder.partition(" on ")
        if machine and machine != socket.gethostname():
            age = self._measure_age(stream)
            if age < STALE_SECONDS:
                stream.close()
                raise ArchiveLockedError(
                    f"{self._path.parent}: another machine is writing to this archive ({holder}, seen {age:.0f} s "
                    f"ago); wait for it or stop it; if it is dead, run again in {STALE_SECONDS - age:.0f} s"
                )
        stream.truncate(0)
        stream.write(f"process {os.getpid()} on {socket.gethostname()}\n")
        stream.flush()
        self._stream = stream
        self._beaten = time.monotonic()

    def _measure_age(self, stream: IO[str]) -> float:
        """Seconds since the holder's last sign of life, by the clock of the file system: machines' clocks differ."""
        last = os.fstat(stream.fileno()).st_mtime
        probe = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        probe.touch()
        try:
            return probe.stat().st_mtime - last
        finally:
            probe.unlink(missing_ok=True)

    def beat(self) -> None:
        """Show that the holder lives, if that is due. Raises OSError."""
        now = time.monotonic()
        if self._stream is not None and now - self._beaten >= BEAT_SECONDS:
            os.utime(self._stream.fileno())
            self._beaten = now

    def release(self) -> None:
        """Give the lock back; without effect if it is not held."""
        if self._stream is not None:
            with suppress(OSError):  # a disk that fails
                self._stream.truncate(0)  # nobody holds it
                self._stream.close()
            self._stream = None


def _read_holder(stream: IO[str]) -> str:
    stream.seek(0)
    return stream.read(200).strip()


def is_held(path: Path) -> bool:
    """Whether a process of this machine holds the lock of a file; it is not taken for longer than the question."""
    try:
        with path.open("rb") as stream:
            fcntl.flock(stream, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
