"""Copies under another address: exact ones are named and not written again, near ones are written and marked."""

from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.ledger import COPY_OF, State
from portalcrawl.archive.ledger.tables.removals import fingerprint_text
from portalcrawl.archive.warc.names import number_of
from portalcrawl.exceptions import PortalcrawlError
from portalcrawl.items import Article
from portalcrawl.pipelines.copies import find_twins
from portalcrawl.pipelines.host import ArchivingRun, find_run, stop_where_disk_fails
from portalcrawl.pipelines.moved_articles import MovedArticles
from portalcrawl.pipelines.originals import Originals

MOVED = "an archived article, at its new address"
"""Why an article of a portal that has moved to another host is not written."""
NEAR_STAT = "dedupe/near"
"""Scrapy's stat of articles that a run found to be near-duplicates."""


class DedupePipeline:
    """Sends articles that are archived under another address to `duplicates.jsonl`; names the original of others that
    tell an archived story again."""

    def __init__(self, run: ArchivingRun, crawler: Crawler | None = None) -> None:
        """The run is told where the disk fails; the crawler counts."""
        self._run = run
        self._crawler = crawler
        self._archive: Archive = run.archive
        self._moved = MovedArticles(run.archive)
        self._originals: Originals | None = None
        self._error: PortalcrawlError | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        return cls(find_run(crawler), crawler)

    def open_spider(self) -> None:
        """Take in what earlier runs have left out of the index."""
        try:
            self._originals = Originals(self._archive)
            self._originals.catch_up()
        except PortalcrawlError as error:
            self._error = error
            self._run.stop(error)

    def process_item(self, item: Article) -> Article:
        """The article, if it is not a copy. Raises DropItem."""
        assert item.capture is not None
        with stop_where_disk_fails(self._run):
            if self._error is not None:
                raise self._error
            assert self._originals is not None
            self._refuse_removed(item)
            twins = find_twins(self._archive, item)
            original = twins.original
            number = self._archive.ledger.leased[item.url].id
            # The archive holds a newer version's address already.
            if original is None or item.capture.version > 1:
                self._originals.check(item, twins)
                if not self._moved.take_edited(item):
                    return item
                self._originals.forget(number)
                raise DropItem(MOVED, log_level="DEBUG")
            if self._moved.take_same(item, original):
                raise DropItem(MOVED, log_level="DEBUG")
            self._archive.append_duplicate(
                {"url": item.url, "duplicateOf": original, "kind": "exact", "similarity": 1.0}
            )
            self._archive.ledger.set_state(item.url, State.DUPLICATE, COPY_OF + original, item.datePublished)
        raise DropItem(COPY_OF + original, log_level="DEBUG")

    def _refuse_removed(self, item: Article) -> None:
        """A text that was removed for good comes back under no address. Raises DropItem."""
        capture, ledger = item.capture, self._archive.ledger
        assert capture is not None
        url = ledger.removals.find_text(fingerprint_text(capture.digest, item.headline))
        if url is None:
            return
        reason = f"{COPY_OF}{url}, which was removed"
        if capture.version == 1:
            ledger.set_state(item.url, State.REMOVED, reason)
        elif capture.reason is None:
            ledger.set_unchanged(item.url, reason)
        place = capture.warc
        if place is not None and (number := number_of(place.file)) is not None:
            ledger.removals.add_answer(number, place.offset, place.length, item.url, reason)
        raise DropItem(reason, log_level="DEBUG")

    def close_spider(self) -> None:
        """Name the originals that were met after their copies had been written."""
        if self._originals is None:
            return
        try:
            for line in self._originals.list_lines():
                self._archive.append_duplicate(line)
        except PortalcrawlError as error:
            self._run.stop(error)
        if self._crawler is not None and self._crawler.stats is not None:
            self._crawler.stats.set_value(NEAR_STAT, self._originals.count)
