"""The portal's profile while a run needs it: given, kept in the archive, or learned first of all."""

import asyncio
import logging

from scrapy.crawler import Crawler
from scrapy.http import Response

from portalcrawl.archive.archive import Archive
from portalcrawl.induction.learn import learn_profile
from portalcrawl.induction.samples import Samples
from portalcrawl.page.document import Document
from portalcrawl.page.limits.cpu_budget import PageBudgetError, ReadingInterruptedError, budget
from portalcrawl.profiles.mending import mend_profile
from portalcrawl.profiles.model import Profile
from portalcrawl.profiles.store import load_profile
from portalcrawl.profiles.writing import format_profile, summarize_profile
from portalcrawl.spiders.portal_profile import PortalProfile
from portalcrawl.spiders.profile.limits import Limits
from portalcrawl.spiders.profile.sample_fetcher import SampleFetcher
from portalcrawl.spiders.profile.sampler import MOST_REQUESTS
from portalcrawl.spiders.section_tree import SectionTree
from portalcrawl.text.urls.sessions import SessionNames

MOST_SECONDS = 60.0
"""Of processor time; ordinary portals take one or two."""
LEAST_OF_A_PART = 10
"""Articles from which a run over a part of the portal learns; from fewer, a later run may learn better."""
_TOLD = "mended_profile"
"""The ledger's key for what was mended of the profile, as it was told."""

_SESSIONS = "sessions"
"""The ledger's key for what is known of parameters that follow a visitor."""

logger = logging.getLogger(__name__)


async def _learn(samples: Samples) -> Profile:
    with budget(MOST_SECONDS):
        return learn_profile(samples)


class ProfileKeeper(PortalProfile):
    """Takes the profile from a person, from the archive, or from learning."""

    def __init__(self, archive: Archive, given: Profile | None) -> None:
        """`given` is what a person names for this run; it replaces the archive's. Raises ProfileError."""
        super().__init__(given, archive.ledger.get_meta("site_name"))
        self._archive = archive
        self._fetcher: SampleFetcher | None = None
        self.is_older = True
        """Whether the profile was there before the run: only then can the portal have drifted from it."""
        self._given = given
        self._known_sessions = archive.ledger.get_meta(_SESSIONS, "")
        self.sessions = SessionNames.load(self._known_sessions)
        if given is None and archive.layout.profile.is_file():
            self.profile = load_profile(archive.layout.profile)

    def note_sessions(self, document: Document) -> None:
        """As for any portal; what was learned stays for later runs."""
        super().note_sessions(document)
        if (words := self.sessions.dump()) != self._known_sessions:
            self._known_sessions = words
            self._archive.ledger.set_meta(_SESSIONS, words)

    def begin(self) -> None:
        """The run has begun: what a person gave is the archive's profile now. Raises ArchiveError."""
        if self._given is not None:
            text, file = format_profile(self._given), self._archive.layout.profile
            is_other = file.is_file() and file.read_text("utf-8") != text
            self._archive.write_profile(text)
            if is_other:
                root = self._archive.layout.root
                logger.info(
                    "%s: has another profile now; `portalcrawl reextract %s` reads what is there by it", file, root
                )
        self._mend()

    def _mend(self) -> None:
        """Mend what an earlier version has learned, and tell it once. The file stays as it is."""
        if self.profile is None:
            return
        self.profile, told = mend_profile(self.profile)
        words = "\n".join(told)
        if told and self._archive.ledger.get_meta(_TOLD) != words:
            self._archive.ledger.set_meta(_TOLD, words)
            for sentence in told:
                logger.warning("%s: %s", self._archive.layout.profile, sentence)

    async def learn(self, crawler: Crawler, start: str, limits: Limits) -> None:
        """Fetch samples and learn from them; without any, this crawl reads by heuristics."""
        logger.info("%s: a new portal; its layout is learned first, from at most %d requests", start, MOST_REQUESTS)
        self._fetcher = SampleFetcher(crawler, portal_profile=self)
        samples = await self._fetcher.collect(start, limits=limits)
        for url, reason in samples.failures:
            logger.warning("%s: cannot be learned from: %s", url, reason)
        if samples.home is None:
            return  # the run says why the start page cannot be read
        if not samples.articles:
            logger.warning("%s: no articles to learn from, crawled by heuristics", start)
            return
        if not limits.is_open and len(samples.articles) < LEAST_OF_A_PART:
            count = len(samples.articles)
            logger.info("%s: too few articles to learn from in this run's dates and sections (%d)", start, count)
            return
        [profile] = await asyncio.gather(_learn(samples), return_exceptions=True)
        if isinstance(profile, PageBudgetError | ReadingInterruptedError):
            logger.warning("%s: not learned, crawled by heuristics: learning %s", start, profile or "was interrupted")
            return
        if isinstance(profile, BaseException):
            # A fault of ours must not cost the archive: it is logged, and the crawl goes on by heuristics.
            logger.error("%s: fault while learning, crawled by heuristics: %r", start, profile, exc_info=profile)
            return
        self._archive.write_profile(format_profile(profile))
        logger.info("%s: learned from %d pages: %s", start, samples.requests, summarize_profile(profile))
        self.profile, self.is_older = profile, False

    def take_sampled(self, url: str) -> Response | BaseException | None:
        """The answer that learning got from an address, or the error that came instead; once."""
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
