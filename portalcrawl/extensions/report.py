"""The end of a run: leftovers get a fate, segments are sealed, the run report is written."""

import logging
import time
from collections import Counter
from typing import Self

import orjson
from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from portalcrawl.archive.ledger import FINISHED, PORTAL_GAPS, State
from portalcrawl.archive.ledger.questions.gaps import is_withheld
from portalcrawl.exceptions import NothingFoundError, PortalcrawlError, PortalUnreachableError
from portalcrawl.extensions.byte_limit import LIMITS
from portalcrawl.middlewares.robots import NOTES_STAT as ROBOTS_STAT
from portalcrawl.pipelines.dedupe import NEAR_STAT
from portalcrawl.pipelines.write import NOTES_STAT
from portalcrawl.reports.fills import find_alarms
from portalcrawl.reports.run import RunSummary, write_report
from portalcrawl.reports.shrinkage import find_shrinkage
from portalcrawl.spiders.recheck.patience import is_odd
from portalcrawl.spiders.run import Run, require_run
from portalcrawl.spiders.walk.lists.depth import settle_lists
from portalcrawl.spiders.walk.portal_gaps import find_portal_gaps

SECTIONS_NAMED = 20

logger = logging.getLogger(__name__)


class RunReport:
    """Closes the archive and leaves a RunSummary on the run, as `summary`."""

    def __init__(self, run: Run) -> None:
        """The clock starts now."""
        self._run = run
        self._started = time.monotonic()
        self._told = frozenset(run.ledger.walks.read_standing())
        """The gaps that earlier runs have told."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one. Raises NotConfigured for a spider that archives nothing."""
        extension = cls(require_run(crawler))
        crawler.signals.connect(extension.spider_error, signal=signals.spider_error)
        crawler.signals.connect(extension.item_error, signal=signals.item_error)
        crawler.signals.connect(extension.spider_closed, signal=signals.spider_closed)
        return extension

    def spider_error(self, failure: Failure, response: Response | None, spider: Spider) -> None:
        """A fault of ours while reading a page fails this page; the run goes on."""
        if response is not None and response.request is not None and "lease" in response.request.meta:
            self._fail(response.request.meta["lease"].url, failure)

    def item_error(self, item: object, failure: Failure, spider: Spider) -> None:
        """A fault of ours in a pipeline fails its article; the run goes on."""
        self._fail(getattr(item, "url", ""), failure)

    def _fail(self, url: str, failure: Failure) -> None:
        if url in self._run.ledger.leased:
            self._run.ledger.set_state(url, State.FAILED, f"fault: {failure.value!r}"[:300])

    def spider_closed(self, spider: Spider, reason: str) -> None:
        """Seal, note, report. Where the disk fails that is the run's error; the next run mends what is left open."""
        reason = LIMITS.get(reason, reason)
        run, archive = self._run, self._run.archive
        if run.error is None and (missing := run.tree.missing_names()):
            names = ", ".join(run.tree.top_names()[:SECTIONS_NAMED])
            run.error = NothingFoundError(f"--section {missing[0]!r}: no section has this name; there are {names}")
        if archive.is_new and not any(state is State.ARCHIVED for (_, state) in archive.ledger.tally):
            run.error = run.error or run.lost
        suspensions = run.watched.settle()
        alarms = tuple(one.describe() for one in suspensions)
        shrinkage: tuple[str, ...] = ()
        gaps: tuple[tuple[str, str], ...] = ()
        troubles: tuple[str, ...] = ()
        dead_rows: tuple[str, ...] = ()
        doubts: Counter[str] = Counter()
        try:
            reason = _check_reason(run, reason)
            if reason == FINISHED:
                run.walk.close_lists()
            shrinkage = _measure(run, is_over=reason == FINISHED)
            gaps = _name_gaps(run, is_over=reason == FINISHED)
            troubles = run.settle(is_over=reason == FINISHED, has_shrunk=bool(shrinkage))
            dead_rows = () if troubles else run.health.find_dead_rows()
            doubts.update(reason for state, reason in run.ledger.doubts.read_rows() if is_odd(state, reason))
        except PortalcrawlError as error:
            run.error = run.error or error
        fills = run.fills
        summary = RunSummary(
            portal=run.tree.home,
            root=archive.layout.root,
            run=archive.run_name,
            reason=reason,
            seconds=time.monotonic() - self._started,
            pages=run.pages,
            sections=len(run.tree),
            fates=dict(archive.ledger.tally),
            failures=tuple(archive.ledger.failures),
            fields=fills.describe(),
            misfits=dict(fills.misfits),
            looks=run.looks.count,
            events=dict(run.looks.events),
            near_duplicates=_count_near(run),
            text_notes=_count_notes(run),
            manners=_list_manners(run),
            alarms=(
                *alarms,
                *find_alarms(fills, run.filled_before, has_rules=run.keeper.is_older),
            ),
            suspensions=suspensions,
            shrinkage=shrinkage,
            gaps=gaps,
            withheld=tuple(gap for gap in gaps if gap in self._told and is_withheld(gap[1])),
            troubles=troubles,
            odd=run.looks.odd,
            dead_rows=dead_rows,
            doubts=doubts,
            error=run.error,
        )
        run.summary = summary
        logger.info("%s: %s, %s", summary.portal, reason, summary.counts())
        try:
            if (
                archive.is_new
                and isinstance(run.error, PortalUnreachableError | NothingFoundError)
                and not summary.count(State.ARCHIVED)
            ):
                archive.discard()
                return
            if summary.outcome == FINISHED:
                settle_lists(run)
            archive.end_run(summary.outcome, summary.counts() | {"fields": dict(summary.fields)})
            with archive.disk.guard():
                write_report(archive.layout, summary)
        except PortalcrawlError as error:
            run.summary = summary.with_error(run.error or error)
        archive.close()


def _check_reason(run: Run, reason: str) -> str:
    """How the run ended. Raises ArchiveError, NoSpaceError where the scheduler's last commit has failed.

    Where something was handed out and never settled that is a fault of ours, which must not pass for a whole walk.
    """
    if reason == FINISHED and (left := run.ledger.pending):
        logger.error("%s: %d addresses are still to be read", run.tree.home, left)
        return "unfinished"
    return reason


def _count_near(run: Run) -> int:
    """The articles that the pipeline found to be near-duplicates."""
    stats = run.crawler.stats
    return int(stats.get_value(NEAR_STAT, 0)) if stats is not None else 0


def _list_manners(run: Run) -> tuple[str, ...]:
    """What holds instead of each robots.txt that could not be read."""
    stats = run.crawler.stats.get_stats() if run.crawler.stats is not None else {}
    return tuple(name.removeprefix(ROBOTS_STAT) for name in sorted(stats) if name.startswith(ROBOTS_STAT))


def _count_notes(run: Run) -> dict[str, int]:
    """By note on the text, the articles that were written with it."""
    stats = run.crawler.stats.get_stats() if run.crawler.stats is not None else {}
    return {name.removeprefix(NOTES_STAT): n for name, n in sorted(stats.items()) if name.startswith(NOTES_STAT)}


def _measure(run: Run, *, is_over: bool) -> tuple[str, ...]:
    """Note what the walk has read of each section; where that is less than before. Raises ArchiveError, NoSpaceError.

    A walk that is not over, or that was stopped, is compared with nothing.
    """
    archive = run.archive
    ledger = archive.ledger
    walks = ledger.walks.record(archive.run, ledger.generation, is_incremental=run.stops_at_known)
    if not is_over or run.error is not None:
        return ()
    compared = ledger.walks.compare(walks, ledger.generation)
    return find_shrinkage(compared, ledger.walks.find_menu(ledger.generation), is_limited=run.tree.is_limited)


def _name_gaps(run: Run, *, is_over: bool) -> tuple[tuple[str, str], ...]:
    """What the archive is known to lack; of a run over some sections or days, in what it has read."""
    ledger = run.ledger
    is_whole = not run.tree.is_limited and run.arguments.window.is_open
    if is_over and is_whole and run.error is None:
        ledger.set_meta(PORTAL_GAPS, orjson.dumps(find_portal_gaps(run)).decode())
    walked = None if is_whole else {walk.section for walk in ledger.walks.read(run.archive.run)}
    return tuple(ledger.walks.read_standing(walked))
