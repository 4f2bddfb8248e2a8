"""The requests of a lease: for its own address, for where that leads, for further pages of its article."""

from collections.abc import Callable
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from portalcrawl.archive.ledger import Lease, Look, Role, State
from portalcrawl.middlewares.sampled import TAKEN
from portalcrawl.spiders.lists_of_lists import SPENT
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.leases.visits import Visit
from portalcrawl.spiders.walk.moves.redirects import Redirects
from portalcrawl.spiders.walk.unlisted.address_groups import GIVEN_UP, AddressGroups
from portalcrawl.spiders.walk.unlisted.turning_segments import TurningSegments
from portalcrawl.spiders.walk.unlisted.unlisted_chains import CHAINED, UnlistedChains
from portalcrawl.text.urls.identity import address_key

RELEASED = "released"
"""Request meta: the page has waited for the others of the run."""
LED = "led"
"""Request meta: where redirects have led that a visit goes along with."""


LARGEST_SITEMAP = 20 * 1024 * 1024
"""Bytes: 50,000 addresses of 400 characters."""


class LeaseRequests:
    """Makes requests that carry their lease, and whose answers come back to one reader."""

    def __init__(
        self,
        run: Run,
        groups: AddressGroups,
        begin_visit: Callable[[Lease], Visit],
        callback: Callable[[Response], Any],
        errback: Callable[[Failure], list[Request] | None],
    ) -> None:
        """`groups` tells which candidates are not worth a request."""
        self._run = run
        self._groups = groups
        self._chains = UnlistedChains(run)
        self._turning = TurningSegments(run.ledger)
        self._redirects = Redirects(run)
        self._begin_visit = begin_visit
        self._callback = callback
        self._errback = errback

    def make_first(self, lease: Lease) -> Request | None:
        """The request for a lease, or None where its address decides its fate."""
        is_chosen = lease.role is not Role.CANDIDATE or lease.url in self._run.chosen or _has_dated_row(lease)
        if not is_chosen and self._groups.is_hopeless(lease.url):
            self._groups.leave(lease.url)
            self._run.ledger.set_state(lease.url, State.EXCLUDED, GIVEN_UP)
            return None
        if lease.role is Role.ARTICLE and not isinstance(lease, Look) and self._run.tree.is_vain(lease.section):
            self._run.ledger.set_state(lease.url, State.EXCLUDED, SPENT)
            return None
        if lease.role is Role.LIST and self._run.tree.leave_vain(lease):
            return None
        if self._chains.is_spent(lease):
            self._run.ledger.set_state(lease.url, State.EXCLUDED, CHAINED)
            return None
        plain = self._run.keeper.sessions.drop(lease.url)
        if address_key(plain) != address_key(lease.url) and not isinstance(lease, Look):
            # It was met before two pages had shown that this is a session's.
            self._run.ledger.set_state(lease.url, *self._redirects.add(lease, plain))
            return None
        if not isinstance(lease, Look) and (first := self._turning.find_first(lease.url)) is not None:
            self._run.ledger.set_state(lease.url, *self._redirects.add(lease, first))
            return None
        return self.make(lease.address, lease)

    def read_again(self, lease: Lease, answer: Response) -> Request:
        """The request by which a page is read again that has waited; its answer is at hand."""
        request = self.make(lease.address, lease)
        request.meta.update({TAKEN: answer, RELEASED: True})
        return request

    def make(self, url: str, lease: Lease, hops: int = 0) -> Request:
        """A request of a lease; `hops` are the redirects that led to its address."""
        # Redirects are the ledger's business: their target is another URL with a fate of its own.
        meta: dict[str, Any] = {"lease": lease, "hops": hops, "dont_redirect": True}
        if lease.role in (Role.SITEMAP, Role.FEED):
            # The portal names them, on whatever host they stand; what they name must be its own.
            meta["allow_offsite"] = True
        if lease.role is Role.SITEMAP:
            meta["download_maxsize"] = LARGEST_SITEMAP
        if lease.role is Role.HOME:
            # Somebody waits for the answer, and a wrong address will not get better.
            meta["max_retry_times"] = 1
        headers = self._begin_visit(lease).build_condition() if url == lease.address else {}
        if (answer := self._run.keeper.take_sampled(url)) is not None:
            meta[TAKEN] = answer
        return Request(url, callback=self._callback, errback=self._errback, meta=meta, headers=headers)


def _has_dated_row(lease: Lease) -> bool:
    """Whether a row shows the address with a title and a day: it is more than a guess, whatever
    pages of its kind proved to be."""
    return lease.row is not None and bool(lease.row.headline and lease.row.date)
