"""Crawl-delay: a portal that asks in robots.txt for a pause between requests gets it."""

import logging
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.extensions.throttle import AutoThrottle

LONGEST_DELAY = 300.0
"""Seconds; for a portal that does not want to be crawled there is Disallow."""

logger = logging.getLogger(__name__)


class CrawlDelay:
    """Raises a host's delay to the Crawl-delay of its robots.txt, which Scrapy reads but does not apply."""

    def __init__(self, crawler: Crawler) -> None:
        """Raises NotConfigured where `DOWNLOAD_DELAY` is 0, which says that the server is one's own."""
        if crawler.settings.getfloat("DOWNLOAD_DELAY") <= 0 or not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self._crawler = crawler
        self._user_agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"]

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        extension = cls(crawler)
        crawler.signals.connect(extension.robots_parsed, signal=signals.robots_parsed)
        return extension

    def robots_parsed(self, robotparser: Any, request: Request) -> None:
        """Apply a host's Crawl-delay where it is longer than our own delay."""
        wish = robotparser.crawl_delay(self._user_agent)
        engine = self._crawler.engine
        if not wish or engine is None:
            return
        delay = min(wish, LONGEST_DELAY)
        slot = engine.downloader.slots.get(engine.downloader.get_slot_key(request))
        if slot is None or slot.delay >= delay:
            return
        slot.delay, slot.concurrency = delay, 1
        throttle = self._crawler.get_extension(AutoThrottle)
        if throttle is not None:
            throttle.mindelay = delay
            throttle.maxdelay = max(throttle.maxdelay, delay)
        logger.info("%s: robots.txt asks for %g s between requests", request.url, delay)
