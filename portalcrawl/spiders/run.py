"""One run over one portal: what it was asked to do, what it holds, and how far it is.

The readers, the scheduler and the extensions take the run; none of them takes the spider.
"""

import logging
import time
from collections.abc import Callable
from typing import Protocol
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.defer import deferred_from_coro

from portalcrawl import __version__
from portalcrawl.archive.archive import Archive
from portalcrawl.archive.ledger import Lease, Role, State
from portalcrawl.archive.recheck import RecheckPlan
from portalcrawl.exceptions import NothingFoundError, PortalcrawlError, PortalUnreachableError
from portalcrawl.extraction.article import UNDATED
from portalcrawl.middlewares.holds import Holds
from portalcrawl.middlewares.noarchive import IGNORE_NOARCHIVE, REASON
from portalcrawl.reports.fills import Fills, sum_fills
from portalcrawl.reports.run import RunSummary
from portalcrawl.spiders.arguments import RunArguments
from portalcrawl.spiders.profile.keeper import ProfileKeeper
from portalcrawl.spiders.profile.watched_rules import WatchedRules
from portalcrawl.spiders.recheck.health import Health
from portalcrawl.spiders.recheck.looks import Looks
from portalcrawl.spiders.section_tree import SectionTree
from portalcrawl.text.urls.canonical import hostname_of, is_same_site

MAX_FAILURES_IN_A_ROW = 25
"""After so many failures with nothing between, the portal is taken to be down: the rest stays pending."""

logger = logging.getLogger(__name__)


class Walk(Protocol):
    """What the run and its scheduler ask of the walk over the portal."""

    def make_request(self, lease: Lease) -> Request | None:
        """The request of a lease; None where the lease has its fate without one."""

    def count_held(self) -> int:
        """How many pages wait for all others of the run."""

    def release_pages(self) -> list[Request]:
        """The requests by which those are read once nothing else is on its way."""

    def close_lists(self) -> None:
        """Note at the end what no list holds any more, before what lists hold is measured."""

    def settle(self, *, is_well: bool) -> None:
        """Note at the end what is sure of redirects; `is_well`: nothing is wrong with the portal."""


class Run:
    """What all parts of a run share, from its begin to its summary."""

    walk: Walk
    """What makes requests of leases; the spider sets it."""

    try_unlisted: Callable[[], bool]
    """Puts links on the frontier that no list shows, when all else is read; the spider sets it."""

    def __init__(self, arguments: RunArguments, archive: Archive, crawler: Crawler) -> None:
        """Begin the run: what an earlier one left is pending again. Raises PortalcrawlError."""
        self.arguments = arguments
        self.archive = archive
        self.ledger = archive.ledger
        self.crawler = crawler
        self.error: PortalcrawlError | None = None
        """Why the run was stopped; None where it was not."""
        self.lost: NothingFoundError | None = None
        """Why the start page leads nowhere, if it does: an error, unless a sitemap or a feed leads to articles."""
        self.summary: RunSummary | None = None
        """What the run did; None until it is over."""
        self.pages = 0
        """Answers received."""
        self.stalled = ""
        """In words, what the run waits for in which nothing happens any more."""
        self.subject = ""
        """What is being read, for people: a section's name, an article's headline."""
        self.fills = Fills()
        self.filled_before = sum_fills(run["counts"] for run in archive.ledger.runs.describe())
        """How often earlier runs found each field."""
        self.doors: set[str] = set()
        """Home pages to which a start page without content leads, and which are not read yet: not all must answer."""
        self.chosen: set[str] = set()
        """Archives by month or tag that are asked for, whatever others with such addresses have shown."""
        self.telling = 0
        """How many archives by month or tag have shown a row that was not known."""
        self.holds = Holds(archive.ledger)
        """The hosts that ask to be left alone for a time."""
        wishes = arguments.describe()
        self.is_first = not self.ledger.runs.has_complete(wishes)
        """Whether no earlier run has walked over the whole portal."""
        self.stops_at_known = not arguments.is_full and not self.is_first
        """Whether an earlier run saw everything behind rows that are all known."""
        # A profile that cannot be used is told before the archive is touched.
        self.keeper = ProfileKeeper(archive, arguments.profile)
        archive.begin_run(wishes)
        self.keeper.begin()
        home = self.ledger.get_meta("home_url") or arguments.start
        self.hosts: list[str] = [hostname_of(arguments.start), hostname_of(home)]
        """Those that may be asked. A start page that redirects may live on another; later runs ask that one first."""
        self.tree = SectionTree(self.ledger, home, arguments.sections)
        if self.tree.is_limited:
            self.ledger.limit_to(self.tree.wanted_numbers)
        self.watched = WatchedRules(self.keeper)
        self._take_up()
        self.health = Health(self.ledger)
        self.looks = Looks(archive, self.health)
        self._failures_in_a_row = 0

    def _take_up(self) -> None:
        """Put on the frontier what earlier runs left aside for reasons that do not hold in this one; plan its looks."""
        arguments, ledger, profile = self.arguments, self.ledger, self.keeper.profile
        ledger.readmit(arguments.window, keep_undated=arguments.keep_undated)
        if profile is not None and not profile.articles.dated:
            ledger.readmit_rejected(UNDATED)
        if self.crawler.settings.getbool(IGNORE_NOARCHIVE):
            ledger.readmit_rejected(REASON)
        # A run over some sections leaves what stands in the others alone.
        plan = RecheckPlan(None) if arguments.sections else arguments.plan
        ledger.plan_rechecks(plan, int(time.time()), arguments.window)
        if arguments.is_full or plan.is_for_once:
            ledger.doubts.ask_now()
        ledger.doubts.begin_reading(f"{__version__} {profile.revision if profile else ''}")

    def stop(self, error: PortalcrawlError | None, reason: str = "stopped") -> None:
        """End the run early; what is pending stays for the next one."""
        if self.error is None and error is not None:
            self.error = error
        engine = self.crawler.engine
        if engine is not None and engine.spider is not None:
            deferred_from_coro(engine.close_spider_async(reason="error" if error else reason))

    def settle(self, *, is_over: bool, has_shrunk: bool = False) -> tuple[str, ...]:
        """Make final what is sure, at the end of the run; what is wrong with the portal, in words.

        `is_over`: the run came to its end; `has_shrunk`: it found less in lists than earlier ones. Raises ArchiveError,
        NoSpaceError.
        """
        troubles = (*((self.stalled,) if self.stalled else ()), *self.health.find_troubles())
        is_well = is_over and not has_shrunk and not troubles and self.error is None
        self.looks.settle(is_well=is_well)
        self.walk.settle(is_well=is_well)
        now = int(time.time())
        if is_over and self.is_first:
            self.ledger.doubts.wait_a_day(now, self.health.blamed)
        if is_well:
            self.ledger.doubts.settle(now)
            self.ledger.zeros.settle(now)
        return troubles

    def held_until(self) -> float:
        """Until when the portal's host asks to be left alone, in Unix time."""
        return self.holds.until(urlsplit(self.tree.home).hostname or "")

    def note_answer(self) -> None:
        """The portal answers."""
        self._failures_in_a_row = 0

    def note_fate(self, lease: Lease, state: State, reason: str | None) -> None:
        """A URL got its fate; where the start page failed, or nothing answers any more, the run ends."""
        if lease.role is Role.HOME and lease.url not in self.doors:
            self.stop(PortalUnreachableError(f"{lease.url}: the start page cannot be read ({reason})"))
        if state is not State.FAILED:
            self._failures_in_a_row = 0
            return
        logger.warning("%s: %s", lease.url, reason)
        if not is_same_site(lease.url, self.tree.home):
            return  # a sitemap or a feed elsewhere says nothing about the portal
        self._failures_in_a_row += 1
        if self._failures_in_a_row >= MAX_FAILURES_IN_A_ROW:
            count = self._failures_in_a_row
            self.stop(
                PortalUnreachableError(
                    f"{self.tree.home}: {count} pages in a row failed, the last with {reason!r}; "
                    "run the same command again later, it continues"
                )
            )


def find_run(crawler: Crawler) -> Run | None:
    """The run of a crawler's spider; None for a spider that archives nothing."""
    run = getattr(crawler.spider, "run", None)
    return run if isinstance(run, Run) else None


def require_run(crawler: Crawler) -> Run:
    """The same. Raises NotConfigured for a spider that archives nothing."""
    run = find_run(crawler)
    if run is None:
        raise NotConfigured
    return run
