"""Which sections show rows that no other list shows, and which section a list page belongs to."""

from collections.abc import Iterable

import orjson

from portalcrawl.archive.ledger.database import Queries
from portalcrawl.text.urls.identity import digest_address

# 0 is the front page's own list.
_OWN = """
SELECT 1 FROM listings l WHERE l.section IN (SELECT value FROM json_each(?1)) AND NOT EXISTS (
    SELECT 1 FROM (SELECT id FROM sections UNION ALL SELECT 0) s JOIN listings m ON m.section = s.id AND m.url = l.url
    WHERE s.id NOT IN (SELECT value FROM json_each(?2))
) LIMIT 1
"""
_READ = "SELECT DISTINCT section FROM urls WHERE role = 1 AND state = 'done' AND section IS NOT NULL"


class OwnRows:
    """Questions to the `listings` of an open ledger."""

    def __init__(self, db: Queries) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db

    def has_own_rows(self, sections: Iterable[int], family: Iterable[int]) -> bool:
        """Whether some of these sections' lists show a row that none outside their family does."""
        shown, inside = ({*numbers} for numbers in (sections, family))
        values = (orjson.dumps([*shown]).decode(), orjson.dumps([*shown | inside]).decode())
        return self._db.execute(_OWN, values).fetchone() is not None

    def list_read_sections(self) -> set[int]:
        """The numbers of the sections of which a list page was read."""
        return {number for (number,) in self._db.execute(_READ).fetchall()}

    def find_owner(self, url: str) -> int | None:
        """The section whose list page an address was read as, 0 for the front list's; None for one not read."""
        query = "SELECT coalesce(section, 0) FROM urls WHERE key = ? AND role = 1 AND state IN ('done', 'duplicate')"
        found = self._db.execute(query, (digest_address(url),)).fetchone()
        return None if found is None else int(found[0])
