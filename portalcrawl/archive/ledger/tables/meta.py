"""Facts of the archive as a whole: its portal, how far its files are committed, which generation is being read."""

from typing import Any

from portalcrawl.archive.ledger.database import Database, Queries

PORTAL_GAPS = "gaps"
"""The key of what the last whole run found to be missing outside all lists, JSON."""


def read_meta(db: Queries, *keys: str) -> dict[str, Any]:
    """The values of these keys, as far as there are any."""
    marks = ", ".join("?" * len(keys))
    query = f"SELECT key, value FROM meta WHERE key IN ({marks})"  # noqa: S608 - marks
    return {key: value for key, value in db.execute(query, keys) if value is not None}


class MetaTable:
    """The `meta` table: one value for each key."""

    def __init__(self, db: Database) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key."""
        found = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return default if found is None else found[0]

    def set(self, key: str, value: Any) -> None:
        """Store a value in place of the one that was there."""
        self._db.execute(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, value)
        )
