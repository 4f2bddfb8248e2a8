"""Writes what a re-extraction has found: new versions, and articles that had been refused.

The archive's own commit makes it safe: what a kill leaves uncommitted is cut off, and the next call finds it again,
because it compares every page with the newest record.
"""

import hashlib
import time
from typing import Literal

from msgspec import Struct
from scrapy.exceptions import DropItem

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.ledger import State
from portalcrawl.archive.ledger.tables.runs import WORK
from portalcrawl.archive.recheck import RecheckPlan
from portalcrawl.exceptions import PortalcrawlError
from portalcrawl.pipelines.copies import find_twins
from portalcrawl.pipelines.dedupe import DedupePipeline
from portalcrawl.pipelines.host import RunWishes
from portalcrawl.pipelines.write import WritePipeline
from portalcrawl.record import build_record
from portalcrawl.reextraction.findings import Change
from portalcrawl.text.dates.window import Window

REASON: Literal["reextracted"] = "reextracted"


class _NoWishes(Struct, frozen=True):
    window: Window = Window()
    keep_undated: bool = True
    max_articles: int | None = None


class _Work:
    """What the pipelines need of a run."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.arguments: RunWishes = _NoWishes()
        self.error: PortalcrawlError | None = None

    def stop(self, error: PortalcrawlError | None, reason: str = "stopped") -> None:
        """Keep what went wrong, to be raised."""
        self.error = self.error or error


class Applying:
    """Writes changes into an archive whose work has begun."""

    def __init__(self, archive: Archive) -> None:
        """All calls raise ArchiveError and NoSpaceError."""
        self._archive = archive
        self._work = _Work(archive)
        self._dedupe = DedupePipeline(self._work)
        self._writer = WritePipeline(self._work)
        self.copies = 0
        """Pages that had been refused, and turned out to be copies."""

    def begin(self) -> None:
        """Note the work in the ledger, and take in what earlier runs have left out of the index of copies."""
        self._archive.begin_work({WORK: "reextract"})
        ledger = self._archive.ledger
        if (longest := ledger.get_meta("recheck")) is not None:
            ledger.plan_rechecks(RecheckPlan(int(longest)), int(time.time()), Window())
        self._dedupe.open_spider()
        self._check()

    def write(self, change: Change) -> None:
        """Write one change; now and then commit."""
        article, ledger = change.article, self._archive.ledger
        capture = article.capture
        assert capture is not None
        capture.runId = self._archive.run_name
        ledger.hold(article.url)
        try:
            if change.item.version is None:
                self._take_up(change)
            else:
                capture.version = change.item.version + 1
                capture.reason = REASON
                capture.previousVersion = f"sha256:{hashlib.sha256(change.line).hexdigest()}"
                self._dedupe.process_item(article)
                self._check()
                place = self._archive.append_article(build_record(article))
                digest = bytes.fromhex(capture.digest.removeprefix("sha256:"))
                ledger.set_reread(article.url, place, digest, article.datePublished, article.headline)
        except DropItem:
            self.copies += 1
        finally:
            ledger.let_go(article.url)
        self._check()
        self._archive.commit_batch()

    def _take_up(self, change: Change) -> None:
        article, item = change.article, change.item
        if item.state is State.DUPLICATE and find_twins(self._archive, article).original is not None:
            return  # it is a copy of another one
        self._dedupe.process_item(article)
        self._writer.process_item(article)
        if item.state is State.DUPLICATE and item.reason is not None:
            original = item.reason.partition(" of ")[2]
            self._archive.append_duplicate(
                {"url": article.url, "duplicateOf": original, "kind": "apart", "similarity": 0.0}
            )

    def end(self, reason: str, counts: dict[str, int]) -> None:
        """Name originals that were met late, seal, write the manifest."""
        self._dedupe.close_spider()
        self._check()
        self._archive.end_run(reason, counts)

    def _check(self) -> None:
        if self._work.error is not None:
            raise self._work.error
