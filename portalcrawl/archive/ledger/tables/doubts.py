"""Fates that a passing trouble may have caused: they are asked for again until they are sure.

A URL that answers with 404, with a gate or with an empty page may answer with an article tomorrow. Its fate is final
only after it was seen on two days on which the portal was well, and never while a list still shows it.
"""

from collections.abc import Collection

from portalcrawl.archive.ledger.database import Database
from portalcrawl.archive.ledger.memory import RunMemory
from portalcrawl.archive.ledger.model import Role, State
from portalcrawl.archive.recheck import DAY, ENOUGH_DAYS, is_another_day, wait_in_doubt

# A list shows a row until a walk behind it has read that list to its end.
_IS_LISTED = (
    "EXISTS (SELECT 1 FROM listings l WHERE l.url = doubts.url AND NOT EXISTS (SELECT 1 FROM walks w "
    "WHERE w.section = l.section AND w.stop = 'end' AND w.generation > l.generation))"
)


class DoubtTable:
    """The `doubts` table, and the times in `urls` at which those URLs are due."""

    def __init__(self, db: Database, memory: RunMemory) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db
        self._memory = memory

    def note(self, number: int, now: int, *, is_urgent: bool) -> None:
        """Note one more answer without a page; `is_urgent` if a list shows the URL."""
        self._db.execute(
            "INSERT INTO doubts VALUES (?, 1, 0, NULL) ON CONFLICT (url) DO UPDATE SET tries = tries + 1", (number,)
        )
        tries = int(self._db.execute("SELECT tries FROM doubts WHERE url = ?", (number,)).fetchone()[0])
        # Runs may follow one another within a second: not the clock says which one is the next, but the generation.
        wait = wait_in_doubt(tries, is_urgent=is_urgent)
        due = max(now + wait, self._memory.started + 1) if wait else 0
        self._db.execute("UPDATE urls SET due = ? WHERE id = ?", (due, number))
        self._memory.doubted[number] = tries

    def clear(self, number: int) -> None:
        """The URL has a fate that is sure."""
        if self._db.execute("DELETE FROM doubts WHERE url = ?", (number,)).rowcount > 0:
            self._db.execute("UPDATE urls SET due = NULL WHERE id = ? AND segment IS NULL", (number,))
        self._memory.doubted.pop(number, None)

    def reopen(self, number: int) -> None:
        """A list shows a URL whose fate was final: it is asked for in this run."""
        self._db.execute("INSERT OR IGNORE INTO doubts VALUES (?, 0, 0, NULL)", (number,))

    def begin_reading(self, reader: str) -> None:
        """Note who reads pages from now on: what another reader has rejected is read again, even if it is the same."""
        known = self._db.execute("SELECT value FROM meta WHERE key = 'reader'").fetchone()
        if known is None or known[0] != reader:
            self._db.execute(
                "UPDATE urls SET etag = NULL, modified = NULL WHERE segment IS NULL AND id IN (SELECT url FROM doubts)"
            )
            self._db.execute("INSERT OR REPLACE INTO meta VALUES ('reader', ?)", (reader,))

    def ask_now(self) -> None:
        """Let this run ask for everything in doubt."""
        self._db.execute("UPDATE urls SET due = ? WHERE id IN (SELECT url FROM doubts)", (self._memory.started,))

    def wait_a_day(self, now: int, blamed: Collection[str]) -> None:
        """Let what this run has met first wait for a day: dead rows are nothing new to a portal's first walk.

        The next run asks for what shows that the portal was ill.
        """
        for number, tries in self._memory.doubted.items():
            found = self._db.execute("SELECT url FROM urls WHERE id = ?", (number,)).fetchone()
            if tries == 1 and found[0] not in blamed:
                self._db.execute("UPDATE urls SET due = max(due, ?) WHERE id = ?", (now + DAY, number))

    def settle(self, now: int) -> None:
        """Count today for what this run has seen, at its end on a day on which the portal was well.

        What was seen on enough days, and stands in no list any more, is final.
        """
        for number in self._memory.doubted:
            found = self._db.execute("SELECT day FROM doubts WHERE url = ?", (number,)).fetchone()
            if found is not None and is_another_day(found[0], now):
                self._db.execute("UPDATE doubts SET days = days + 1, day = ? WHERE url = ?", (now, number))
        final = f"SELECT url FROM doubts WHERE days >= {ENOUGH_DAYS} AND NOT {_IS_LISTED}"  # noqa: S608 - constants
        numbers = self._db.execute(final).fetchall()
        self._db.execute_many("UPDATE urls SET due = NULL WHERE id = ?", numbers)
        self._db.execute_many("DELETE FROM doubts WHERE url = ?", numbers)

    def count_days(self, number: int) -> int:
        """On how many days on which the portal was well a URL's fate was seen."""
        found = self._db.execute("SELECT days FROM doubts WHERE url = ?", (number,)).fetchone()
        return 0 if found is None else int(found[0])

    def read_rows(self) -> list[tuple[State, str]]:
        """Fate and reason of the rows of lists to which this run gave one in doubt."""
        found = (
            self._db.execute(
                "SELECT state, reason FROM urls WHERE id = ? AND role = ?", (number, Role.ARTICLE)
            ).fetchone()
            for number, tries in self._memory.doubted.items()
            if tries
        )
        return [(State(row[0]), row[1] or "") for row in found if row is not None]

    def count_answered(self) -> int:
        """How many rows of lists have been asked for since the walk began, which may have taken several runs."""
        query = "SELECT count(*) FROM urls WHERE role = ? AND generation = ? AND state NOT IN ('pending', 'leased')"
        return int(self._db.execute(query, (Role.ARTICLE, self._memory.generation)).fetchone()[0])

    def count(self) -> int:
        """How many URLs are in doubt."""
        return int(self._db.execute("SELECT count(*) FROM doubts").fetchone()[0])
