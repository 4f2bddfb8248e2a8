"""Second pages that nothing links: lists that load their rest by a script often go on at `/page/2/` all the same.

Where no list of the portal shows a pager, the two that show most rows are asked for a second page. If one of these
shows rows that were not known, the other lists are asked as well, and each for its next page as long as such rows come.
What is known of the lists stands in the ledger, for the run that continues a killed one does not read them again.
"""

from collections.abc import Sequence
from typing import Any

import orjson

from portalcrawl.archive.ledger import ListedRow, Seen
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.spiders.run import Run
from portalcrawl.text.urls.identity import address_key

_LEAST_ROWS = 5
"""Rows of a list that may be full: hardly a system shows fewer on a page."""
_TRIED_FIRST = 2
"""Lists that are asked first; a portal where both have no second page is asked for nothing more."""

KNOWN = "unlinked_pages"
"""What the ledger calls what is known of the lists."""
NOTHING_BEHIND = "nothing links this page of its list, and it shows nothing new"
"""Why such a page is left."""


class UnlinkedPages:
    """Asks, for one run, for the pages behind lists that show no pager."""

    def __init__(self, run: Run) -> None:
        """A run of some sections or days asks for none, nor does one that reads lists only as far as they are new."""
        self._ledger = run.ledger
        self._chosen = run.chosen
        self._is_open = not run.tree.is_limited and run.arguments.window.is_open and not run.stops_at_known
        self._has_pager = False
        self._waiting: dict[str, int] = {}
        """Lists without a pager that end in a folder's slash, by their addresses: the number of their rows."""
        self._asked: dict[object, tuple[str, int]] = {}
        """What identifies each page that was asked for: its list's address, and its number."""
        self._further: list[tuple[str, int]] = []
        """Pages to ask for, because the one before them showed something new."""
        self._has_tried = False
        if self._is_open:
            self._load()

    def note(self, url: str, rows: Sequence[Row], met: Sequence[Seen], pages: Pages, *, is_first: bool) -> None:
        """Note what a list page shows."""
        if not self._is_open:
            return
        asked = self._asked.get(address_key(url))
        if asked is not None:
            if Seen.NEW in met:
                self._further.append((asked[0], asked[1] + 1))
                self._save()
        elif self._has_pager:
            return
        elif pages.pages or pages.total_pages is not None or pages.total_rows is not None:
            self._has_pager = True
            self._waiting = {}
            self._save()
        elif is_first and len(rows) >= _LEAST_ROWS and url.endswith("/"):
            self._waiting[url] = len(rows)
            self._save()

    def is_asked(self, url: str) -> bool:
        """Whether an address was made up here."""
        return address_key(url) in self._asked

    def shows_new(self, rows: Sequence[Row]) -> bool:
        """Whether a page has rows of its own: at least half of them are not known.

        A server may answer with its home page whatever it is asked for.
        """
        new = sum(self._ledger.find(row.url) is None for row in rows)
        return 0 < len(rows) <= 2 * new

    def ask_some(self) -> bool:
        """Put such pages on the frontier; whether there were any. To be asked when nothing is left there."""
        if not self._is_open or self._has_pager:
            return False
        if self._further:
            self._has_tried = True
            chosen = [*self._further, *self._take_lists(len(self._waiting))]
        elif not self._has_tried:
            chosen = self._take_lists(_TRIED_FIRST)
            self._has_tried = bool(chosen)
        else:
            chosen = []
        self._further = []
        asked = [self._ask(url, number) for url, number in chosen]
        if chosen:
            self._save()
        return any(asked)

    def _load(self) -> None:
        """Take up what an earlier run of the same pass over the portal has noted."""
        known = orjson.loads(self._ledger.get_meta(KNOWN) or "{}")
        if known.get("generation") != self._ledger.generation:
            return
        self._has_pager, self._has_tried = known["hasPager"], known["hasTried"]
        self._waiting = known["waiting"]
        self._asked = {address_key(_page_of(url, number)): (url, number) for url, number in known["asked"]}
        self._chosen.update(_page_of(url, number) for url, number in known["asked"])
        self._further = [(url, number) for url, number in known["further"]]

    def _save(self) -> None:
        """Note it in the ledger, with what the page that was just read leads to."""
        known: dict[str, Any] = {
            "generation": self._ledger.generation,
            "hasPager": self._has_pager,
            "hasTried": self._has_tried,
        }
        known |= {"waiting": self._waiting, "asked": [*self._asked.values()], "further": self._further}
        self._ledger.set_meta(KNOWN, orjson.dumps(known).decode())

    def _take_lists(self, most: int) -> list[tuple[str, int]]:
        """The lists with most rows, each with the number of its second page."""
        taken = sorted(self._waiting, key=lambda url: -self._waiting[url])[:most]
        for url in taken:
            del self._waiting[url]
        return [(url, 2) for url in taken]

    def _ask(self, url: str, number: int) -> bool:
        page = _page_of(url, number)
        self._asked[address_key(page)] = (url, number)
        self._chosen.add(page)
        return self._ledger.add_candidate(ListedRow(page, url, 1))


def _page_of(url: str, number: int) -> str:
    """The address that many systems give to a further page of a list."""
    return f"{url}page/{number}/"
