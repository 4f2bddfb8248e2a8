"""Scrapy's scheduler over the ledger: what is pending there is what is fetched next."""

import logging
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from scrapy import Request, Spider
from scrapy.core.scheduler import BaseScheduler, Scheduler
from scrapy.crawler import Crawler
from scrapy.dupefilters import RFPDupeFilter
from scrapy.utils.asyncio import call_later, create_looping_call

from portalcrawl.archive.ledger import Lease, Role
from portalcrawl.exceptions import FaultError, PortalcrawlError
from portalcrawl.middlewares.backoff import NOT_BEFORE
from portalcrawl.middlewares.holds import LONGEST_WAIT, held_off
from portalcrawl.spiders.run import Run, find_run
from portalcrawl.text.urls.parts import host_of

logger = logging.getLogger(__name__)

COMMIT_SECONDS = 1.0
# Small, so that a kill leaves little leased and what was learned meanwhile decides about the next ones.
BATCH = 16
UNPROVEN = 4
"""Rows on their way at once of lists of which nothing but lists has come."""
# Articles do not wait for lists. What stands in no list waits for all of them: one may still show it.
_LISTS = (Role.HOME, Role.LIST)
_UNLISTED = (Role.SITEMAP, Role.FEED, Role.CANDIDATE)


class LedgerScheduler(BaseScheduler):
    """Hands out leases of the ledger as requests.

    Requests that belong to a lease already (retries, the next pages of an article) come back through
    `enqueue_request` and wait in memory: where the process dies, the lease is pending again on the next start.
    """

    def __init__(self, run: Run) -> None:
        """The run has the ledger, and makes requests of its leases."""
        self._run = run
        self._ledger = run.ledger
        self._ready: deque[Lease] = deque()
        self._again: deque[Request] = deque()
        self._postponed = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> BaseScheduler:  # type: ignore[override]  # another kind for other spiders
        """Scrapy's way to make one. A spider that archives nothing gets Scrapy's own."""
        run = find_run(crawler)
        if run is None:
            logger.debug("%s archives nothing: Scrapy's scheduler serves it", crawler.spidercls.name)
            usual = Scheduler.from_crawler(crawler)
            # Our settings name none, because the ledger knows what was asked.
            usual.df = RFPDupeFilter.from_crawler(crawler)
            return usual
        return cls(run)

    def open(self, spider: Spider) -> None:
        """Begin to commit once a second."""
        self._timer = create_looping_call(self._commit)
        self._timer.start(COMMIT_SECONDS, now=False)

    def close(self, reason: str) -> None:
        """Give back what was not fetched and commit; a disk that fails is the run's error."""
        if self._timer.running:
            self._timer.stop()
        with self._ending_run():
            self._ledger.give_back()
            self._run.archive.commit()

    @contextmanager
    def _ending_run(self) -> Iterator[None]:
        """Let an error end the run. Scrapy asks again for ever after a fault that it does not expect here."""
        try:
            yield
        except PortalcrawlError as error:
            self._run.stop(error)
        except Exception as error:
            logger.debug("a fault of the scheduler", exc_info=True)
            self._run.stop(FaultError.describe(self._run.tree.home, error))

    def _commit(self) -> None:
        with self._ending_run():
            self._run.archive.commit()

    def has_pending_requests(self) -> bool:
        """Whether anything is to be fetched. What is being fetched, the engine counts itself."""
        ledger = self._ledger
        with self._ending_run():
            return bool(self._again or self._postponed or self._ready or ledger.has_work or self._run.walk.count_held())
        return False

    def enqueue_request(self, request: Request) -> bool:
        """Keep a request of a lease that goes on; one that must wait comes back when its time has come."""
        pause = request.meta.pop(NOT_BEFORE, 0.0) - time.monotonic()
        if pause > 0:
            self._postponed += 1
            call_later(pause, self._resume, request)
        else:
            self._again.append(request)
        return True

    def _resume(self, request: Request) -> None:
        self._postponed -= 1
        engine = self._run.crawler.engine
        if engine is not None and engine.spider is not None:
            engine.crawl(request)

    def next_request(self) -> Request | None:
        """The next request, or None where all that is pending must wait."""
        with self._ending_run():
            if self._is_held():
                return None
            return self._again.popleft() if self._again else self._next_lease()
        return None

    def _is_held(self) -> bool:
        """Whether the portal's host asks to be left alone; the engine asks again every few seconds.

        A pause that does not fit into the run ends it.
        """
        until = self._run.held_until()
        if until - time.time() > LONGEST_WAIT:
            self._run.stop(held_off(host_of(self._run.tree.home), until))
        return until > time.time()

    def _next_lease(self) -> Request | None:
        while True:
            if not self._ready:
                self._refill()
            if not self._ready:
                self._again.extend(self._run.walk.release_pages())
                return self._again.popleft() if self._again else None
            request = self._run.walk.make_request(self._ready.popleft())
            if request is not None:
                return request

    def _refill(self) -> None:
        """Lease lists and articles in turn, so that a long section does not keep its articles waiting.

        What is new comes before what is looked at again.
        """
        self._ready.extend(self._ledger.lease((Role.HOME,), BATCH))
        if self._ready or any(lease.role is Role.HOME for lease in self._ledger.leased.values()):
            return  # it says where the portal lives now: what is asked for after it depends on that
        lists = self._ledger.lease((Role.LIST,), BATCH)
        # What a front page or an archive shows may stand in a section's list as well, which says more of it.
        is_filing = any(x.role is Role.LIST and x.section is not None for x in self._ledger.leased.values())
        unproven = self._run.tree.list_unproven()
        articles = self._ledger.lease((Role.ARTICLE,), BATCH, filed=is_filing, without=unproven)
        while lists or articles:
            if lists:
                self._ready.append(lists.pop(0))
            if articles:
                self._ready.append(articles.pop(0))
        if not self._ready and unproven and self._lease_unproven(unproven):
            return
        if not self._ready and not any(lease.role in _LISTS for lease in self._ledger.leased.values()):
            self._ready.extend(self._lease_unlisted() or self._lease_due())

    def _lease_unproven(self, sections: list[int]) -> bool:
        """One row of each of the first of these sections that have none on its way; whether any is on its way then."""
        busy = {x.section for x in self._ledger.leased.values() if x.role is Role.ARTICLE and x.section in sections}
        for section in sections:
            if len(busy) + len(self._ready) >= UNPROVEN:
                break
            if section not in busy:
                self._ready.extend(self._ledger.lease((Role.ARTICLE,), 1, within=section))
        return bool(self._ready or busy)

    def _lease_unlisted(self) -> list[Lease]:
        """What stands in no list; once all is read, links that nothing shows but some page."""
        leases = self._ledger.lease(_UNLISTED, BATCH)
        if not leases and not self._ledger.leased and self._run.try_unlisted():
            leases = self._ledger.lease(_UNLISTED, BATCH)
        return leases

    def _lease_due(self) -> list[Lease]:
        """What is due; of a run over some sections, only what is filed under them."""
        tree = self._run.tree
        wanted = tree.wanted_numbers() if tree.is_limited else None
        return self._ledger.lease_due(BATCH, wanted)
