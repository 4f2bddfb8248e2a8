"""Hands events on, batch by batch: a batch that was handed on is acknowledged, and is never handed on again.

Standard output that is a regular file is read back after a kill: what stands there was delivered. So each event is in
that file once, whenever the process was killed. Into a pipe, or to a command that was killed as well, the last batch
may come again; the `id` of each event tells.
"""

import errno
import os
import stat
import subprocess
from collections.abc import Sequence
from pathlib import Path

from portalcrawl.exceptions import NoSpaceError, PortalcrawlError
from portalcrawl.exports.cursor import Output
from portalcrawl.exports.events import Event


class CommandDelivery:
    """Gives each batch to a command of its own, on its standard input."""

    def __init__(self, command: str) -> None:
        """A line for `sh`."""
        self._command = command

    def deliver(self, events: Sequence[Event], archive: str) -> None:
        """Run the command. Raises PortalcrawlError unless it ends with 0."""
        code = subprocess.run(  # noqa: S603 - the user's own command is what --exec is for
            ["/bin/sh", "-c", self._command],
            input=b"".join(event.line for event in events),
            env=os.environ | {"PORTALCRAWL_ARCHIVE": archive},
            check=False,
        ).returncode
        if code:
            raise PortalcrawlError(
                f"--exec {self._command!r}: ended with {code}, so {len(events)} events of {archive} are not "
                "acknowledged; the next call hands them on again"
            )

    def describe(self) -> Output | None:
        """A command's effect cannot be read back."""
        return None

    def read_unacknowledged(self, output: Output | None) -> list[bytes]:
        """A command's effect cannot be read back."""
        return []


class StreamDelivery:
    """Writes events to a file descriptor."""

    def __init__(self, descriptor: int) -> None:
        """Standard output's."""
        self._descriptor = descriptor

    def deliver(self, events: Sequence[Event], archive: str) -> None:
        """Write a batch. Raises BrokenPipeError, NoSpaceError, PortalcrawlError."""
        self.write(b"".join(event.line for event in events))

    def write(self, data: bytes) -> None:
        """Write all of the data, and make it last if it goes to a disk. Raises BrokenPipeError, PortalcrawlError."""
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self._descriptor, view) :]
            if self._is_file():
                os.fsync(self._descriptor)
        except BrokenPipeError:
            raise
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise NoSpaceError("standard output: no space left on the disk") from error
            raise PortalcrawlError(f"standard output: cannot be written ({error.strerror})") from error

    def _is_file(self) -> bool:
        return stat.S_ISREG(os.fstat(self._descriptor).st_mode)

    def describe(self) -> Output | None:
        """The file that is written to, and its size now; None for a pipe or a terminal."""
        facts = os.fstat(self._descriptor)
        return Output(facts.st_dev, facts.st_ino, facts.st_size) if stat.S_ISREG(facts.st_mode) else None

    def read_unacknowledged(self, output: Output | None) -> list[bytes]:
        """The lines that stand in the file behind what was acknowledged; the last one may be torn.

        Empty if it is another file than the cursor knows, or if the system lets nobody read it.
        """
        now = self.describe()
        if output is None or now is None or (now.device, now.inode) != (output.device, output.inode):
            return []
        if now.size <= output.size:
            return []
        try:
            with Path(f"/proc/self/fd/{self._descriptor}").open("rb") as stream:
                stream.seek(output.size)
                return stream.read().splitlines(keepends=True)
        except OSError:
            return []
