"""Leases: URLs that are handed out to be fetched, until their fate is set."""

from typing import Any

from msgspec.structs import replace

from portalcrawl.archive.ledger.database import Database
from portalcrawl.archive.ledger.memory import RunMemory
from portalcrawl.archive.ledger.model import Held, Lease, ListedRow, Look, Role, State, Validators
from portalcrawl.archive.segments import Place
from portalcrawl.text.urls.identity import digest_address

LEASED = (
    "id, url, role, section, row, etag, modified, version, changed, missed, generation, state, reason, "
    "(SELECT at FROM moves WHERE moves.url = urls.id), "
    "segment, start, length, crc, EXISTS (SELECT 1 FROM doubts WHERE doubts.url = urls.id)"
)
"""The columns that `read` makes a lease of."""
FREE = "CASE WHEN segment IS NULL THEN 'pending' ELSE 'archived' END"
"""The state of a URL when its lease ends without a fate: an archived article stays archived, and its look stays due."""


class LeaseTable:
    """The state `leased` of the `urls` table, and the leases that the run has in its hands."""

    def __init__(self, db: Database, memory: RunMemory) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db
        self._memory = memory

    def read(self, query: str, values: tuple[Any, ...]) -> list[Lease]:
        """The leases of what a query finds, whose columns are `LEASED`; they are not handed out yet."""
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

    def hand_out(self, leases: list[Lease]) -> None:
        """Lease what `read` found."""
        self._db.execute_many("UPDATE urls SET state = 'leased' WHERE id = ?", [(lease.id,) for lease in leases])
        self._memory.leased.update((lease.url, lease) for lease in leases)

    def put_back(self, lease: Lease, role: Role) -> None:
        """Make a leased URL pending again in another role, because it was met in a wrong one."""
        del self._memory.leased[lease.url]
        self._db.execute("UPDATE urls SET role = ?, state = 'pending' WHERE id = ?", (int(role), lease.id))

    def lease_again(self, lease: Lease) -> Lease:
        """Lease a list page again that turned out to be an article: if it has a fate, that is taken back."""
        if lease.url not in self._memory.leased:
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
        query = f"SELECT {LEASED} FROM urls WHERE key = ? AND segment IS NOT NULL AND state <> 'leased'"  # noqa: S608 - constants
        found = self.read(query, (digest_address(url),))
        return found[0] if found and isinstance(found[0], Look) else None

    def lease_look(self, look: Look) -> None:
        """Lease an archived article out of turn."""
        self.hand_out([look])

    def hold(self, url: str) -> None:
        """Lease a URL in memory alone, for work that gives it its fate at once: its state stays until then."""
        query = f"SELECT {LEASED} FROM urls WHERE key = ?"  # noqa: S608 - constants
        self._memory.leased.update((lease.url, lease) for lease in self.read(query, (digest_address(url),)))

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
        query = f"UPDATE urls SET state = {FREE} WHERE id = ?"  # noqa: S608 - a constant
        self._db.execute_many(query, [(lease.id,) for lease in self._memory.leased.values()])
        self._memory.leased.clear()
        self._memory.validators.clear()
