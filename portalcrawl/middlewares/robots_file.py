"""Fetches a robots.txt: tries again where an answer is an excuse, and follows redirects (RFC 9309, section 2.3.1.2)."""

import asyncio
import re
from urllib.parse import urljoin

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from portalcrawl.middlewares.backoff import FIRST_PAUSE
from portalcrawl.middlewares.holds import HeldError
from portalcrawl.middlewares.inflate import CUT, UnreadableBodyError
from portalcrawl.text.urls.canonical import is_action, is_address

_MOST_HOPS = 8
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_TOO_MANY = 429
# Asked for again, the answer would be the same.
_HOPELESS = (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
)

_TLS = re.compile(r"ssl|tls|certificate", re.IGNORECASE)


class RobotsUnreachableError(IgnoreRequest):
    """A request that was not sent because nobody knows whether it may be: the server does not give its robots.txt."""


class RobotsFetcher:
    """Asks for files through the running crawler."""

    def __init__(self, crawler: Crawler, *, tries: int) -> None:
        """`tries` is how often a file is asked for at most."""
        self._crawler = crawler
        self._tries = tries

    async def fetch(self, url: str) -> Response | Exception:
        """The last answer of several tries, or the error that came instead."""
        answer: Response | Exception = RobotsUnreachableError(url)
        for attempt in range(self._tries):
            if attempt:
                await asyncio.sleep(FIRST_PAUSE * 2 ** (attempt - 1))
            answer = await self._follow(url)
            if isinstance(answer, _HOPELESS) or (isinstance(answer, Response) and is_settled(answer)):
                break
        return answer

    async def _follow(self, url: str) -> Response | Exception:
        """The answer at the end of redirects, or the redirect that leads nowhere."""
        engine = self._crawler.engine
        assert engine is not None
        meta = {"dont_obey_robotstxt": True, "dont_redirect": True, "dont_retry": True, "allow_offsite": True}
        last: Response | Exception = RobotsUnreachableError(url)
        for _ in range(_MOST_HOPS):
            asked = Request(url, meta=dict(meta), callback=NO_CALLBACK, priority=1000)
            [answer] = await asyncio.gather(engine.download_async(asked), return_exceptions=True)
            if isinstance(answer, IgnoreRequest) and isinstance(last, Response) and not isinstance(answer, HeldError):
                # Where the redirect leads is not asked, so there is no file.
                return last
            if isinstance(answer, Exception):
                return answer
            if isinstance(answer, BaseException):
                raise answer
            last = answer
            target = (answer.headers.get("Location") or b"").decode("latin-1").strip()
            if answer.status not in _REDIRECTS or not target:
                return answer
            try:
                following = urljoin(url, target).partition("#")[0]
            except ValueError:
                return answer
            if not is_address(following) or is_action(following):
                return answer
            url = following
        return last


def is_settled(answer: Response) -> bool:
    """Whether an answer says what is in the file, or that there is none: whole, and not an excuse."""
    return answer.status < 500 and answer.status != _TOO_MANY and CUT not in answer.flags


def describe_answer(answer: Response | Exception) -> str:
    """Why an answer is not the file, in a few words."""
    if isinstance(answer, Response):
        return "cut off" if CUT in answer.flags else f"HTTP {answer.status}"
    if isinstance(answer, IgnoreRequest):
        return str(answer)
    kinds = ((DownloadTimeoutError, "timed out"), (DownloadCancelledError, "larger than the size limit"))
    return next((words for kind, words in kinds if isinstance(answer, kind)), "no answer")


def is_of_host(error: Exception) -> bool:
    """Whether an error is of the connection to the host, whatever is asked for there."""
    of_host = (CannotResolveHostError, DownloadConnectionRefusedError, IgnoreRequest)
    if isinstance(error, UnreadableBodyError):
        return False
    return isinstance(error, of_host) or _TLS.search(str(error)) is not None
