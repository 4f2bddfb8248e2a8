"""Sections whose page says that it lists nothing. One day of that may be a trouble: two on which the portal is well are
believed, as with all fates of which a passing trouble may be the cause.
"""

from portalcrawl.archive.ledger.database import Database, Queries
from portalcrawl.archive.recheck import is_another_day


class ZeroTable:
    """The `zeros` table."""

    def __init__(self, db: Database) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db
        self._stated: set[int] = set()
        """Sections of which this run has heard it."""

    def note(self, section: int, *, is_stated: bool) -> None:
        """Note what a section's page, of which this run has seen the rows, says; what it said before counts no more."""
        if not is_stated:
            self._db.execute("DELETE FROM zeros WHERE section = ?", (section,))
            return
        self._db.execute("INSERT OR IGNORE INTO zeros VALUES (?, NULL)", (section,))
        self._stated.add(section)

    def note_same(self, section: int) -> None:
        """The server says that a section's page is as it was: it still says the same."""
        if self._db.execute("SELECT 1 FROM zeros WHERE section = ?", (section,)).fetchone() is not None:
            self._stated.add(section)

    def settle(self, now: int) -> None:
        """Count today, at the end of a run on a day on which the portal was well."""
        rows = [(now, section) for section in sorted(self._stated)]
        self._db.execute_many("UPDATE zeros SET day = ? WHERE day IS NULL AND section = ?", rows)


def is_empty(db: Queries, section: int, now: int) -> bool:
    """Whether a section's page says that it lists nothing, as it did on another day on which the portal was well."""
    found = db.execute("SELECT day FROM zeros WHERE section = ?", (section,)).fetchone()
    return found is not None and found[0] is not None and is_another_day(found[0], now)
