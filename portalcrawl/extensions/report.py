"""The end of a run: leftovers get a fate, segments are sealed, the run report is written."""

import logging
import time
from typing import TYPE_CHECKING, Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from portalcrawl.archive.ledger import FINISHED, State
from portalcrawl.exceptions import NothingFoundError, PortalcrawlError, PortalUnreachableError
from portalcrawl.pipelines.dedupe import NEAR_STAT
from portalcrawl.pipelines.write import NOTES_STAT
from portalcrawl.reports.fills import find_alarms
from portalcrawl.reports.run import RunSummary, write_report
from portalcrawl.reports.shrinkage import find_shrinkage

if TYPE_CHECKING:
    from portalcrawl.spiders.portal import PortalSpider


SECTIONS_NAMED = 20

logger = logging.getLogger(__name__)


class RunReport:
    """Closes the archive and leaves a RunSummary on the spider, as `summary`."""

    def __init__(self) -> None:
        """The clock starts when the spider opens."""
        self._started = time.monotonic()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        extension = cls()
        crawler.signals.connect(extension.spider_error, signal=signals.spider_error)
        crawler.signals.connect(extension.item_error, signal=signals.item_error)
        crawler.signals.connect(extension.spider_closed, signal=signals.spider_closed)
        return extension

    def spider_error(self, failure: Failure, response: Response | None, spider: Spider) -> None:
        """A fault of ours while reading a page is that page's fate, not the run's end."""
        if response is not None and response.request is not None:
            self._fail(spider, response.request.meta["lease"].url, failure)

    def item_error(self, item: object, failure: Failure, spider: Spider) -> None:
        """The same for a fault in a pipeline."""
        self._fail(spider, getattr(item, "url", ""), failure)

    @staticmethod
    def _fail(spider: Spider, url: str, failure: Failure) -> None:
        portal: PortalSpider = spider  # type: ignore[assignment]
        if url in portal.archive.ledger.leased:
            portal.archive.ledger.set_state(url, State.FAILED, f"fault: {failure.value!r}"[:300])

    def spider_closed(self, spider: Spider, reason: str) -> None:
        """Seal, note, report. A disk that refuses is the run's error; the next run mends what is left open."""
        portal: PortalSpider = spider  # type: ignore[assignment]
        archive = portal.archive
        if reason == FINISHED and archive.ledger.pending:
            # Something was handed out and never settled: a fault of ours, which must not pass for a whole walk.
            logger.error("%s: %d addresses are still to be read", portal.tree.home, archive.ledger.pending)
            reason = "unfinished"
        if portal.error is None and (missing := portal.tree.missing_names()):
            names = ", ".join(portal.tree.top_names()[:SECTIONS_NAMED])
            portal.error = NothingFoundError(f"--section {missing[0]!r}: no section has this name; there are {names}")
        alarms: tuple[str, ...] = ()
        shrinkage: tuple[str, ...] = ()
        try:
            shrinkage = _measure(portal, is_over=reason == FINISHED)
            alarms = portal.rechecks.settle(is_well=reason == FINISHED and not shrinkage)
        except PortalcrawlError as error:
            portal.error = portal.error or error
        fills = portal.articles.fills
        summary = RunSummary(
            portal=portal.tree.home,
            root=archive.layout.root,
            run=archive.run_name,
            reason=reason,
            seconds=time.monotonic() - self._started,
            pages=portal.pages,
            sections=len(portal.tree),
            fates=dict(archive.ledger.tally),
            failures=tuple(archive.ledger.failures),
            fields=fills.describe(),
            misfits=dict(fills.misfits),
            looks=portal.rechecks.looks,
            events=dict(portal.rechecks.events),
            near_duplicates=_count_near(portal),
            text_notes=_count_notes(portal),
            alarms=(*alarms, *find_alarms(fills, portal.filled_before, has_rules=portal.keeper.is_older)),
            shrinkage=shrinkage,
            error=portal.error,
        )
        portal.summary = summary
        logger.info("%s: %s, %s", summary.portal, reason, summary.counts())
        try:
            if (
                archive.is_new
                and isinstance(portal.error, PortalUnreachableError | NothingFoundError)
                and not summary.count(State.ARCHIVED)
            ):
                archive.discard()
                return
            if summary.outcome == FINISHED:
                portal.depth.settle()
            archive.end_run(summary.outcome, summary.counts() | {"fields": dict(summary.fields)})
            with archive.disk.guard():
                write_report(archive.layout, summary)
        except PortalcrawlError as error:
            portal.summary = summary.with_error(portal.error or error)
        archive.close()


def _count_near(portal: "PortalSpider") -> int:
    """The articles that the pipeline found to be near-duplicates."""
    stats = portal.crawler.stats
    return int(stats.get_value(NEAR_STAT, 0)) if stats is not None else 0


def _count_notes(portal: "PortalSpider") -> dict[str, int]:
    """By note on the text, the articles that were written with it."""
    stats = portal.crawler.stats.get_stats() if portal.crawler.stats is not None else {}
    return {name.removeprefix(NOTES_STAT): n for name, n in sorted(stats.items()) if name.startswith(NOTES_STAT)}


def _measure(portal: "PortalSpider", *, is_over: bool) -> tuple[str, ...]:
    """Note what the walk has read of each section; where that is less than before. Raises ArchiveError, NoSpaceError.

    A walk that is not over, or that was stopped, is compared with nothing.
    """
    archive = portal.archive
    ledger = archive.ledger
    walks = ledger.walks.record(archive.run, ledger.generation, is_incremental=portal.depth.stops_at_known)
    if not is_over or portal.error is not None:
        return ()
    compared = ledger.walks.compare(walks, ledger.generation)
    return find_shrinkage(compared, ledger.walks.find_menu(ledger.generation), is_limited=portal.tree.is_limited)
