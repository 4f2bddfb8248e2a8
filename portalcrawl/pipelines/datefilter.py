"""The date filter: articles outside the run's window are not written."""

from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from portalcrawl.archive.ledger import State
from portalcrawl.items import YEAR_INFERRED, Article
from portalcrawl.pipelines.host import ArchivingRun, find_run, stop_where_disk_fails


class DateFilterPipeline:
    """Keeps articles of the window; the others get their fate in the ledger."""

    def __init__(self, run: ArchivingRun) -> None:
        """The run is told where the disk fails."""
        self._run = run
        self._ledger = run.archive.ledger
        self._window = run.arguments.window
        self._keep_undated = run.arguments.keep_undated

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        return cls(find_run(crawler))

    def process_item(self, item: Article) -> Article:
        """The article, where it is kept. Raises DropItem."""
        if item.capture is not None and item.capture.version > 1:
            return item  # the archive holds it already
        # A year that only the list's order suggests must not cost an article.
        if item.datePublished is None or item.evidence.get("datePublished") == YEAR_INFERRED:
            if self._keep_undated or self._window.is_open:
                return item
            reason = "no date" if item.datePublished is None else "no year"
        elif self._window.keeps(item.datePublished):
            return item
        else:
            reason = f"published {item.datePublished[:10]}"
        with stop_where_disk_fails(self._run):
            self._ledger.set_state(item.url, State.OUTSIDE_WINDOW, reason, item.datePublished)
        raise DropItem(reason, log_level="DEBUG")
