"""Writing: the record into the open segment, its place into the ledger; one batch commits both."""

from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.statscollectors import StatsCollector

from portalcrawl.items import Article
from portalcrawl.pipelines.host import ArchivingRun, find_run, stop_where_disk_fails
from portalcrawl.record import build_record

NOTES_STAT = "write/text_notes/"
"""With a note behind it, Scrapy's stat of articles that were written with that note on their text."""


class WritePipeline:
    """Archives articles, up to the run's limit."""

    def __init__(self, run: ArchivingRun, stats: StatsCollector | None = None) -> None:
        """The run is told where the disk fails or the limit is reached."""
        self._run = run
        self._stats = stats
        self._archive = run.archive
        self._limit = run.arguments.max_articles
        self._written = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        return cls(find_run(crawler), crawler.stats)

    def process_item(self, item: Article) -> Article:
        """The article, archived. Raises DropItem where the run's limit is reached or the disk refuses it."""
        if self._limit is not None and self._written >= self._limit:
            raise DropItem("the run's limit is reached", log_level="DEBUG")  # still leased: the next run's
        assert item.capture is not None
        digest = bytes.fromhex(item.capture.digest.removeprefix("sha256:"))
        with stop_where_disk_fails(self._run):
            place = self._archive.append_article(build_record(item))
            self._archive.ledger.set_archived(item.url, place, digest, item.datePublished, item.headline)
        self._written += 1
        if self._stats is not None:
            for note in item.textNotes:
                self._stats.inc_value(NOTES_STAT + note)
        if self._written == self._limit:
            self._run.stop(None, "max_articles")
        return item
