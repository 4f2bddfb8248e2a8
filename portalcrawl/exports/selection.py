"""The records of archives that are exported, one after the other, each checked against the ledger."""

import difflib
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from portalcrawl.archive.history import read_lines
from portalcrawl.archive.layout import WAY_OUT, Layout
from portalcrawl.archive.ledger import read_sections
from portalcrawl.archive.ledger.questions.committed import iter_kept_records, read_committed
from portalcrawl.archive.segments import Place
from portalcrawl.exceptions import ArchiveError, UsageError
from portalcrawl.text.dates.window import Window
from portalcrawl.text.section_names import section_key


@dataclass(frozen=True, slots=True)
class Selected:
    """One record that is exported."""

    archive: str
    """The name of its archive's folder."""
    record: dict[str, Any]
    line: bytes
    """The record as the segment has it, without the line end."""
    is_newest: bool
    withdrawn: str | None
    """When the portal withdrew the article, UTC; None if it stands."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of `changes.jsonl`."""

    archive: str
    facts: dict[str, Any]


@dataclass(slots=True)
class Selection:
    """What is exported of some archives."""

    layouts: Sequence[Layout]
    window: Window = Window()  # noqa: RUF009 - frozen
    sections: Sequence[str] = ()
    all_versions: bool = False
    undated: int = 0
    """Records without a date that a window has left out."""
    unreadable: list[str] = field(default_factory=list)
    """What could not be read, in words."""
    _keys: frozenset[str] = frozenset()

    def check_sections(self) -> None:
        """Raises UsageError for a section that none of the archives has, with names that are like it."""
        self._keys = frozenset(section_key(name) for name in self.sections)
        if not self._keys:
            return
        known = {name for layout in self.layouts for path, _ in read_sections(layout.ledger) for name in path}
        keys = {section_key(name): name for name in known}
        for name in self.sections:
            if section_key(name) not in keys:
                near = difflib.get_close_matches(section_key(name), keys, n=3, cutoff=0.5)
                hint = f"; did you mean {', '.join(keys[one] for one in near)}?" if near else ""
                raise UsageError(f"--section {name!r}: no archive here has this section{hint}")

    def iter_records(self) -> Iterator[Selected]:
        """The records of all archives, in the order in which they were written."""
        for layout in self.layouts:
            try:
                yield from self._iter_archive(layout)
            except ArchiveError as error:
                self.unreadable.append(str(error))

    def iter_changes(self) -> Iterator[Change]:
        """Moves, withdrawals and returns of all archives."""
        for layout in self.layouts:
            for facts in read_lines(layout.changes):
                if self.window.is_open or self.window.keeps(facts["at"]):
                    yield Change(layout.root.resolve().name, facts)

    def _iter_archive(self, layout: Layout) -> Iterator[Selected]:
        read_committed(layout.ledger)  # an archive that cannot be read is named before anything is written
        name, gone = layout.root.resolve().name, _read_withdrawals(layout)
        with ExitStack() as stack:
            read = _SegmentReader(layout, stack)
            for kept in iter_kept_records(layout.ledger, all_versions=self.all_versions):
                line = read.read(kept.place)
                record = self._parse(layout, kept.place, line)
                if record is not None and self._keeps(record):
                    yield Selected(name, record, line, kept.is_newest, gone.get(record["url"]))

    def _parse(self, layout: Layout, place: Place, line: bytes) -> dict[str, Any] | None:
        try:
            if len(line) == place.length and place.crc in (None, zlib.crc32(line)):
                record: dict[str, Any] = orjson.loads(line)
                return None if "removed" in record else record
        except orjson.JSONDecodeError:
            pass
        path = layout.sealed_segment(place.segment)
        self.unreadable.append(f"{path}: holds no sound record at byte {place.offset}; {WAY_OUT}")
        return None

    def _keeps(self, record: dict[str, Any]) -> bool:
        if self._keys and not any(section_key(one["name"]) in self._keys for one in record.get("breadcrumbs", ())):
            return False
        if self.window.is_open:
            return True
        published = record.get("datePublished")
        self.undated += published is None
        return published is not None and self.window.keeps(published)


class _SegmentReader:
    """Reads records in the order of their places."""

    def __init__(self, layout: Layout, stack: ExitStack) -> None:
        self._layout = layout
        self._stack = stack
        self._number: int | None = None
        self._stream: BinaryIO | None = None

    def read(self, place: Place) -> bytes:
        """The bytes of a record; fewer if the file ends before it, or is not there."""
        if not place.is_possible:
            return b""
        if place.segment != self._number:
            self._number = place.segment
            self._stack.close()
            self._stream = self._open(place.segment)
        if self._stream is None:
            return b""
        self._stream.seek(place.offset)
        return self._stream.read(place.length)

    def _open(self, number: int) -> BinaryIO | None:
        # Sealing renames an open segment; the second look finds it under its final name.
        names: tuple[Callable[[int], Path], ...] = (
            self._layout.sealed_segment, self._layout.open_segment, self._layout.sealed_segment,
        )  # fmt: skip
        for name in names:
            try:
                return self._stack.enter_context(name(number).open("rb"))
            except FileNotFoundError:
                continue
        return None


def _read_withdrawals(layout: Layout) -> dict[str, str]:
    """By address, when an article was withdrawn that was not restored since."""
    gone: dict[str, str] = {}
    for line in read_lines(layout.changes):
        if line["kind"] == "withdrawn":
            gone[line["url"]] = line["at"]
        elif line["kind"] == "restored":
            gone.pop(line["url"], None)
    return gone
