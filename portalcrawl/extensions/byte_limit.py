"""A run may end after so many bytes. Scrapy's own extension ends it after so many pages or seconds."""

from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.utils.defer import deferred_from_coro

BYTES = "closespider_bytes"
"""Scrapy's closing reason, named as those of its extension are."""
LIMITS = {"closespider_pagecount": "max_pages", "closespider_timeout": "max_time", BYTES: "max_bytes"}
"""What a run is said to have ended by, by Scrapy's closing reason."""


class ByteLimit:
    """Closes the spider when its answers have so many bytes together, as they came; the next run continues."""

    def __init__(self, crawler: Crawler) -> None:
        """Raises NotConfigured where `CLOSESPIDER_BYTES` is 0."""
        self._crawler = crawler
        self._left = crawler.settings.getint("CLOSESPIDER_BYTES")
        if self._left <= 0:
            raise NotConfigured

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        extension = cls(crawler)
        crawler.signals.connect(extension.response_downloaded, signal=signals.response_downloaded)
        return extension

    def response_downloaded(self, response: Response, request: Request) -> None:
        """Count an answer."""
        self._left -= len(response.body)
        engine = self._crawler.engine
        if self._left <= 0 and engine is not None and engine.spider is not None:
            deferred_from_coro(engine.close_spider_async(reason=BYTES))
