"""One portal's archive, opened by the run that writes to it.

Crash safety rests on the order of a commit alone: first raw exchanges and lines reach the disk, then one ledger
transaction says so. A crash before the transaction leaves bytes that the next start cuts off; a crash after it leaves
nothing to do.
"""

import logging
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from portalcrawl.archive.checksums import remove_checksums, write_checksums
from portalcrawl.archive.disk import Disk
from portalcrawl.archive.durable import replace_file
from portalcrawl.archive.exchanges import ExchangeLog
from portalcrawl.archive.folder import check_folder, sweep_folder
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import Ledger
from portalcrawl.archive.lock import ArchiveLock
from portalcrawl.archive.manifest import mend_manifest, write_manifest
from portalcrawl.archive.owner import claim_folder
from portalcrawl.archive.run_name import name_run
from portalcrawl.archive.segments import LineWriter, Place, SegmentWriter, read_line, read_record
from portalcrawl.archive.tombstones.rewriting import finish_removals
from portalcrawl.archive.warc.model import Exchange, WarcPlace
from portalcrawl.archive.warc.names import WarcFolder
from portalcrawl.archive.warc.reader import read_payload
from portalcrawl.archive.warc.writer import WarcWriter
from portalcrawl.text.urls.canonical import portal_folder

logger = logging.getLogger(__name__)

BATCH_WRITES = 200
"""Ledger writes after which a batch is committed, whatever the clock says."""


class Archive:
    """Segments, duplicates, raw exchanges and ledger of one portal, with one commit over all of them."""

    def __init__(self, root: Path, start_url: str, *, keeps_warc: bool = True, continues: bool = False) -> None:
        """Open the archive at `root` for the portal of `start_url`, or create it, and take its lock.

        Without `keeps_warc` no exchange is kept, and WARC files of earlier runs are left as they are. With `continues`
        the portal may have moved to the host of `start_url`.
        Raises ArchiveError if the folder cannot be written, holds another portal's archive or none at all but other
        files, or does not fit its ledger; ArchiveLockedError if another run holds it; NoSpaceError.
        """
        self.layout = Layout(root)
        self.disk = Disk(root)
        self._is_at_rest = False
        with self.disk.guard():
            check_folder(self.layout)
            self.layout.create()
            self._lock = ArchiveLock(self.layout.lock)
            self._lock.acquire()
            try:
                self._open(start_url, keeps_warc=keeps_warc, continues=continues)
            except BaseException:
                self._let_go()
                raise
        self.run = 0
        self.run_name = ""

    def _open(self, start_url: str, *, keeps_warc: bool, continues: bool) -> None:
        sweep_folder(self.layout)
        self.ledger = Ledger(self.layout.ledger, self.disk)
        self.is_new = claim_folder(self.layout, self.ledger, start_url, continues=continues)
        """Whether this run made it."""
        get = self.ledger.get_meta
        self.segment = SegmentWriter(
            self.layout, int(get("segment", 1)), int(get("segment_size", 0)), int(get("segment_records", 0))
        )
        self.duplicates = LineWriter(self.layout.duplicates, int(get("duplicates_size", 0)))
        self.changes = LineWriter(self.layout.changes, int(get("changes_size", 0)))
        self.exchanges: ExchangeLog | None = self._open_warc() if keeps_warc else None
        """None if this run keeps no raw exchanges, and once the archive is closed."""
        finish_removals(self.layout, self.ledger)

    def _open_warc(self) -> ExchangeLog:
        get = self.ledger.get_meta
        start_url = str(get("start_url"))
        self.layout.warc.mkdir(exist_ok=True)
        # Named after the first run's address, so that all files of an archive have one name, wherever it is moved.
        folder = WarcFolder(self.layout.warc, portal_folder(start_url))
        place = int(get("warc", 1)), int(get("warc_size", 0)), int(get("cdxj_size", 0))
        return ExchangeLog(WarcWriter(folder, start_url, *place), self.ledger.payloads)

    # --- a run ----------------------------------------------------------------------------------

    def begin_run(self, arguments: dict[str, Any]) -> None:
        """Start a run; what an earlier one left leased or failed is pending again."""
        self._begin(self.ledger.begin_run, arguments)

    def begin_work(self, arguments: dict[str, Any]) -> None:
        """Start a run that does not walk over the portal: what a walk has left stays as it is."""
        self._begin(self.ledger.runs.begin, arguments)

    def _begin(self, begin: Callable[[str, str, dict[str, Any]], int], arguments: dict[str, Any]) -> None:
        now = datetime.now(UTC)
        self.run_name = name_run(now)
        with self.disk.guard():
            remove_checksums(self.layout)
            self.run = begin(self.run_name, now.isoformat(timespec="seconds"), arguments)
            self.commit()
            mend_manifest(self.layout, self.ledger, self.run)

    def end_run(self, reason: str, counts: dict[str, Any]) -> None:
        """Seal what is open, note the run's end, write the manifest. Raises NoSpaceError, ArchiveError."""
        ended = datetime.now(UTC).isoformat(timespec="seconds")
        with self.disk.guard():
            self.ledger.runs.end(self.run, ended, reason, counts)
            self.seal()
            finish_removals(self.layout, self.ledger)
            write_manifest(self.layout, self.ledger)
        self._is_at_rest = True

    def close(self) -> None:
        """Let go of everything; what was not committed is lost, as the next run expects."""
        self._let_go()

    def _let_go(self) -> None:
        """Close what is open, which may be a part if opening failed; write the checksums of an archive at rest."""
        for name in ("exchanges", "segment", "duplicates", "changes", "ledger"):
            if (one := getattr(self, name, None)) is not None:
                one.close()
        self.exchanges = None
        if self._is_at_rest:
            try:
                write_checksums(self.layout)
            except OSError as error:
                logger.warning("%s: its checksums could not be written (%s)", self.layout.root, error)
        self._lock.release()

    def discard(self) -> None:
        """Close and remove an archive that holds nothing: the portal of a mistyped address leaves no folder."""
        self.close()
        with self.disk.guard():
            shutil.rmtree(self.layout.root)

    def write_profile(self, text: str) -> None:
        """Put the portal's profile into the archive. Raises NoSpaceError, ArchiveError."""
        with self.disk.guard():
            replace_file(self.layout.profile, text.encode())

    # --- writing --------------------------------------------------------------------------------

    def append_article(self, record: dict[str, Any]) -> Place:
        """Write an article's record into the open segment. Raises NoSpaceError, ArchiveError."""
        with self.disk.guard():
            if self.segment.is_full():
                self._seal(self.segment)
                write_manifest(self.layout, self.ledger, self.run)
            return self.segment.append(record)

    def append_exchange(self, exchange: Exchange) -> WarcPlace | None:
        """Keep a raw exchange; where its payload can be read. Raises NoSpaceError, ArchiveError.

        None if this run keeps no exchanges, and for a 304, which has no payload.
        """
        if self.exchanges is None:
            return None
        with self.disk.guard():
            if self.exchanges.writer.is_full():
                self._seal(self.exchanges.writer)
                write_manifest(self.layout, self.ledger, self.run)
            return self.exchanges.append(exchange)

    def append_duplicate(self, record: dict[str, Any]) -> None:
        """Write a line of duplicates.jsonl. Raises NoSpaceError, ArchiveError."""
        with self.disk.guard():
            self.duplicates.append(record)

    def append_change(self, record: dict[str, Any]) -> None:
        """Write a line of changes.jsonl. Raises NoSpaceError, ArchiveError."""
        with self.disk.guard():
            self.changes.append(record)

    def read_line(self, place: Place) -> bytes:
        """The bytes of the record at a place, committed or not. Raises ArchiveError."""
        with self.disk.guard():
            self.segment.flush()
            return read_line(self.layout, place)

    def read_record(self, place: Place) -> dict[str, Any]:
        """The record at a place, committed or not. Raises ArchiveError."""
        with self.disk.guard():
            self.segment.flush()
            return read_record(self.layout, place)

    def read_payload(self, file: str, offset: int, length: int) -> tuple[dict[str, str], bytes]:
        """HTTP headers (lower-case names) and body, as sent, of a raw page by its place. Raises ArchiveError."""
        with self.disk.guard():
            if self.exchanges is not None:
                self.exchanges.writer.flush()
            return read_payload(WarcFolder(self.layout.warc, "").locate(file), offset, length)

    def commit(self) -> None:
        """Make everything so far durable: raw exchanges and lines first, then the ledger that says so."""
        with self.disk.guard():
            self._lock.beat()
            put = self.ledger.set_meta
            if self.exchanges is not None:
                warc = self.exchanges.writer
                warc.sync()
                put("warc", warc.number)
                put("warc_size", warc.size)
                put("cdxj_size", warc.index_size)
            self.segment.sync()
            self.duplicates.sync()
            self.changes.sync()
            put("segment", self.segment.number)
            put("segment_size", self.segment.size)
            put("segment_records", self.segment.records)
            put("duplicates_size", self.duplicates.size)
            put("changes_size", self.changes.size)
            self.ledger.commit()

    def commit_batch(self) -> None:
        """Commit if enough has been written."""
        if self.ledger.changes >= BATCH_WRITES:
            self.commit()

    def seal(self) -> None:
        """Seal the open segment and the open WARC file: durable, committed, renamed."""
        self._seal(self.segment, *([self.exchanges.writer] if self.exchanges else []))

    def _seal(self, *writers: SegmentWriter | WarcWriter) -> None:
        for writer in writers:
            writer.roll()
        self.commit()
        for writer in writers:
            writer.finish_seals()
