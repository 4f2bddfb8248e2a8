"""Lists that narrow other lists, each in the others: filters, sortings, views. What they show, their sisters show too.

A list's page links it once more with a topic, a year, a place; that page links itself with one more of them, and so on.
The first of them may be a portal's real sections. Below those that show nothing of their own, a few are read; where
these repeat each other's rows as well, the others are left.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise

from msgspec import Struct

from portalcrawl.archive.ledger import Ledger, Section
from portalcrawl.text.urls.canonical import canonicalize_url

_MOST_CROSSING = 10
"""So many sections below page-named ones may show rows, but none of their own; and one more for each that does."""
_ASKED_AGAIN = 5
"""Questions about one family of sections before its rows are compared again."""


class _Shown(Struct, frozen=True):
    """Numbers of sections of one family."""

    own: set[int]
    """Those with a row that none but those above and below them shows;"""
    any: set[int]
    """those with any row."""


class CrossingLists:
    """Knows for one run below which entries of the menu lists repeat each other."""

    def __init__(self, ledger: Ledger, sections: Collection[Section]) -> None:
        """`sections` are all that are known, at any time."""
        self._ledger = ledger
        self._sections = sections
        self._asked: defaultdict[str, int] = defaultdict(int)
        self._barren: dict[str, frozenset[str]] = {}
        """By the top of a family that is spent, its lists that show nothing of their own; canonical addresses."""

    def is_crossing(self, urls: Sequence[str]) -> bool:
        """Whether the list at the last of these addresses, below those at the others, shows what other lists do.

        That is so below a list which shows nothing of its own, where enough lists of this kind did not either.
        """
        if len(urls) <= 2 or not urls[0] or not urls[-2]:
            return False  # the menu's own entries and what their pages name are always read
        top = canonicalize_url(urls[0])
        if self._asked[top] % _ASKED_AGAIN == 0:
            self._judge(top)
        self._asked[top] += 1
        return canonicalize_url(urls[-2]) in self._barren.get(top, ())

    def _judge(self, top: str) -> None:
        self._barren.pop(top, None)
        named = {section.id: section for section in self._sections if section.origin == "page"}
        family = {n: s for n, s in named.items() if s.depth > 1 and s.urls[0] and canonicalize_url(s.urls[0]) == top}
        addresses = {section.url for section in family.values()}
        deep = {number for number, section in family.items() if section.urls[-2] in addresses}
        if len(deep) <= _MOST_CROSSING:
            return
        shown = self._compare(family)
        fruitful, vain = len(deep & shown.own), len(deep & shown.any - shown.own)
        if vain > _MOST_CROSSING + fruitful:
            read = self._ledger.own_rows.list_read_sections()
            barren = (section for number, section in family.items() if number in read - shown.own)
            self._barren[top] = frozenset(canonicalize_url(section.url) for section in barren)

    def _compare(self, family: dict[int, Section]) -> _Shown:
        shown: defaultdict[int, list[Section]] = defaultdict(list)
        led: dict[int, bool | None] = {}
        for number, url, is_article in self._ledger.own_rows.list_shown(family):
            shown[url].append(family[number])
            led[url] = is_article
        own = {url: sections for url, sections in shown.items() if _is_line(sections)}
        counts = Counter(led[url] for url in own)
        # Rows that are not known yet are taken for what most of the others have proved to be.
        counted = {True} if counts[False] > counts[True] + _MOST_CROSSING else {True, None}
        return _Shown(
            own={section.id for url, sections in own.items() if led[url] in counted for section in sections},
            any={section.id for url, sections in shown.items() if led[url] is not False for section in sections},
        )


def _is_line(sections: list[Section]) -> bool:
    """Whether these sections hang below each other."""
    line = sorted(sections, key=lambda section: section.depth)
    return all(upper.url in lower.urls for upper, lower in pairwise(line))
