"""Pages that take too much of the processor or of memory are given up: the watch over them begins with the run."""

from typing import Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler

from portalcrawl.page.limits.cpu_budget import start_watch


class PageBudget:
    """Starts the watch; the budgets are in `page.cpu_budget` and `page.size_limits`."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        extension = cls()
        crawler.signals.connect(extension.spider_opened, signal=signals.spider_opened)
        return extension

    def spider_opened(self, spider: Spider) -> None:
        """From now on pages are read; the handlers of signals are in place."""
        start_watch()
