"""What was known of each section's list when it was last read; it tells whether the list has grown behind its start."""

from collections.abc import Sequence

import orjson
from msgspec import Struct

from portalcrawl.archive.ledger.database import Database
from portalcrawl.archive.ledger.model import Role


class Reading(Struct, frozen=True):
    """The last reading of a section's list. What a list has never shown is None."""

    gap: int | None = None
    """By how many the pager's total exceeded the rows that were known."""
    tail: str | None = None
    """The address of the last list page, if there are several."""
    tail_first: str | None = None
    """The address of that page's first row."""
    whole: int | None = None
    """Unix time at which all its pages had been read."""
    to_read: int | None = None
    """The generation in which all its pages are to be read."""


class ReadingTable:
    """The `readings` table; section 0 is the front page's own list."""

    def __init__(self, db: Database) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db

    def get(self, section: int) -> Reading:
        """The last reading of a section."""
        query = "SELECT gap, tail, tail_first, whole, to_read FROM readings WHERE section = ?"
        found = self._db.execute(query, (section,)).fetchone()
        return Reading(*found) if found else Reading()

    def count_known(self, section: int) -> int:
        """How many addresses a section's lists have shown so far."""
        return int(self._db.execute("SELECT count(*) FROM listings WHERE section = ?", (section,)).fetchone()[0])

    def set_tail(self, section: int, url: str, first: str | None) -> None:
        """Note which page is the list's last one, and its first row."""
        self._put(section)
        self._db.execute("UPDATE readings SET tail = ?, tail_first = ? WHERE section = ?", (url, first, section))

    def read_head(self, section: int) -> tuple[str, ...]:
        """The rows that the list's first page showed last, without pinned ones; none if it is not known."""
        found = self._db.execute("SELECT rows FROM heads WHERE section = ?", (section,)).fetchone()
        return tuple(orjson.loads(found[0])) if found else ()

    def set_head(self, section: int, rows: Sequence[str]) -> None:
        """Note the rows that the list's first page shows."""
        self._db.execute("INSERT OR REPLACE INTO heads VALUES (?, ?)", (section, orjson.dumps(rows).decode()))

    def plan_whole(self, section: int, generation: int) -> None:
        """Note that all pages are to be read in this generation."""
        self._put(section)
        self._db.execute("UPDATE readings SET to_read = ? WHERE section = ?", (generation, section))

    def settle(self, generation: int, now: int, *, is_whole: bool) -> None:
        """Note at the end of a generation without failures what is sure now; `is_whole`: it read every list to its end.

        Only the sections that the generation has read are settled.
        """
        read = "SELECT DISTINCT coalesce(section, 0) FROM urls WHERE role = ? AND state = 'done' AND generation = ?"
        self._db.execute(f"INSERT OR IGNORE INTO readings (section) {read}", (int(Role.LIST), generation))
        self._db.execute(
            f"UPDATE readings SET whole = ? WHERE section IN ({read}) AND (? OR to_read = ?)",  # noqa: S608 - a constant
            (now, int(Role.LIST), generation, is_whole, generation),
        )
        self._db.execute(
            "UPDATE readings SET gap = (SELECT stated_rows FROM sections WHERE id = section) - "  # noqa: S608 - the same
            f"(SELECT count(*) FROM listings l WHERE l.section = readings.section) WHERE section IN ({read})",
            (int(Role.LIST), generation),
        )

    def _put(self, section: int) -> None:
        self._db.execute("INSERT OR IGNORE INTO readings (section) VALUES (?)", (section,))
