"""Giving each answer to the reader of what its URL was met as: home page, list, sitemap, feed, article."""

from collections.abc import Coroutine, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from portalcrawl.archive.ledger import Lease, Look, Role, State
from portalcrawl.exceptions import PortalcrawlError
from portalcrawl.items import Article
from portalcrawl.middlewares.sampled import TAKEN
from portalcrawl.page.document import Document
from portalcrawl.page.limits.cpu_budget import PageBudgetError, ReadingInterruptedError
from portalcrawl.spiders.answers import (
    Elsewhere,
    Refusal,
    read_page,
)
from portalcrawl.spiders.conditional_requests import is_unchanged, read_validators
from portalcrawl.spiders.data_pages import Pieces
from portalcrawl.spiders.recheck.versions import Versions
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.unanswered import describe_error
from portalcrawl.spiders.walk.answer_status import judge_status
from portalcrawl.spiders.walk.answers_elsewhere import AnswersElsewhere
from portalcrawl.spiders.walk.article_pages import ArticlePages
from portalcrawl.spiders.walk.articles.article_reader import ArticleReader
from portalcrawl.spiders.walk.articles.rereads import Rereads
from portalcrawl.spiders.walk.articles.stored_pages import StoredPages
from portalcrawl.spiders.walk.entrances import EntranceReader
from portalcrawl.spiders.walk.leases.further_pages import FurtherPages, is_dead_end
from portalcrawl.spiders.walk.leases.lease_requests import LED, RELEASED, LeaseRequests
from portalcrawl.spiders.walk.leases.look_visits import LookVisit
from portalcrawl.spiders.walk.leases.visits import Visit
from portalcrawl.spiders.walk.leases.walk_visits import WalkVisit
from portalcrawl.spiders.walk.lists.depth import ListDepth
from portalcrawl.spiders.walk.lists.list_reader import ListReader
from portalcrawl.spiders.walk.lists.unlinked_pages import UnlinkedPages
from portalcrawl.spiders.walk.moves.redirects import Redirects
from portalcrawl.spiders.walk.moves.start_page import StartPage
from portalcrawl.spiders.walk.sitemaps import SitemapReader
from portalcrawl.spiders.walk.unlisted.address_groups import AddressGroups

Found = list[Request | Article] | Coroutine[Any, Any, None] | None
"""What reading an answer leads to; a large sitemap takes its time."""

NO_META: Mapping[str, Any] = MappingProxyType({})


class AnswerDispatch:
    """Reads a run's answers; each leads to an item, a further request of its lease, or a fate."""

    def __init__(self, run: Run) -> None:
        """Puts the readers of a run together."""
        self._run = run
        self._groups = AddressGroups()
        self._depth = ListDepth(run)
        self._unlinked = UnlinkedPages(run)
        self._lists = ListReader(run, self._depth, self._unlinked)
        self._entrances = EntranceReader(run, self._lists)
        self._sitemaps = SitemapReader(run, self._lists)
        self._articles = ArticleReader(run)
        self._redirects = Redirects(run)
        self._pieces = Pieces(run.keeper)
        self._start = StartPage(run)
        stored = StoredPages(run, self._articles)
        self._versions = Versions(run.archive, stored.read)
        self._rereads = Rereads(run, self._groups, stored, self._articles, self._versions)
        self.requests = LeaseRequests(run, self._groups, self._begin_visit, self.parse, self.note_error)
        self._further = FurtherPages(run, self.requests)
        self._elsewhere = AnswersElsewhere(self._redirects, self._start, self.requests, self._further)
        self._pages = ArticlePages(
            run, self._articles, self._lists, self._depth, self._unlinked, self._groups, self.requests, self._further
        )

    def _begin_visit(self, lease: Lease, meta: Mapping[str, Any] = NO_META) -> Visit:
        led, is_released = meta.get(LED), meta.get(RELEASED, False)
        if isinstance(lease, Look):
            return LookVisit(self._run, lease, self._versions, led, is_released=is_released)
        return WalkVisit(self._run, lease, self._lists, led, is_released=is_released)

    # --- what the run asks ----------------------------------------------------------------------

    def make_request(self, lease: Lease) -> Request | None:
        """The request of a lease; None where the lease has its fate without one."""
        return self.requests.make_first(lease)

    def ask_unlinked(self) -> bool:
        """Put pages on the frontier that nothing links; whether there were any. To be asked when nothing is left."""
        return self._unlinked.ask_some()

    def count_held(self) -> int:
        """How many pages wait for all others of the run."""
        return len(self._pages.held)

    def release_pages(self) -> list[Request]:
        """The requests by which those are read once nothing else is on its way."""
        return self._pages.held.release()

    def close_lists(self) -> None:
        """Note at the end what no list holds any more and which pages lack rows, before what lists hold is measured."""
        self._depth.settle()
        self._lists.settle()

    def settle(self, *, is_well: bool) -> None:
        """Note at the end what is sure of redirects."""
        self._redirects.settle()
        self._start.settle(is_well=is_well)

    # --- answers --------------------------------------------------------------------------------

    def parse(self, response: Response, **_: Any) -> Found:
        """Read an answer; where the archive cannot be written the run ends."""
        self._run.pages += RELEASED not in response.meta
        if "lease" not in response.meta:
            return self._read_alone(response)
        visit = self._begin_visit(response.meta["lease"], response.meta)
        with self._settling_errors(visit):
            found = self._read(response, visit)
            if isinstance(found, Coroutine) or not self._run.watched.waiting:
                return found
            return [*(found or ()), *self._rereads.take()]
        return None

    @contextmanager
    def _settling_errors(self, visit: Visit) -> Iterator[None]:
        try:
            yield
        except PageBudgetError as error:
            self._give_up(visit, str(error))
        except ReadingInterruptedError:
            pass  # the run is ending; the lease is given back
        except PortalcrawlError as error:
            self._run.stop(error)

    def _read_alone(self, response: Response) -> list[Request | Article] | None:
        """The article of a page that the walk did not ask for: `scrapy parse` shows it, and nothing is noted."""
        page = read_page(response, self._run.keeper)
        if not isinstance(page, Document):
            return None
        article = self._articles.extract(page, Lease(0, response.url, Role.ARTICLE, None, None), datetime.now(UTC))
        return [article.article] if article.article is not None else None

    def _give_up(self, visit: Visit, reason: str) -> None:
        """The page takes too much to be read."""
        try:
            if visit.lease.url in self._run.ledger.leased:
                visit.settle(State.FAILED, reason)
        except PortalcrawlError as error:
            self._run.stop(error)

    def note_error(self, failure: Failure) -> list[Request] | None:
        """A request got no answer."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
        refusal = describe_error(failure.value)
        try:
            if request.meta.get("parts") and refusal.state is not State.FAILED:
                return [self._further.end_before(request, request.meta["lease"])]
            self._settle(self._begin_visit(request.meta["lease"]), request.url, refusal)
        except PortalcrawlError as error:
            self._run.stop(error)
        return None

    @staticmethod
    def _settle(visit: Visit, url: str, refusal: Refusal) -> None:
        """Settle by what came of `url`; after a redirect it is not the lease's own address."""
        reason = refusal.reason if url == visit.lease.address else f"redirects to {url}: {refusal.reason}"
        visit.settle(refusal.state, reason)

    async def _read_sitemap(self, response: Response, visit: Visit) -> None:
        with self._settling_errors(visit):
            await self._sitemaps.read(response, visit.lease)

    def _read(self, response: Response, visit: Visit) -> Found:
        run, lease = self._run, visit.lease
        run.archive.commit_batch()
        if is_unchanged(response):
            run.note_answer()
            visit.note_same()
            return None
        if self._pieces.is_behind_last(response, lease.url):
            run.ledger.set_read(lease.url, 0)
            return None
        status = judge_status(visit, response, self._redirects, self._unlinked)
        if status is not None:
            return self._do_without(visit, response, status)
        if TAKEN not in response.flags:
            run.note_answer()  # what was fetched a while ago does not say that the portal answers now
        if not response.meta.get("parts"):
            run.ledger.note_validators(lease.url, read_validators(response))
        if lease.role is Role.SITEMAP:
            return self._read_sitemap(response, visit)
        if lease.role is Role.FEED:
            self._entrances.read_feed(response, lease)
            return None
        page = read_page(self._pieces.open(response) if lease.role is Role.LIST else response, run.keeper)
        if isinstance(page, Refusal) and not response.meta.get("parts"):
            visit.settle(*page)
            return None
        if not isinstance(page, Document):
            return self._do_without(visit, response, page)
        return self._read_page(page, visit, response)

    def _do_without(
        self, visit: Visit, response: Response, answer: Refusal | Elsewhere
    ) -> list[Request | Article] | None:
        """Settle a lease whose answer brings no page, or go where it points."""
        lease = visit.lease
        if response.meta.get("parts") and is_dead_end(response, answer):
            assert response.request is not None
            return [self._further.end_before(response.request, lease)]
        if isinstance(answer, Elsewhere):
            return self._elsewhere.follow(visit, answer, response)
        self._settle(visit, response.url, answer)
        if lease.role is Role.SITEMAP and answer.state is State.GONE:
            self._sitemaps.note_none(lease)
        return None

    def _read_page(self, document: Document, visit: Visit, response: Response) -> list[Request | Article] | None:
        lease = visit.lease
        if lease.role is Role.HOME:
            self._read_home(document, lease)
            return None
        if lease.role is Role.LIST:
            section = self._run.tree.get(lease.section)
            self._run.subject = section.name if section else "front page"
            if section and (articles := self._pages.read_named(lease, section, document, response)) is not None:
                return articles
            if self._lists.read(document, lease, datetime.now(UTC)) or section is None:
                return None
            return self._pages.read_section(lease, section, document, response)
        return self._pages.read(visit, document, response)

    # --- pages ----------------------------------------------------------------------------------

    def _read_home(self, document: Document, lease: Lease) -> None:
        self._run.subject = "home page"
        self._start.note_read(lease, document)
        self._entrances.read_home(document, lease)
