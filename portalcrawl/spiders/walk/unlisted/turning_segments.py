"""Segments of paths that follow a visitor: each answer links the portal's pages below another one.

Such a segment looks like the key of a story or the name of an issue, and nothing in the address tells which it is. So
the pages tell: at addresses that differ in this segment alone they are copies of each other, again and again, and never
two different articles.
"""

import re
from dataclasses import dataclass, field

from portalcrawl.archive.ledger import COPY_OF, Ledger, State

_FOLDER = re.compile(r"(?<=/)(?=[^/]*[0-9])(?=[^/]*[A-Za-z])[0-9A-Za-z_-]{8,64}(?=/)", re.ASCII)
_LEAST_COPIES = 3
"""Addresses of which two forms must have proved to be copies."""
_MOST_KNOWN = 50_000
"""Addresses that are remembered of one place."""
_THERE = (State.ARCHIVED, State.UNCHANGED)


@dataclass
class _Place:
    """What stands before such a segment, and what was met behind it."""

    first: dict[str, str] = field(default_factory=dict)
    """By address without the segment, the form that was met first,"""
    second: dict[str, str] = field(default_factory=dict)
    """and the one that was met next."""
    copies: set[str] = field(default_factory=set)
    """Addresses of which both forms are copies."""
    is_story: bool = False
    """Whether two forms of one address were different articles."""


class TurningSegments:
    """What one run has seen of such segments."""

    def __init__(self, ledger: Ledger) -> None:
        """The ledger knows what the pages proved to be."""
        self._ledger = ledger
        self._places: dict[str, _Place] = {}

    def find_first(self, url: str) -> str | None:
        """The form under which the page was met first, if this is another visitor's; None if it is to be asked for."""
        address, mark, query = url.partition("?")
        start = address.find("/", address.find("//") + 2)
        if start < 0 or (match := _FOLDER.search(address, start)) is None:
            return None
        place = self._places.setdefault(address[: match.start()], _Place())
        rest = address[match.end() :] + mark + query
        if place.is_story:
            return None
        if rest not in place.first:
            if len(place.first) < _MOST_KNOWN:
                place.first[rest] = url
            return None
        if place.first[rest] == url:
            return None
        if rest in place.second and rest not in place.copies:
            self._compare(place, rest)
        if len(place.copies) >= _LEAST_COPIES and not place.is_story:
            return place.first[rest]
        place.second.setdefault(rest, url)
        return None

    def _compare(self, place: _Place, rest: str) -> None:
        one, other = self._find_article(place.first[rest]), self._find_article(place.second[rest])
        if one is None or other is None:
            return
        if one == other:
            place.copies.add(rest)
        else:
            place.is_story = True

    def _find_article(self, url: str) -> str | None:
        """The address of the archived article that a page shows; None for a list, and while nothing is known."""
        found = self._ledger.find(url)
        if found is None:
            return None
        if found[2] in _THERE:
            return url
        reason = self._ledger.reason_of(url)
        return reason.removeprefix(COPY_OF) if found[2] is State.DUPLICATE and reason.startswith(COPY_OF) else None
