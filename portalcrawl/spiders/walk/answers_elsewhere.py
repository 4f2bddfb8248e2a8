"""Answers that point elsewhere: whether that is fetched for the same lease, or is a URL of its own."""

from scrapy import Request
from scrapy.http import Response

from portalcrawl.archive.ledger import Role, State
from portalcrawl.items import Article
from portalcrawl.middlewares.cookies import brings_cookie
from portalcrawl.spiders.answers import IN_CIRCLES, MAX_HOPS, Elsewhere
from portalcrawl.spiders.walk.leases.further_pages import FurtherPages
from portalcrawl.spiders.walk.leases.lease_requests import LED, LeaseRequests
from portalcrawl.spiders.walk.leases.visits import Led, Visit
from portalcrawl.spiders.walk.moves.redirects import Redirects
from portalcrawl.spiders.walk.moves.start_page import StartPage
from portalcrawl.spiders.walk.sitemaps import is_robots_file


class AnswersElsewhere:
    """Follows redirects, refreshes and jumps for one run."""

    def __init__(self, redirects: Redirects, start: StartPage, requests: LeaseRequests, further: FurtherPages) -> None:
        """`start` decides about the start page, `redirects` about all other pages."""
        self._redirects = redirects
        self._start = start
        self._requests = requests
        self._further = further

    def follow(self, visit: Visit, answer: Elsewhere, response: Response) -> list[Request | Article] | None:
        """An answer points elsewhere: the same page under another spelling is fetched, another page is another URL."""
        lease, target = visit.lease, answer.target
        hops = response.meta["hops"] + 1
        if target is None or hops > MAX_HOPS:
            # Rules behind a redirect without an end are none (RFC 9309, section 2.3.1.2).
            state = State.GONE if is_robots_file(lease.url) else State.FAILED
            visit.settle(state, IN_CIRCLES if target else f"HTTP {response.status} to nowhere")
            return None
        if lease.role is Role.HOME:
            is_followed = self._start.follow(lease, target, is_permanent=answer.is_permanent)
            return [self._requests.make(target, lease, hops)] if is_followed else None
        if response.meta.get("parts"):
            return [self._further.follow(target, lease, response, hops)]
        if self._redirects.is_same_page(lease, target) or lease.role in (Role.SITEMAP, Role.FEED):
            return [self._requests.make(target, lease, hops)]
        led = Led(target, answer.is_permanent and (visit.led is None or visit.led.is_permanent))
        if refusal := self._redirects.refuse(target):
            visit.turn_back(led, refusal)
        elif visit.goes_along(led):
            request = self._requests.make(target, lease, hops)
            request.meta[LED] = led
            return [request]
        else:
            visit.lead_to(led, self._redirects.add(lease, target, brings_cookie=brings_cookie(response)))
        return None
