"""The ledger while a run writes: the frontier, and the fate of each URL that was handed out."""

from collections.abc import Iterable

from portalcrawl.archive.ledger.database import identity_of
from portalcrawl.archive.ledger.frontier import Frontier
from portalcrawl.archive.ledger.model import State
from portalcrawl.archive.segments import Place

MAX_FAILURES_NAMED = 50


class Ledger(Frontier):
    """One archive's ledger, held by the run that writes."""

    def set_state(self, url: str, state: State, reason: str | None = None, published: str | None = None) -> None:
        """Give a leased URL its fate."""
        lease = self.leased.pop(url)
        self.tally[lease.role, state] += 1
        if state is State.FAILED and len(self.failures) < MAX_FAILURES_NAMED:
            self.failures.append((url, reason or ""))
        self._db.execute(
            "UPDATE urls SET state = ?, reason = ?, published = coalesce(?, published), generation = ? WHERE id = ?",
            (str(state), reason, published, self.generation, lease.id),
        )
        self.changes += 1

    def set_read(self, url: str, shown: int) -> None:
        """Give a leased list page its fate: read, with so many rows."""
        number = self.leased[url].id
        self.set_state(url, State.DONE, None if shown else "no rows")
        self._db.execute("UPDATE urls SET shown = ? WHERE id = ?", (shown, number))

    def set_archived(self, url: str, place: Place, digest: bytes, published: str | None, headline: str | None) -> None:
        """Note where a leased URL's article stands."""
        lease = self.leased.pop(url)
        self.tally[lease.role, State.ARCHIVED] += 1
        self._db.execute(
            "UPDATE urls SET state = 'archived', reason = NULL, generation = ?, published = ?, headline = ?, "
            "digest = ?, segment = ?, start = ?, length = ? WHERE id = ?",
            (self.generation, published, headline, digest, place.segment, place.offset, place.length, lease.id),
        )
        self.changes += 1

    def fail_again(self, urls: Iterable[str], reason: str) -> None:
        """Take back the fate of URLs that were taken for other addresses of a page: there is no such page."""
        rows = [(reason, identity_of(url)) for url in urls]
        self._db.execute_many("UPDATE urls SET state = 'failed', reason = ? WHERE key = ?", rows)

    def reason_of(self, url: str) -> str:
        """The reason of a URL's fate, "" where it has none or was never met."""
        found = self._db.execute("SELECT reason FROM urls WHERE key = ?", (identity_of(url),)).fetchone()
        return (found and found[0]) or ""

    def find_digest(self, digest: bytes) -> str | None:
        """The URL of the archived article whose text has this digest."""
        found = self._db.execute("SELECT url FROM urls WHERE digest = ? AND state = 'archived'", (digest,)).fetchone()
        return None if found is None else str(found[0])

    def describe_segment(self, number: int) -> tuple[int, str | None, str | None]:
        """Records of a segment, their first and last datePublished."""
        query = "SELECT count(*), min(published), max(published) FROM urls WHERE segment = ?"
        count, first, last = self._db.execute(query, (number,)).fetchone()
        return count, first, last
