"""A file that remembers how far each archive was read, and what was written of it."""

import fcntl
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

import orjson

from portalcrawl.archive.durable import replace_file
from portalcrawl.exceptions import ArchiveLockedError, PortalcrawlError, UsageError
from portalcrawl.exports.events import Position
from portalcrawl.exports.failures import telling_failures

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Output:
    """The regular file to which events were written, and its size behind the last one that was acknowledged."""

    device: int
    inode: int
    size: int


@dataclass(slots=True)
class Cursor:
    """Positions by the names of archives. Without a file it remembers nothing beyond this process."""

    path: Path | None = None
    positions: dict[str, Position] = field(default_factory=dict)
    output: Output | None = None
    _folders: dict[str, str] = field(default_factory=dict)
    """By the names of archives, those of their folders when they were last read: for people."""
    _lock: IO[bytes] | None = None

    def save(self) -> None:
        """Write the file, by rename and durably. Raises NoSpaceError, PortalcrawlError."""
        if self.path is None:
            return
        entries = {
            name: {"folder": self._folders.get(name, ""), **asdict(position)}
            for name, position in self.positions.items()
        }
        facts: dict[str, Any] = {"cursorVersion": _VERSION, "archives": entries}
        if self.output is not None:
            facts["output"] = asdict(self.output)
        with telling_failures(self.path):
            replace_file(self.path, orjson.dumps(facts, option=orjson.OPT_INDENT_2) + b"\n")

    def move(self, name: str, folder: str, position: Position) -> None:
        """Note how far an archive was read; `save` makes it last."""
        self.positions[name] = position
        self._folders[name] = folder

    def close(self) -> None:
        """Let another process have the file."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None


def open_cursor(path: Path | None) -> Cursor:
    """The cursor of a file, which is held until it is closed; an empty one if there is no file.

    Raises UsageError if the file is something else, ArchiveLockedError if another process reads by it, NoSpaceError,
    PortalcrawlError.
    """
    if path is None:
        return Cursor()
    with telling_failures(path):
        if path.is_dir():
            raise UsageError(f"{path}: is a folder; name a file for the cursor")
        lock = path.with_name(f"{path.name}.lock").open("ab")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            raise ArchiveLockedError(f"{path}: another process reads by this cursor; name another file") from None
        try:
            cursor = _read(path)
        except PortalcrawlError:
            lock.close()
            raise
    cursor._lock = lock
    return cursor


def _read(path: Path) -> Cursor:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Cursor(path)
    try:
        facts = orjson.loads(data)
        entries: Mapping[str, Any] = facts["archives"]
        if facts["cursorVersion"] != _VERSION:
            raise UsageError(f"{path}: a cursor of version {facts['cursorVersion']}, this program reads {_VERSION}")
        positions = {
            name: Position(int(one["segment"]), int(one["offset"]), int(one["changes"]))
            for name, one in entries.items()
        }
        folders = {name: str(one.get("folder", "")) for name, one in entries.items()}
        output = Output(**facts["output"]) if "output" in facts else None
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise UsageError(f"{path}: is not a cursor of portalcrawl tail; name another file with --cursor") from error
    return Cursor(path, positions, output, folders)
