"""One re-extraction: every stored page of an archive is read again and compared with its record."""

import zlib
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson
from msgspec import Struct

from portalcrawl.archive.layout import WAY_OUT, Layout
from portalcrawl.archive.ledger import COPY_OF, State
from portalcrawl.archive.ledger.questions.rereadable import Rereadable, list_rereadable, read_rereadable
from portalcrawl.archive.segments import Place, read_line
from portalcrawl.exceptions import ArchiveError
from portalcrawl.items import Article, Capture, CapturePlace, ListingRow
from portalcrawl.pipelines.normalize import NormalizePipeline
from portalcrawl.record import build_record
from portalcrawl.reextraction.comparison import EVIDENCE, find_differences
from portalcrawl.reextraction.findings import Change, Findings
from portalcrawl.reextraction.reader import Reading, StoredPageReader, Task, place_of
from portalcrawl.reextraction.source import Source
from portalcrawl.reextraction.trial import PAGES, try_profile
from portalcrawl.reextraction.workers import OwnProcess, Reader, Workers
from portalcrawl.spiders.walk.articles.article_reader import file_article

FEW = 200
"""Pages that one process reads before others have started."""
_OK = 200


class _Waiting(Struct, frozen=True):
    item: Rereadable
    line: bytes
    record: dict[str, Any] | None


class Reextraction:
    """Reads an archive's pages again and gives what differs, in the order of the ledger."""

    def __init__(self, source: Source, *, jobs: int, name: str, ignores_evidence: bool = False) -> None:
        """`name` is what errors call the profile; `ignores_evidence` leaves articles alone that differ in it alone."""
        self._source = source
        self._jobs = jobs
        self._name = name
        self._ignores_evidence = ignores_evidence
        self._cleaner = NormalizePipeline()
        self._digests: dict[str, str] = {}
        """Of articles that differ, what they would share with copies."""
        self._known: dict[Task, Reading] = {}
        """What pages were found to give when the profile was tried."""
        self.findings = Findings(source.layout.root)

    def try_profile(self) -> list[str]:
        """Try the profile on some pages, and take rules out of it that lose text; these in words.

        Raises ProfileError if it fits no page, ArchiveError.
        """
        source = self._source
        numbers = list_rereadable(source.db)
        with closing(StoredPageReader(source.layout, source.portal, source.home)) as reader:
            sample = [task for _, task in self._prepare(numbers[:: max(1, len(numbers) // PAGES)], Findings(Path()))]
            tried = try_profile(source.portal, reader, sample, self._name)
        self.findings.suspended = [one.reason for one in tried.suspensions]
        self._known = tried.readings
        return self.findings.suspended

    def iter_changes(self) -> Iterator[Change]:
        """What differs. Raises ArchiveError."""
        source = self._source
        numbers = list_rereadable(source.db)
        if self._jobs == 1 or len(numbers) <= FEW:
            with closing(StoredPageReader(source.layout, source.portal, source.home)) as reader:
                yield from self._read(numbers, OwnProcess(reader))
            return
        with Workers(source.layout, source.portal, source.home, self._jobs) as workers:
            yield from self._read(numbers, workers)

    def _read(self, numbers: Sequence[int], reader: Reader) -> Iterator[Change]:
        for one, reading in self._iter_readings(numbers, reader):
            change = self._compare(one, reading) if one.record is not None else self._take_up(one.item, reading)
            if change is not None:
                yield change

    def _iter_readings(self, numbers: Sequence[int], reader: Reader) -> Iterator[tuple[_Waiting, Reading]]:
        """What the pages of some URLs give, in their order; those that are known already are not read again."""
        waiting: deque[tuple[_Waiting, Reading | None]] = deque()

        def hand_out() -> Iterator[Task]:
            for one, task in self._prepare(numbers, self.findings):
                known = self._known.pop(task, None)
                waiting.append((one, known))
                if known is None:
                    yield task

        def take_known() -> Iterator[tuple[_Waiting, Reading]]:
            while waiting and (known := waiting[0][1]) is not None:
                yield waiting.popleft()[0], known

        for reading in reader.read(hand_out()):
            yield from take_known()
            yield waiting.popleft()[0], reading
        yield from take_known()

    def _prepare(self, numbers: Sequence[int], found: Findings) -> Iterator[tuple[_Waiting, Task]]:
        """The tasks of some URLs, with what their records say."""
        for item in read_rereadable(self._source.db, numbers):
            line, record, place = b"", None, None
            if item.place is not None:
                try:
                    line, record = read_sound_record(self._source.layout, item.place)
                except ArchiveError as error:
                    found.damaged.append(str(error))
                    continue
                place = place_of(record)
                if place is None:
                    found.without_page += 1
                    continue
            yield _Waiting(item, line, record), Task(item.url, item.role, item.row, place)

    def _compare(self, one: _Waiting, reading: Reading) -> Change | None:
        found, record = self.findings, one.record
        assert record is not None
        found.articles += 1
        if reading.damage:
            found.damaged.append(reading.damage)
            return None
        if reading.is_cut and "pages" in record:
            found.cut += 1
            return None
        if reading.article is None:
            found.refused[reading.rejection] += 1
            return None
        article = self._finish(one.item, reading, record)
        names = find_differences(record, build_record(article))
        if not names or (self._ignores_evidence and names == [EVIDENCE]):
            return None
        found.changed += 1
        found.differences.note(names, record, build_record(article))
        assert article.capture is not None
        self._digests[article.url] = article.capture.digest
        return Change(one.item, one.line, article)

    def _take_up(self, item: Rereadable, reading: Reading) -> Change | None:
        if reading.damage:
            self.findings.damaged.append(reading.damage)
        article = self._finish(item, reading, None) if reading.article is not None else None
        if article is None or self._is_outside(article) or self._is_still_copy(item, article):
            self.findings.still_refused += 1
            return None
        self.findings.taken_up += 1
        return Change(item, b"", article)

    def _is_outside(self, article: Article) -> bool:
        window = self._source.window
        return article.datePublished is not None and not window.keeps(article.datePublished)

    def _is_still_copy(self, item: Rereadable, article: Article) -> bool:
        """Whether a copy has the text of its original, as that reads today."""
        if item.state is not State.DUPLICATE or item.reason is None or article.capture is None:
            return False
        original = item.reason.removeprefix(COPY_OF)
        digest = self._digests.get(original) or self._source.read_digest(original)
        return digest == article.capture.digest

    def _finish(self, item: Rereadable, reading: Reading, record: dict[str, Any] | None) -> Article:
        """The article as a crawl would write it: filed, normalized, with the capture of the page that was read."""
        article, place = reading.article, reading.place
        assert article is not None
        assert place is not None
        file_article(article, item.section, self._source.tree)
        article.url = item.url
        listing = record.get("listing") if record is not None else None
        if listing is not None:
            article.listing = ListingRow(**listing)
        elif record is None and item.row is not None and item.is_listed:
            article.listing = ListingRow(item.row.page, item.row.position, item.row.headline, item.row.date)
        profile = self._source.portal.profile
        known = record["capture"] if record is not None else {}
        article.capture = Capture(
            runId="",
            fetchedAt=known.get("fetchedAt", place.fetched[:19] + "Z"),
            status=known.get("status", _OK),
            profileVersion=profile.revision if profile else None,
            warc=CapturePlace(place.file, place.offset, place.length),
        )
        return self._cleaner.process_item(article)


def read_sound_record(layout: Layout, place: Place) -> tuple[bytes, dict[str, Any]]:
    """The line and the record at a place. Raises ArchiveError if they are not as they were written."""
    line = read_line(layout, place)
    if place.crc is None or place.crc == zlib.crc32(line):
        try:
            return line, orjson.loads(line)
        except orjson.JSONDecodeError:
            pass
    name = layout.sealed_segment(place.segment)
    raise ArchiveError(f"{name}: holds no sound record at byte {place.offset}; {WAY_OUT}")
