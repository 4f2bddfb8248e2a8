"""A portal that has moved to another host: its articles are known again where they stand now.

An address of the same path on the new host is an article's if the row there says the article's headline. All others are
known by their text (`pipelines/dedupe.py`).
"""

from msgspec.structs import replace

from portalcrawl.archive.ledger import ListedRow
from portalcrawl.spiders.recheck.sameness import is_named
from portalcrawl.spiders.run import Run


class MovedPortal:
    """Finds the archived article of an address on the new host."""

    def __init__(self, run: Run) -> None:
        """Does nothing for a portal that has never moved."""
        self._moves = run.ledger.moves
        self._looks = run.looks

    def translate(self, row: ListedRow) -> ListedRow:
        """The row with the address by which the ledger knows its article; the row itself where it knows none."""
        if not self._moves.has_moved:
            return row
        known = self._moves.find_known(row.url) or self._recognize(row)
        return row if known is None else replace(row, url=known)

    def _recognize(self, row: ListedRow) -> str | None:
        found = self._moves.find_same_path(row.url)
        if found is None or not row.headline:
            return None
        url, known = found
        names = [name for name in (known.headline, known.row.headline if known.row else None) if name]
        if not names or not is_named(row.headline, names):
            return None
        self._looks.note_moved_portal(url, row.url, self._moves.note(url, row.url, is_own=True, is_look_due=False))
        return url
