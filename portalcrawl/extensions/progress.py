"""Progress: a bar on a terminal, a line every 30 s without one; both on stderr."""

import os
import sys
import time
from typing import Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import create_looping_call

from portalcrawl.archive.ledger import Role, State
from portalcrawl.spiders.run import Run, require_run

LINE_SECONDS = 30.0
BAR_SECONDS = 0.5

# By these rich takes for a terminal what is none.
_FORCING = ("FORCE_COLOR", "TTY_COMPATIBLE")


def is_live() -> bool:
    """Whether stderr is a terminal, or is to be taken for one. Only then rich is imported, which takes a while."""
    if not sys.stderr.isatty() and not any(name in os.environ for name in _FORCING):
        return False
    from portalcrawl.extensions.live_bar import console

    return console.is_terminal


class Progress:
    """Shows how far each portal's run is."""

    def __init__(self, run: Run) -> None:
        """One for each portal; the bar is shared."""
        self._run = run
        self._is_live = is_live()
        self._started = time.monotonic()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one. Raises NotConfigured for a spider that archives nothing."""
        extension = cls(require_run(crawler))
        crawler.signals.connect(extension.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(extension.spider_closed, signal=signals.spider_closed)
        return extension

    def spider_opened(self, spider: Spider) -> None:
        """Start the bar or the lines."""
        self._started = time.monotonic()
        if self._is_live:
            from portalcrawl.extensions.live_bar import bar

            self._bar = bar
            bar.start()
            self._task = bar.add_task("", total=None, portal=self._run.tree.home, facts="", subject="")
        self._timer = create_looping_call(self._tell)
        self._timer.start(BAR_SECONDS if self._is_live else LINE_SECONDS, now=False)

    def spider_closed(self, spider: Spider) -> None:
        """Stop them."""
        self._timer.stop()
        if self._is_live:
            self._bar.remove_task(self._task)
            if not self._bar.tasks:
                self._bar.stop()

    def _tell(self) -> None:
        if self._is_live:
            width = max(10, self._bar.console.width - 90)
            self._bar.update(self._task, facts=self.describe(), subject=self._run.subject[:width])
        else:
            print(f"{self._run.tree.home}: {self.describe()}, reading {self._run.subject}", file=sys.stderr)

    def describe(self) -> str:
        """How far the run is, in one line."""
        run = self._run
        ledger, known = run.ledger, len(run.tree)
        tally = ledger.tally
        articles = sum(n for (_, state), n in tally.items() if state is State.ARCHIVED)
        seconds = max(time.monotonic() - self._started, 0.001)
        return (
            f"{max(0, known - ledger.count_open_sections())} of {known} sections, "
            f"{tally[Role.LIST, State.DONE]} lists, {run.pages} pages, {articles} articles, "
            f"{run.pages / seconds:.1f} pages/s, {ledger.pending + ledger.due} to go"
        )
