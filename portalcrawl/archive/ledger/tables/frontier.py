"""The frontier: which URLs are to be fetched, and which are being fetched."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from portalcrawl.archive.ledger.database import Database
from portalcrawl.archive.ledger.memory import RunMemory
from portalcrawl.archive.ledger.model import Held, Lease, ListedRow, Look, Role, State, Validators
from portalcrawl.archive.ledger.schema import UNSETTLED
from portalcrawl.archive.ledger.tables.meta import MetaTable
from portalcrawl.archive.recheck import LONGEST, RecheckPlan
from portalcrawl.archive.segments import Place
from portalcrawl.text.dates.window import Window
from portalcrawl.text.urls.identity import digest_address

_LEASED = (
    "id, url, role, section, row, etag, modified, version, changed, missed, generation, state, reason, "
    "(SELECT at FROM moves WHERE moves.url = urls.id), "
    "segment, start, length, crc, EXISTS (SELECT 1 FROM doubts WHERE doubts.url = urls.id)"
)
_DUE = (
    "due <= ? AND state NOT IN ('leased', 'pending') "
    "AND (published IS NULL OR substr(published, 1, 10) BETWEEN ? AND ?) "
    "AND CASE WHEN segment IS NULL THEN due > 0 OR generation <> ? ELSE ? END"
)
_SLACK = 3_600
"""Seconds by which a time may be ahead of the clock: clocks are corrected."""
_FREE = "CASE WHEN segment IS NULL THEN 'pending' ELSE 'archived' END"
"""The state of a URL when its lease ends without a fate: an archived article stays archived, and its look stays due."""


class Frontier:
    """The states `pending` and `leased` of the `urls` table, and what is due: looks at articles, fates in doubt."""

    def __init__(self, db: Database, meta: MetaTable, memory: RunMemory) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db
        self._meta = meta
        self._memory = memory

    def free_unsettled(self) -> None:
        """Make pending again what an earlier run left leased, and what failed."""
        self._db.execute(
            f"UPDATE urls SET state = {_FREE}, reason = NULL WHERE {UNSETTLED} AND state <> 'outside_window'"  # noqa: S608 - constants
        )

    def plan_rechecks(self, plan: RecheckPlan, now: int, window: Window) -> None:
        """Take the run's plan: archived articles of the window whose next look is due by `now` are leased as well.

        If the plan's longest wait is shorter than that of earlier runs, looks come sooner.
        """
        memory = self._memory
        memory.plan, memory.started, memory.window = plan, now, window
        self._set_back(now)
        known = self._meta.get("recheck")
        if plan.longest is not None and (plan.longest != known or plan.is_for_once):
            self._db.execute(
                "UPDATE urls SET due = min(coalesce(due, checked + ?1), checked + ?1) "
                "WHERE checked IS NOT NULL AND state NOT IN ('gone', 'leased') "
                "AND id NOT IN (SELECT url FROM moves WHERE at IS NULL)",
                (plan.longest,),
            )
            self._meta.set("recheck", plan.longest)
        memory.may_be_due = True

    def _set_back(self, now: int) -> None:
        """Bring times that are still to come to the present: the clock was wrong when they were noted.

        The next looks keep their distance from the last ones; no doubt waits longer than doubts do.
        """
        self._db.execute(
            "UPDATE urls SET due = ?1 + max(0, due - checked), checked = ?1 WHERE checked > ?1 + ?2", (now, _SLACK)
        )
        self._db.execute(
            "UPDATE urls SET due = ?1 WHERE due > ?1 + ?2 AND id IN (SELECT url FROM doubts)", (now, LONGEST + _SLACK)
        )

    def _due_values(self) -> tuple[int, str, str, int, bool]:
        memory = self._memory
        return memory.started, *_bounds(memory.window), memory.generation, memory.plan.longest is not None

    @property
    def has_work(self) -> bool:
        """Whether anything is to be leased."""
        query = f"SELECT EXISTS (SELECT 1 FROM urls WHERE state = 'pending'{self._limit()})"  # noqa: S608 - numbers
        return self._memory.may_be_due or bool(self._db.execute(query).fetchone()[0])

    def _limit(self) -> str:
        """The condition of a run over some sections: start pages, what is filed under them, what their lists show.

        What an earlier run left pending elsewhere stays pending.
        """
        if self._memory.sections is None:
            return ""
        wanted = f"({', '.join(str(number) for number in self._memory.sections())})"
        listed = f"SELECT 1 FROM listings WHERE listings.url = urls.id AND listings.section IN {wanted}"  # noqa: S608
        return f" AND (role = {int(Role.HOME)} OR section IN {wanted} OR EXISTS ({listed}))"

    def count_pending(self) -> int:
        """How many URLs wait on the frontier for this run."""
        query = f"SELECT count(*) FROM urls WHERE state = 'pending'{self._limit()}"  # noqa: S608 - numbers
        return int(self._db.execute(query).fetchone()[0])

    def count_due(self) -> int:
        """How many archived articles and fates in doubt this run is still to look at again."""
        query = f"SELECT count(*) FROM urls WHERE {_DUE}"  # noqa: S608 - a constant
        return int(self._db.execute(query, self._due_values()).fetchone()[0])

    def lease(self, roles: Iterable[Role], limit: int, *, filed: bool = False) -> list[Lease]:
        """Up to `limit` pending URLs of the given roles, in the order they were met, now leased.

        `filed` leaves out those that belong to no section.
        """
        leases: list[Lease] = []
        limit_to = self._limit()
        for role in roles:
            query = (
                f"SELECT {_LEASED} FROM urls WHERE state = 'pending' AND role = ? "  # noqa: S608 - constants
                f"AND (section IS NOT NULL OR NOT ?){limit_to} ORDER BY id LIMIT ?"
            )
            leases += self._read_leases(query, (int(role), filed, limit - len(leases)))
        self._hand_out(leases)
        return leases

    def lease_due(self, limit: int, sections: Collection[int] | None = None) -> list[Lease]:
        """Up to `limit` URLs whose next look is due, the longest overdue first, now leased.

        These are archived articles, as far as the run plans looks, and URLs in doubt; of these sections, if some are
        given.
        """
        if not self._memory.may_be_due:
            return []
        within = "" if sections is None else f" AND section IN ({', '.join(map(str, sections))})"
        query = f"SELECT {_LEASED} FROM urls WHERE {_DUE}{within} ORDER BY due LIMIT ?"  # noqa: S608 - numbers
        leases = self._read_leases(query, (*self._due_values(), limit))
        self._hand_out(leases)
        self._memory.may_be_due = bool(leases)
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
            generation,
            state,
            reason,
            at,
            *place,
            is_doubted,
        ) in self._db.execute(query, values).fetchall():
            validators = Validators(etag, modified) if etag or modified else None
            facts = (number, url, Role(role), section, ListedRow.load(row, url), validators)
            if version is None:
                doubted = (State(state), reason) if is_doubted else None
                leases.append(Lease(*facts, doubted=doubted, is_new=generation == self._memory.generation))
            else:
                leases.append(Look(*facts, at=at, held=Held(version, Place(*place), changed or 0, missed, reason)))
        return leases

    def _hand_out(self, leases: list[Lease]) -> None:
        self._db.execute_many("UPDATE urls SET state = 'leased' WHERE id = ?", [(lease.id,) for lease in leases])
        self._memory.leased.update((lease.url, lease) for lease in leases)

    def put_back(self, lease: Lease, role: Role) -> None:
        """Make a leased URL pending again in another role, because it was met in a wrong one."""
        del self._memory.leased[lease.url]
        self._db.execute("UPDATE urls SET role = ?, state = 'pending' WHERE id = ?", (int(role), lease.id))

    def readmit(self, window: Window, *, keep_undated: bool) -> None:
        """Put on the frontier what fell out of an earlier run's window, if this run's window keeps it."""
        self._db.execute(
            f"UPDATE urls SET state = 'pending', reason = NULL WHERE {UNSETTLED} AND state = 'outside_window' AND CASE "  # noqa: S608 - a constant
            "WHEN published IS NULL THEN ? ELSE substr(published, 1, 10) BETWEEN ? AND ? END",
            (keep_undated, *_bounds(window)),
        )

    def readmit_rejected(self, reason: str) -> None:
        """Put pages on the frontier that were turned away for a reason that no longer holds."""
        self._db.execute(
            "UPDATE urls SET state = 'pending', reason = NULL"
            " WHERE state IN ('not_article', 'excluded') AND reason = ?",
            (reason,),
        )

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

    def hold(self, url: str) -> None:
        """Lease a URL in memory alone, for work that gives it its fate at once: its state stays until then."""
        query = f"SELECT {_LEASED} FROM urls WHERE key = ?"  # noqa: S608 - constants
        self._memory.leased.update((lease.url, lease) for lease in self._read_leases(query, (digest_address(url),)))

    def let_go(self, url: str) -> None:
        """Give back what was held."""
        self._memory.leased.pop(url, None)

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
        self._memory.changes += 1
        return True

    def give_back(self) -> None:
        """Take all leases back: the run ends before their turn."""
        query = f"UPDATE urls SET state = {_FREE} WHERE id = ?"  # noqa: S608 - a constant
        self._db.execute_many(query, [(lease.id,) for lease in self._memory.leased.values()])
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
