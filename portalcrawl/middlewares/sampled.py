"""Pages that were fetched to learn from are not fetched again for the archive."""

from scrapy import Request
from scrapy.http import Response

from portalcrawl.archive.warc.model import WARC

TAKEN = "sampled"
"""Request meta: the answer that is at hand already, or the error that came instead; a flag of such an answer."""


class SampledMiddleware:
    """Answers a request once with what its sample got, which counts as the request's first try."""

    def process_request(self, request: Request, spider: object = None) -> Response | None:
        """The answer at hand, as this request's. Raises the error at hand."""
        answer: Response | BaseException | None = request.meta.pop(TAKEN, None)
        if isinstance(answer, BaseException):
            raise answer
        if answer is None:
            return None
        if answer.request is not None:
            # The archive has the page already, from when it was fetched.
            request.meta[WARC] = answer.request.meta.get(WARC)
        return answer.replace(request=request, flags=[*answer.flags, TAKEN])
