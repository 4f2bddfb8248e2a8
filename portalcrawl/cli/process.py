"""Runs spiders in one Scrapy process."""

import gc
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings, default_settings

from portalcrawl.cli.logs import configure_logs
from portalcrawl.exceptions import PortalcrawlError, UsageError
from portalcrawl.induction.samples import Samples
from portalcrawl.reports.run import RunSummary
from portalcrawl.spiders.portal import PortalSpider
from portalcrawl.spiders.sample import SampleSpider

_NEW_OBJECTS = 50_000
"""Of which the collector looks through the youngest; some MB."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one target: a summary, or the error because of which the run did not start."""

    target: str
    summary: RunSummary | None
    error: PortalcrawlError | None


def create_process(overrides: dict[str, Any], *, verbose: bool = False) -> AsyncCrawlerProcess:
    """A Scrapy process with our settings; `overrides` are those of this run. Raises UsageError."""
    _check_values(overrides)
    settings = Settings()
    settings.setmodule("portalcrawl.settings", priority="project")
    settings.setdict({"LOG_INSTALL_ROOT_HANDLER": False} | overrides, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    # After the process is made, because making it sets the levels of Scrapy's loggers.
    configure_logs(verbose=verbose)
    return process


def _check_values(overrides: dict[str, Any]) -> None:
    """Scrapy reads a setting where it needs it, in the middle of a run; numbers and switches are tried before."""
    settings = Settings(overrides)
    for name, value in overrides.items():
        default = getattr(default_settings, name, None)
        try:
            if isinstance(default, bool):
                settings.getbool(name)
            elif isinstance(default, int | float):
                settings.getfloat(name)
        except (TypeError, ValueError) as error:
            raise UsageError(f"--set {name}={value}: {error}") from error


def run_crawls(targets: Sequence[dict[str, Any]], overrides: dict[str, Any], *, verbose: bool = False) -> list[Outcome]:
    """Crawl portals side by side until all are done or a signal stops them.

    Each target has the arguments of one spider (`start`, `output`, …); `overrides` are Scrapy settings of this run.
    """
    outcomes = []
    for target, (crawler, error) in zip(targets, _run(PortalSpider, targets, overrides, verbose=verbose), strict=True):
        spider = crawler.spider
        summary = spider.run.summary if isinstance(spider, PortalSpider) else None
        outcomes.append(Outcome(str(target["start"]), summary, error))
    return outcomes


def collect_samples(target: dict[str, Any], overrides: dict[str, Any], *, verbose: bool = False) -> Samples:
    """Fetch the samples of one portal; `target` has the arguments of SampleSpider. Raises PortalcrawlError."""
    [(crawler, error)] = _run(SampleSpider, [target], overrides, verbose=verbose)
    if error is not None:
        raise error
    spider = crawler.spider
    assert isinstance(spider, SampleSpider)
    return spider.samples


def _run(
    kind: type[Spider], targets: Sequence[dict[str, Any]], overrides: dict[str, Any], *, verbose: bool
) -> list[tuple[Crawler, PortalcrawlError | None]]:
    """Each target's crawler, and our error if the crawler did not start."""
    process = create_process(overrides, verbose=verbose)
    started = []
    for target in targets:
        crawler = process.create_crawler(kind)
        task = process.crawl(crawler, **target)
        # The error is taken here; otherwise asyncio prints the traceback of an error that we report in one line.
        task.add_done_callback(lambda done: done.cancelled() or done.exception())
        started.append((crawler, task))
    _calm_collector()
    process.start()
    ended = []
    for crawler, task in started:
        error = task.exception() if task.done() and not task.cancelled() else None
        if error is not None and not isinstance(error, PortalcrawlError):
            raise error
        ended.append((crawler, error))
    return ended


def _calm_collector() -> None:
    """Let the garbage collector look seldom, and never at what stays: its passes over all that is loaded cost some % of
    a crawl. What a page leaves behind goes without it, because no page is part of a circle."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])
