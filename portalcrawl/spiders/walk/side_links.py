"""Links from articles to other articles: they may lead to what no list shows."""

from portalcrawl.discovery.rows.row import Row
from portalcrawl.page.document import Document
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.lists import ListReader
from portalcrawl.text.urls.patterns import has_pattern

_MOST_KNOWN = 200_000
"""Links that are remembered: the same hot list stands on every page, and is looked up once."""


class SideLinks:
    """Puts links that have an article's address on the frontier, as candidates."""

    def __init__(self, run: Run, lists: ListReader) -> None:
        """Candidates go through `lists`."""
        self._lists = lists
        self._portal = run.keeper
        # Related articles of another date would lead out of the run's window.
        self._is_open = run.arguments.window.is_open
        self._known: set[str] = set()

    def note(self, document: Document) -> None:
        """Put an article's links on the frontier; what the ledger knows stays as it is."""
        profile = self._portal.profile
        if not self._is_open or profile is None or not profile.articles.patterns:
            return
        folder = document.base_url.partition("?")[0].rpartition("/")[0]
        found: list[Row] = []
        for element in document.tree.iter("a"):
            href = element.get("href") or ""
            key = href if href.startswith(("/", "http")) else f"{folder}/{href}"
            if not href or key in self._known:
                continue
            self._known.add(key)
            url = document.absolute(href)
            if url and has_pattern(url, profile.articles.patterns):
                found.append(Row(url, position=len(found) + 1))
        if found:
            self._lists.add_candidates(found, document.url)
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
