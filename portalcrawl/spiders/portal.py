"""PortalSpider: from the home page over section menus and list pages to every article."""

import time
from collections.abc import AsyncIterator, Mapping
from typing import Any, Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils.defer import deferred_from_coro
from twisted.python.failure import Failure

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.ledger import Lease, Role, State
from portalcrawl.archive.recheck import RecheckPlan
from portalcrawl.exceptions import PortalcrawlError, PortalUnreachableError
from portalcrawl.extraction.article import UNDATED
from portalcrawl.items import Article
from portalcrawl.middlewares.sampled import TAKEN
from portalcrawl.reports.fills import sum_fills
from portalcrawl.reports.run import RunSummary
from portalcrawl.spiders.answers import (
    describe_error,
)
from portalcrawl.spiders.arguments import RunArguments, parse_arguments
from portalcrawl.spiders.profile.keeper import ProfileKeeper
from portalcrawl.spiders.profile.limits import Limits
from portalcrawl.spiders.recheck.looks import Rechecks, condition
from portalcrawl.spiders.recheck.versions import Versions
from portalcrawl.spiders.section_tree import SectionTree
from portalcrawl.spiders.walk.address_groups import ShapeJudge
from portalcrawl.spiders.walk.articles import ArticleReader
from portalcrawl.spiders.walk.depth import ListDepth
from portalcrawl.spiders.walk.dispatch import AnswerReader
from portalcrawl.spiders.walk.entrances import EntranceReader
from portalcrawl.spiders.walk.lists import ListReader
from portalcrawl.spiders.walk.redirects import Redirects
from portalcrawl.spiders.walk.side_links import SideLinks
from portalcrawl.spiders.walk.stored_pages import StoredPages
from portalcrawl.text.section_names import section_key
from portalcrawl.text.urls.canonical import hostname_of, portal_folder

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
        # A run over some sections leaves what stands in the others alone.
        plan = RecheckPlan(None) if arguments.sections else arguments.plan
        archive.ledger.plan_rechecks(plan, int(time.time()), arguments.window)
        self.depth = ListDepth(archive.ledger, arguments.window, arguments.plan, stops_at_known=stops_at_known)
        self.lists = ListReader(archive.ledger, self.tree, self.keeper, arguments.window, self.depth)
        self.entrances = EntranceReader(archive.ledger, self.tree, self.keeper, self.lists)
        self.articles = ArticleReader(archive, self.tree, self.keeper)
        self.side_links = SideLinks(self.lists, self.keeper, is_open=arguments.window.is_open)
        self.redirects = Redirects(archive.ledger, self.tree)
        self.rechecks = Rechecks(archive)
        self.versions = Versions(archive, self._reread)
        self.shapes = ShapeJudge()
        self._answers = AnswerReader(self)
        self._failures_in_a_row = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Read `-a` arguments, open the archive, begin the run. Raises PortalcrawlError."""
        section = kwargs.pop("section", None)
        sections = tuple(section.split(",")) if isinstance(section, str) else tuple(section or ())
        names = ("start", "output", "since", "until", "undated", "max_articles", "full", "recheck", "warc", "profile")
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
                wanted = frozenset(map(section_key, self.arguments.sections))
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

    def _reread(self, lease: Lease, record: Mapping[str, Any]) -> Article | None:
        return StoredPages(self.archive, self.articles, self.keeper, self.crawler).read(lease, record)

    # --- requests -------------------------------------------------------------------------------

    def make_request(self, lease: Lease) -> Request | None:
        """The request for a lease, or None where its fate is clear without one."""
        if lease.role is Role.CANDIDATE and self.shapes.is_hopeless(lease.url):
            self.archive.ledger.set_state(lease.url, State.EXCLUDED, "no articles at such addresses")
            return None
        return self.request(lease.url, lease)

    def request(self, url: str, lease: Lease, hops: int = 0) -> Request:
        """A request of a lease: its own address, where that leads, or a further page of its article."""
        # Redirects are the ledger's business: their target is another URL with a fate of its own.
        meta = {"lease": lease, "hops": hops, "dont_redirect": True}
        if lease.role is Role.HOME:
            # Somebody waits for the answer, and a wrong address will not get better.
            meta["max_retry_times"] = 1
        headers = self._condition_of(lease) if url == lease.url else {}
        if (answer := self.keeper.take_sampled(url)) is not None:
            meta[TAKEN] = answer
        return Request(url, callback=self.parse, errback=self.on_failure, meta=meta, headers=headers)

    def _condition_of(self, lease: Lease) -> dict[str, str]:
        """Request headers for a page that is asked for only where it is not the same as before; never the home page."""
        is_asked = lease.held is not None or (lease.role is not Role.HOME and self.depth.may_be_same(lease))
        return condition(lease.validators) if lease.validators and is_asked else {}

    def settle(self, lease: Lease, state: State, reason: str | None = None) -> None:
        """Give a URL its fate; where the start page failed or nothing answers any more, the run ends."""
        if lease.held is not None:
            self.rechecks.note_fate(lease, state, reason or "")
        else:
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

    def note_answer(self) -> None:
        """The portal answers."""
        self._failures_in_a_row = 0

    # --- answers --------------------------------------------------------------------------------

    def on_failure(self, failure: Failure) -> None:
        """A request got no answer."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
        try:
            self.settle_answer(request.meta["lease"], request.url, *describe_error(failure.value))
        except PortalcrawlError as error:
            self.stop(error)

    def parse(self, response: Response, **_: Any) -> list[Request | Article] | None:
        """Read an answer by what its URL was met as; where the archive cannot be written the run ends."""
        self.pages += 1
        try:
            return self._answers.read(response)
        except PortalcrawlError as error:
            self.stop(error)
            return None

    def settle_answer(self, lease: Lease, url: str, state: State, reason: str) -> None:
        """Settle by an answer of `url`, which is another than the lease's after a redirect."""
        self.settle(lease, state, reason if url == lease.url else f"redirects to {url}: {reason}")
