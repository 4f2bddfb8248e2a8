"""Writing so that a crash at any moment leaves the old state or the new one, never half of it."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

UNFINISHED = ".tmp"
"""Behind the name of a file that is to take another one's place."""


def sync_file(stream: BinaryIO) -> None:
    """Hand a file's bytes to the disk. Raises OSError (ENOSPC, EIO)."""
    stream.flush()
    os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename or a new file in a folder durable (POSIX: a directory entry is synced with its directory)."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` at `path` by rename: readers see the old file or the new one."""
    replace_pieces(path, (data,))


def replace_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Put pieces of data at `path` by rename; they may be larger than memory together."""
    temporary = path.with_name(path.name + UNFINISHED)
    with temporary.open("wb") as stream:
        stream.writelines(pieces)
        sync_file(stream)
    temporary.replace(path)
    sync_folder(path.parent)
