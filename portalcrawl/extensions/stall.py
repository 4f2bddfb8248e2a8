"""The end of a run that does nothing any more: a fault of ours must not keep a schedule waiting for ever."""

import logging
import time
from typing import Self
from urllib.parse import urlsplit

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import create_looping_call

from portalcrawl.spiders.run import Run, require_run

STALL_SECONDS = 600.0
LOOK_SECONDS = 15.0
NAMED = 3
"""Addresses that are named of those that a run waits for."""

logger = logging.getLogger(__name__)


class StallGuard:
    """Ends a run in which nothing has happened for ten minutes; the next run continues it."""

    def __init__(self, run: Run) -> None:
        """The clock starts with the spider."""
        self._run = run
        self._fates = -1
        self._since = time.monotonic()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one. Raises NotConfigured for a spider that archives nothing."""
        extension = cls(require_run(crawler))
        crawler.signals.connect(extension.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(extension.note_life, signal=signals.request_reached_downloader)
        crawler.signals.connect(extension.note_life, signal=signals.response_received)
        crawler.signals.connect(extension.spider_closed, signal=signals.spider_closed)
        return extension

    def spider_opened(self, spider: Spider) -> None:
        """Begin to look."""
        self._timer = create_looping_call(self.look)
        self._timer.start(LOOK_SECONDS, now=True)

    def spider_closed(self, spider: Spider) -> None:
        """Stop looking."""
        if self._timer.running:
            self._timer.stop()

    def note_life(self) -> None:
        """A page is asked for, or has come."""
        self._since = time.monotonic()

    def look(self) -> None:
        """End the run where it has stood still for too long."""
        run, now = self._run, time.monotonic()
        if (fates := sum(run.ledger.tally.values())) != self._fates or self._is_held():
            self._fates, self._since = fates, now
        elif run.held_until() > time.time():
            # It asked for a pause, and the run keeps to it.
            self._since = now
        elif now - self._since >= STALL_SECONDS + self._find_pause():
            run.stalled = f"run: nothing has happened for {round((now - self._since) / 60)} minutes; {self._tell()}"
            logger.error("%s: %s", run.tree.home, run.stalled)
            run.stop(None, "stalled")

    def _find_pause(self) -> float:
        """The longest pause between two requests to a host, in seconds: no answer comes within it."""
        engine = self._run.crawler.engine
        slots = engine.downloader.slots.values() if engine is not None else ()
        return max((float(slot.delay) for slot in slots), default=0.0)

    def _is_held(self) -> bool:
        """Whether the portal's host asks to be left alone: that is waited for."""
        host = urlsplit(self._run.tree.home).hostname or ""
        return self._run.holds.until(host) > time.time()

    def _tell(self) -> str:
        """What the run waits for."""
        ledger = self._run.ledger
        waiting = f"{ledger.pending} addresses are to be read, {ledger.due} to be looked at again"
        if not ledger.leased:
            return f"it waits for nothing that was asked for; {waiting}"
        return f"it waits for {len(ledger.leased)}, such as {', '.join(list(ledger.leased)[:NAMED])}; {waiting}"
