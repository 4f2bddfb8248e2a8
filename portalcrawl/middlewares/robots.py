"""Obeying robots.txt (RFC 9309): with every request, also with those that wait while it is fetched."""

import asyncio
import base64
import logging
import time
from urllib.parse import urlsplit

from msgspec import Struct
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Response

from portalcrawl.archive.warc.model import WARC
from portalcrawl.middlewares.holds import HeldError, describe_moment
from portalcrawl.middlewares.host import Memory, find_memory
from portalcrawl.middlewares.robots_file import (
    RobotsFetcher,
    RobotsUnreachableError,
    describe_answer,
    is_of_host,
    is_settled,
)
from portalcrawl.middlewares.robots_rules import RobotsRules

NOTES_STAT = "robotstxt/note/"
"""Begins the stats whose names say, for people, which robots.txt could not be read and what holds instead."""

GOOD_SECONDS = 24 * 3600
"""A copy that is older does not speak for a file that cannot be read (section 2.4)."""
ABSENT_SECONDS = 30 * 24 * 3600
"""A file that could not be read for so long counts as one that is not there (section 2.3.1.4)."""

logger = logging.getLogger(__name__)


class _Found(Struct, frozen=True):
    """What a host's robots.txt means for us."""

    rules: RobotsRules | None = None
    """None where all is allowed."""
    closed: Exception | None = None
    """Why nothing may be asked for."""
    answer: Response | None = None
    """The file itself, for whoever reads its sitemaps; None where it could not be read."""


class ObeyRobotsMiddleware:
    """Lets nothing through that a host's robots.txt forbids, and nothing at all while that cannot be read.

    Each host's file is fetched once, over redirects to wherever they lead. Whoever asks for the file itself gets the
    answer that is at hand.
    """

    def __init__(self, crawler: Crawler) -> None:
        """Raises NotConfigured where `ROBOTSTXT_OBEY` is off."""
        settings = crawler.settings
        if not settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self._crawler = crawler
        self._user_agent: str = settings["ROBOTSTXT_USER_AGENT"] or settings["USER_AGENT"]
        self._file = RobotsFetcher(crawler, tries=1 + settings.getint("RETRY_TIMES"))
        self._assumes_absent = settings.getbool("ROBOTSTXT_ASSUME_ABSENT")
        self._found: dict[str, asyncio.Future[_Found]] = {}
        self._kept: Memory | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "ObeyRobotsMiddleware":
        """Scrapy's way to make one."""
        return cls(crawler)

    @property
    def _memory(self) -> Memory:
        if self._kept is None:
            self._kept = find_memory(self._crawler)
        return self._kept

    async def process_request(self, request: Request, spider: object = None) -> Response | None:
        """The file that is at hand, for a request of it. Raises IgnoreRequest, or why the host does not answer."""
        if request.meta.get("dont_obey_robotstxt"):
            return None
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        found = await self._find(origin, request)
        if request.url == _address_of(origin) and found.answer is not None:
            if found.answer.request is not None:
                request.meta[WARC] = found.answer.request.meta.get(WARC)
            return found.answer.replace(request=request)
        if found.closed is not None:
            raise found.closed
        if request.url == _address_of(origin):
            raise IgnoreRequest("robots.txt counts as absent")
        if found.rules is not None and not found.rules.is_allowed(request.url):
            raise IgnoreRequest("Forbidden by robots.txt")
        return None

    async def _find(self, origin: str, request: Request) -> _Found:
        if origin not in self._found:
            self._found[origin] = asyncio.ensure_future(self._load(origin, request))
        try:
            # Who waits for it may be called off; the others still want it.
            return await asyncio.shield(self._found[origin])
        except HeldError:
            # It was not asked for.
            self._found.pop(origin, None)
            raise

    async def _load(self, origin: str, request: Request) -> _Found:
        answer = await self._file.fetch(_address_of(origin))
        if isinstance(answer, HeldError):
            raise answer
        if isinstance(answer, Response) and is_settled(answer):
            return await self._take(origin, answer, request)
        return await self._do_without(origin, answer, request)

    async def _take(self, origin: str, answer: Response, request: Request) -> _Found:
        """What an answer says: 2xx is the file, anything else that it is not there (sections 2.3.1.1 to 2.3.1.3)."""
        body = answer.body if answer.status < 300 else b""
        self._memory.set_meta(f"robots {origin}", f"{int(time.time())} {base64.b64encode(body).decode()}")
        self._memory.set_meta(f"robots down {origin}", "")
        return _Found(await self._parse(body, request), answer=answer)

    async def _parse(self, body: bytes, request: Request) -> RobotsRules:
        rules = RobotsRules(body, self._user_agent)
        await self._crawler.signals.send_catch_log_async(signals.robots_parsed, robotparser=rules, request=request)
        return rules

    async def _do_without(self, origin: str, answer: Response | Exception, request: Request) -> _Found:
        """What holds while the file cannot be read: the last good copy, or nothing may be asked for."""
        now = time.time()
        down = float(self._memory.get_meta(f"robots down {origin}") or 0) or now
        self._memory.set_meta(f"robots down {origin}", str(int(down)))
        what = f"{_address_of(origin)} cannot be read ({describe_answer(answer)})"
        fetched, _, body = str(self._memory.get_meta(f"robots {origin}") or "").partition(" ")
        if fetched and now - float(fetched) <= GOOD_SECONDS:
            self._note(f"{what}; that of {describe_moment(float(fetched))} holds")
            copy = base64.b64decode(body)
            return _Found(await self._parse(copy, request), answer=Response(_address_of(origin), body=copy))
        if self._assumes_absent or now - down >= ABSENT_SECONDS:
            since = "as --assume-no-robots says" if self._assumes_absent else f"since {describe_moment(down)}"
            self._note(f"{what}, {since}: it counts as absent")
            return _Found()
        if isinstance(answer, Exception) and is_of_host(answer):
            # The page itself would get this answer.
            return _Found(closed=answer)
        way_out = "--assume-no-robots (ROBOTSTXT_ASSUME_ABSENT) takes it as absent"
        words = f"{what}, so nothing may be asked for until it can; {way_out}"
        return _Found(closed=RobotsUnreachableError(words))

    def _note(self, sentence: str) -> None:
        logger.warning(sentence)
        if self._crawler.stats is not None:
            self._crawler.stats.set_value(NOTES_STAT + sentence, 1)


def _address_of(origin: str) -> str:
    return f"{origin}/robots.txt"
