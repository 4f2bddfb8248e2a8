"""List pages of earlier walks that nothing links any more and that are gone: the list has become shorter."""

from collections.abc import Iterable

from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.text.urls.canonical import canonicalize_url


class FormerPages:
    """Tells such pages from those that a list links and that are missing.

    Only what this run has asked for by heart can be one, and only of a list whose first page it has read: what a page
    links that is the same as before nobody knows.
    """

    def __init__(self) -> None:
        self._recalled: set[str] = set()
        self._linked: set[str] = set()
        self._begun: set[int] = set()
        self._dead: list[tuple[int, str]] = []

    def recall(self, urls: Iterable[str]) -> tuple[str, ...]:
        """Note pages that are asked for because they were there before."""
        pages = tuple(urls)
        self._recalled.update(map(canonicalize_url, pages))
        return pages

    def note_read(self, section: int, pages: Pages, *, is_first: bool) -> None:
        """Note what a list page links."""
        if is_first:
            self._begun.add(section)
        self._linked.update(map(canonicalize_url, pages.pages))
        if pages.next:
            self._linked.add(canonicalize_url(pages.next))

    def note_dead(self, section: int, url: str) -> None:
        """Note a page that is not there."""
        self._dead.append((section, url))

    def list_left(self) -> list[str]:
        """The pages that belong to no list any more."""
        return [
            url
            for section, url in self._dead
            if section in self._begun and (key := canonicalize_url(url)) in self._recalled and key not in self._linked
        ]
