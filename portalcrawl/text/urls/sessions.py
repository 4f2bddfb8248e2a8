"""Parameters that follow a visitor or the clock: known by what they do, not by their name.

A session's number changes from page to page while the page behind it does not; a story's number chooses the page. Two
pages of a portal are enough to see which it is, because both link the home page and the sections.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

# Values that may be a session's or a clock's: letters and digits mixed, seconds and milliseconds of this century, what
# a random generator gives.
_VALUE = r"(?=[0-9A-Za-z_,-]*[0-9])(?=[0-9A-Za-z_,-]*[A-Za-z])[0-9A-Za-z_,-]{16,128}|1[0-9]{9}|1[0-9]{12}|0\.[0-9]{6,}"
_MARK = re.compile(rf"[?&](?P<name>[A-Za-z_][\w.-]{{0,30}})=(?P<value>{_VALUE})(?=&|$)", re.ASCII)
# Names that hardly ever choose a page: dropped unless a page shows that they do.
_USUAL = re.compile(r"sid|session_?id|sess(?:id)?|_?t|_|r|rnd|ran|rand|random|v|time|timestamp", re.IGNORECASE)
_USUAL_VALUE = re.compile(r"1[0-9]{12}|[0-9A-Za-z_,-]{20,}")
_QUICK_VALUE = rb"=(?:[0-9A-Za-z_,-]{16}|1[0-9]{9}|0\.[0-9]{6})"
_QUICK = re.compile(rb"<a(?:rea)?\s[^<>]{0,900}?[?&;][A-Za-z_][\w.-]{0,30}" + _QUICK_VALUE, re.IGNORECASE)
# Begins with one byte, so that the search for it is a fast one; few pages have any.
_QUICKER = re.compile(_QUICK_VALUE)
_LEAST_MET_AGAIN = 2
_MOST_SEEN = 2_000
"""Addresses that are remembered of a name: the menus of some pages."""


def may_have_sessions(body: bytes) -> bool:
    """Whether a link in a page's source has a value that may be a session's; a quick look that spares the exact one."""
    return _QUICKER.search(body) is not None and _QUICK.search(body) is not None


def drop_parameters(url: str, names: Iterable[str]) -> str:
    """An address without the parameters of these names where their values may be a session's or a clock's.

    >>> drop_parameters("http://e.cn/a?id=1&t=1700000000&b=2", ["t"]), drop_parameters("http://e.cn/a?t=5", ["t"])
    ('http://e.cn/a?id=1&b=2', 'http://e.cn/a?t=5')
    """
    wanted = frozenset(names)
    address, _, query = url.partition("?")
    if not query or not wanted:
        return url
    kept = [piece for piece in query.split("&") if not _is_mark(piece, wanted)]
    return f"{address}?{'&'.join(kept)}" if kept else address


def _is_mark(piece: str, names: frozenset[str]) -> bool:
    match = _MARK.fullmatch(f"?{piece}")
    return match is not None and match["name"] in names


@dataclass
class SessionNames:
    """What a portal's pages have shown of their parameters."""

    sessions: set[str] = field(default_factory=set)
    """Names whose values change while the page does not."""
    stories: set[str] = field(default_factory=set)
    """Names whose values choose the page."""
    _seen: dict[str, dict[str, str]] = field(default_factory=dict)
    """By name, the addresses without it, and the value that each had last."""

    @property
    def is_empty(self) -> bool:
        """Whether no page has had such a parameter: then no address was read by what others have shown."""
        return not (self.sessions or self.stories or self._seen)

    @classmethod
    def load(cls, text: str) -> "SessionNames":
        """What `dump` has written."""
        sessions, _, stories = text.partition(";")
        return cls(set(sessions.split()), set(stories.split()))

    def dump(self) -> str:
        """What is sure, in one line."""
        if not (self.sessions or self.stories):
            return ""
        return f"{' '.join(sorted(self.sessions))};{' '.join(sorted(self.stories))}"

    def read_page(self, urls: Iterable[str]) -> frozenset[str]:
        """Learn from the addresses that a page links; the names that do not count on it."""
        by_name: dict[str, set[str]] = {}
        for url in set(urls):
            for match in _MARK.finditer(url):
                by_name.setdefault(match["name"], set()).add(url)
        return frozenset(name for name, found in by_name.items() if self._is_session(name, found))

    def drop(self, url: str) -> str:
        """An address without what is known to be a session's."""
        return drop_parameters(url, self.sessions) if self.sessions else url

    def _is_session(self, name: str, urls: set[str]) -> bool:
        plain = {url: drop_parameters(url, (name,)) for url in urls}
        if len(set(plain.values())) * 2 <= len(urls):
            # Without it, different pages would be one.
            self.stories.add(name)
            self.sessions.discard(name)
        if name in self.stories:
            return False
        if name not in self.sessions and self._has_changed(name, plain):
            self.sessions.add(name)
        return name in self.sessions or (
            _USUAL.fullmatch(name) is not None
            and all(_USUAL_VALUE.fullmatch(match["value"]) for url in urls for match in _marks_of(url, name))
        )

    def _has_changed(self, name: str, plain: dict[str, str]) -> bool:
        """Whether pages that an earlier page linked have other values now, all of them."""
        seen = self._seen.setdefault(name, {})
        values = {address: match["value"] for url, address in plain.items() for match in _marks_of(url, name)}
        again = [address for address in values if address in seen]
        changed = [address for address in again if seen[address] != values[address]]
        if len(seen) < _MOST_SEEN:
            seen.update(values)
        return len(changed) >= _LEAST_MET_AGAIN and len(changed) == len(again)


def _marks_of(url: str, name: str) -> list[re.Match[str]]:
    return [match for match in _MARK.finditer(url) if match["name"] == name]
