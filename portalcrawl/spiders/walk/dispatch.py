"""Giving each answer to the reader of what its URL was met as: home page, list, sitemap, feed, article."""

from collections.abc import Coroutine, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from portalcrawl.archive.ledger import NO_MAP, STATIC, Lease, Look, Role, Section, State
from portalcrawl.exceptions import PortalcrawlError
from portalcrawl.extraction.article import UNDATED
from portalcrawl.extraction.rejection import LIST_PAGE, NO_BODY, NO_DATE, NO_HEADLINE, NOTICE, REMOVED
from portalcrawl.items import Article
from portalcrawl.lexicon import list_words
from portalcrawl.lexicon.index_names import is_site_map
from portalcrawl.middlewares.cookies import brings_cookie
from portalcrawl.middlewares.noarchive import IGNORE_NOARCHIVE, REASON, forbids_archiving
from portalcrawl.middlewares.sampled import TAKEN
from portalcrawl.page.document import Document
from portalcrawl.page.limits.cpu_budget import PageBudgetError, ReadingInterruptedError
from portalcrawl.spiders.answers import (
    IN_CIRCLES,
    MAX_HOPS,
    Elsewhere,
    Refusal,
    read_page,
    read_status,
)
from portalcrawl.spiders.conditional_requests import is_unchanged, read_validators
from portalcrawl.spiders.data_pages import Pieces
from portalcrawl.spiders.recheck.patience import is_odd
from portalcrawl.spiders.recheck.sameness import fingerprint_page
from portalcrawl.spiders.recheck.versions import Versions
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.unanswered import describe_error
from portalcrawl.spiders.walk.articles.article_reader import ArticleReader, Step
from portalcrawl.spiders.walk.articles.rereads import Rereads
from portalcrawl.spiders.walk.articles.stored_pages import StoredPages
from portalcrawl.spiders.walk.entrances import EntranceReader
from portalcrawl.spiders.walk.found_lists import ROWS_NOTED, FoundAs, FoundLists, is_view_address
from portalcrawl.spiders.walk.leases.held_pages import HeldPages
from portalcrawl.spiders.walk.leases.lease_requests import LED, RELEASED, LeaseRequests
from portalcrawl.spiders.walk.leases.look_visits import LookVisit
from portalcrawl.spiders.walk.leases.visits import Led, Verdict, Visit
from portalcrawl.spiders.walk.leases.walk_visits import WalkVisit
from portalcrawl.spiders.walk.lists.depth import ListDepth
from portalcrawl.spiders.walk.lists.first_pages import is_first_page
from portalcrawl.spiders.walk.lists.list_reader import ListReader
from portalcrawl.spiders.walk.lists.unlinked_pages import NOTHING_BEHIND, UnlinkedPages
from portalcrawl.spiders.walk.moves.redirects import Redirects
from portalcrawl.spiders.walk.moves.start_page import StartPage
from portalcrawl.spiders.walk.side_links import SideLinks
from portalcrawl.spiders.walk.sitemaps import SitemapReader, is_robots_file
from portalcrawl.spiders.walk.unlisted.address_groups import AddressGroups

Found = list[Request | Article] | Coroutine[Any, Any, None] | None
"""What reading an answer leads to; a large sitemap takes its time."""

NO_META: Mapping[str, Any] = MappingProxyType({})

MAY_BE_LIST = frozenset({LIST_PAGE, NO_BODY, NO_DATE, NO_HEADLINE, UNDATED, NOTHING_BEHIND})
"""Why a page is rejected as an article that may be a list for all that."""
_NO_RULES = range(400, 500)
"""The statuses of a robots.txt that is not there (RFC 9309, section 2.3.1.3): it forbids nothing and names nothing."""
_OWN_TEXT = frozenset({NO_DATE, UNDATED, NOTICE})
"""Why a page with a text of its own is rejected as an article."""


class AnswerDispatch:
    """Reads a run's answers; each leads to an item, a further request of its lease, or a fate."""

    def __init__(self, run: Run) -> None:
        """Puts the readers of a run together."""
        self._run = run
        self._groups = AddressGroups()
        self._keeps_all = run.crawler.settings.getbool(IGNORE_NOARCHIVE)
        self._depth = ListDepth(run)
        self._unlinked = UnlinkedPages(run)
        self._lists = ListReader(run, self._depth, self._unlinked)
        self._entrances = EntranceReader(run, self._lists)
        self._sitemaps = SitemapReader(run, self._lists)
        self._found_lists = FoundLists(run, self._lists, self._unlinked)
        self._articles = ArticleReader(run)
        self._side_links = SideLinks(run, self._lists)
        self._redirects = Redirects(run)
        self._pieces = Pieces(run.keeper)
        self._start = StartPage(run)
        stored = StoredPages(run, self._articles)
        self._versions = Versions(run.archive, stored.read)
        self._rereads = Rereads(run, self._groups, stored, self._articles, self._versions)
        self.requests = LeaseRequests(run, self._groups, self._begin_visit, self.parse, self.note_error)
        self._held = HeldPages(run, self.requests.read_again)

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
        return len(self._held)

    def release_pages(self) -> list[Request]:
        """The requests by which those are read once nothing else is on its way."""
        return self._held.release()

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

    def note_error(self, failure: Failure) -> None:
        """A request got no answer."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
        try:
            self._settle(self._begin_visit(request.meta["lease"]), request.url, describe_error(failure.value))
        except PortalcrawlError as error:
            self._run.stop(error)

    @staticmethod
    def _settle(visit: Visit, url: str, refusal: Refusal) -> None:
        """Settle by what came of `url`, which is another than the lease's after a redirect."""
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
        status = self._judge_status(visit, response)
        if isinstance(status, Elsewhere):
            return self._follow(visit, status, response)
        if status is not None:
            self._settle(visit, response.url, status)
            if lease.role is Role.SITEMAP and status.state is State.GONE:
                self._sitemaps.note_none(lease)
            return None
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
        if isinstance(page, Refusal):
            visit.settle(*page)
            return None
        if isinstance(page, Elsewhere):
            return self._follow(visit, page, response)
        return self._read_page(page, visit, response)

    def _judge_status(self, visit: Visit, response: Response) -> Refusal | Elsewhere | None:
        """What an answer's status says of a lease; None if it brings a page."""
        lease = visit.lease
        status = read_status(response, is_page=lease.role not in (Role.SITEMAP, Role.FEED))
        if not isinstance(status, Refusal):
            return status
        if is_robots_file(lease.url) and response.status in _NO_RULES:
            return Refusal(State.GONE, status.reason)
        if status.state is not State.GONE:
            return status
        if isinstance(visit, LookVisit):
            return self._redirects.find_copy(visit.lease, visit.led is not None) or status
        if lease.role is Role.LIST and lease.section is None and is_site_map("", lease.url):
            return Refusal(State.GONE, status.reason + NO_MAP)
        # Nobody says that there is a page of which the address was made up.
        return Refusal(State.EXCLUDED, NOTHING_BEHIND) if self._unlinked.is_asked(lease.url) else status

    def _read_page(self, document: Document, visit: Visit, response: Response) -> list[Request | Article] | None:
        lease = visit.lease
        if lease.role is Role.HOME:
            self._read_home(document, lease)
            return None
        if lease.role is Role.LIST:
            section = self._run.tree.get(lease.section)
            self._run.subject = section.name if section else "front page"
            if self._lists.read(document, lease, datetime.now(UTC)) or section is None:
                return None
            return self._read_section_without_rows(lease, section, document, response)
        return self._read_article(visit, document, response)

    def _follow(self, visit: Visit, answer: Elsewhere, response: Response) -> list[Request | Article] | None:
        """An answer points elsewhere: the same page under another spelling is fetched, another page is another URL."""
        lease, target = visit.lease, answer.target
        hops = response.meta["hops"] + 1
        if target is None or hops > MAX_HOPS:
            # Rules behind a redirect without an end are none (RFC 9309, section 2.3.1.2).
            state = State.GONE if is_robots_file(lease.url) else State.FAILED
            visit.settle(state, IN_CIRCLES if target else f"HTTP {response.status} to nowhere")
            return None
        if lease.role is Role.HOME:
            is_followed = self._start.follow(lease, target, is_permanent=answer.is_permanent)
            return [self.requests.make(target, lease, hops)] if is_followed else None
        if self._redirects.is_same_page(lease, target) or lease.role in (Role.SITEMAP, Role.FEED):
            return [self.requests.make(target, lease, hops)]
        led = Led(target, answer.is_permanent and (visit.led is None or visit.led.is_permanent))
        if refusal := self._redirects.refuse(target):
            visit.turn_back(led, refusal)
        elif visit.goes_along(led):
            request = self.requests.make(target, lease, hops)
            request.meta[LED] = led
            return [request]
        else:
            visit.lead_to(led, self._redirects.add(lease, target, brings_cookie=brings_cookie(response)))
        return None

    # --- pages ----------------------------------------------------------------------------------

    def _read_home(self, document: Document, lease: Lease) -> None:
        self._run.subject = "home page"
        self._start.note_read(lease, document)
        self._entrances.read_home(document, lease)

    def _read_section_without_rows(
        self, lease: Lease, section: Section, document: Document, response: Response
    ) -> list[Request | Article] | None:
        """A menu entry, or a link taken for one, may lead straight to an article.

        It must show its own date, or have the address and the layout of the portal's articles.
        """
        if not is_first_page(self._run.ledger, lease, section):
            return None
        step = self._articles.read(document, lease, response)
        article = step.article or next(iter(step.parts), None)
        if article is None:
            if step.rejection in _OWN_TEXT:
                self._run.ledger.set_reason(lease.url, STATIC)
            return None
        if section.origin == "page":
            self._run.tree.remove(section)
        again = self._run.ledger.lease_again(lease)
        return [step.article] if step.article is not None else [self._ask_further(step, again)]

    def _read_article(self, visit: Visit, document: Document, response: Response) -> list[Request | Article] | None:
        """The article as an item, or the request of its next page; what is not an article gets its fate here."""
        lease = visit.lease
        if not self._keeps_all and forbids_archiving(response):
            if isinstance(lease, Look):
                visit.note_same()  # what is archived stays
            else:
                visit.settle(State.EXCLUDED, REASON)
            return None
        if self._unlinked.is_asked(lease.url):
            self._settle_rejected(visit, document, Step(rejection=NOTHING_BEHIND), NOTHING_BEHIND)
            return None
        is_view = lease.role is Role.CANDIDATE and is_view_address(lease.url)
        # `/archives/2008/` may be the 2008th article; of a month with one article `/2008/05/` shows the whole text.
        is_read = not is_view or list_words.YEAR_URL.search(lease.url) is not None
        step = self._articles.read(document, lease, response) if is_read else Step(rejection=LIST_PAGE)
        is_met = lease.role is Role.ARTICLE and not isinstance(lease, Look) and not response.meta.get("parts")
        if is_met and self._found_lists.is_paged_list(document, lease.url, step.analysis):
            step = Step(rejection=LIST_PAGE, path=step.path)
        if step.rejection is not None:
            self._settle_rejected(visit, document, step, step.rejection)
            return None
        if step.article is not None:
            verdict = visit.judge(step.article, document)
            if verdict is Verdict.HOLD:
                return [*self._held.hold(visit, step.article, document, response)]
            if verdict is Verdict.SETTLED:
                return None
        for other in self._groups.note(lease.url, is_article=True):
            self._run.ledger.fetch_again(other)
        self._side_links.note(document)
        if step.article is not None:
            self._run.subject = step.article.headline or lease.url
            self._depth.yields.note(lease.section, step.article)
            if lease.role is Role.CANDIDATE and not isinstance(lease, Look):
                self._note_section(step.article)
            return [step.article]
        return [self._ask_further(step, lease)]

    def _note_section(self, article: Article) -> None:
        """Note under which section an article is filed that no list has shown yet."""
        for step in reversed(article.breadcrumbs):
            if step.url and (section := self._run.tree.find(step.url)) is not None:
                self._depth.note_elsewhere(section.id)
                return

    def _settle_rejected(self, visit: Visit, document: Document, step: Step, rejection: str) -> None:
        """Read a page that is not an article as a list, if it is one; else it gets its fate."""
        lease = visit.lease
        found = self._found_lists.read(document, lease, step) if rejection in MAY_BE_LIST else FoundAs.NEITHER
        if found is FoundAs.LIST:
            return
        if lease.role is Role.CANDIDATE and found is not FoundAs.NEWS:
            self._groups.note(lease.url, is_article=False)
        if rejection != REMOVED and is_odd(State.NOT_ARTICLE, rejection):
            self._run.health.note_instead(lease, fingerprint_page(document))
        is_noted = found is not FoundAs.NEITHER and rejection == LIST_PAGE
        visit.settle(State.NOT_ARTICLE, ROWS_NOTED if is_noted else rejection)

    def _ask_further(self, step: Step, lease: Lease) -> Request:
        """The request for an article's next page."""
        assert step.next_page is not None
        request = self.requests.make(step.next_page, lease)
        request.meta["parts"] = step.parts
        return request
