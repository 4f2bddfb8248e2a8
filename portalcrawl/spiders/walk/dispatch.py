"""Giving each answer to the reader of what its URL was met as: home page, list, sitemap, feed, article."""

from datetime import UTC, datetime
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from portalcrawl.archive.ledger import STATIC, Lease, Look, Role, Section, State
from portalcrawl.exceptions import NothingFoundError, PortalcrawlError
from portalcrawl.extraction.article import UNDATED
from portalcrawl.extraction.rejection import LIST_PAGE, NO_BODY, NO_DATE, NO_HEADLINE
from portalcrawl.items import Article
from portalcrawl.page.document import Document
from portalcrawl.spiders.answers import (
    IN_CIRCLES,
    MAX_HOPS,
    Elsewhere,
    Refusal,
    describe_error,
    read_page,
    read_status,
)
from portalcrawl.spiders.conditional_requests import is_unchanged, read_validators
from portalcrawl.spiders.recheck.versions import Versions
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.address_groups import AddressGroups
from portalcrawl.spiders.walk.articles import ArticleReader, Step
from portalcrawl.spiders.walk.depth import ListDepth
from portalcrawl.spiders.walk.entrances import EntranceReader
from portalcrawl.spiders.walk.found_lists import FoundLists
from portalcrawl.spiders.walk.lease_requests import LeaseRequests
from portalcrawl.spiders.walk.lists import ListReader
from portalcrawl.spiders.walk.redirects import Redirects
from portalcrawl.spiders.walk.rereads import Rereads
from portalcrawl.spiders.walk.side_links import SideLinks
from portalcrawl.spiders.walk.stored_pages import StoredPages
from portalcrawl.spiders.walk.visits import LookVisit, Visit, WalkVisit
from portalcrawl.text.urls.canonical import canonicalize_url, hostname_of

MAY_BE_LIST = frozenset({LIST_PAGE, NO_BODY, NO_DATE, NO_HEADLINE, UNDATED})
"""Why a page is rejected as an article that may be a list for all that."""
_OWN_TEXT = frozenset({NO_DATE, UNDATED})
"""Why a page that has a text of its own is no article."""


class AnswerDispatch:
    """Reads a run's answers; each leads to an item, a further request of its lease, or a fate."""

    def __init__(self, run: Run) -> None:
        """Puts the readers of a run together."""
        self._run = run
        self._groups = AddressGroups()
        self._lists = ListReader(run, ListDepth(run))
        self._entrances = EntranceReader(run, self._lists)
        self._found_lists = FoundLists(run, self._lists)
        self._articles = ArticleReader(run)
        self._side_links = SideLinks(run, self._lists)
        self._redirects = Redirects(run)
        stored = StoredPages(run, self._articles)
        self._versions = Versions(run.archive, stored.read)
        self._rereads = Rereads(run, self._groups, stored, self._articles, self._versions)
        self.requests = LeaseRequests(run, self._groups, self._begin_visit, self.parse, self.note_error)

    def _begin_visit(self, lease: Lease) -> Visit:
        if isinstance(lease, Look):
            return LookVisit(self._run, lease, self._versions)
        return WalkVisit(self._run, lease, self._lists)

    # --- answers --------------------------------------------------------------------------------

    def parse(self, response: Response, **_: Any) -> list[Request | Article] | None:
        """Read an answer; where the archive cannot be written the run ends."""
        self._run.pages += 1
        try:
            found = self._read(response, self._begin_visit(response.meta["lease"]))
            return [*(found or ()), *self._rereads.take()] if self._run.watched.waiting else found
        except PortalcrawlError as error:
            self._run.stop(error)
            return None

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
        reason = refusal.reason if url == visit.lease.url else f"redirects to {url}: {refusal.reason}"
        visit.settle(refusal.state, reason)

    def _read(self, response: Response, visit: Visit) -> list[Request | Article] | None:
        run, lease = self._run, visit.lease
        run.archive.commit_batch()
        if is_unchanged(response):
            run.note_answer()
            visit.note_same()
            return None
        status = read_status(response)
        if isinstance(status, Elsewhere):
            return self._follow(visit, status.target, response)
        if status is not None:
            self._settle(visit, response.url, status)
            return None
        run.note_answer()
        if not response.meta.get("parts"):
            run.ledger.note_validators(lease.url, read_validators(response))
        if lease.role is Role.SITEMAP:
            self._entrances.read_sitemap(response, lease)
            return None
        if lease.role is Role.FEED:
            self._entrances.read_feed(response, lease)
            return None
        page = read_page(response, run.keeper)
        if isinstance(page, Refusal):
            visit.settle(*page)
            return None
        if isinstance(page, Elsewhere):
            return self._follow(visit, page.target, response)
        return self._read_page(page, visit, response)

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

    def _follow(self, visit: Visit, target: str | None, response: Response) -> list[Request | Article] | None:
        """An answer points elsewhere: the same page under another spelling is fetched, another page is another URL."""
        run, lease = self._run, visit.lease
        hops = response.meta["hops"] + 1
        if target is None or hops > MAX_HOPS:
            visit.settle(State.FAILED, IN_CIRCLES if target else f"HTTP {response.status} to nowhere")
            return None
        if lease.role is Role.HOME:
            run.tree.home = target
            run.ledger.set_meta("home_url", target)
            run.hosts.append(hostname_of(target))
            return [self.requests.make(target, lease, hops)]
        if self._redirects.is_same_page(lease, target) or lease.role in (Role.SITEMAP, Role.FEED):
            return [self.requests.make(target, lease, hops)]
        if refusal := self._redirects.refuse(target):
            visit.turn_back(target, refusal)
        else:
            visit.lead_to(target, self._redirects.add(lease, target))
        return None

    # --- pages ----------------------------------------------------------------------------------

    def _read_home(self, document: Document, lease: Lease) -> None:
        self._run.subject = "home page"
        try:
            self._entrances.read_home(document, lease)
        except NothingFoundError as error:
            self._run.stop(error)

    def _read_section_without_rows(
        self, lease: Lease, section: Section, document: Document, response: Response
    ) -> list[Request | Article] | None:
        """A menu entry, or a link taken for one, may lead straight to an article; it must show its own date."""
        if canonicalize_url(lease.url) != canonicalize_url(section.url):
            return None
        step = self._articles.read(document, lease, response)
        article = step.article or next(iter(step.parts), None)
        if article is None or article.datePublished is None:
            if article is not None or step.rejection in _OWN_TEXT:
                self._run.ledger.set_reason(lease.url, STATIC)
            return None
        if section.origin == "page":
            self._run.tree.remove(section)
        again = self._run.ledger.lease_again(lease)
        return [step.article] if step.article is not None else [self._ask_further(step, again)]

    def _read_article(self, visit: Visit, document: Document, response: Response) -> list[Request | Article] | None:
        """The article as an item, or the request of its next page; what is not an article gets its fate here."""
        lease = visit.lease
        step = self._articles.read(document, lease, response)
        if step.rejection is not None:
            if step.rejection in MAY_BE_LIST and self._found_lists.read(document, lease, step):
                return None
            if lease.role is Role.CANDIDATE:
                self._groups.note(lease.url, is_article=False)
            visit.settle(State.NOT_ARTICLE, step.rejection)
            return None
        if lease.role is Role.CANDIDATE:
            self._groups.note(lease.url, is_article=True)
        self._side_links.note(document)
        if step.article is not None:
            self._run.subject = step.article.headline or lease.url
            return [step.article] if visit.accept(step.article) else None
        return [self._ask_further(step, lease)]

    def _ask_further(self, step: Step, lease: Lease) -> Request:
        """The request for an article's next page."""
        assert step.next_page is not None
        request = self.requests.make(step.next_page, lease)
        request.meta["parts"] = step.parts
        return request
