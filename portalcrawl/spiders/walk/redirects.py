"""Redirects: their target is another URL, with a fate of its own."""

from portalcrawl.archive.ledger import FRONT, Lease, Ledger, ListedRow, Role, State
from portalcrawl.spiders.section_tree import SectionTree
from portalcrawl.text.urls.canonical import canonicalize_url, host_of, is_same_site
from portalcrawl.text.urls.identity import is_same_address

REDIRECTS_TO = "redirects to "
IN_CIRCLES = "redirects in circles"
MAX_HOPS = 8


class Redirects:
    """What becomes of URLs that lead elsewhere."""

    def __init__(self, ledger: Ledger, tree: SectionTree) -> None:
        """Targets go to the ledger."""
        self._ledger = ledger
        self._tree = tree

    def is_same_page(self, lease: Lease, target: str) -> bool:
        """Whether the target is the same page under another spelling: another scheme, `www.`, an index name."""
        return is_same_address(target, lease.url)

    def refuse(self, target: str) -> tuple[State, str] | None:
        """The fate of a URL whose target alone decides it; None where the target is to be read."""
        if not is_same_site(target, self._tree.home):
            return State.EXCLUDED, f"redirects offsite to {host_of(target)}"
        if canonicalize_url(target) == canonicalize_url(self._tree.home):
            return State.NOT_ARTICLE, "redirects to the home page"
        return None

    def add(self, lease: Lease, target: str) -> None:
        """A URL that leads to another page of the portal: that page takes its place on the frontier.

        An archived article keeps its lease: what becomes of it is for whoever looks at it again.
        """
        ledger = self._ledger
        hops = lease.row.hops + 1 if lease.row else 1
        circle = self._find_circle(target, lease.url)
        if hops > MAX_HOPS or circle:
            ledger.set_state(lease.url, State.FAILED, IN_CIRCLES)
            ledger.fail_again(circle, IN_CIRCLES)
            return
        if lease.role is Role.LIST:
            ledger.add_page(target, Role.LIST, lease.section)
        elif self._tree.find(target) is not None:
            if lease.held is None:
                ledger.set_state(lease.url, State.NOT_ARTICLE, "redirects to a section")
            return
        else:
            old = lease.row or ListedRow(lease.url, lease.url, 1)
            row = ListedRow(target, old.page, old.position, old.headline, old.date, hops)
            if lease.role is Role.ARTICLE:
                ledger.add_listed(row, lease.section, lease.section or FRONT)
            else:
                ledger.add_candidate(row)
        if lease.held is None:
            ledger.set_state(lease.url, State.DUPLICATE, REDIRECTS_TO + target)

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
