"""Running portals in one Scrapy process."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from portalcrawl.cli.logs import configure_logs
from portalcrawl.exceptions import PortalcrawlError
from portalcrawl.reports.run import RunSummary
from portalcrawl.spiders.portal import PortalSpider


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one target: a summary, or the error that kept the run from starting."""

    target: str
    summary: RunSummary | None
    error: PortalcrawlError | None


def create_process(overrides: dict[str, Any], *, verbose: bool = False) -> AsyncCrawlerProcess:
    """A Scrapy process with our settings; `overrides` are those of this run."""
    settings = Settings()
    settings.setmodule("portalcrawl.settings", priority="project")
    settings.setdict({"LOG_INSTALL_ROOT_HANDLER": False} | overrides, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    # After the process, which sets the levels of Scrapy's loggers.
    configure_logs(verbose=verbose)
    return process


def run_crawls(targets: Sequence[dict[str, Any]], overrides: dict[str, Any], *, verbose: bool = False) -> list[Outcome]:
    """Crawl portals side by side until all are done or a signal stops them.

    Each target holds a spider's arguments (`start`, `output`, …); `overrides` are Scrapy settings of this run.
    """
    process = create_process(overrides, verbose=verbose)
    started = []
    for target in targets:
        crawler = process.create_crawler(PortalSpider)
        task = process.crawl(crawler, **target)
        # Retrieved here, or asyncio prints the traceback of what we report in one line.
        task.add_done_callback(lambda done: done.cancelled() or done.exception())
        started.append((target["start"], crawler, task))
    process.start()
    outcomes = []
    for start, crawler, task in started:
        error = task.exception() if task.done() and not task.cancelled() else None
        if error is not None and not isinstance(error, PortalcrawlError):
            raise error
        spider = crawler.spider
        outcomes.append(Outcome(start, spider.summary if isinstance(spider, PortalSpider) else None, error))
    return outcomes
