"""The frontier: which URLs are to be fetched, and in which order they are leased."""

from collections.abc import Collection, Iterable

from portalcrawl.archive.ledger.database import Database
from portalcrawl.archive.ledger.memory import RunMemory
from portalcrawl.archive.ledger.model import Lease, Role
from portalcrawl.archive.ledger.schema import UNSETTLED
from portalcrawl.archive.ledger.tables.leases import FREE, LEASED, LeaseTable
from portalcrawl.archive.ledger.tables.meta import MetaTable
from portalcrawl.archive.recheck import DAY, LONGEST, RecheckPlan
from portalcrawl.text.dates.window import Window
from portalcrawl.text.urls.identity import digest_address

_DUE = (
    "due <= ? AND state NOT IN ('leased', 'pending') "
    "AND (published IS NULL OR substr(published, 1, 10) BETWEEN ? AND ?) "
    "AND CASE WHEN segment IS NULL THEN due > 0 OR generation <> ? ELSE ? END"
)
_SLACK = 3_600
"""Seconds by which a time may be ahead of the clock: clocks are corrected."""


class Frontier:
    """The state `pending` of the `urls` table, and what is due: looks at articles, fates in doubt."""

    def __init__(self, db: Database, meta: MetaTable, memory: RunMemory, leases: LeaseTable) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db
        self._leases = leases
        self._meta = meta
        self._memory = memory

    def free_unsettled(self) -> None:
        """Make pending again what an earlier run left leased, and what failed."""
        self._db.execute(
            f"UPDATE urls SET state = {FREE}, reason = NULL WHERE {UNSETTLED} AND state <> 'outside_window'"  # noqa: S608 - constants
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

    def look_daily(self, url: str) -> None:
        """Let this run look at an archived article whose address is a section's, unless one has today: the section may
        have a list by now."""
        query = "UPDATE urls SET due = ?1 WHERE key = ?2 AND segment IS NOT NULL AND generation <> ?3 AND checked <= ?4"
        started = self._memory.started
        values = (started, digest_address(url), self._memory.generation, started - DAY)
        if self._db.execute(query, values).rowcount > 0:
            self._memory.may_be_due = True

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
        listed = f"SELECT 1 FROM listings WHERE listings.url = urls.id AND listings.section IN {wanted}"  # noqa: S608 - numbers
        return f" AND (role = {int(Role.HOME)} OR section IN {wanted} OR EXISTS ({listed}))"

    def count_pending(self) -> int:
        """How many URLs wait on the frontier for this run."""
        query = f"SELECT count(*) FROM urls WHERE state = 'pending'{self._limit()}"  # noqa: S608 - numbers
        return int(self._db.execute(query).fetchone()[0])

    def count_due(self) -> int:
        """How many archived articles and fates in doubt this run is still to look at again."""
        query = f"SELECT count(*) FROM urls WHERE {_DUE}"  # noqa: S608 - a constant
        return int(self._db.execute(query, self._due_values()).fetchone()[0])

    def lease(
        self,
        roles: Iterable[Role],
        limit: int,
        *,
        filed: bool = False,
        without: Collection[int] = (),
        within: int | None = None,
    ) -> list[Lease]:
        """Up to `limit` pending URLs of the given roles, in the order they were met, now leased.

        `filed` leaves out those that belong to no section, `without` those of these sections; `within` is the only
        section whose URLs are leased.
        """
        leases: list[Lease] = []
        limit_to = self._limit()
        if without:
            limit_to += f" AND (section IS NULL OR section NOT IN ({', '.join(map(str, without))}))"
        if within is not None:
            limit_to += f" AND section = {within}"
        for role in roles:
            query = (
                f"SELECT {LEASED} FROM urls WHERE state = 'pending' AND role = ? "  # noqa: S608 - constants
                f"AND (section IS NOT NULL OR NOT ?){limit_to} ORDER BY id LIMIT ?"
            )
            leases += self._leases.read(query, (int(role), filed, limit - len(leases)))
        self._leases.hand_out(leases)
        return leases

    def lease_due(self, limit: int, sections: Collection[int] | None = None) -> list[Lease]:
        """Up to `limit` URLs whose next look is due, the longest overdue first, now leased.

        These are archived articles, as far as the run plans looks, and URLs in doubt; of these sections, if some are
        given.
        """
        if not self._memory.may_be_due:
            return []
        within = "" if sections is None else f" AND section IN ({', '.join(map(str, sections))})"
        query = f"SELECT {LEASED} FROM urls WHERE {_DUE}{within} ORDER BY due LIMIT ?"  # noqa: S608 - numbers
        leases = self._leases.read(query, (*self._due_values(), limit))
        self._leases.hand_out(leases)
        self._memory.may_be_due = bool(leases)
        return leases

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

    def count_open_sections(self) -> int:
        """How many sections have list pages that are still to be read."""
        query = "SELECT DISTINCT section FROM urls WHERE state = 'pending' AND role = ?"
        pending = {section for (section,) in self._db.execute(query, (int(Role.LIST),))}
        return len(pending | {lease.section for lease in self._memory.leased.values() if lease.role is Role.LIST})


def _bounds(window: Window) -> tuple[str, str]:
    """The first and the last day of a window, as texts to compare with."""
    return window.since.isoformat() if window.since else "", window.until.isoformat() if window.until else "9999"
