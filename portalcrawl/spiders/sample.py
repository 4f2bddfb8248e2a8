"""SampleSpider: fetches the pages that a portal's layout is told from, and nothing else."""

import logging
from collections.abc import AsyncIterator, Iterable
from typing import Any

from scrapy import Spider

from portalcrawl.discovery.menu.sections import SectionLink
from portalcrawl.induction.samples import Samples
from portalcrawl.spiders.portal_profile import PortalProfile
from portalcrawl.spiders.profile.sample_fetcher import SampleFetcher
from portalcrawl.text.urls.canonical import hostname_of

logger = logging.getLogger(__name__)


class SampleSpider(Spider):
    """Collects samples of one portal into `samples`."""

    name = "sample"
    # There is no archive, so neither its scheduler nor its pipelines.
    custom_settings = {  # noqa: RUF012 - Scrapy reads it from the class
        "SCHEDULER": "scrapy.core.scheduler.Scheduler",
        "ITEM_PIPELINES": {},
    }

    def __init__(
        self,
        start: str,
        sections: Iterable[SectionLink] = (),
        more: Iterable[str] = (),
        portal_profile: PortalProfile | None = None,
        **kwargs: Any,
    ):
        """All are as in `Sampler`."""
        super().__init__(**kwargs)
        self.address = start
        self.typed_addresses = (start,)
        self.sections = tuple(sections)
        self.more = tuple(more)
        self.portal_profile = portal_profile
        self.allowed_domains = [hostname_of(start)]
        self.samples = Samples(start)

    async def start(self) -> AsyncIterator[Any]:
        """Collect; there is nothing to crawl behind it."""
        fetcher = SampleFetcher(self.crawler, on_request=self._tell, portal_profile=self.portal_profile)
        self.samples = await fetcher.collect(self.address, self.sections, self.more)
        return
        yield  # the engine wants an asynchronous generator

    def _tell(self, number: int, url: str) -> None:
        logger.info("%d: %s", number, url)
