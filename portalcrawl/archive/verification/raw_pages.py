"""WARC files against their own checksums, their indexes, the ledger's payloads and the places that records name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from pathlib import Path

from portalcrawl.archive.durable import LONGEST_LINE
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger.questions.audit import Audit
from portalcrawl.archive.ledger.tables.payloads import Payload
from portalcrawl.archive.ledger.tables.removals import Kind
from portalcrawl.archive.verification.findings import Finding, Mend, Tally
from portalcrawl.archive.verification.removed_places import RemovedPlaces
from portalcrawl.archive.warc.cdxj import NOT_MODIFIED, format_line
from portalcrawl.archive.warc.model import WarcPlace
from portalcrawl.archive.warc.names import WarcFolder, list_files, number_of
from portalcrawl.archive.warc.reader import WarcDamageError, WarcRecord, iter_records

_ANSWERS = ("response", "revisit")


@dataclass
class RawPageCheck:
    """Checks all WARC files of an archive; of each answer only its place stays in memory."""

    layout: Layout
    folder: WarcFolder
    tally: Tally
    removed: RemovedPlaces
    responses: dict[str, dict[int, int]] = field(default_factory=dict)
    """By file the length of each `response` record by its offset."""

    def check(self, audit: Audit | None) -> Iterator[Finding]:
        """All findings in the files themselves."""
        current = int(audit.get("warc", 1)) if audit else 0
        committed = int(audit.get("warc_size", 0)) if audit else 0
        payloads = _group(audit.iter_payloads()) if audit else {}
        for path in list_files(self.layout.warc):
            number = number_of(path.name)
            if number is None:
                continue
            is_open = path == self.folder.open(number)
            if audit and (number > current or (is_open and number < current)):
                yield Finding(self._name(path), "the ledger does not know this file", Mend.LEDGER)
                continue
            end = committed if is_open and audit else None
            yield from self._check_file(path, number, payloads.pop(number, {}), end, has_ledger=audit is not None)
        for number, known in sorted(payloads.items()):
            path = self.folder.sealed(number)
            yield Finding(self._name(path), f"is gone; the ledger knows {len(known)} payloads in it", Mend.FORGET)

    def check_places(self, places: Iterable[tuple[str, int, int, int, int]]) -> Iterator[Finding]:
        """The places that records name; `places` as `SegmentCheck.places`."""
        for file, offset, length, segment, start in places:
            if self.responses.get(file, {}).get(offset) != length:
                what = f"names byte {offset} of {file}, where no answer of {length} bytes stands"
                yield Finding(f"articles/{segment:05d}.jsonl", what, Mend.FORGET, start)

    def _name(self, path: Path) -> str:
        return str(path.relative_to(self.layout.root))

    def _check_file(
        self, path: Path, number: int, payloads: dict[int, Payload], end: int | None, *, has_ledger: bool
    ) -> Iterator[Finding]:
        name, file = self._name(path), self.folder.sealed(number).name
        found = self.responses.setdefault(file, {})
        lines: list[tuple[bytes, ...]] = []
        offset = 0
        try:
            for offset, length, record in iter_records(path):
                if end is not None and offset >= end:
                    self.tally.notes += (f"{name}: bytes behind {end} are of an interrupted run",)
                    break
                self.tally.bytes += length
                if self.removed.has_answer(number, offset, record):
                    yield from self.removed.check_answer(name, number, offset, length, record)
                    continue
                if record.kind not in _ANSWERS:
                    continue
                self.tally.exchanges += 1
                lines.append(list_lines(record, WarcPlace(file, offset, length)))
                if record.kind == "response":
                    found[offset] = length
                if (payload := payloads.pop(offset, None)) is not None and not _agrees(payload, record, length):
                    yield Finding(name, "not the payload that the ledger has here", Mend.LEDGER, offset, length)
        except WarcDamageError as error:
            if end is None or error.offset < end:
                yield Finding(name, error.reason, Mend.FORGET, error.offset)
                return
            self.tally.notes += (f"{name}: bytes behind {end} are of an interrupted run",)
        if end is not None and path.stat().st_size < end:
            yield Finding(name, f"is shorter than the {end} bytes that the ledger has committed", Mend.FORGET)
        for payload in payloads.values() if has_ledger else ():
            yield Finding(name, "no payload where the ledger says", Mend.LEDGER, payload.start, url=payload.url)
        yield from self.removed.find_missing(name, Kind.ANSWER, number)
        if not self.removed.is_pending(Kind.ANSWER, number):  # or its index may say so already, or not
            yield from self._check_index(number, lines, is_open=end is not None or path == self.folder.open(number))

    def _check_index(self, number: int, lines: list[tuple[bytes, ...]], *, is_open: bool) -> Iterator[Finding]:
        """Where the index is not what follows from the file, byte for byte.

        `lines` are those that each answer may have; one that may have several may have none.
        """
        path = self.folder.open_index(number) if is_open else self.folder.sealed_index(number)
        offset = 0
        try:
            with path.open("rb") as stream:
                there = stream.readline(LONGEST_LINE)
                for forms in lines if is_open else sorted(lines):
                    if there in forms:
                        offset += len(there)
                        there = stream.readline(LONGEST_LINE)
                    elif len(forms) == 1:
                        yield Finding(self._name(path), "not the line of the answer that stands here", Mend.REWRITE,
                                      offset, len(there))  # fmt: skip
                        return
                if not is_open and there:
                    yield Finding(self._name(path), "has more lines than the file has answers", Mend.REWRITE, offset)
        except FileNotFoundError:
            yield Finding(self._name(path), "is gone", Mend.REWRITE)


def _group(payloads: Iterable[Payload]) -> dict[int, dict[int, Payload]]:
    return {
        number: {one.start: one for one in group} for number, group in groupby(payloads, lambda payload: payload.file)
    }


def _agrees(payload: Payload, record: WarcRecord, length: int) -> bool:
    there = (record.digest, record.url, record.date, length)
    return record.kind == "response" and there == (payload.digest, payload.url, payload.fetched, payload.length)


def list_lines(record: WarcRecord, place: WarcPlace) -> tuple[bytes, ...]:
    """The index lines that an answer may have: its own, and what earlier versions wrote of a 304, or left out."""
    line = format_index(record, place)
    if _is_shown(record):
        return (line,)
    return (line, _format(record, place, is_shown=True))


def format_index(record: WarcRecord, place: WarcPlace) -> bytes:
    """The index line of an answer that stands at a place."""
    return _format(record, place, is_shown=_is_shown(record))


def _is_shown(record: WarcRecord) -> bool:
    return record.kind == "response" or record.status != NOT_MODIFIED


def _format(record: WarcRecord, place: WarcPlace, *, is_shown: bool) -> bytes:
    status = record.status if record.kind == "response" else None
    fetched = datetime.fromisoformat(record.date)
    return format_line(record.url, fetched, record.content_type, status, record.digest, place, is_shown=is_shown)
