"""A ledger that is only read, article by article, also while a run writes to it."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from portalcrawl.archive.ledger.model import COPY_OF, State
from portalcrawl.archive.ledger.questions.reading import ReadLedger
from portalcrawl.archive.ledger.tables.marks import ARTICLE, Archived, build_article, iter_archived
from portalcrawl.text.urls.identity import digest_address


class Copy(Struct, frozen=True):
    """An exact copy, which has no record of its own."""

    number: int
    url: str
    published: str | None
    """ISO 8601."""
    original: int
    """The number of the article that says the same."""


class LedgerReader(ReadLedger):
    """Questions about articles by their numbers."""

    def execute(self, query: str, values: tuple[Any, ...] = ()) -> list[Any]:
        """The rows of a query; the index of near-duplicates asks by it too."""
        return list(self.ask(query, values))

    def iter_articles(self) -> Iterator[list[Archived]]:
        """All archived articles by their numbers, in batches; withdrawn ones too."""
        return iter_archived(self.execute)

    def read_article(self, number: int) -> Archived | None:
        """An archived article; None if there is none of this number."""
        rows = self.execute(f"SELECT {ARTICLE} AND id = ?", (number,))
        return build_article(rows[0]) if rows else None

    def read_copy(self, number: int) -> Copy | None:
        """An exact copy; None if there is none of this number, or its original is not archived."""
        query = "SELECT id, url, published, reason FROM urls WHERE id = ? AND state = ? AND reason LIKE ?"
        return next(self._build_copies(self.execute(query, (number, str(State.DUPLICATE), f"{COPY_OF}%"))), None)

    def iter_copies(self, batch: int = 500) -> Iterator[Copy]:
        """All exact copies by their numbers."""
        query = (
            "SELECT id, url, published, reason FROM urls WHERE id > ? AND state = ? AND reason LIKE ? "
            "ORDER BY id LIMIT ?"
        )
        last = 0
        while rows := self.execute(query, (last, str(State.DUPLICATE), f"{COPY_OF}%", batch)):
            yield from self._build_copies(rows)
            last = rows[-1][0]

    def _build_copies(self, rows: list[Any]) -> Iterator[Copy]:
        for number, url, published, reason in rows:
            query = "SELECT id FROM urls WHERE key = ? AND segment IS NOT NULL"
            original = self.execute(query, (digest_address(reason.removeprefix(COPY_OF)),))
            if original:
                yield Copy(number, url, published, original[0][0])
