"""A file that only grows. What a crash left behind the committed size is cut off when it is opened again."""

from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from portalcrawl.archive.durable import open_own, sync_file, sync_folder
from portalcrawl.archive.layout import WAY_OUT
from portalcrawl.exceptions import ArchiveError


class GrowingFile:
    """Appends bytes to one file, from its committed size on."""

    def __init__(self, path: Path, committed: int, buffering: int = -1) -> None:
        """Open `path` and cut it back to `committed` bytes. Raises ArchiveError if it is shorter than that."""
        self.path = path
        is_new = not path.exists()
        self._stream: BinaryIO = open(path, "ab", buffering, opener=open_own)  # noqa: SIM115 - held
        if is_new:
            sync_folder(path.parent)  # or a power cut may take the whole file, however often its bytes are synced
        size = self._stream.seek(0, 2)
        if size < committed:
            self._stream.close()
            raise ArchiveError(
                f"{path}: has {size} bytes, the ledger has committed {committed}: it was cut or replaced; {WAY_OUT}"
            )
        if size > committed:
            self._stream.truncate(committed)
        self.size = self._synced = committed

    def write(self, data: bytes) -> int:
        """Append bytes; their offset. Durable only after `sync`. Raises OSError."""
        offset = self.size
        self._stream.write(data)
        self.size += len(data)
        return offset

    def flush(self) -> None:
        """Let readers see all bytes. Raises OSError."""
        self._stream.flush()

    def sync(self) -> None:
        """Hand all bytes to the disk; without effect if none are new. Raises OSError."""
        if self.size > self._synced:
            sync_file(self._stream)
            self._synced = self.size

    def close(self) -> None:
        """Close the file as it is; `sync` comes first if the bytes count."""
        with suppress(OSError):  # what is still in the buffer of a full disk is not committed either
            self._stream.close()
