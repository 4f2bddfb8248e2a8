"""Links that no list, menu or sitemap shows are tried at the end of the walk: what looks like the portal's own first.

A portal's pages link lists in ways that no reader of menus foresees: tiles of pictures, slides, menus that a script
opens. Such links are noted when they are met. When all lists are read, those whose addresses are made like the portal's
articles or lists are fetched, more and more of them as long as they lead to new articles; of the others a few at a
time, as long as enough of them prove to be one or the other.

At last come archives by month, and those by tag. Most show what the lists show, so a few are asked for. If these lead
to more, all others by month are asked for as well, and twice as many by tag each time. Where list pages could not be
read, more of them make up for that (`lost_lists.py`).
"""

import math
from collections.abc import Collection

from portalcrawl.archive.ledger import Ledger, State
from portalcrawl.discovery.menu.entries import is_section_address, is_service_name
from portalcrawl.discovery.pager.addresses import WEAK, bare_addresses, read_slots
from portalcrawl.discovery.rows.links.candidates import is_page_address
from portalcrawl.discovery.rows.one_row.title import is_more
from portalcrawl.lexicon.index_names import is_date_index, is_tag_index
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.unlisted.lost_lists import LostLists
from portalcrawl.text.urls.canonical import url_shape
from portalcrawl.text.urls.identity import address_key
from portalcrawl.text.urls.index_pages import is_home_address

_ALIKE_AT_ONCE = 100
"""Links made like the portal's own that are tried first; twice as many each time that some led to new articles."""
_AT_ONCE = 10
"""Links of other shapes that are tried before it is asked what came of them."""
_LEAST_VAIN = 10
"""So many tries may be in vain on any portal,"""
_VAIN_SHARE = 0.05
"""or as many as this share of the pages that the run has read."""


_LEAST_MONTHS = 2
"""So many archives by month are read on any portal to learn whether they show what no list does,"""
_MONTHS_SHARE = 0.03
"""or as many as this share of the pages that the run has read."""
_LEAST_TAGS = 3
"""So many archives by tag are read on any portal to learn the same,"""
_TAGS_SHARE = 0.01
"""or as many as this share of the pages: a portal may have more tags than articles."""


class UnlistedLinks:
    """Decides for one run which of these links are tried."""

    def __init__(self, run: Run) -> None:
        """A run of some sections or days only tries none: they may lead anywhere."""
        self._run = run
        self._ledger = run.ledger
        self._is_open = not run.tree.is_limited and run.arguments.window.is_open
        self._tried: set[str] = set()
        self._alike_at_once = _ALIKE_AT_ONCE
        self._archived_at_last: int | None = None
        """Articles that this run had archived when it last tried links made like the portal's own."""
        self._before: dict[str, tuple[int, int]] = {}
        """For months and tags: archives that had shown something, and articles archived, when some were last asked."""
        self._asked_tags = 0
        self._lost = LostLists(run)

    def try_some(self) -> bool:
        """Put links on the frontier; whether there were any. To be asked when nothing is left there."""
        if not self._is_open:
            return False
        found = self._ledger.list_unlisted(is_new=self._run.stops_at_known)
        waiting = _keep_waiting(found)
        chosen = self._choose(waiting) if waiting else []
        self._tried.update(chosen)
        if not chosen:
            chosen = self._choose_months(found) or self._choose_tags(found) or self._lost.choose(found)
            self._run.chosen.update(chosen)
        self._ledger.try_unlisted(chosen)
        return bool(chosen)

    def _choose(self, waiting: list[str]) -> list[str]:
        alike = _choose_alike(self._ledger, waiting)
        others = [url for url in waiting if url not in set(alike)]
        alike = alike[: self._count_alike()] if alike else []
        vain = self._count_vain()
        most = max(_LEAST_VAIN, int(self._run.pages * _VAIN_SHARE)) - vain
        return [*alike, *others[: max(0, min(_AT_ONCE, most))]]

    def _count_alike(self) -> int:
        """How many links made like the portal's own are tried next: none, if the last ones led to nothing new."""
        archived = self._count_archived()
        if self._archived_at_last is not None:
            more = max(2 * self._alike_at_once, _ALIKE_AT_ONCE)
            self._alike_at_once = more if archived > self._archived_at_last else 0
        self._archived_at_last = archived
        return self._alike_at_once

    def _count_archived(self) -> int:
        return sum(count for (_, state), count in self._ledger.tally.items() if state is State.ARCHIVED)

    def _choose_months(self, found: list[tuple[str, str]]) -> list[str]:
        """The archives by month to read: at first a few, from the oldest one on evenly spread."""
        months = [url for url, label in found if is_date_index(label, url)]
        if not months:
            return []  # none was met so far, so none was asked for
        led_on = self._has_led_on("months")
        if led_on is None:
            return _spread(months[::-1], max(_LEAST_MONTHS, int(self._run.pages * _MONTHS_SHARE)))
        return months if led_on else []

    def _choose_tags(self, found: list[tuple[str, str]]) -> list[str]:
        """The archives by tag to read: at first a few, evenly spread, then twice as many as long as they lead on."""
        tags = [url for url, label in found if is_tag_index("", url)]
        led_on = self._has_led_on("tags") if tags else False
        if led_on is None:
            most = max(_LEAST_TAGS, int(self._run.pages * _TAGS_SHARE))
        else:
            most = 2 * self._asked_tags if led_on else 0
        chosen = _spread(tags, most)
        self._asked_tags = len(chosen)
        return chosen

    def _has_led_on(self, kind: str) -> bool | None:
        """Whether the archives that were last asked for showed what was not known, and that led to articles; None if
        none was asked for.
        """
        archived = self._count_archived()
        before = self._before.get(kind)
        self._before[kind] = (self._run.telling, archived)
        return None if before is None else self._run.telling > before[0] and archived > before[1]

    def _count_vain(self) -> int:
        """How many of the links tried led to nothing that the archive wants."""
        states = (found[2] for url in self._tried if (found := self._ledger.find(url)) is not None)
        return sum(state in (State.NOT_ARTICLE, State.EXCLUDED, State.FAILED, State.GONE) for state in states)


def find_alike(ledger: Ledger) -> list[str]:
    """The links that were not tried, although their addresses are made like those of articles or lists."""
    return _choose_alike(ledger, _keep_waiting(ledger.list_unlisted(is_new=False)))


def _spread(urls: list[str], most: int) -> list[str]:
    """So many of the addresses at most, evenly spread."""
    return urls[:: max(1, math.ceil(len(urls) / most))] if most else []


def _keep_waiting(found: list[tuple[str, str]]) -> list[str]:
    """Of addresses and texts of links, the addresses that may be read."""
    return [url for url, label in found if _may_be_read(url, label)]


def _choose_alike(ledger: Ledger, urls: list[str]) -> list[str]:
    if not urls:
        return []
    articles, lists = ledger.list_read()
    known = {url_shape(url) for url in (*articles, *lists)}
    waiting = {address_key(url) for url in urls}
    return [url for url in urls if url_shape(url) in known and not _is_further_page(url, waiting)]


def _is_further_page(url: str, waiting: Collection[str]) -> bool:
    """Whether an address is a further page of a list that waits as well, whose pager will lead there."""
    return any(
        address_key(first) in waiting and address_key(first) != address_key(url)
        for slot in read_slots(url)
        if slot.strength > WEAK
        for first in bare_addresses(slot)
    )


def _may_be_read(url: str, label: str) -> bool:
    # Another language's tree is told as a gap, not walked.
    is_page = is_page_address(url) and is_section_address(url) and not is_home_address(url)
    is_service = is_service_name(label) and not is_more(label)
    return is_page and not is_service and not is_tag_index(label, url)
