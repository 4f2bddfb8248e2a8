"""Near-duplicates: which archived article tells the story of which other one."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from msgspec import Struct

from portalcrawl.archive.ledger.database import Database
from portalcrawl.archive.segments import Place

ARTICLE = "id, url, published, digest, segment, start, length, crc FROM urls WHERE segment IS NOT NULL"
"""What `build_article` takes, and of which URLs."""


def mark_text(digest: bytes) -> int:
    """A digest as a number of 8 bytes: by it an index knows that a text is still the same."""
    return int.from_bytes(digest[:8], "big", signed=True)


class Archived(Struct, frozen=True):
    """An archived article, and where its newest record stands."""

    number: int
    url: str
    published: str | None
    """ISO 8601, as precise as the portal is."""
    digest: bytes
    place: Place

    @property
    def text_mark(self) -> int:
        """Changes with the text."""
        return mark_text(self.digest)


class Mark(Struct, frozen=True):
    """An article that tells another one's story."""

    number: int
    original: int
    similarity: float | None
    """None if it is to be measured yet."""


class MarkTable:
    """The `marks` table: each article points at the original itself, never at another copy of it."""

    def __init__(self, db: Database) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db

    def find_original(self, number: int) -> int | None:
        """The original of a marked article."""
        found = self._db.execute("SELECT original FROM marks WHERE url = ?", (number,)).fetchone()
        return None if found is None else int(found[0])

    def note_record(self, number: int, original: int | None, similarity: float = 0.0) -> None:
        """Note what an article's new record says of it; None if it names no original."""
        if original is None:
            self._db.execute("DELETE FROM marks WHERE url = ?", (number,))
            return
        self._db.execute("INSERT OR REPLACE INTO marks VALUES (?1, ?2, ?3, ?2, 0)", (number, original, similarity))
        self._move(number, original)

    def point(self, number: int, original: int, similarity: float | None) -> None:
        """Let an article that is written already, and those that point at it, point at an original met after it."""
        self._db.execute(
            "INSERT INTO marks VALUES (?1, ?2, ?3, NULL, 0) ON CONFLICT (url) DO UPDATE SET original = ?2, "
            "similarity = ?3",
            (number, original, similarity),
        )
        self._move(number, original)

    def _move(self, number: int, original: int) -> None:
        # Two must not point at each other: the article that is moved to is the original now.
        self._db.execute("DELETE FROM marks WHERE url = ?", (original,))
        query = "UPDATE marks SET original = ?, similarity = NULL WHERE original = ?"
        self._db.execute(query, (original, number))

    def list_untold(self) -> list[Mark]:
        """The marks that neither a record nor a line names as they are, in the order of their articles."""
        query = "SELECT url, original, similarity FROM marks WHERE told IS NOT original ORDER BY url"
        return [Mark(*row) for row in self._db.execute(query)]

    def note_line(self, number: int, similarity: float) -> None:
        """Note that a line names an article's original."""
        query = "UPDATE marks SET told = original, by_line = 1, similarity = ? WHERE url = ?"
        self._db.execute(query, (similarity, number))

    # --- the articles ---------------------------------------------------------------------------

    def read_article(self, number: int) -> Archived | None:
        """An archived article. None if it is not archived or was withdrawn, because it can be nobody's original."""
        query = f"SELECT {ARTICLE} AND id = ? AND state <> 'gone'"
        return next(map(build_article, self._db.execute(query, (number,))), None)

    def iter_articles(self) -> Iterator[list[Archived]]:
        """All archived articles by their numbers, in batches; the ledger may be written between two of them."""
        return iter_archived(self._db.execute)


def iter_archived(
    execute: Callable[[str, tuple[Any, ...]], Iterable[tuple[Any, ...]]], batch: int = 500
) -> Iterator[list[Archived]]:
    """All archived articles of a ledger that answers by `execute`, withdrawn ones too, so many at a time."""
    query = f"SELECT {ARTICLE} AND id > ? ORDER BY id LIMIT {batch}"
    last = 0
    while found := [build_article(row) for row in execute(query, (last,))]:
        yield found
        last = found[-1].number


def build_article(row: tuple[Any, ...]) -> Archived:
    """An article by its row."""
    number, url, published, digest, *place = row
    return Archived(number, url, published, digest, Place(*place))
