"""What a page's own site is called: a name that is not its author's."""

from collections.abc import Sequence
from itertools import takewhile
from operator import eq

from portalcrawl.lexicon.persons import is_known_person
from portalcrawl.page.layout import Layout
from portalcrawl.page.metadata import Metadata
from portalcrawl.page.page_title import bare
from portalcrawl.text.hanzi import HANZI

# Characters of a site's name with which that of its office or its edition begins, and their share of it.
_SHORTEST_SITE = 6
_PART_OF_SITE = 2 / 3


class SiteNames:
    """The names of a page's own site: no author's, where the page names somebody else."""

    def __init__(self, layout: Layout, metadata: Metadata) -> None:
        """Reads them from a page's head and its address."""
        self.names = {bare(metadata.site), bare(metadata.linked.publisher or "")}
        self.host = bare(layout.host.removeprefix("www."))

    def without(self, names: Sequence[str]) -> tuple[str, ...]:
        """Those of the names that are not the site's."""
        return tuple(name for name in names if not self.are_sites(name))

    def are_sites(self, name: str) -> bool:
        """Whether a name is the site's own, or that of its staff or of another edition: Harbour Post Staff.

        A person's name is not, where the site is called after the person: Jane Doe's Notes.
        """
        key = bare(name)
        if key in self.names or (not HANZI.search(name) and self.host.startswith(key)):
            return True
        if is_known_person(name):
            return False
        alike = max(sum(1 for _ in takewhile(bool, map(eq, key, site))) for site in self.names)
        return alike >= max(_SHORTEST_SITE, _PART_OF_SITE * len(key))
