"""JSON-lines files that only grow: segments of articles, `duplicates.jsonl`, `changes.jsonl`.

A writer knows how far its file is committed. What a crash left behind that point is cut off on the next start, so no
line is ever torn and none stands twice.
"""

import zlib
from contextlib import suppress
from typing import Any

import orjson
from msgspec import Struct

from portalcrawl.archive.durable import LONGEST_LINE, sync_folder
from portalcrawl.archive.growing import GrowingFile
from portalcrawl.archive.layout import WAY_OUT, Layout
from portalcrawl.exceptions import ArchiveError

MAX_RECORDS = 10_000
MAX_BYTES = 64 * 1024 * 1024


class Place(Struct, frozen=True):
    """Where a record stands: segment number, offset and length in bytes, the line end not counted."""

    segment: int
    offset: int
    length: int
    crc: int | None = None
    """CRC-32 of the record's bytes; None if an older version wrote it."""

    @property
    def is_possible(self) -> bool:
        """Whether a file can have a line there: a crafted ledger may say anything."""
        numbers = (self.segment, self.offset, self.length)
        return (
            all(isinstance(one, int) for one in numbers)
            and 0 <= self.offset < 1 << 62
            and (0 <= self.length <= LONGEST_LINE)
        )


class LineWriter(GrowingFile):
    """Appends JSON lines to one file, from its committed size on."""

    def append(self, record: dict[str, Any]) -> tuple[int, int]:
        """Write one record; (offset, length). Durable only after `sync`. Raises OSError."""
        line = orjson.dumps(record)
        return self.write(line + b"\n"), len(line)

    def append_line(self, line: bytes) -> int:
        """Write a record that is JSON already; its offset. Durable only after `sync`. Raises OSError."""
        return self.write(line + b"\n")


class SegmentWriter:
    """The open segment of an archive; sealed ones are never touched.

    Sealing has three steps, so that a crash between any two of them is mended on the next start: `roll` makes the
    lines durable and turns to the next number, the caller commits that number, `finish_seals` renames.
    """

    def __init__(self, layout: Layout, number: int, committed: int, records: int) -> None:
        """Continue segment `number`, of which the ledger has committed so many bytes and records."""
        self.layout = layout
        self.number = number
        self.records = records
        self._writer: LineWriter | None = None
        self._check_numbers()
        self.finish_seals()
        if committed or layout.open_segment(number).exists():
            self._writer = LineWriter(layout.open_segment(number), committed)

    def _check_numbers(self) -> None:
        """Raises ArchiveError if the ledger is older than the segments: it would write over what it forgot.

        A number is committed before its predecessor is sealed and before a file of that number is opened.
        """
        for number, path in self.layout.list_segments():
            if number > self.number or (number == self.number and path == self.layout.sealed_segment(number)):
                raise ArchiveError(f"{path}: is newer than the ledger, which is at segment {self.number}; {WAY_OUT}")

    @property
    def size(self) -> int:
        """Bytes of the open segment, committed or not."""
        return self._writer.size if self._writer else 0

    def append(self, record: dict[str, Any]) -> Place:
        """Write one record. Raises OSError."""
        if self._writer is None:
            self._writer = LineWriter(self.layout.open_segment(self.number), 0)
        line = orjson.dumps(record)
        offset = self._writer.append_line(line)
        self.records += 1
        return Place(self.number, offset, len(line), zlib.crc32(line))

    def flush(self) -> None:
        """Let readers see all records. Raises OSError."""
        if self._writer is not None:
            self._writer.flush()

    def sync(self) -> None:
        """Make all records durable. Raises OSError."""
        if self._writer is not None:
            self._writer.sync()

    def is_full(self) -> bool:
        """Whether the segment should be sealed."""
        return self.records >= MAX_RECORDS or self.size >= MAX_BYTES

    def roll(self) -> None:
        """Close the open segment durably and turn to the next number; without effect if it has no records."""
        if self._writer is None or self.records == 0:
            return
        self._writer.sync()
        self._writer.close()
        self._writer = None
        self.number += 1
        self.records = 0

    def finish_seals(self) -> None:
        """Give every segment before the current one its final name. Raises OSError."""
        renamed = False
        for number, path in self.layout.list_segments():
            if number < self.number and path == self.layout.open_segment(number):
                path.rename(self.layout.sealed_segment(number))
                renamed = True
        if renamed:
            sync_folder(self.layout.articles)

    def close(self) -> None:
        """Close the open segment without sealing it; an empty one is removed."""
        if self._writer is not None:
            self._writer.close()
            if self.records == 0:
                with suppress(OSError):  # of a disk that fails; the next run goes on with the empty file
                    self._writer.path.unlink(missing_ok=True)
            self._writer = None


def read_line(layout: Layout, place: Place) -> bytes:
    """The bytes of the record at a place, without the line end. Raises ArchiveError if there are not so many."""
    sealed = layout.sealed_segment(place.segment)
    path = sealed if sealed.is_file() else layout.open_segment(place.segment)
    if not place.is_possible:
        raise ArchiveError(f"{path}: can hold no record of {place.length} bytes at byte {place.offset}; {WAY_OUT}")
    try:
        with path.open("rb") as stream:
            stream.seek(place.offset)
            line = stream.read(place.length)
    except OSError as error:
        raise ArchiveError(f"{path}: holds no record at byte {place.offset} ({error}); {WAY_OUT}") from error
    if len(line) < place.length:
        raise ArchiveError(f"{path}: ends before the record at byte {place.offset}; {WAY_OUT}")
    return line


def read_record(layout: Layout, place: Place) -> dict[str, Any]:
    """The record at a place. Raises ArchiveError if there is none."""
    try:
        record: dict[str, Any] = orjson.loads(read_line(layout, place))
    except orjson.JSONDecodeError as error:
        name = layout.sealed_segment(place.segment)
        raise ArchiveError(f"{name}: holds no record at byte {place.offset} ({error}); {WAY_OUT}") from error
    return record
