"""Writing so that a crash at any moment leaves the old state or the new one, never half of it."""

import errno
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

UNFINISHED = ".tmp"
"""Behind the name of a file that is to take another one's place."""


LONGEST_LINE = 64 * 1024 * 1024
"""Bytes of a line that is read as one; the longest that is written has a few MB."""


def open_own(path: str, flags: int) -> int:
    """An opener for `open`: neither through a symbolic link nor to a pipe or device. Raises OSError."""
    descriptor = os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, 0o666)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "not a regular file", path)
    return descriptor


def read_small(path: Path) -> bytes:
    """A file that is small by its nature; one that is not is cut, and so is not what it should be. Raises OSError."""
    with open(path, "rb", opener=open_own) as stream:
        return stream.read(LONGEST_LINE)


def find_last_end(stream: BinaryIO) -> int:
    """Where the last whole line of a file ends, in bytes from its begin. Raises OSError."""
    end = stream.seek(0, os.SEEK_END)
    while end:
        begin = max(0, end - (1 << 20))
        stream.seek(begin)
        if (found := stream.read(end - begin).rfind(b"\n")) >= 0:
            return begin + found + 1
        end = begin
    return 0


def iter_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; one that goes on and on comes in pieces, of which none but the last has an end."""
    while line := stream.readline(LONGEST_LINE):
        yield line


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
    with open(temporary, "wb", opener=open_own) as stream:
        stream.writelines(pieces)
        sync_file(stream)
    temporary.replace(path)
    sync_folder(path.parent)


def overwrite_places(path: Path, pieces: Iterable[tuple[int, bytes]]) -> None:
    """Put other bytes at some offsets of a file, by rename: all else stays, and readers see the old file or the new.

    Raises OSError; ValueError for a place behind the file's end.
    """
    temporary = path.with_name(path.name + UNFINISHED)
    with path.open("rb") as old, open(temporary, "wb", opener=open_own) as stream:
        shutil.copyfileobj(old, stream, 1 << 20)
        size = stream.tell()
        for offset, data in pieces:
            if offset + len(data) > size:
                raise ValueError(f"{path}: ends at {size}, before byte {offset + len(data)}")
            stream.seek(offset)
            stream.write(data)
        sync_file(stream)
    temporary.replace(path)
    sync_folder(path.parent)
