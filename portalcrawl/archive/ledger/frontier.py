"""The frontier while a run writes: what is to be fetched, and what was met.

All calls of a run happen in one transaction, which `commit` ends; what a crash leaves uncommitted never happened.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson

from portalcrawl.archive.disk import Disk
from portalcrawl.archive.ledger.database import Database, identity_of
from portalcrawl.archive.ledger.model import Lease, ListedRow, Role, Seen, State
from portalcrawl.archive.ledger.payloads import PayloadTable
from portalcrawl.archive.ledger.runs import RunTable
from portalcrawl.archive.ledger.sections import SectionTable
from portalcrawl.text.window import Window

UNLISTED = "a link that no list, menu or sitemap shows"
"""Why a URL that some page links is not fetched; where one of those shows it later, it is."""

FRONT = 0
"""Stands for the home page's own list, which belongs to no section."""


class Frontier:
    """What is to be fetched and what was met; `Ledger` adds what became of it."""

    def __init__(self, path: Path, disk: Disk) -> None:
        """Open or create the database. All calls raise ArchiveError or NoSpaceError where the disk fails."""
        self._db = Database(path, disk)
        self.runs = RunTable(self._db)
        self.sections = SectionTable(self._db)
        self.payloads = PayloadTable(self._db)
        self.generation = int(self.get_meta("generation", 1))
        self.pending = self._count_pending()
        self.leased: dict[str, Lease] = {}
        """What is handed out and has no fate yet, by URL."""
        self.changes = 0
        """Writes since the last commit."""
        self.tally: Counter[tuple[Role, State]] = Counter()
        """How many URLs this run gave which fate."""
        self.failures: list[tuple[str, str]] = []
        """URL and reason of this run's first failures."""

    def close(self) -> None:
        """Close without committing."""
        self._db.close()

    def commit(self) -> None:
        """End the transaction durably and begin the next."""
        self._db.commit()
        self.changes = 0

    # --- facts ----------------------------------------------------------------------------------

    def get_meta(self, key: str, default: Any = None) -> Any:
        """A stored fact."""
        found = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return default if found is None else found[0]

    def set_meta(self, key: str, value: Any) -> None:
        """Store a fact."""
        self._db.execute(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, value)
        )

    def begin_run(self, name: str, started: str, arguments: dict[str, Any]) -> int:
        """Note a run's start; its number.

        Work that an earlier run left goes on; where the last walk over the portal came to its end, or was made with
        other arguments, a new walk (generation) begins, in which lists are read again. Failures are tried again.
        """
        if self.runs.has_ended_walk(arguments):
            self.generation += 1
            self.set_meta("generation", self.generation)
        self._db.execute("UPDATE urls SET state = 'pending' WHERE state IN ('leased', 'failed')")
        self.pending = self._count_pending()
        return self.runs.begin(name, started, arguments)

    # --- the frontier ---------------------------------------------------------------------------

    def _count_pending(self) -> int:
        found = self._db.execute("SELECT count(*) FROM urls WHERE state = 'pending'").fetchone()
        return int(found[0])

    def lease(self, roles: Iterable[Role], limit: int, *, filed: bool = False) -> list[Lease]:
        """Up to `limit` pending URLs of the given roles, in the order they were met, now leased.

        `filed` leaves out those that belong to no section.
        """
        leases: list[Lease] = []
        for role in roles:
            rows = self._db.execute(
                "SELECT id, url, section, row FROM urls WHERE state = 'pending' AND role = ? "
                "AND (section IS NOT NULL OR NOT ?) ORDER BY id LIMIT ?",
                (int(role), filed, limit - len(leases)),
            ).fetchall()
            leases += [Lease(i, url, role, section, _load_row(row, url)) for i, url, section, row in rows]
        self._db.execute_many("UPDATE urls SET state = 'leased' WHERE id = ?", [(lease.id,) for lease in leases])
        self.leased.update((lease.url, lease) for lease in leases)
        self.pending -= len(leases)
        return leases

    def put_back(self, lease: Lease, role: Role) -> None:
        """Make a leased URL pending again in another role: it was met as what it is not."""
        del self.leased[lease.url]
        self._db.execute("UPDATE urls SET role = ?, state = 'pending' WHERE id = ?", (int(role), lease.id))
        self.pending += 1

    def readmit(self, window: Window, *, keep_undated: bool) -> None:
        """Put what fell out of an earlier run's window on the frontier, where this run's window keeps it."""
        self._db.execute(
            "UPDATE urls SET state = 'pending', reason = NULL WHERE state = 'outside_window' AND CASE "
            "WHEN published IS NULL THEN ? ELSE substr(published, 1, 10) BETWEEN ? AND ? END",
            (
                keep_undated,
                window.since.isoformat() if window.since else "",
                window.until.isoformat() if window.until else "9999",
            ),
        )
        self.pending = self._count_pending()

    def readmit_rejected(self, reason: str) -> None:
        """Put what was no article for a reason that holds no longer on the frontier."""
        self._db.execute(
            "UPDATE urls SET state = 'pending', reason = NULL WHERE state = 'not_article' AND reason = ?", (reason,)
        )
        self.pending = self._count_pending()

    def lease_again(self, lease: Lease) -> None:
        """Take back the fate of a list page that turned out to be an article: it gets another one."""
        self.tally[lease.role, State.DONE] -= 1
        again = replace(lease, role=Role.CANDIDATE)
        self._db.execute(
            "UPDATE urls SET role = ?, state = 'leased', reason = NULL WHERE id = ?", (int(again.role), lease.id)
        )
        self.leased[lease.url] = again

    def give_back(self) -> None:
        """Make all leased URLs pending again: the run ends before their turn."""
        self._db.execute_many("UPDATE urls SET state = 'pending' WHERE id = ?", [(x.id,) for x in self.leased.values()])
        self.pending += len(self.leased)
        self.leased.clear()

    def find(self, url: str) -> tuple[int, Role, State] | None:
        """Number, role and state of a URL, or None where it was never met."""
        found = self._db.execute("SELECT id, role, state FROM urls WHERE key = ?", (identity_of(url),)).fetchone()
        return None if found is None else (found[0], Role(found[1]), State(found[2]))

    def add_page(self, url: str, role: Role, section: int | None = None) -> bool:
        """Put a home, list, sitemap or feed page on the frontier, once in each walk; whether it was put there."""
        key = identity_of(url)
        found = self._db.execute("SELECT id, role, state, generation FROM urls WHERE key = ?", (key,)).fetchone()
        if found is None:
            self._db.execute(
                "INSERT INTO urls (key, url, role, state, section, generation) VALUES (?, ?, ?, 'pending', ?, ?)",
                (key, url, int(role), section, self.generation),
            )
            self.pending += 1
            self.changes += 1
            return True
        number, old_role, state, generation = found
        if old_role in (Role.ARTICLE, Role.CANDIDATE):
            is_due = state in ("pending", "not_article", "excluded")
        else:
            is_due = state not in ("pending", "leased") and generation != self.generation
        if not is_due:
            return False
        self._db.execute(
            "UPDATE urls SET role = ?, state = 'pending', reason = NULL, section = ?, generation = ? WHERE id = ?",
            (int(role), section, self.generation, number),
        )
        self.pending += state != "pending"
        self.changes += 1
        return True

    def add_listed(self, row: ListedRow, section: int | None, via: int, fate: tuple[State, str] | None = None) -> Seen:
        """Note that a section's list shows a URL.

        `section` is where the article is filed, `via` the section whose list was read, or FRONT; `fate` is given where
        the row alone decides (outside the window, offsite). A URL that was a mere candidate goes back to the frontier
        with the row's hints.
        """
        state, reason = fate or (State.PENDING, None)
        found = self._db.execute(
            "SELECT id, role, state, section FROM urls WHERE key = ?", (identity_of(row.url),)
        ).fetchone()
        self.changes += 1
        if found is None:
            number = self._insert(row, Role.ARTICLE, state, reason, section)
            is_new = True
        else:
            number, role, old_state, filed = found
            if role not in (Role.ARTICLE, Role.CANDIDATE):
                return Seen.REPEATED
            is_new = self._meet_again(number, role, State(old_state), filed, row, section, state, reason)
        cursor = self._db.execute(
            "INSERT INTO listings VALUES (?, ?, ?) ON CONFLICT (section, url) DO UPDATE "
            "SET generation = excluded.generation WHERE generation <> excluded.generation",
            (via, number, self.generation),
        )
        if is_new:
            return Seen.NEW
        return Seen.KNOWN if cursor.rowcount > 0 else Seen.REPEATED

    def _insert(self, row: ListedRow, role: Role, state: State, reason: str | None, section: int | None) -> int:
        cursor = self._db.execute(
            "INSERT INTO urls (key, url, role, state, reason, section, row, generation, published) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                identity_of(row.url), row.url, int(role), str(state), reason, section, _dump_row(row),
                self.generation, row.date if state is State.OUTSIDE_WINDOW else None,
            ),
        )  # fmt: skip
        self.pending += state is State.PENDING
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _meet_again(
        self,
        number: int,
        role: int,
        old: State,
        filed: int | None,
        row: ListedRow,
        section: int | None,
        state: State,
        reason: str | None,
    ) -> bool:
        """A list shows a URL that is known; whether it goes back to the frontier."""
        if role == Role.CANDIDATE and old in (State.PENDING, State.NOT_ARTICLE, State.EXCLUDED):
            self._db.execute(
                "UPDATE urls SET role = ?, state = ?, reason = ?, section = ?, row = ? WHERE id = ?",
                (int(Role.ARTICLE), str(state), reason, section, _dump_row(row), number),
            )
            self.pending += (state is State.PENDING) - (old is State.PENDING)
            return True
        if old is State.PENDING and filed != section and section is not None:
            self._db.execute("UPDATE urls SET section = ? WHERE id = ?", (section, number))
        return False

    def add_candidate(self, row: ListedRow, fate: tuple[State, str] | None = None) -> bool:
        """Note a URL met outside the section lists; whether it is new. `fate` is given where its address decides."""
        found = self._db.execute("SELECT id, reason FROM urls WHERE key = ?", (identity_of(row.url),)).fetchone()
        if found is not None:
            if found[1] != UNLISTED or fate is not None:
                return False
            self._db.execute(
                "UPDATE urls SET state = 'pending', reason = NULL, row = ? WHERE id = ?", (_dump_row(row), found[0])
            )
            self.pending += 1
            return True
        state, reason = fate or (State.PENDING, None)
        self._insert(row, Role.CANDIDATE, state, reason, None)
        self.changes += 1
        return True

    def count_open_sections(self) -> int:
        """How many sections have list pages that are still to be read."""
        query = "SELECT DISTINCT section FROM urls WHERE state = 'pending' AND role = ?"
        pending = {section for (section,) in self._db.execute(query, (int(Role.LIST),))}
        return len(pending | {lease.section for lease in self.leased.values() if lease.role is Role.LIST})


def _dump_row(row: ListedRow) -> str:
    return orjson.dumps((row.page, row.position, row.headline, row.date, row.hops)).decode()


def _load_row(text: str | None, url: str) -> ListedRow | None:
    if text is None:
        return None
    return ListedRow(url, *orjson.loads(text))
