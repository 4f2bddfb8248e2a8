"""Progress: a bar on a terminal, a line every 30 s without one; both on stderr."""

import sys
import time
from typing import Self

from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn
from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.asyncio import create_looping_call

from portalcrawl.archive.ledger import Role, State
from portalcrawl.spiders.run import Run, find_run

LINE_SECONDS = 30.0
BAR_SECONDS = 0.5

console = Console(stderr=True)
"""Log records go through it too (`cli.logs`), so that the bar and the log do not tear each other."""

_bar = Bar(
    SpinnerColumn(),
    TextColumn("{task.fields[portal]}", style="bold", markup=False),
    TextColumn("{task.fields[facts]}", markup=False),
    TimeElapsedColumn(),
    TextColumn("{task.fields[subject]}", style="dim", markup=False),
    console=console,
    refresh_per_second=4,
    transient=True,
)


class Progress:
    """Shows how far each portal's run is."""

    def __init__(self, run: Run) -> None:
        """One for each portal; the bar is shared."""
        self._run = run
        self._is_live = console.is_terminal
        self._started = time.monotonic()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one. Raises NotConfigured for a spider that archives nothing."""
        run = find_run(crawler)
        if run is None:
            raise NotConfigured
        extension = cls(run)
        crawler.signals.connect(extension.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(extension.spider_closed, signal=signals.spider_closed)
        return extension

    def spider_opened(self, spider: Spider) -> None:
        """Start the bar or the lines."""
        self._started = time.monotonic()
        if self._is_live:
            _bar.start()
            self._task = _bar.add_task("", total=None, portal=self._run.tree.home, facts="", subject="")
        self._timer = create_looping_call(self._tell)
        self._timer.start(BAR_SECONDS if self._is_live else LINE_SECONDS, now=False)

    def spider_closed(self, spider: Spider) -> None:
        """Stop them."""
        self._timer.stop()
        if self._is_live:
            _bar.remove_task(self._task)
            if not _bar.tasks:
                _bar.stop()

    def _tell(self) -> None:
        if self._is_live:
            width = max(10, console.width - 90)
            _bar.update(self._task, facts=self.describe(), subject=self._run.subject[:width])
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
