"""The date filter: articles outside the run's window are not written."""

from typing import TYPE_CHECKING, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from portalcrawl.archive.ledger import Ledger, State
from portalcrawl.items import Article
from portalcrawl.text.window import Window

if TYPE_CHECKING:
    from portalcrawl.pipelines.host import ArchivingSpider


class DateFilterPipeline:
    """Keeps articles of the window; what it turns away has its fate in the ledger."""

    def __init__(self, ledger: Ledger, window: Window, *, keep_undated: bool) -> None:
        """`keep_undated`: whether an article without a date passes."""
        self._ledger = ledger
        self._window = window
        self._keep_undated = keep_undated

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        spider: ArchivingSpider = crawler.spider  # type: ignore[assignment]
        arguments = spider.arguments
        return cls(spider.archive.ledger, arguments.window, keep_undated=arguments.keep_undated)

    def process_item(self, item: Article) -> Article:
        """The article, where it is kept. Raises DropItem."""
        if item.datePublished is None:
            if self._keep_undated or self._window.is_open:
                return item
            reason = "no date"
        elif self._window.keeps(item.datePublished):
            return item
        else:
            reason = f"published {item.datePublished[:10]}"
        self._ledger.set_state(item.url, State.OUTSIDE_WINDOW, reason, item.datePublished)
        raise DropItem(reason, log_level="DEBUG")
