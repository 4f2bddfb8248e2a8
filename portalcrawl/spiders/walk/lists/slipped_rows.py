"""Rows that slip past a walk: where a row leaves a list while it is read, all behind it move up by one place, and
the first row of the next page stands on a page that was read before.

Two things show it. The total that the pager states falls from one page to the next; or, at the next run, the list's
first page has lost rows and its last page has not moved up, because that was read when the row had left already.
"""

from collections.abc import Sequence

from portalcrawl.archive.ledger import Ledger, Seen
from portalcrawl.discovery.rows.one_row.row import Row


def count_lost(before: Sequence[str], rows: Sequence[Row], met: Sequence[Seen]) -> int:
    """How many rows have left a list above the last one that its first page shows now and showed before.

    `before` has their addresses, pinned ones aside. 0 if the page shows none of these any more.
    """
    places = {url: place for place, url in enumerate(before)}
    shown = [(row.url, seen) for row, seen in zip(rows, met, strict=True) if not row.pinned]
    for place in range(len(shown) - 1, -1, -1):
        if shown[place][0] in places:
            fresh = sum(seen in (Seen.NEW, Seen.LISTED) for _, seen in shown[:place])
            return max(0, places[shown[place][0]] + fresh - place)
    return 0


class SlippedRows:
    """What this run has seen of it."""

    def __init__(self, ledger: Ledger) -> None:
        """First pages are kept in the ledger from run to run."""
        self._ledger = ledger
        self._lost: dict[int, int] = {}
        self._totals: dict[int, int] = {}
        """By section what its first page states."""
        self._shrinking: set[int] = set()

    def note_first(self, section: int, rows: Sequence[Row], met: Sequence[Seen], total: int | None) -> None:
        """Note the first page of a list of several."""
        self._lost[section] = count_lost(self._ledger.readings.read_head(section), rows, met)
        self._ledger.readings.set_head(section, [row.url for row in rows if not row.pinned])
        if total is not None:
            self._totals[section] = total

    def note_further(self, section: int, total: int | None) -> None:
        """Note what another page states."""
        if total is not None and total < self._totals.get(section, 0):
            self._shrinking.add(section)

    def count_lost(self, section: int) -> int:
        """How many rows the first page has lost since it was read before."""
        return self._lost.get(section, 0)

    def settle(self) -> None:
        """Let the next run read those lists to their end that got shorter while this one read them."""
        for section in sorted(self._shrinking):
            self._ledger.readings.plan_whole(section, self._ledger.generation + 1)
