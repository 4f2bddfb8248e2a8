"""Facts of the archive as a whole: its portal, how far its files are committed, which generation is being read."""

from typing import Any

from portalcrawl.archive.ledger.database import Database

PORTAL_GAPS = "gaps"
"""The key of what the last whole run found to be missing outside all lists, JSON."""


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
