"""PortalSpider: from the home page over section menus and list pages to every article."""

import logging
from collections.abc import AsyncIterator
from typing import Any, Self

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.http import Response

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.ledger import Role
from portalcrawl.exceptions import PortalcrawlError, UsageError
from portalcrawl.settings import NO_CONTACT
from portalcrawl.spiders.arguments import parse_arguments
from portalcrawl.spiders.profile.limits import Limits
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.dispatch import AnswerDispatch
from portalcrawl.spiders.walk.unlisted.unlisted_links import UnlistedLinks
from portalcrawl.text.contacts import name_agent
from portalcrawl.text.section_names import section_key

logger = logging.getLogger(__name__)


class PortalSpider(Spider):
    """Archives one portal. Links go to the ledger, articles to the pipelines, and every URL gets a fate."""

    name = "portal"

    def __init__(self, run: Run, **kwargs: Any) -> None:
        """Scrapy makes one by `from_crawler`, which begins the run."""
        super().__init__(**kwargs)
        self.run = run
        run.walk = self._walk = AnswerDispatch(run)
        unlisted = UnlistedLinks(run)
        run.try_unlisted = lambda: self._walk.ask_unlinked() or unlisted.try_some()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Read `-a` arguments, open the archive, begin the run. Raises PortalcrawlError."""
        section = kwargs.pop("section", None)
        sections = tuple(section.split(",")) if isinstance(section, str) else tuple(section or ())
        names = (
            "start", "output", "archive", "since", "until", "undated", "max_articles", "full", "recheck", "warc",
            "continues", "profile",
        )  # fmt: skip
        given = {name: value for name in names if (value := kwargs.pop(name, None)) is not None}
        if kwargs:
            raise UsageError(f"-a {next(iter(kwargs))}: no such argument; there are section, {', '.join(names)}")
        arguments = parse_arguments(sections=sections, **given)
        archive = Archive(
            arguments.root, arguments.start, keeps_warc=arguments.keeps_warc, continues=arguments.continues
        )
        try:
            spider = cls(Run(arguments, archive, crawler))
        except BaseException:
            archive.close()
            raise
        spider._set_crawler(crawler)
        profile = spider.run.keeper.profile
        if profile is not None and profile.portal.contact is not None:
            # What the command says counts more.
            crawler.settings.set("USER_AGENT", name_agent(profile.portal.contact), priority="spider")
        return spider

    @property
    def allowed_domains(self) -> list[str]:
        """The hosts that may be asked; Scrapy's offsite middleware looks here."""
        return self.run.hosts

    @property
    def typed_addresses(self) -> tuple[str, ...]:
        """What a person named, wherever it is; all else must be public (`downloader.addresses`)."""
        return (self.run.arguments.start,)

    def parse(self, response: Response, **_: Any) -> Any:
        """The article of a page that the walk did not ask for, for `scrapy parse`."""
        return self._walk.parse(response)

    async def start(self) -> AsyncIterator[Any]:
        """Put the start page on the frontier, and the sections that earlier runs know; all else follows from them."""
        run = self.run
        if run.archive.is_new and NO_CONTACT in self.settings["USER_AGENT"]:
            logger.info(
                "%s: the user agent names nobody; --contact ADDRESS tells the portal whose run it is", run.tree.home
            )
        try:
            if run.keeper.profile is None:
                run.subject = "samples, to learn the portal's layout"
                wanted = frozenset(map(section_key, run.arguments.sections))
                await run.keeper.learn(self.crawler, run.arguments.start, Limits(run.arguments.window, wanted))
            run.keeper.add_sections(run.tree)
            run.ledger.add_page(run.arguments.start, Role.HOME, is_again=True)
            run.tree.enqueue_all()
        except PortalcrawlError as error:
            run.stop(error)
        return
        yield  # the engine wants an asynchronous generator
