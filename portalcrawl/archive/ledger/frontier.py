"""The frontier while a run writes: what is to be fetched, and what is being fetched.

All calls of a run happen in one transaction, which `commit` ends; what a crash leaves uncommitted never happened.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from portalcrawl.archive.disk import Disk
from portalcrawl.archive.ledger.database import Database
from portalcrawl.archive.ledger.model import Held, Lease, ListedRow, Look, Role, State, Validators
from portalcrawl.archive.ledger.questions.walks import WalkTable
from portalcrawl.archive.ledger.schema import UNSETTLED
from portalcrawl.archive.ledger.tables.marks import MarkTable
from portalcrawl.archive.ledger.tables.payloads import PayloadTable
from portalcrawl.archive.ledger.tables.readings import ReadingTable
from portalcrawl.archive.ledger.tables.runs import RunTable
from portalcrawl.archive.ledger.tables.sections import SectionTable
from portalcrawl.archive.recheck import RecheckPlan
from portalcrawl.archive.segments import Place
from portalcrawl.text.dates.window import Window

_LEASED = "id, url, role, section, row, etag, modified, version, changed, missed, reason, segment, start, length, crc"
_DUE = "due <= ? AND state <> 'leased' AND (published IS NULL OR substr(published, 1, 10) BETWEEN ? AND ?)"
_FREE = "CASE WHEN segment IS NULL THEN 'pending' ELSE 'archived' END"
"""The state of what is leased no longer: an article that the archive holds stays archived, and its look is due."""


class Frontier:
    """What is to be fetched; `Discoveries` adds what was met, `Ledger` what became of it."""

    def __init__(self, path: Path, disk: Disk) -> None:
        """Open or create the database. All calls raise ArchiveError or NoSpaceError where the disk fails."""
        self._db = Database(path, disk)
        self.runs = RunTable(self._db)
        self.sections = SectionTable(self._db)
        self.payloads = PayloadTable(self._db)
        self.marks = MarkTable(self._db)
        self.walks = WalkTable(self._db)
        self.generation = int(self.get_meta("generation", 1))
        self.readings = ReadingTable(self._db)
        self.pending = self._count_pending()
        self.due = 0
        """Archived articles that this run is to look at again."""
        self.started = 0
        """Unix time at which the run began; what is due later is another run's."""
        self._plan = RecheckPlan(None)
        self._window = Window()
        self.leased: dict[str, Lease] = {}
        """What is handed out and has no fate yet, by URL."""
        self._validators: dict[str, Validators | None] = {}
        """Of answers whose URLs have no fate yet."""
        self.changes = 0
        """Writes since the last commit."""
        self.tally: Counter[tuple[Role, State]] = Counter()
        """How many URLs this run gave which fate."""
        self.failures: list[tuple[str, str]] = []
        """URL and reason of this run's first failures."""

    @property
    def database(self) -> Database:
        """The connection, for tables of others that are to be durable together with the ledger or not at all."""
        return self._db

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
        self._db.execute(
            f"UPDATE urls SET state = {_FREE}, reason = NULL WHERE {UNSETTLED} AND state <> 'outside_window'"  # noqa: S608 - constants
        )
        self.pending = self._count_pending()
        return self.runs.begin(name, started, arguments)

    def plan_rechecks(self, plan: RecheckPlan, now: int, window: Window) -> None:
        """Take the run's plan: archived articles of the window whose next look is due by `now` are leased as well.

        Where the plan's longest wait is shorter than that of earlier runs, looks come sooner.
        """
        self._plan, self.started, self._window = plan, now, window
        known = self.get_meta("recheck")
        if plan.longest is not None and (plan.longest != known or plan.is_for_once):
            self._db.execute(
                "UPDATE urls SET due = min(coalesce(due, checked + ?1), checked + ?1) "
                "WHERE checked IS NOT NULL AND state NOT IN ('gone', 'leased')",
                (plan.longest,),
            )
            self.set_meta("recheck", plan.longest)
        query = f"SELECT count(*) FROM urls WHERE {_DUE}"  # noqa: S608 - a constant
        self.due = 0 if plan.longest is None else int(self._db.execute(query, self._due_values()).fetchone()[0])

    def _due_values(self) -> tuple[int, str, str]:
        return self.started, *_bounds(self._window)

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
            query = (
                f"SELECT {_LEASED} FROM urls WHERE state = 'pending' AND role = ? "  # noqa: S608 - constants
                "AND (section IS NOT NULL OR NOT ?) ORDER BY id LIMIT ?"
            )
            leases += self._read_leases(query, (int(role), filed, limit - len(leases)))
        self._hand_out(leases)
        self.pending -= len(leases)
        return leases

    def lease_due(self, limit: int) -> list[Lease]:
        """Up to `limit` archived articles whose next look is due, the longest overdue first, now leased."""
        if self.due <= 0:
            return []
        query = f"SELECT {_LEASED} FROM urls WHERE {_DUE} ORDER BY due LIMIT ?"  # noqa: S608 - constants
        leases = self._read_leases(query, (*self._due_values(), limit))
        self._hand_out(leases)
        self.due = self.due - len(leases) if leases else 0
        return leases

    def _read_leases(self, query: str, values: tuple[Any, ...]) -> list[Lease]:
        leases: list[Lease] = []
        for (
            number,
            url,
            role,
            section,
            row,
            etag,
            modified,
            version,
            changed,
            missed,
            reason,
            *place,
        ) in self._db.execute(query, values).fetchall():
            validators = Validators(etag, modified) if etag or modified else None
            facts = (number, url, Role(role), section, ListedRow.load(row, url), validators)
            if version is None:
                leases.append(Lease(*facts))
            else:
                leases.append(Look(*facts, held=Held(version, Place(*place), changed or 0, missed, reason)))
        return leases

    def _hand_out(self, leases: list[Lease]) -> None:
        self._db.execute_many("UPDATE urls SET state = 'leased' WHERE id = ?", [(lease.id,) for lease in leases])
        self.leased.update((lease.url, lease) for lease in leases)

    def put_back(self, lease: Lease, role: Role) -> None:
        """Make a leased URL pending again in another role: it was met as what it is not."""
        del self.leased[lease.url]
        self._db.execute("UPDATE urls SET role = ?, state = 'pending' WHERE id = ?", (int(role), lease.id))
        self.pending += 1

    def readmit(self, window: Window, *, keep_undated: bool) -> None:
        """Put what fell out of an earlier run's window on the frontier, where this run's window keeps it."""
        self._db.execute(
            f"UPDATE urls SET state = 'pending', reason = NULL WHERE {UNSETTLED} AND state = 'outside_window' AND CASE "  # noqa: S608 - a constant
            "WHEN published IS NULL THEN ? ELSE substr(published, 1, 10) BETWEEN ? AND ? END",
            (keep_undated, *_bounds(window)),
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
        """Take all leases back: the run ends before their turn."""
        query = f"UPDATE urls SET state = {_FREE} WHERE id = ?"  # noqa: S608 - a constant
        self._db.execute_many(query, [(lease.id,) for lease in self.leased.values()])
        looks = sum(isinstance(lease, Look) for lease in self.leased.values())
        self.due += looks
        self.pending += len(self.leased) - looks
        self.leased.clear()
        self._validators.clear()

    def count_open_sections(self) -> int:
        """How many sections have list pages that are still to be read."""
        query = "SELECT DISTINCT section FROM urls WHERE state = 'pending' AND role = ?"
        pending = {section for (section,) in self._db.execute(query, (int(Role.LIST),))}
        return len(pending | {lease.section for lease in self.leased.values() if lease.role is Role.LIST})


def _bounds(window: Window) -> tuple[str, str]:
    """The first and the last day of a window, as texts to compare with."""
    return window.since.isoformat() if window.since else "", window.until.isoformat() if window.until else "9999"
