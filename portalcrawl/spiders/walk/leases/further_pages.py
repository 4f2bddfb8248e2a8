"""The further pages of an article: the requests by which they are asked for, and what is done if one is not there."""

import logging

from scrapy import Request
from scrapy.http import Response

from portalcrawl.archive.ledger import Lease, State
from portalcrawl.items import Article
from portalcrawl.spiders.answers import Elsewhere, Refusal
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.articles.article_reader import LAST_PAGE, Step
from portalcrawl.spiders.walk.leases.lease_requests import LeaseRequests
from portalcrawl.text.urls.identity import address_key

logger = logging.getLogger(__name__)


class FurtherPages:
    """Asks for such pages for one run; a request has the parts that were read before it in its meta."""

    def __init__(self, run: Run, requests: LeaseRequests) -> None:
        """The requests are made as all others of a lease."""
        self._run = run
        self._requests = requests

    def ask_next(self, step: Step, lease: Lease) -> Request:
        """The request for an article's next page."""
        assert step.next_page is not None
        return self._ask(step.next_page, lease, step.parts, step.last_page)

    def follow(self, target: str, lease: Lease, response: Response, hops: int) -> Request:
        """The request for the same page under the address to which it leads."""
        return self._ask(target, lease, response.meta["parts"], response.meta.get(LAST_PAGE), hops)

    def end_before(self, further: Request, lease: Lease) -> Request:
        """The request by which an article is read again, up to the page before one that it names and that is not there.

        A dead link costs the pages behind it, not the article.
        """
        parts = further.meta["parts"]
        logger.warning("%s: its page %d is not there: %s", lease.url, len(parts) + 1, further.url)
        self._run.health.note_cut(lease)
        request = self._requests.make(lease.address, lease)
        request.meta[LAST_PAGE] = len(parts)
        return request

    def _ask(self, url: str, lease: Lease, parts: tuple[Article, ...], last_page: int | None, hops: int = 0) -> Request:
        request = self._requests.make(url, lease, hops)
        request.meta["parts"] = parts
        if last_page is not None:
            request.meta[LAST_PAGE] = last_page
        return request


def is_dead_end(response: Response, answer: Refusal | Elsewhere) -> bool:
    """Whether an article's further page is not there, or is another page; a failure may pass."""
    if isinstance(answer, Refusal):
        return answer.state is not State.FAILED
    return answer.target is None or address_key(answer.target) != address_key(response.url)
