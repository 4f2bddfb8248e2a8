"""The section tree as the ledger keeps it."""

from collections.abc import Iterator

import orjson

from portalcrawl.archive.ledger.database import Database, Queries
from portalcrawl.archive.ledger.model import Section


def load_sections(db: Queries) -> Iterator[Section]:
    """All sections, in the order they were met."""
    rows = db.execute("SELECT id, url, path, urls, origin FROM sections ORDER BY id").fetchall()
    for number, url, path, urls, origin in rows:
        yield Section(number, url, tuple(orjson.loads(path)), tuple(orjson.loads(urls)), origin)


LIES_BELOW = (
    "EXISTS (SELECT 1 FROM sections AS filed, sections AS met WHERE filed.id = ?3 AND met.id = ?1 "
    "AND substr(filed.path, 1, length(met.path)) = substr(met.path, 1, length(met.path) - 1) || ',')"
)
"""Whether the section in which a row is filed, ?3, lies below the one that shows it as well, ?1: lists of whole
branches show what is filed in their parts. Paths are JSON arrays."""


class SectionTable:
    """The `sections` table."""

    def __init__(self, db: Database) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db

    def load(self) -> Iterator[Section]:
        """All sections, in the order they were met."""
        return load_sections(self._db)

    def add(self, url: str, path: tuple[str, ...], urls: tuple[str, ...], position: int, origin: str) -> Section:
        """Note a section."""
        cursor = self._db.execute(
            "INSERT INTO sections (url, path, urls, position, origin) VALUES (?, ?, ?, ?, ?)",
            (url, orjson.dumps(path).decode(), orjson.dumps(urls).decode(), position, origin),
        )
        assert cursor.lastrowid is not None
        return Section(cursor.lastrowid, url, path, urls, origin)

    def rename(self, section: Section, path: tuple[str, ...], urls: tuple[str, ...], origin: str) -> Section:
        """Give a section another name and place."""
        self._db.execute(
            "UPDATE sections SET path = ?, urls = ?, origin = ? WHERE id = ?",
            (orjson.dumps(path).decode(), orjson.dumps(urls).decode(), origin, section.id),
        )
        return Section(section.id, section.url, path, urls, origin)

    def remove(self, section: Section) -> None:
        """Forget a section that turned out to be none; what its page listed stays known."""
        self._db.execute("DELETE FROM sections WHERE id = ?", (section.id,))
        self._db.execute("DELETE FROM listings WHERE section = ?", (section.id,))
        self._db.execute("DELETE FROM walks WHERE section = ?", (section.id,))

    def set_stated(self, section: int, rows: int | None, pages: int | None, *, is_first: bool = False) -> None:
        """Note what a section's pager says of its size. What the first page says no longer is forgotten."""
        if is_first:
            query = "UPDATE sections SET stated_rows = ?, stated_pages = ? WHERE id = ?"
        else:
            query = (
                "UPDATE sections SET stated_rows = coalesce(?, stated_rows), "
                "stated_pages = coalesce(?, stated_pages) WHERE id = ?"
            )
        self._db.execute(query, (rows, pages, section))
