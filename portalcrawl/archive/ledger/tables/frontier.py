"""The frontier: which URLs are to be fetched, and which are being fetched."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from portalcrawl.archive.ledger.database import Database
from portalcrawl.archive.ledger.memory import RunMemory
from portalcrawl.archive.ledger.model import Held, Lease, ListedRow, Look, Role, State, Validators
from portalcrawl.archive.ledger.schema import UNSETTLED
from portalcrawl.archive.ledger.tables.meta import MetaTable
from portalcrawl.archive.recheck import RecheckPlan
from portalcrawl.archive.segments import Place
from portalcrawl.text.dates.window import Window
from portalcrawl.text.urls.identity import digest_address

_LEASED = "id, url, role, section, row, etag, modified, version, changed, missed, reason, segment, start, length, crc"
_DUE = "due <= ? AND state <> 'leased' AND (published IS NULL OR substr(published, 1, 10) BETWEEN ? AND ?)"
_FREE = "CASE WHEN segment IS NULL THEN 'pending' ELSE 'archived' END"
"""The state of a URL when its lease ends without a fate: an archived article stays archived, and its look stays due."""


class Frontier:
    """The states `pending` and `leased` of the `urls` table, and the looks at archived articles that are due."""

    def __init__(self, db: Database, meta: MetaTable, memory: RunMemory) -> None:
        """Shares the ledger's connection and its transaction; counts what is pending."""
        self._db = db
        self._meta = meta
        self._memory = memory
        memory.pending = self._count_pending()

    def free_unsettled(self) -> None:
        """Make pending again what an earlier run left leased, and what failed."""
        self._db.execute(
            f"UPDATE urls SET state = {_FREE}, reason = NULL WHERE {UNSETTLED} AND state <> 'outside_window'"  # noqa: S608 - constants
        )
        self._memory.pending = self._count_pending()

    def plan_rechecks(self, plan: RecheckPlan, now: int, window: Window) -> None:
        """Take the run's plan: archived articles of the window whose next look is due by `now` are leased as well.

        If the plan's longest wait is shorter than that of earlier runs, looks come sooner.
        """
        memory = self._memory
        memory.plan, memory.started, memory.window = plan, now, window
        known = self._meta.get("recheck")
        if plan.longest is not None and (plan.longest != known or plan.is_for_once):
            self._db.execute(
                "UPDATE urls SET due = min(coalesce(due, checked + ?1), checked + ?1) "
                "WHERE checked IS NOT NULL AND state NOT IN ('gone', 'leased')",
                (plan.longest,),
            )
            self._meta.set("recheck", plan.longest)
        query = f"SELECT count(*) FROM urls WHERE {_DUE}"  # noqa: S608 - a constant
        self._memory.due = 0 if plan.longest is None else int(self._db.execute(query, self._due_values()).fetchone()[0])

    def _due_values(self) -> tuple[int, str, str]:
        return self._memory.started, *_bounds(self._memory.window)

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
        self._memory.pending -= len(leases)
        return leases

    def lease_due(self, limit: int) -> list[Lease]:
        """Up to `limit` archived articles whose next look is due, the longest overdue first, now leased."""
        if self._memory.due <= 0:
            return []
        query = f"SELECT {_LEASED} FROM urls WHERE {_DUE} ORDER BY due LIMIT ?"  # noqa: S608 - constants
        leases = self._read_leases(query, (*self._due_values(), limit))
        self._hand_out(leases)
        self._memory.due = self._memory.due - len(leases) if leases else 0
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
        self._memory.leased.update((lease.url, lease) for lease in leases)

    def put_back(self, lease: Lease, role: Role) -> None:
        """Make a leased URL pending again in another role, because it was met in a wrong one."""
        del self._memory.leased[lease.url]
        self._db.execute("UPDATE urls SET role = ?, state = 'pending' WHERE id = ?", (int(role), lease.id))
        self._memory.pending += 1

    def readmit(self, window: Window, *, keep_undated: bool) -> None:
        """Put on the frontier what fell out of an earlier run's window, if this run's window keeps it."""
        self._db.execute(
            f"UPDATE urls SET state = 'pending', reason = NULL WHERE {UNSETTLED} AND state = 'outside_window' AND CASE "  # noqa: S608 - a constant
            "WHEN published IS NULL THEN ? ELSE substr(published, 1, 10) BETWEEN ? AND ? END",
            (keep_undated, *_bounds(window)),
        )
        self._memory.pending = self._count_pending()

    def readmit_rejected(self, reason: str) -> None:
        """Put pages on the frontier that were turned away for a reason that no longer holds."""
        self._db.execute(
            "UPDATE urls SET state = 'pending', reason = NULL WHERE state = 'not_article' AND reason = ?", (reason,)
        )
        self._memory.pending = self._count_pending()

    def lease_again(self, lease: Lease) -> Lease:
        """Take back the fate of a list page that turned out to be an article: it gets another one. The lease of it."""
        self._memory.tally[lease.role, State.DONE] -= 1
        again = replace(lease, role=Role.CANDIDATE)
        self._db.execute(
            "UPDATE urls SET role = ?, state = 'leased', reason = NULL WHERE id = ?", (int(again.role), lease.id)
        )
        self._memory.leased[lease.url] = again
        return again

    def lease_as_list(self, lease: Lease, section: int | None) -> Lease:
        """The lease of a page that was met as an article and proved to be a list, of a section or of none."""
        again = replace(lease, role=Role.LIST, section=section)
        self._db.execute("UPDATE urls SET role = ?, section = ? WHERE id = ?", (int(again.role), section, lease.id))
        self._memory.leased[lease.url] = again
        return again

    def find_archived(self, url: str) -> Look | None:
        """What a look at an archived article would know; None where it is not archived, or leased. Leases nothing."""
        query = f"SELECT {_LEASED} FROM urls WHERE key = ? AND segment IS NOT NULL AND state <> 'leased'"  # noqa: S608
        found = self._read_leases(query, (digest_address(url),))
        return found[0] if found and isinstance(found[0], Look) else None

    def lease_look(self, look: Look) -> None:
        """Lease an archived article out of turn."""
        self._hand_out([look])

    def fetch_again(self, url: str) -> bool:
        """Take back the fate of a URL that this run found to be a copy or no article, or left alone. Returns whether it
        had such a fate."""
        query = "SELECT id, role, state FROM urls WHERE key = ? AND state IN ('duplicate', 'not_article', 'excluded')"
        found = self._db.execute(query, (digest_address(url),)).fetchone()
        if found is None:
            return False
        self._db.execute("UPDATE urls SET state = 'pending', reason = NULL WHERE id = ?", (found[0],))
        self._memory.settled.pop(found[0], None)
        self._memory.tally[Role(found[1]), State(found[2])] -= 1
        self._memory.pending += 1
        self._memory.changes += 1
        return True

    def give_back(self) -> None:
        """Take all leases back: the run ends before their turn."""
        query = f"UPDATE urls SET state = {_FREE} WHERE id = ?"  # noqa: S608 - a constant
        self._db.execute_many(query, [(lease.id,) for lease in self._memory.leased.values()])
        looks = sum(isinstance(lease, Look) for lease in self._memory.leased.values())
        self._memory.due += looks
        self._memory.pending += len(self._memory.leased) - looks
        self._memory.leased.clear()
        self._memory.validators.clear()

    def count_open_sections(self) -> int:
        """How many sections have list pages that are still to be read."""
        query = "SELECT DISTINCT section FROM urls WHERE state = 'pending' AND role = ?"
        pending = {section for (section,) in self._db.execute(query, (int(Role.LIST),))}
        return len(pending | {lease.section for lease in self._memory.leased.values() if lease.role is Role.LIST})


def _bounds(window: Window) -> tuple[str, str]:
    """The first and the last day of a window, as texts to compare with."""
    return window.since.isoformat() if window.since else "", window.until.isoformat() if window.until else "9999"
