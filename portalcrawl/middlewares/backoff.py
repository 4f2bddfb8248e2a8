"""Retries that wait: a server that says "too many" or "not now" gets the pause it asks for."""

import time
from email.utils import parsedate_to_datetime

from scrapy import Request
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import ResponseDataLossError
from scrapy.http import Response

from portalcrawl.middlewares.inflate import CUT

NOT_BEFORE = "not_before"
"""Request meta: the monotonic time, in seconds, before which the scheduler keeps the request."""

FIRST_PAUSE = 2.0
LONGEST_PAUSE = 300.0


def parse_retry_after(value: str, now: float) -> float | None:
    """Seconds that a Retry-After header asks for (RFC 9110, section 10.2.3), or None; `now` is Unix time."""
    text = value.strip()
    if text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (TypeError, ValueError):
        return None


class BackoffRetryMiddleware(RetryMiddleware):
    """Scrapy's retries, each after a pause: Retry-After where it is given, else 2, 4, 8 … seconds."""

    def process_response(self, request: Request, response: Response, spider: object = None) -> Request | Response:
        """The response, or the request again, not before its pause is over.

        Raises ResponseDataLossError for an answer that was cut, where no retry is left.
        """
        if CUT in response.flags:
            again = None if request.meta.get("dont_retry") else self._retry(request, "answer cut off")
            if again is None:
                raise ResponseDataLossError("answer cut off")
            self._postpone(again, None)
            return again
        result = super().process_response(request, response)
        if isinstance(result, Request):
            asked = parse_retry_after((response.headers.get("Retry-After") or b"").decode("latin-1"), time.time())
            self._postpone(result, asked)
        return result

    def process_exception(
        self, request: Request, exception: Exception, spider: object = None
    ) -> Request | Response | None:
        """The request again, not before its pause is over, or None where no retry is left."""
        if request.url.endswith("/robots.txt"):
            # Scrapy then allows all; whether the portal answers, the page itself will tell.
            return None
        result = super().process_exception(request, exception)
        if isinstance(result, Request):
            self._postpone(result, None)
        return result

    @staticmethod
    def _postpone(request: Request, asked: float | None) -> None:
        pause = FIRST_PAUSE * 2 ** (int(request.meta.get("retry_times", 1)) - 1) if asked is None else asked
        request.meta[NOT_BEFORE] = time.monotonic() + min(pause, LONGEST_PAUSE)
