"""Chains of pages that only unlisted pages link: such a chain may go on without an end.

A server may make an article, or a list of known ones, of every address that somebody asks for, and link the next ones
there. What no list, sitemap or feed confirms is read as far as the portal itself is large, and no further in one run.
"""

from portalcrawl.archive.ledger import Lease, Role
from portalcrawl.discovery.rows.links.candidates import is_page_address
from portalcrawl.lexicon.index_names import is_date_index, is_tag_index
from portalcrawl.spiders.run import Run

MOST_UNLISTED = 150
"""So many such pages are read on any portal, or as many as there are archived articles that lists show."""
_LOOK_AGAIN = 50
"""How many more are read before the articles that lists show are counted again."""

CHAINED = "a page that only unlisted pages link, after many of this kind; the next run reads on"
"""Why such an address is left."""


class UnlistedChains:
    """Counts for one run the unlisted pages to which unlisted pages have led."""

    def __init__(self, run: Run) -> None:
        """What an earlier run left for this reason is pending again."""
        self._ledger = run.ledger
        self._ledger.readmit_rejected(CHAINED)
        self._read = 0
        self._most = MOST_UNLISTED

    def is_spent(self, lease: Lease) -> bool:
        """Whether a candidate is left, because too many of its kind were read; counts it, if it is read."""
        if not self._is_chained(lease):
            return False
        if self._read >= self._most:
            self._most = max(MOST_UNLISTED, min(self._ledger.own_rows.count_archived(), self._read + _LOOK_AGAIN))
        if self._read >= self._most:
            return True
        self._read += 1
        return False

    def _is_chained(self, lease: Lease) -> bool:
        if lease.role is not Role.CANDIDATE or lease.row is None:
            return False
        page = lease.row.page
        if is_tag_index("", page) or is_date_index("", page) or not is_page_address(page):
            return False  # an archive by tag or month is a list, and of those few are read
        found = self._ledger.find_role(page)
        return found == (Role.CANDIDATE, None) or found == (Role.LIST, None)
