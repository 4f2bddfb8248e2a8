"""Learning a portal's profile through a running crawler: its manners, its delays, its robots.txt."""

import asyncio
import time
from collections.abc import Callable, Iterable

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from portalcrawl.discovery.menu.sections import SectionLink
from portalcrawl.induction.samples import Samples
from portalcrawl.middlewares.holds import LONGEST_WAIT, HeldError
from portalcrawl.spiders.portal_profile import PortalProfile
from portalcrawl.spiders.profile.limits import NO_LIMITS, Limits
from portalcrawl.spiders.profile.sampler import Sampler
from portalcrawl.spiders.unanswered import describe_error
from portalcrawl.text.urls.canonical import canonicalize_url

# Each page is tried once: the crawl asks again for what failed.
_META = {"dont_redirect": True, "dont_retry": True, "allow_offsite": True}
_MOST_KEPT = 30_000_000
"""Bytes of all answers that wait in memory for the crawl."""


class SampleFetcher:
    """Fetches samples, and keeps the answers for the crawl."""

    def __init__(
        self,
        crawler: Crawler,
        on_request: Callable[[int, str], None] | None = None,
        portal_profile: PortalProfile | None = None,
    ) -> None:
        """`crawler` must be running when samples are collected; `on_request` is told number and address of each;
        `portal_profile` is as in `Sampler`."""
        self._crawler = crawler
        self._portal_profile = portal_profile
        self._on_request = on_request
        self._requests = 0
        self._kept = 0
        self._answers: dict[str, Response | BaseException] = {}

    async def collect(
        self,
        start: str,
        sections: Iterable[SectionLink] = (),
        more: Iterable[str] = (),
        limits: Limits = NO_LIMITS,
    ) -> Samples:
        """The samples of a portal; `sections` and `more` as in `Sampler.collect`. Never raises."""
        return await Sampler(start, self._fetch, limits, portal_profile=self._portal_profile).collect(sections, more)

    async def _fetch(self, url: str) -> Response | str:
        engine = self._crawler.engine
        if engine is None or engine.spider is None:
            return "stopped"
        self._requests += 1
        if self._on_request is not None:
            self._on_request(self._requests, url)
        # Errors come as values: whatever a middleware raises means that there is no such sample.
        while True:
            download = engine.download_async(Request(url, meta=dict(_META)))
            [answer] = await asyncio.gather(download, return_exceptions=True)
            if isinstance(answer, asyncio.CancelledError):
                raise answer
            if not isinstance(answer, HeldError) or (pause := answer.until - time.time()) > LONGEST_WAIT:
                break
            await asyncio.sleep(max(0.0, pause))
        if isinstance(answer, BaseException):
            self._answers[canonicalize_url(url)] = answer
            return describe_error(answer).reason
        self._kept += len(answer.body)
        if self._kept <= _MOST_KEPT:
            self._answers[canonicalize_url(url)] = answer
        return answer

    def take(self, url: str) -> Response | BaseException | None:
        """The answer that a sample of this address got, or the error that came instead; once."""
        if not self._answers:
            return None
        address = canonicalize_url(url)
        if address in self._answers:
            return self._answers.pop(address)
        sessions = self._portal_profile.sessions if self._portal_profile else None
        if sessions is None or not sessions.sessions:
            return None
        # It may have been fetched with a session's number that nobody knew for one yet.
        known = next((one for one in self._answers if canonicalize_url(sessions.drop(one)) == address), None)
        answer = self._answers.pop(known) if known is not None else None
        return answer.replace(url=url) if isinstance(answer, Response) else answer
