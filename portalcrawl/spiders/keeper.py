"""The portal's profile while a run needs it: given, kept in the archive, or learned first of all."""

import logging
from datetime import tzinfo

from scrapy.crawler import Crawler
from scrapy.http import Response

from portalcrawl.archive.archive import Archive
from portalcrawl.induction.learn import learn_profile
from portalcrawl.profiles.model import Profile, RowsRule, Rule
from portalcrawl.profiles.store import load_profile
from portalcrawl.profiles.writing import format_profile, summarize_profile
from portalcrawl.spiders.learning import SampleFetcher
from portalcrawl.spiders.sections import SectionTree
from portalcrawl.text.dates import CHINA

logger = logging.getLogger(__name__)


class ProfileKeeper:
    """What is known of the portal's layout; nothing at first, where neither a person nor the archive knows."""

    def __init__(self, archive: Archive, given: Profile | None) -> None:
        """`given` is a person's for this run; the archive keeps it from now on. Raises ProfileError, ArchiveError."""
        self._archive = archive
        self._fetcher: SampleFetcher | None = None
        self.profile: Profile | None = given
        if given is not None:
            archive.write_profile(format_profile(given))
        elif archive.layout.profile.is_file():
            self.profile = load_profile(archive.layout.profile)

    async def learn(self, crawler: Crawler, start: str) -> None:
        """Fetch samples and learn from them; a portal without any is left to the heuristics, and to its crawl's end."""
        self._fetcher = SampleFetcher(crawler)
        samples = await self._fetcher.collect(start)
        if not samples.articles:
            return
        profile = learn_profile(samples)
        self._archive.write_profile(format_profile(profile))
        logger.info("%s: learned from %d pages: %s", start, samples.requests, summarize_profile(profile))
        self.profile = profile

    def take_sampled(self, url: str) -> Response | None:
        """The answer that learning got from an address, once."""
        return self._fetcher.take(url) if self._fetcher is not None else None

    def add_sections(self, tree: SectionTree) -> None:
        """Note the profile's sections in the tree, parents before children, and those to leave out."""
        sections = self.profile.sections if self.profile else ()
        addresses = {section.path: section.url for section in sections}
        for section in sections:
            if section.skip:
                tree.skip(section.url)
        for section in sections:
            if not section.skip:
                urls = tuple(addresses.get(section.path[: i + 1], "") for i in range(len(section.path)))
                tree.add(section.url, section.path, urls, "menu")

    # --- what readers ask -----------------------------------------------------------------------

    @property
    def zone(self) -> tzinfo:
        """The zone of times that state none."""
        return (self.profile and self.profile.portal.zone) or CHINA

    @property
    def charset(self) -> str | None:
        """The pages' charset, where it is known better than by them."""
        return self.profile.portal.charset if self.profile else None

    @property
    def name(self) -> str | None:
        """The portal's name."""
        return (self.profile and self.profile.portal.name) or self._archive.ledger.get_meta("site_name")

    @property
    def menu(self) -> Rule | None:
        """Where the section menu stands."""
        return self.profile.menu if self.profile else None

    @property
    def rows(self) -> tuple[RowsRule, ...]:
        """Where lists have their rows."""
        return self.profile.rows if self.profile else ()

    @property
    def pager(self) -> Rule | None:
        """Where lists have their pager."""
        return self.profile.pager if self.profile else None
