"""What the `urls` table says of an address or a number."""

from portalcrawl.archive.ledger.database import Database
from portalcrawl.archive.ledger.memory import RunMemory
from portalcrawl.archive.ledger.model import Listed, ListedRow, Role, State
from portalcrawl.text.urls.identity import digest_address


class KnownUrls:
    """Questions to the `urls` table of an open ledger."""

    def __init__(self, db: Database, memory: RunMemory) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db
        self._memory = memory

    def find(self, url: str) -> tuple[int, Role, State] | None:
        """Number, role and state of a URL, or None if it was never met."""
        found = self._db.execute("SELECT id, role, state FROM urls WHERE key = ?", (digest_address(url),)).fetchone()
        return None if found is None else (found[0], Role(found[1]), State(found[2]))

    def find_role(self, url: str) -> tuple[Role, int | None] | None:
        """As what a URL was met, and the section that it belongs to; None if it was never met."""
        found = self._db.execute("SELECT role, section FROM urls WHERE key = ?", (digest_address(url),)).fetchone()
        return None if found is None else (Role(found[0]), found[1])

    def find_url(self, number: int) -> str:
        """The address of a number."""
        return str(self._db.execute("SELECT url FROM urls WHERE id = ?", (number,)).fetchone()[0])

    def find_row(self, url: str) -> ListedRow | None:
        """The row by which a list shows an article; None for what no list shows."""
        query = "SELECT row FROM urls WHERE key = ? AND role = ?"
        found = self._db.execute(query, (digest_address(url), int(Role.ARTICLE))).fetchone()
        return ListedRow.load(found[0], url) if found is not None else None

    def find_listed(self, url: str) -> Listed | None:
        """What is known of an archived article; None for one that is not archived, or that this run has looked at."""
        query = (
            "SELECT id, headline, published, row FROM urls WHERE key = ? AND segment IS NOT NULL AND generation <> ? "
            "AND state <> 'leased'"
        )
        found = self._db.execute(query, (digest_address(url), self._memory.generation)).fetchone()
        if found is None:
            return None
        number, headline, published, row = found
        return Listed(number, headline, published, ListedRow.load(row, url))
