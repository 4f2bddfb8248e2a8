"""Sections of sections of sections: where three levels show no row of their own, nothing deeper is one. Nor is what
lists link that repeat each other.

Where too many sections that only pages name show nothing of their own, no further one is noted. Those that wait are
left as well, if the list that named them shows nothing of its own either: a moment later it would not have named them.
"""

from collections.abc import Collection, Sequence

from portalcrawl.archive.ledger import Ledger, Section
from portalcrawl.spiders.crossing_lists import CrossingLists
from portalcrawl.text.urls.canonical import canonicalize_url

_LEVELS = 3
"""So many levels of sections may lead from one list to the next."""
_MOST_VAIN = 100
"""So many sections that only pages name may show nothing of their own, and one more for each that does."""
_STEP = _MOST_VAIN // 10
"""So many more sections must be noted, or read, before they are counted again."""


class SectionGrowth:
    """Decides which links of a section's page may be sections; the menu's entries always are."""

    def __init__(self, ledger: Ledger, sections: Collection[Section]) -> None:
        """`sections` are all that are known, at any time."""
        self._ledger = ledger
        self._sections = sections
        self._fruitful: set[int] = set()
        self._judge_at = _MOST_VAIN
        self._is_spent = False
        self._named_by: dict[int, int | None] = {}
        """Sections that this run has noted from a list's page, and the list's section; None for one of no section."""
        self._until_judged = 0
        """How many of these are to be read before all are counted again."""
        self._crossing = CrossingLists(ledger, sections)

    def allows(self, urls: Sequence[str]) -> bool:
        """Whether the last of these addresses may be one, below the sections at the others, from the top down."""
        above = urls[:-1]
        if len(above) >= _LEVELS and above[-_LEVELS] and not self._has_own_rows(above[-_LEVELS]):
            return False
        return not self._crossing.is_crossing(urls) and not self._is_portal_spent()

    def note_namer(self, section: Section, namer: Section | None) -> None:
        """Note whose list's page has named a section; what the home page and site maps name is always read."""
        self._named_by.setdefault(section.id, namer.id if namer else None)

    def is_vain(self, section: Section) -> bool:
        """Whether a section that waits to be read is one that only a page names, and shows what other lists do."""
        if section.origin != "page":
            return False
        return self._crossing.is_crossing(section.urls) or self._is_behind_spent(section)

    def _is_behind_spent(self, section: Section) -> bool:
        """Whether a list that shows nothing of its own has named it, and too many lists here do not."""
        if section.id not in self._named_by:
            return False
        if self._until_judged == 0:
            self._judge_at, self._until_judged = 0, _STEP  # some have been read since
        namer = self._named_by[section.id]
        is_left = self._is_portal_spent() and (namer is None or not self._is_fruitful([namer], [namer]))
        self._until_judged -= not is_left
        return is_left

    def _has_own_rows(self, url: str) -> bool:
        """Whether a section or one below it shows a row that no other list does."""
        key = canonicalize_url(url)
        numbers = [s.id for s in self._sections if any(one and canonicalize_url(one) == key for one in s.urls)]
        return self._is_fruitful(numbers, numbers)

    def _is_fruitful(self, numbers: list[int], family: list[int]) -> bool:
        if self._fruitful.isdisjoint(numbers) and self._ledger.own_rows.has_own_rows(numbers, family):
            self._fruitful.update(numbers)
        return not self._fruitful.isdisjoint(numbers)

    def _is_portal_spent(self) -> bool:
        """Whether too many of the sections that only pages name show nothing that no other list does."""
        named = [section for section in self._sections if section.origin == "page"]
        if len(named) < self._judge_at:
            return self._is_spent
        read = self._ledger.own_rows.list_read_sections()
        by_url = {canonicalize_url(section.url): section.id for section in self._sections}
        fruitful = vain = 0
        for section in named:
            # What the sections above show as well is its own.
            above = (by_url.get(canonicalize_url(url)) for url in section.urls if url)
            if self._is_fruitful([section.id], [number for number in above if number is not None]):
                fruitful += 1
            elif section.id in read:
                vain += 1
        self._judge_at = len(named) + _STEP
        self._is_spent = vain > _MOST_VAIN + fruitful
        return self._is_spent
