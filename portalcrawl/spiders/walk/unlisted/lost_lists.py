"""List pages that could not be read: what they showed may stand in archives by month, by author and by tag as well.

Usually few of these are read, because most of them show what the lists show. Where list pages are gone or failed, or a
pager could not be followed, as many are read as pages are lost.
"""

from portalcrawl.lexicon.index_names import is_author_index, is_date_index, is_tag_index
from portalcrawl.spiders.run import Run

_PER_PAGER = 10
"""Pages that are taken to be lost behind a pager that could not be followed."""


class LostLists:
    """Chooses for one run the archives that are read in their place."""

    def __init__(self, run: Run) -> None:
        """No archive has been chosen yet."""
        self._ledger = run.ledger
        self._chosen = 0

    def choose(self, found: list[tuple[str, str]]) -> list[str]:
        """Addresses of such archives among links (address, text) that were not tried; empty if enough were."""
        gone, unfollowed = self._ledger.count_lost_lists()
        left = gone + unfollowed * _PER_PAGER - self._chosen
        if left <= 0:
            return []
        months = [url for url, label in found if is_date_index(label, url)]
        authors = [url for url, _ in found if is_author_index(url)]
        tags = [url for url, _ in found if is_tag_index("", url)]
        chosen = list(dict.fromkeys([*months, *authors, *tags]))[:left]
        self._chosen += len(chosen)
        return chosen
