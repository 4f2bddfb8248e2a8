"""The further pages of articles: how they are asked for, and what becomes of an article if one of them is not there."""

import logging
from typing import Any

from scrapy import Request
from scrapy.http import Response

from portalcrawl.archive.ledger import Lease, State
from portalcrawl.spiders.answers import MAX_HOPS, Elsewhere, Refusal
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.articles.article_reader import LAST_PAGE, Step
from portalcrawl.spiders.walk.leases.lease_requests import LeaseRequests
from portalcrawl.text.urls.identity import address_key

PARTS = "parts"
"""Request meta: the pages of the article that were read before."""

logger = logging.getLogger(__name__)


class FurtherPages:
    """Asks for them in one run."""

    def __init__(self, run: Run, requests: LeaseRequests) -> None:
        """What articles lack is told through the run's health."""
        self._health = run.health
        self._requests = requests

    def ask(self, step: Step, lease: Lease) -> Request:
        """The request for an article's next page."""
        assert step.next_page is not None
        request = self._requests.make(step.next_page, lease)
        request.meta[PARTS] = step.parts
        if step.last_page is not None:
            request.meta[LAST_PAGE] = step.last_page
        return request

    def do_without(self, response: Response, lease: Lease, answer: Refusal | Elsewhere) -> Request | None:
        """What follows if a further page is not there, or is spelled otherwise; None for a failure, which may pass."""
        hops = response.meta["hops"] + 1
        if isinstance(answer, Elsewhere) and answer.target is not None and hops <= MAX_HOPS:
            if address_key(answer.target) == address_key(response.url):
                request = self._requests.make(answer.target, lease, hops)
                request.meta.update({name: response.meta[name] for name in (PARTS, LAST_PAGE) if name in response.meta})
                return request
        elif isinstance(answer, Refusal) and answer.state is State.FAILED:
            return None
        return self.end_before(response.url, response.meta, lease)

    def end_before(self, url: str, meta: dict[str, Any], lease: Lease) -> Request:
        """The request by which an article is read again, up to the page before one that it names and that is not there.

        A dead link costs the pages behind it, not the article.
        """
        count = len(meta[PARTS])
        logger.warning("%s: its page %d is not there: %s", lease.url, count + 1, url)
        self._health.note_cut(lease)
        request = self._requests.make(lease.address, lease)
        request.meta[LAST_PAGE] = count
        return request
