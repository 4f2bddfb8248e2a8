"""Redirects: their target is another URL, with a fate of its own."""

from portalcrawl.archive.ledger import FRONT, Lease, ListedRow, Role, State
from portalcrawl.spiders.answers import IN_CIRCLES, MAX_HOPS, Refusal
from portalcrawl.spiders.run import Run
from portalcrawl.text.urls.canonical import canonicalize_url, host_of, is_same_site
from portalcrawl.text.urls.identity import is_same_address

REDIRECTS_TO = "redirects to "


class Redirects:
    """What becomes of URLs that lead elsewhere."""

    def __init__(self, run: Run) -> None:
        """Targets go to the run's ledger."""
        self._ledger = run.ledger
        self._tree = run.tree

    def is_same_page(self, lease: Lease, target: str) -> bool:
        """Whether the target is the same page under another spelling: another scheme, `www.`, an index name."""
        return is_same_address(target, lease.url)

    def refuse(self, target: str) -> Refusal | None:
        """The fate of a URL whose target alone decides it; None where the target is to be read."""
        if not is_same_site(target, self._tree.home):
            return Refusal(State.EXCLUDED, f"redirects offsite to {host_of(target)}")
        if canonicalize_url(target) == canonicalize_url(self._tree.home):
            return Refusal(State.NOT_ARTICLE, "redirects to the home page")
        return None

    def add(self, lease: Lease, target: str) -> Refusal:
        """Put the target on the frontier in the place of the URL that leads there; the fate of that URL."""
        hops = lease.row.hops + 1 if lease.row else 1
        circle = self._find_circle(target, lease.url)
        if hops > MAX_HOPS or circle:
            self._ledger.fail_again(circle, IN_CIRCLES)
            return Refusal(State.FAILED, IN_CIRCLES)
        if lease.role is not Role.LIST and self._tree.find(target) is not None:
            return Refusal(State.NOT_ARTICLE, "redirects to a section")
        if lease.role is Role.LIST:
            self._ledger.add_page(target, Role.LIST, lease.section)
        else:
            old = lease.row or ListedRow(lease.url, lease.url, 1)
            row = ListedRow(target, old.page, old.position, old.headline, old.date, hops)
            if lease.role is Role.ARTICLE:
                self._ledger.add_listed(row, lease.section, lease.section or FRONT)
            else:
                self._ledger.add_candidate(row)
        return Refusal(State.DUPLICATE, REDIRECTS_TO + target)

    def _find_circle(self, target: str, url: str) -> list[str]:
        """The addresses over which the redirects that go on from `target` come back to `url`; none where they don't."""
        met: list[str] = []
        while len(met) <= MAX_HOPS and canonicalize_url(target) != canonicalize_url(url):
            reason = self._ledger.reason_of(target)
            if not reason.startswith(REDIRECTS_TO):
                return []
            met.append(target)
            target = reason.removeprefix(REDIRECTS_TO)
        return met
