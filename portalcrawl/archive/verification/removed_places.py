"""Places at which something was removed: a tombstone stands there, and the ledger knows it."""

from collections.abc import Iterable, Iterator

import orjson

from portalcrawl.archive.ledger.tables.removals import Kind, Removal
from portalcrawl.archive.tombstones.forms import REMOVED, build_line, is_tombstone, read_record
from portalcrawl.archive.verification.findings import Finding, Mend
from portalcrawl.archive.warc.reader import WarcRecord

PENDING = "a removal did not come to its end; the next run goes on with it"
"""The note on an archive in which files may still hold what the ledger says is removed."""
_METADATA = "metadata"
_MARK = f'"{REMOVED}"'.encode()


class RemovedPlaces:
    """The removals of a ledger, compared with what stands at their places."""

    def __init__(self, removals: Iterable[tuple[Removal, bool]] | None) -> None:
        """Each with whether it is done; None if there is no ledger, and nothing is known."""
        self._has_ledger = removals is not None
        self._places = {(one.kind, one.file, one.start): (one, is_done) for one, is_done in removals or ()}
        self._met: set[tuple[Kind, int, int]] = set()

    def is_pending(self, kind: Kind, file: int) -> bool:
        """Whether a file may still hold what is removed."""
        return any(not is_done and key[:2] == (kind, file) for key, (_, is_done) in self._places.items())

    @property
    def notes(self) -> tuple[str, ...]:
        """Worth saying, but not damage."""
        return () if all(is_done for _, is_done in self._places.values()) else (PENDING,)

    def has_line(self, file: int, offset: int, text: bytes) -> bool:
        """Whether a line is a tombstone, or should be one."""
        return (Kind.RECORD, file, offset) in self._places or (_MARK in text and _is_tombstone(text))

    def check_line(self, name: str, file: int, offset: int, text: bytes) -> Iterator[Finding]:
        """A line of which `has_line` says so."""
        key = (Kind.RECORD, file, offset)
        known = self._places.get(key)
        self._met.add(key)
        if known is None:
            yield from self._find_unknown(name, offset, "a record")
        elif known[1] and text != build_line(known[0]):
            yield _still_there(name, offset, len(text), known[0], "record")

    def has_answer(self, file: int, offset: int, record: WarcRecord) -> bool:
        """Whether a record of a WARC file is a tombstone, or should be one."""
        return record.kind == _METADATA or (Kind.ANSWER, file, offset) in self._places

    def check_answer(self, name: str, file: int, offset: int, length: int, record: WarcRecord) -> Iterator[Finding]:
        """A record of which `has_answer` says so."""
        key = (Kind.ANSWER, file, offset)
        known, there = self._places.get(key), read_record(record, file, offset, length)
        self._met.add(key)
        if known is None:
            yield from self._find_unknown(name, offset, "an answer")
        elif known[1] and (there is None or there.url != known[0].url or known[0].length != length):
            yield _still_there(name, offset, length, known[0], "answer")

    def find_missing(self, name: str, kind: Kind, file: int) -> Iterator[Finding]:
        """Places of a file, which was read to its end, at which nothing begins."""
        for key, (removal, _) in self._places.items():
            if key[:2] == (kind, file) and key not in self._met:
                what = "no tombstone begins where the ledger says that something was removed"
                yield Finding(name, what, Mend.FORGET, removal.start, removal.length, removal.url)

    def _find_unknown(self, name: str, offset: int, what: str) -> Iterator[Finding]:
        if self._has_ledger:
            yield Finding(name, f"the ledger does not know that {what} was removed here", Mend.LEDGER, offset)


def _is_tombstone(text: bytes) -> bool:
    try:
        return is_tombstone(orjson.loads(text))
    except orjson.JSONDecodeError:
        return False


def _still_there(name: str, offset: int, length: int, removal: Removal, what: str) -> Finding:
    told = f"the ledger says that this {what} was removed, and no tombstone stands here"
    return Finding(name, told, Mend.REWRITE, offset, length, removal.url)
