"""Retries that wait, and hosts that are left alone as long as they ask."""

import logging
import time

from scrapy import Request
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached

from portalcrawl.middlewares.holds import (
    HOLDING,
    LONGEST_WAIT,
    HeldError,
    Holds,
    describe_moment,
    held_off,
    parse_retry_after,
)
from portalcrawl.middlewares.host import ForgetfulMemory, stop_run
from portalcrawl.middlewares.inflate import CUT

NOT_BEFORE = "not_before"
"""Request meta: the monotonic time, in seconds, before which the scheduler keeps the request."""

FIRST_PAUSE = 2.0
LONGEST_PAUSE = 300.0
_OK = 200
_SLACK = 0.1
"""Seconds behind a host's pause: who comes back a moment too early waits for the engine's next round."""

logger = logging.getLogger(__name__)


class BackoffRetryMiddleware(RetryMiddleware):
    """Scrapy's retries, each after a pause: what Retry-After asks for, else 2, 4, 8 … seconds. Cut and empty answers
    are asked for again as well.

    A Retry-After holds the whole host: what waits for the network there goes back to the scheduler, and no retry is
    counted for it. A pause that does not fit into the run ends it.
    """

    _holds: Holds | None = None

    @property
    def holds(self) -> Holds:
        """The hosts that are left alone, by this run and, through its archive, by later ones."""
        if self._holds is None:
            run = getattr(self.crawler.spider, "run", None)
            self._holds = getattr(run, "holds", None) or Holds(ForgetfulMemory())
        return self._holds

    def process_request(self, request: Request, spider: object = None) -> None:
        """Raises HeldError while the request's host is held."""
        self.holds.check(_host_of(request))

    def process_response(self, request: Request, response: Response, spider: object = None) -> Request | Response:
        """The response, or the request again, not before its pause is over.

        An answer that was cut, and is cut whenever it is asked for, stays flagged: its reader fails it.
        """
        if CUT in response.flags and not request.meta.get("dont_retry"):
            if (again := self._retry(request, "answer cut off")) is None:
                return response
            self._postpone(again)
            return again
        if response.status == _OK and not response.body.strip() and not request.meta.get("dont_retry"):
            # A server in trouble says that all is well and sends nothing.
            if (again := self._retry(request, "empty answer")) is None:
                return response
            self._postpone(again)
            return again
        until = self._note_wish(request, response)
        if until - time.time() > LONGEST_WAIT and not request.meta.get("dont_retry"):
            return self._wait_for_host(request, until)
        result = super().process_response(request, response)
        if isinstance(result, Request):
            if until:
                result.meta[NOT_BEFORE] = time.monotonic() + until - time.time() + _SLACK
            else:
                self._postpone(result)
        return result

    def process_exception(
        self, request: Request, exception: Exception, spider: object = None
    ) -> Request | Response | None:
        """The request again, not before its pause is over, or None where no retry is left."""
        if isinstance(exception, HeldError):
            return None if request.meta.get("dont_retry") else self._wait_for_host(request, exception.until)
        result = super().process_exception(request, exception)
        if isinstance(result, Request):
            self._postpone(result)
        return result

    def _note_wish(self, request: Request, response: Response) -> float:
        """Until when the answer asks to be left alone, in Unix time; 0 where it does not ask."""
        if response.status not in HOLDING:
            return 0.0
        now = time.time()
        seconds = parse_retry_after((response.headers.get("Retry-After") or b"").decode("latin-1"), now)
        if not seconds:
            return 0.0
        host = _host_of(request)
        until = self.holds.note(host, seconds, now)
        logger.info("%s: HTTP %d, nothing is asked until %s", host, response.status, describe_moment(until))
        self._empty_queue(request, HeldError(host, until))
        return until

    def _empty_queue(self, request: Request, error: HeldError) -> None:
        """Call back the requests that wait for their turn at the host."""
        assert self.crawler.engine is not None
        downloader = self.crawler.engine.downloader
        slot = downloader.slots.get(downloader.get_slot_key(request))
        while slot is not None and slot.queue:
            _, waiting = slot.queue.popleft()
            waiting.errback(error)

    def _wait_for_host(self, request: Request, until: float) -> Request:
        """The request again, which counts as no retry; where its host is held for long the run ends."""
        again = request.copy()
        again.dont_filter = True
        pause = until - time.time()
        again.meta[NOT_BEFORE] = time.monotonic() + pause + _SLACK
        if pause > LONGEST_WAIT:
            stop_run(self.crawler, held_off(_host_of(request), until))
        return again

    @staticmethod
    def _postpone(request: Request) -> None:
        pause = FIRST_PAUSE * 2 ** (int(request.meta.get("retry_times", 1)) - 1)
        request.meta[NOT_BEFORE] = time.monotonic() + min(pause, LONGEST_PAUSE)


def _host_of(request: Request) -> str:
    return urlparse_cached(request).hostname or ""
