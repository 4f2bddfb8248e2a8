"""Runs spiders in one Scrapy process."""

import asyncio
import gc
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

# Before all that it does not need: for each deprecated name in it Scrapy asks `inspect` for all callers of the import,
# and that looks through all modules that are loaded, for each of them.
import scrapy.core.downloader.contextfactory  # noqa: F401 - imported for the order alone
from scrapy import Spider
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from portalcrawl.cli.forgetting import forget_portal
from portalcrawl.cli.logs import configure_logs
from portalcrawl.cli.runs.outcome import Outcome
from portalcrawl.cli.setting_values import check_settings
from portalcrawl.exceptions import PortalcrawlError, PortalUnreachableError
from portalcrawl.induction.samples import Samples
from portalcrawl.spiders.portal import PortalSpider
from portalcrawl.spiders.sample import SampleSpider


def create_process(overrides: dict[str, Any], *, verbose: bool = False) -> AsyncCrawlerProcess:
    """A Scrapy process with our settings; `overrides` are those of this run. Raises UsageError."""
    check_settings(overrides)
    settings = Settings()
    settings.setmodule("portalcrawl.settings", priority="project")
    settings.setdict({"LOG_INSTALL_ROOT_HANDLER": False} | overrides, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    # After the process is made, because making it sets the levels of Scrapy's loggers.
    configure_logs(verbose=verbose)
    return process


def run_crawls(
    targets: Sequence[dict[str, Any]],
    overrides: dict[str, Any],
    *,
    verbose: bool = False,
    on_end: Callable[[Outcome], None] | None = None,
) -> list[Outcome]:
    """Crawl portals side by side until all are done or a signal stops them.

    Each target has the arguments of one spider (`start`, `output`, …); `overrides` are Scrapy settings of this run.
    `on_end` is told of each when it ends.
    """
    outcomes: dict[int, Outcome] = {}

    def note_end(number: int, crawler: Crawler, error: PortalcrawlError | None) -> None:
        spider = crawler.spider
        summary = spider.run.summary if isinstance(spider, PortalSpider) else None
        outcomes[number] = Outcome(str(targets[number]["start"]), summary, error)
        if on_end is not None:
            on_end(outcomes[number])

    _run(PortalSpider, targets, overrides, verbose=verbose, on_end=note_end)
    return [outcomes[number] for number in range(len(targets))]


def collect_samples(target: dict[str, Any], overrides: dict[str, Any], *, verbose: bool = False) -> Samples:
    """Fetch the samples of one portal, its start page with them; `target` has the arguments of SampleSpider.

    Raises PortalcrawlError, and PortalUnreachableError if the start page cannot be read.
    """
    [(crawler, error)] = _run(SampleSpider, [target], overrides, verbose=verbose)
    if error is not None:
        raise error
    spider = crawler.spider
    assert isinstance(spider, SampleSpider)
    samples = spider.samples
    if samples.home is None:
        reason = samples.failures[0][1] if samples.failures else "no answer"
        raise PortalUnreachableError(f"{samples.start}: the start page cannot be read ({reason})")
    return samples


def _run(
    kind: type[Spider],
    targets: Sequence[dict[str, Any]],
    overrides: dict[str, Any],
    *,
    verbose: bool,
    on_end: Callable[[int, Crawler, PortalcrawlError | None], None] | None = None,
) -> list[tuple[Crawler, PortalcrawlError | None]]:
    """Each target's crawler, and our error if the crawler did not start. `on_end` is told of each, by its number."""
    process = create_process(overrides, verbose=verbose)
    started = []
    told: set[int] = set()

    def tell(number: int, crawler: Crawler, task: "asyncio.Task[None]") -> None:
        # The error is taken here; otherwise asyncio prints the traceback of an error that we report in one line.
        error = None if task.cancelled() or not task.done() else task.exception()
        if on_end is None or number in told or not (error is None or isinstance(error, PortalcrawlError)):
            return
        told.add(number)
        forget_portal()
        on_end(number, crawler, error)

    for number, target in enumerate(targets):
        crawler = process.create_crawler(kind)
        task = process.crawl(crawler, **target)
        task.add_done_callback(partial(tell, number, crawler))
        started.append((crawler, task))
    # What is loaded by now stays: the garbage collector need not look at it again. Hardly anything of it is garbage.
    gc.freeze()
    process.start()
    ended = []
    for number, (crawler, task) in enumerate(started):
        error = task.exception() if task.done() and not task.cancelled() else None
        if error is not None and not isinstance(error, PortalcrawlError):
            raise error
        tell(number, crawler, task)
        ended.append((crawler, error))
    return ended
