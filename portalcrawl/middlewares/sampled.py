"""Pages that were fetched to learn from are not fetched again for the archive."""

from scrapy import Request
from scrapy.http import Response

TAKEN = "sampled"
"""Request meta: the answer that is at hand already."""


class SampledMiddleware:
    """Answers a request with the page that a sample of it left in its meta, once."""

    def process_request(self, request: Request, spider: object = None) -> Response | None:
        """The answer at hand, as this request's."""
        answer: Response | None = request.meta.pop(TAKEN, None)
        return None if answer is None else answer.replace(request=request)
