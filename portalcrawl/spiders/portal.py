"""PortalSpider: from the home page over section menus and list pages to every article."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any, Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils.defer import deferred_from_coro
from twisted.python.failure import Failure

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.ledger import Lease, Role, Section, State
from portalcrawl.document import Document
from portalcrawl.exceptions import NothingFoundError, PortalcrawlError, PortalUnreachableError
from portalcrawl.extraction.article import UNDATED
from portalcrawl.items import Article
from portalcrawl.middlewares.sampled import TAKEN
from portalcrawl.reports.fills import sum_fills
from portalcrawl.reports.run import RunSummary
from portalcrawl.spiders.answers import (
    REDIRECTS,
    describe_error,
    describe_status,
    is_page,
    redirect_target,
    refresh_target,
)
from portalcrawl.spiders.arguments import RunArguments, parse_arguments
from portalcrawl.spiders.articles import ArticleReader
from portalcrawl.spiders.entrances import EntranceReader
from portalcrawl.spiders.keeper import ProfileKeeper
from portalcrawl.spiders.limits import Limits
from portalcrawl.spiders.lists import ListReader
from portalcrawl.spiders.redirects import IN_CIRCLES, MAX_HOPS, Redirects
from portalcrawl.spiders.sections import SectionTree
from portalcrawl.spiders.shapes import ShapeJudge
from portalcrawl.spiders.side_links import SideLinks
from portalcrawl.text.urls import canonicalize_url, hostname_of, portal_folder
from portalcrawl.text.whitespace import fold

MAX_FAILURES_IN_A_ROW = 25
"""After so many failures with nothing between, the portal is taken to be down: the rest stays pending."""


class PortalSpider(Spider):
    """Archives one portal. Links go to the ledger, articles to the pipelines, and every URL gets a fate."""

    name = "portal"

    def __init__(self, arguments: RunArguments, archive: Archive, **kwargs: Any) -> None:
        """Scrapy makes one by `from_crawler`, which opens the archive."""
        super().__init__(**kwargs)
        self.arguments = arguments
        self.archive = archive
        self.error: PortalcrawlError | None = None
        """Why the run was stopped, where it was."""
        self.pages = 0
        """Answers received."""
        self.summary: RunSummary | None = None
        """What the run did, once it is over."""
        self.reading = ""
        """What is being read, for people."""
        self.filled_before = sum_fills(run["counts"] for run in archive.ledger.runs.describe())
        """How often earlier runs found each field."""
        wishes = arguments.describe()
        stops_at_known = not arguments.is_full and archive.ledger.runs.has_complete(wishes)
        archive.begin_run(wishes)
        archive.ledger.readmit(arguments.window, keep_undated=arguments.keep_undated)
        home = archive.ledger.get_meta("home_url") or arguments.start
        # A start page that redirects may live elsewhere; later runs ask the known sections there before it.
        self.allowed_domains: list[str] = [hostname_of(arguments.start), hostname_of(home)]
        self.tree = SectionTree(archive.ledger, home, arguments.sections)
        self.keeper = ProfileKeeper(archive, arguments.profile)
        if self.keeper.profile is not None and not self.keeper.profile.articles.dated:
            archive.ledger.readmit_rejected(UNDATED)
        self.lists = ListReader(archive.ledger, self.tree, self.keeper, arguments.window, stops_at_known=stops_at_known)
        self.entrances = EntranceReader(archive.ledger, self.tree, self.keeper, self.lists)
        self.articles = ArticleReader(archive, self.tree, self.keeper)
        self.side_links = SideLinks(self.lists, self.keeper, is_open=arguments.window.is_open)
        self.redirects = Redirects(archive.ledger, self.tree)
        self.shapes = ShapeJudge()
        self._failures_in_a_row = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Read `-a` arguments, open the archive, begin the run. Raises PortalcrawlError."""
        section = kwargs.pop("section", None)
        sections = tuple(section.split(",")) if isinstance(section, str) else tuple(section or ())
        names = ("start", "output", "since", "until", "undated", "max_articles", "full", "warc", "profile")
        given = {name: kwargs.pop(name) for name in names if kwargs.get(name) is not None}
        arguments = parse_arguments(sections=sections, **given)
        root = arguments.output / portal_folder(arguments.start)
        archive = Archive(root, arguments.start, keeps_warc=arguments.keeps_warc)
        try:
            spider = cls(arguments, archive, **kwargs)
        except BaseException:
            archive.close()
            raise
        spider._set_crawler(crawler)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Put the start page on the frontier, and the sections that earlier runs know; all else follows from them."""
        try:
            if self.keeper.profile is None:
                self.reading = "samples, to learn the portal's layout"
                wanted = frozenset(map(fold, self.arguments.sections))
                await self.keeper.learn(self.crawler, self.arguments.start, Limits(self.arguments.window, wanted))
            self.keeper.add_sections(self.tree)
            self.archive.ledger.add_page(self.arguments.start, Role.HOME)
            self.tree.enqueue_all()
        except PortalcrawlError as error:
            self.stop(error)
        return
        yield  # the engine wants an asynchronous generator

    def stop(self, error: PortalcrawlError | None, reason: str = "stopped") -> None:
        """End the run early; what is pending stays for the next one."""
        if self.error is None and error is not None:
            self.error = error
        engine = self.crawler.engine
        if engine is not None and engine.spider is not None:
            deferred_from_coro(engine.close_spider_async(reason="error" if error else reason))

    # --- requests -------------------------------------------------------------------------------

    def make_request(self, lease: Lease) -> Request | None:
        """The request for a lease, or None where its fate is clear without one."""
        if lease.role is Role.CANDIDATE and self.shapes.is_hopeless(lease.url):
            self.archive.ledger.set_state(lease.url, State.EXCLUDED, "no articles at such addresses")
            return None
        return self._request(lease.url, lease)

    def _request(self, url: str, lease: Lease, hops: int = 0) -> Request:
        # Redirects are the ledger's business: their target is another URL with a fate of its own.
        meta = {"lease": lease, "hops": hops, "dont_redirect": True}
        if lease.role is Role.HOME:
            # Somebody waits for the answer, and a wrong address will not get better.
            meta["max_retry_times"] = 1
        if (answer := self.keeper.take_sampled(url)) is not None:
            meta[TAKEN] = answer
        return Request(url, callback=self.parse, errback=self.on_failure, meta=meta)

    def settle(self, lease: Lease, state: State, reason: str | None = None) -> None:
        """Give a URL its fate; where the start page failed or nothing answers any more, the run ends."""
        self.archive.ledger.set_state(lease.url, state, reason)
        if lease.role is Role.HOME and not self.entrances.is_door(lease.url):
            self.stop(PortalUnreachableError(f"{lease.url}: the start page cannot be read ({reason})"))
        if state is not State.FAILED:
            self._failures_in_a_row = 0
            return
        self.logger.warning("%s: %s", lease.url, reason)
        self._failures_in_a_row += 1
        if self._failures_in_a_row >= MAX_FAILURES_IN_A_ROW:
            count = self._failures_in_a_row
            self.stop(
                PortalUnreachableError(
                    f"{self.tree.home}: {count} pages in a row failed, the last with {reason!r}; "
                    "run the same command again later, it continues"
                )
            )

    # --- answers --------------------------------------------------------------------------------

    def on_failure(self, failure: Failure) -> None:
        """A request got no answer."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
        try:
            self._settle_answer(request.meta["lease"], request.url, *describe_error(failure.value))
        except PortalcrawlError as error:
            self.stop(error)

    def parse(self, response: Response, **_: Any) -> list[Request | Article] | None:
        """Read an answer by what its URL was met as; where the archive cannot be written the run ends."""
        self.pages += 1
        try:
            return self._read(response)
        except PortalcrawlError as error:
            self.stop(error)
            return None

    def _settle_answer(self, lease: Lease, url: str, state: State, reason: str) -> None:
        """Settle by an answer of `url`, which is another than the lease's after a redirect."""
        self.settle(lease, state, reason if url == lease.url else f"redirects to {url}: {reason}")

    def _read(self, response: Response) -> list[Request | Article] | None:
        lease: Lease = response.meta["lease"]
        self.archive.commit_batch()
        if response.status in REDIRECTS:
            return self._follow(lease, redirect_target(response), response)
        if fate := describe_status(response.status):
            self._settle_answer(lease, response.url, *fate)
            return None
        self._failures_in_a_row = 0
        if lease.role is Role.SITEMAP:
            self.entrances.read_sitemap(response, lease)
            return None
        if lease.role is Role.FEED:
            self.entrances.read_feed(response, lease)
            return None
        if not is_page(response):
            self.settle(lease, State.NOT_ARTICLE, "not a page")
            return None
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        document = Document.from_bytes(response.url, response.body, content_type, self.keeper.charset)
        if target := refresh_target(document):
            return self._follow(lease, target, response)
        if lease.role is Role.HOME:
            self._read_home(document, lease)
            return None
        if lease.role is Role.LIST:
            section = self.tree.get(lease.section)
            self.reading = section.name if section else "front page"
            if self.lists.read(document, lease, datetime.now(UTC)) or section is None:
                return None
            return self._read_section_without_rows(lease, section, document, response)
        return self._read_article(lease, document, response)

    def _follow(self, lease: Lease, target: str | None, response: Response) -> list[Request | Article] | None:
        """An answer points elsewhere: the same page under another spelling is fetched, another page is another URL."""
        hops = response.meta["hops"] + 1
        if target is None or hops > MAX_HOPS:
            self.settle(lease, State.FAILED, IN_CIRCLES if target else f"HTTP {response.status} to nowhere")
            return None
        if lease.role is Role.HOME:
            self.tree.home = target
            self.archive.ledger.set_meta("home_url", target)
            self.allowed_domains = [*self.allowed_domains, hostname_of(target)]
            return [self._request(target, lease, hops)]
        if self.redirects.is_same_page(lease, target) or lease.role in (Role.SITEMAP, Role.FEED):
            return [self._request(target, lease, hops)]
        if fate := self.redirects.refuse(target):
            self.settle(lease, *fate)
        else:
            self.redirects.add(lease, target)
        return None

    def _read_home(self, document: Document, lease: Lease) -> None:
        self.reading = "home page"
        try:
            self.entrances.read_home(document, lease)
        except NothingFoundError as error:
            self.stop(error)

    def _read_section_without_rows(
        self, lease: Lease, section: Section, document: Document, response: Response
    ) -> list[Request | Article] | None:
        """A menu entry, or a link taken for one, may lead straight to an article; it must show its own date."""
        if canonicalize_url(lease.url) != canonicalize_url(section.url):
            return None
        step = self.articles.read(document, lease, response)
        if step.article is None or step.article.datePublished is None:
            return None
        if section.origin == "page":
            self.tree.remove(section)
        self.archive.ledger.lease_again(lease)
        return [step.article]

    def _read_article(self, lease: Lease, document: Document, response: Response) -> list[Request | Article] | None:
        """The article as an item, or the request of its next page; what is no article gets its fate here."""
        step = self.articles.read(document, lease, response)
        if lease.role is Role.CANDIDATE:
            self.shapes.note(lease.url, is_article=step.rejection is None)
        if step.rejection is not None:
            self.settle(lease, State.NOT_ARTICLE, step.rejection)
            return None
        self.side_links.note(document)
        if step.article is not None:
            self.reading = step.article.headline or lease.url
            return [step.article]
        assert step.next_page is not None
        request = self._request(step.next_page, lease)
        request.meta["parts"] = step.parts
        return [request]
