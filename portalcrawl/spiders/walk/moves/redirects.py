"""Redirects: their target is another URL, with a fate of its own."""

from msgspec.structs import replace

from portalcrawl.archive.ledger import COPY_OF, FRONT, NO_ROWS, REDIRECTS_TO, Lease, ListedRow, Look, Role, State
from portalcrawl.spiders.answers import IN_CIRCLES, MAX_HOPS, Elsewhere, Refusal
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.moves.moved_portal import MovedPortal
from portalcrawl.text.urls.canonical import canonicalize_url, host_of, is_same_site, trap_reason
from portalcrawl.text.urls.identity import is_same_address

_THERE = (State.ARCHIVED, State.UNCHANGED, State.OUTSIDE_WINDOW, State.REMOVED)


def _adds_slash(url: str, target: str) -> bool:
    return is_same_address(url.partition("?")[0] + "/", target) and "?" not in url


class Redirects:
    """What becomes of URLs that lead elsewhere."""

    def __init__(self, run: Run) -> None:
        """Targets go to the run's ledger."""
        self._ledger = run.ledger
        self._tree = run.tree
        self._moved = MovedPortal(run)
        self._let_in: set[str] = set()
        """Addresses that are asked for again with a cookie."""

    def is_same_page(self, lease: Lease, target: str) -> bool:
        """Whether the target is the same page under another spelling: another scheme, `www.`, an index name."""
        return is_same_address(target, lease.address)

    def refuse(self, target: str) -> Refusal | None:
        """The fate of a URL whose target alone decides it; None where the target is to be read."""
        if not is_same_site(target, self._tree.home):
            return Refusal(State.EXCLUDED, f"redirects offsite to {host_of(target)}")
        if canonicalize_url(target) == canonicalize_url(self._tree.home):
            return Refusal(State.NOT_ARTICLE, "redirects to the home page")
        if trap := trap_reason(target):
            return Refusal(State.EXCLUDED, f"redirects into a trap: {trap}")
        return None

    def add(self, lease: Lease, target: str, *, brings_cookie: bool = False) -> Refusal:
        """Put the target on the frontier in the place of the URL that leads there; the fate of that URL.

        `brings_cookie`: the portal has set a cookie with the redirect. Who is sent back with one is let in.
        """
        # Servers add the slash behind a folder's name: no gate does only that.
        hops = (lease.row.hops if lease.row else 0) + (not _adds_slash(lease.url, target))
        circle = self._find_circle(target, lease.url)
        if circle and brings_cookie and target not in self._let_in:
            self._let_in.add(target)
            self._ledger.ask_anew(circle)
            return Refusal(State.DUPLICATE, REDIRECTS_TO + target)
        if hops > MAX_HOPS or circle:
            self._ledger.fail_again(circle, IN_CIRCLES)
            return Refusal(State.FAILED, IN_CIRCLES)
        if lease.role is not Role.LIST and self._tree.find(target) is not None:
            return Refusal(State.NOT_ARTICLE, "redirects to a section")
        if lease.role is Role.LIST:
            self._ledger.add_page(target, Role.LIST, lease.section)
        else:
            old = lease.row or ListedRow(lease.url, lease.url, 1)
            row = self._moved.translate(replace(old, url=target, hops=hops))
            target = row.url
            if lease.role is Role.ARTICLE:
                self._ledger.add_listed(row, lease.section, lease.section or FRONT)
            else:
                self._ledger.add_candidate(row)
                self._ledger.ask_again(target)
        return Refusal(State.DUPLICATE, REDIRECTS_TO + target)

    def find_copy(self, look: Look, is_led: bool) -> Elsewhere | None:
        """Where an archived article stands that is not at its own address any more: a list shows an exact copy of it.

        A portal that gives all its pages other addresses does not always lead from the old ones to the new.
        """
        copy = None if is_led or look.held.was_gone else self._ledger.find_copy(look.url)
        return None if copy is None else Elsewhere(copy, is_permanent=True)

    def settle(self) -> None:
        """Clear of doubt, at the end of the run, the addresses that have led to an article or to a list's rows."""
        ledger = self._ledger
        for number in list(ledger.doubted):
            url = ledger.find_url(number)
            end = self.find_end(url)
            if end != url and self._is_there(end):
                ledger.doubts.clear(number)

    def _is_there(self, url: str) -> bool:
        found, reason = self._ledger.find(url), self._ledger.reason_of(url)
        if found is None:
            return False
        is_copy = found[2] is State.DUPLICATE and reason.startswith(COPY_OF)
        return found[2] in _THERE or is_copy or (found[2] is State.DONE and reason != NO_ROWS)

    def find_end(self, url: str) -> str:
        """The address to which the redirects that start at `url` have led."""
        for _ in range(MAX_HOPS):
            if (target := self._read_target(url)) is None:
                break
            url = target
        return url

    def _read_target(self, url: str) -> str | None:
        """The page of which a URL is another address."""
        found, reason = self._ledger.find(url), self._ledger.reason_of(url)
        is_led = found is not None and found[2] is State.DUPLICATE and reason.startswith(REDIRECTS_TO)
        return reason.removeprefix(REDIRECTS_TO) if is_led else None

    def _find_circle(self, target: str, url: str) -> list[str]:
        """The addresses over which the redirects that go on from `target` come back to `url`; none where they don't."""
        met: list[str] = []
        while len(met) <= MAX_HOPS and canonicalize_url(target) != canonicalize_url(url):
            if (following := self._read_target(target)) is None:
                return []
            met.append(target)
            target = following
        return met
