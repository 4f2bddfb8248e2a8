"""Segments against the schema, against the ledger's places, and against their own chain of versions."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any

import jsonschema_rs
import orjson

from portalcrawl.archive.durable import iter_lines
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger.questions.audit import Kept
from portalcrawl.archive.ledger.tables.removals import Kind
from portalcrawl.archive.verification.findings import Finding, Mend, Tally
from portalcrawl.archive.verification.removed_places import RemovedPlaces


@dataclass
class SegmentCheck:
    """Checks all segments of an archive, one after the other; each line is in memory alone."""

    layout: Layout
    tally: Tally
    removed: RemovedPlaces
    hashes: dict[str, str] = field(default_factory=dict)
    """By name, the SHA-256 of each sealed segment that was read."""
    places: list[tuple[str, int, int, int, int]] = field(default_factory=list)
    """WARC file, offset and length that records name, with their segment and offset."""

    originals: list[tuple[str, str, int]] = field(default_factory=list)
    """Addresses that records name as their originals, with the file and offset of the record."""

    def __post_init__(self) -> None:
        """Loads the schema."""
        text = files("portalcrawl").joinpath("article.schema.json").read_text("utf-8")
        self._schema = jsonschema_rs.validator_for(orjson.loads(text))
        self._older: dict[tuple[str, int], str] = {}
        """By address and version, the SHA-256 of records that newer ones replace."""

    def check(self, kept: Iterable[Kept] | None, current: int, committed: int) -> Iterator[Finding]:
        """All findings; `kept` is what the ledger knows, by place, None if there is no ledger.

        `current` is the number of the open segment, `committed` its size.
        """
        known = {number: list(group) for number, group in groupby(kept or (), lambda one: one.place.segment)}
        for number, path in self.layout.list_segments():
            is_open = path == self.layout.open_segment(number)
            if kept is not None and (number > current or (is_open and number < current)):
                yield Finding(self._name(path), "the ledger does not know this segment", Mend.LEDGER)
                known.pop(number, None)
                continue
            end = committed if is_open and kept is not None else None
            rows = known.pop(number, []) if kept is not None else None
            yield from self._check_file(path, rows, end, is_open=is_open)
        for number, rows in sorted(known.items()):
            path = self.layout.sealed_segment(number)
            yield Finding(self._name(path), f"is gone; the ledger knows {len(rows)} records in it", Mend.FETCH)

    def _name(self, path: Path) -> str:
        return str(path.relative_to(self.layout.root))

    def _check_file(self, path: Path, rows: list[Kept] | None, end: int | None, *, is_open: bool) -> Iterator[Finding]:
        digest, offset, name = hashlib.sha256(), 0, self._name(path)
        expected = {row.place.offset: row for row in rows or ()}
        with path.open("rb") as stream:
            for line in iter_lines(stream):
                digest.update(line)
                if end is not None and offset >= end:
                    self.tally.notes += (f"{name}: bytes behind {end} are of an interrupted run",)
                    break
                row = expected.pop(offset, None)
                yield from self._check_line(name, offset, line, row, has_ledger=rows is not None)
                self.tally.records += 1
                offset += len(line)
        if end is not None and offset < end:
            yield Finding(name, f"has {offset} bytes, the ledger has committed {end}", Mend.FETCH, offset)
        for row in expected.values():
            what = "no record begins where the ledger says"
            yield Finding(name, what, Mend.FETCH, row.place.offset, row.place.length, row.url)
        yield from self.removed.find_missing(name, Kind.RECORD, _number_of(name))
        self.tally.segments += 1
        self.tally.bytes += offset
        if not is_open:
            self.hashes[path.name] = digest.hexdigest()

    def _check_line(
        self, name: str, offset: int, line: bytes, row: Kept | None, *, has_ledger: bool
    ) -> Iterator[Finding]:
        """One line: whole, valid, and what the ledger says."""
        text, url = line.rstrip(b"\n"), row.url if row else None
        if row is None and self.removed.has_line(_number_of(name), offset, text):
            yield from self.removed.check_line(name, _number_of(name), offset, text)
            return
        if not line.endswith(b"\n"):
            yield Finding(name, "a torn line", Mend.CUT if row is None else Mend.FETCH, offset, len(line), url)
            return
        if what := self._find_fault(name, offset, text, row):
            yield Finding(name, what, Mend.FETCH, offset, len(text), url)
        elif has_ledger and row is None:
            yield Finding(name, "the ledger does not know this record", Mend.LEDGER, offset, len(text))

    def _find_fault(self, name: str, offset: int, text: bytes, row: Kept | None) -> str | None:
        try:
            record: dict[str, Any] = orjson.loads(text)
        except orjson.JSONDecodeError as error:
            return f"no JSON ({error})"
        if (fault := next(self._schema.iter_errors(record), None)) is not None:
            return f"not valid by the schema: {'/'.join(map(str, fault.instance_path))} {fault.message}"[:300]
        capture = record["capture"]
        if row is not None and row.digest is None:
            self._older[record["url"], capture["version"]] = hashlib.sha256(text).hexdigest()
        before = self._older.pop((record["url"], capture["version"] - 1), None)
        if (place := capture.get("warc")) is not None:
            self.places.append((place["file"], place["offset"], place["length"], _number_of(name), offset))
        if "nearDuplicateOf" in record:
            self.originals.append((record["nearDuplicateOf"], name, offset))
        if row is None:
            return None
        if row.place.length != len(text):
            return f"a record of {len(text)} bytes, the ledger says {row.place.length}"
        if row.place.crc is not None and row.place.crc != zlib.crc32(text):
            return "another checksum than the ledger has: the record was changed after it was written"
        if (record["url"], capture["version"]) != (row.url, row.version):
            return f"is version {capture['version']} of {record['url']}, the ledger says {row.version} of {row.url}"
        if row.digest is not None and f"sha256:{row.digest.hex()}" != capture["digest"]:
            return "another digest than the ledger has"
        if before is not None and capture.get("previousVersion") != f"sha256:{before}":
            return "its previousVersion is not the record before it"
        return None


def _number_of(name: str) -> int:
    return int(name.rpartition("/")[2].partition(".")[0])
