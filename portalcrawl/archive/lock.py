"""One writer per archive."""

import fcntl
import os
import socket
from pathlib import Path
from typing import IO

from portalcrawl.exceptions import ArchiveLockedError


class ArchiveLock:
    """An advisory lock on a file in the archive; the kernel releases it when the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        """`path` is the lock file; it stays after release, only the lock on it counts."""
        self._path = path
        self._stream: IO[str] | None = None

    def acquire(self) -> None:
        """Take the lock. Raises ArchiveLockedError, naming the holder, where another run has it."""
        stream = self._path.open("a+")
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            stream.seek(0)
            holder = stream.read(200).strip() or "an unknown process"
            stream.close()
            raise ArchiveLockedError(
                f"{self._path.parent}: another run is writing to this archive ({holder}); wait for it or stop it"
            ) from None
        stream.truncate(0)
        stream.write(f"process {os.getpid()} on {socket.gethostname()}\n")
        stream.flush()
        self._stream = stream

    def release(self) -> None:
        """Give the lock back; without effect where it is not held."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
