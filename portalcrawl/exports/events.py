"""The events of one archive, each with a name that stays the same: records, then what happened to them later.

Only what is committed is read, so nothing that is read is ever cut off or written again. A sealed segment never changes
and `changes.jsonl` only grows, so a byte's offset is a position that lasts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson

from portalcrawl.archive.layout import WAY_OUT, Layout
from portalcrawl.archive.ledger.questions.committed import Committed, read_committed
from portalcrawl.exceptions import ArchiveError

_KINDS = {"reextracted": "reextracted"}
"""By `capture.reason` of a record, the kind of its event."""


@dataclass(frozen=True, slots=True)
class Position:
    """How far an archive was read: bytes of a segment, and of `changes.jsonl`."""

    segment: int = 1
    offset: int = 0
    changes: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a consumer is told, as a JSON line."""

    line: bytes
    """With its line end."""
    after: Position
    """The archive's position behind it."""


class ArchiveEvents:
    """Reads one archive, also while a run writes to it."""

    def __init__(self, layout: Layout) -> None:
        """Of an archive's folder."""
        self.layout = layout
        self.damaged: list[str] = []
        """Lines that could not be read, in words."""
        self._name: str | None = None

    @property
    def name(self) -> str | None:
        """What the archive is known by, wherever its folder is moved; None as long as it has no record.

        It is of the first record: the run that wrote it and its host. Raises ArchiveError.
        """
        if self._name is None:
            self._name = self._find_name()
        return self._name

    def _find_name(self) -> str | None:
        if not self._path_of(1).is_file():
            return None  # it is being made: its ledger may have no tables yet
        committed = read_committed(self.layout.ledger)
        for number in range(1, committed.segment + 1):
            for line, _ in self._read_segment(number, 0, committed):
                record = _parse(line)
                known = record.get("capture", record.get("removed")) if record else None
                if record is not None and isinstance(known, dict) and "runId" in known:
                    return f"{known['runId']}@{urlsplit(str(record.get('url', known.get('url', '')))).netloc}"
        return None

    def read(self, position: Position) -> Iterator[Event]:
        """What is committed behind a position. Raises ArchiveError if the position is not between two lines."""
        name = self.name
        if name is None:
            return
        committed = read_committed(self.layout.ledger)
        self._check(position, committed)
        for number in range(position.segment, committed.segment + 1):
            start = position.offset if number == position.segment else 0
            for line, offset in self._read_segment(number, start, committed):
                position = replace(position, segment=number, offset=offset + len(line))
                if (told := self._tell_record(line, number, offset, name)) is not None:
                    yield Event(told, position)
        for line, offset in _read_lines(self.layout.changes, position.changes, committed.changes_size):
            position = replace(position, changes=offset + len(line))
            if (told := self._tell_change(line, offset, name)) is not None:
                yield Event(told, position)

    def _check(self, position: Position, committed: Committed) -> None:
        """Raises ArchiveError if the archive ends before the position, or has no line end there."""
        path = self._path_of(position.segment)
        is_ahead = (
            position.segment > committed.segment
            or (position.segment == committed.segment and position.offset > committed.segment_size)
            or position.changes > committed.changes_size
        )
        if is_ahead or not _ends_line(path, position.offset) or not _ends_line(self.layout.changes, position.changes):
            raise ArchiveError(
                f"{self.layout.root}: the cursor does not fit: this archive is older than it, as after a backup was "
                "restored, or was changed by hand; take its entry out of the cursor to read the archive from its begin"
            )

    def _path_of(self, number: int) -> Path:
        sealed = self.layout.sealed_segment(number)
        return sealed if sealed.is_file() else self.layout.open_segment(number)

    def _read_segment(self, number: int, start: int, committed: Committed) -> Iterator[tuple[bytes, int]]:
        """Line and offset of each record of a segment. Raises ArchiveError."""
        end = committed.segment_size if number == committed.segment else None
        if end == start:
            return
        path = self._path_of(number)
        if not path.is_file():
            path = self._path_of(number)  # it was sealed between two looks
        if not path.is_file():
            if number < committed.segment:
                self.damaged.append(f"{path}: is gone; {WAY_OUT}")
            return
        yield from _read_lines(path, start, end)

    def _tell_record(self, line: bytes, number: int, offset: int, name: str) -> bytes | None:
        record = _parse(line)
        if record is None or "capture" not in record:
            if record is None or "removed" not in record:
                self.damaged.append(f"{self._path_of(number)}: holds no record at byte {offset}; {WAY_OUT}")
            return None
        capture = record["capture"]
        version = capture.get("version", 1)
        kind = "new" if version == 1 else _KINDS.get(capture.get("reason"), "changed")
        head = self._head(f"{name}/{number}/{offset}", kind, record["url"]) | {"version": version}
        return orjson.dumps(head)[:-1] + b',"record":' + line.rstrip(b"\n") + b"}\n"

    def _tell_change(self, line: bytes, offset: int, name: str) -> bytes | None:
        change = _parse(line)
        if change is None or not {"kind", "url"} <= change.keys():
            self.damaged.append(f"{self.layout.changes}: holds no change at byte {offset}; {WAY_OUT}")
            return None
        head = self._head(f"{name}/changes/{offset}", change.pop("kind"), change.pop("url"))
        return orjson.dumps(head | change) + b"\n"

    def _head(self, name: str, kind: str, url: str) -> dict[str, Any]:
        return {"id": name, "archive": self.layout.root.resolve().name, "kind": kind, "url": url}


def _parse(line: bytes) -> dict[str, Any] | None:
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    return value if isinstance(value, dict) else None


def _read_lines(path: Path, start: int, end: int | None) -> Iterator[tuple[bytes, int]]:
    """Each line from an offset on, up to an end, and where it begins; what is torn at the end is left out."""
    if end == start:
        return
    with path.open("rb") as stream:
        stream.seek(start)
        offset = start
        for line in stream:
            if not line.endswith(b"\n") or (end is not None and offset + len(line) > end):
                return
            yield line, offset
            offset += len(line)


def _ends_line(path: Path, offset: int) -> bool:
    if offset == 0:
        return True
    try:
        with path.open("rb") as stream:
            stream.seek(offset - 1)
            return stream.read(1) == b"\n"
    except OSError:
        return False
