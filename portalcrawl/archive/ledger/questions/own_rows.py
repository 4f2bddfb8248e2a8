"""Which sections show rows that no other list shows, which a list page belongs to, how many articles lists show."""

from collections.abc import Iterable

import orjson
from msgspec import Struct

from portalcrawl.archive.ledger.database import Queries
from portalcrawl.text.urls.identity import digest_address

# 0 is the front page's own list.
_OWN = """
SELECT 1 FROM listings l WHERE l.section IN (SELECT value FROM json_each(?1)) AND NOT EXISTS (
    SELECT 1 FROM (SELECT id FROM sections UNION ALL SELECT 0) s JOIN listings m ON m.section = s.id AND m.url = l.url
    WHERE s.id NOT IN (SELECT value FROM json_each(?2))
) LIMIT 1
"""
# A row that proved to be a list has another role then.
_LED = """
SELECT l.section, max(u.reason IS 'a file' OR (u.segment IS NOT NULL OR u.state IN ('duplicate', 'outside_window'))
        AND (l.section IN (SELECT value FROM json_each(?3)) OR NOT EXISTS (
            SELECT 1 FROM listings m WHERE m.url = l.url AND m.section IN (SELECT value FROM json_each(?3))))),
    sum(u.role = 1 OR u.reason IS ?2), sum(u.state NOT IN ('pending', 'leased'))
FROM listings l JOIN urls u ON u.id = l.url WHERE l.section IN (SELECT value FROM json_each(?1)) GROUP BY l.section
"""
_LISTS_LED = """
SELECT count(DISTINCT u.id) FROM listings l JOIN urls u ON u.id = l.url
WHERE l.section IN (SELECT value FROM json_each(?1)) AND (u.role = 1 OR u.reason IS ?2)
"""
_SHOWN = """
SELECT l.section, l.url, CASE WHEN u.segment IS NOT NULL OR u.state IN ('duplicate', 'outside_window') THEN 1
    WHEN u.role = 1 OR u.state IN ('not_article', 'excluded', 'gone') THEN 0 END
FROM listings l JOIN urls u ON u.id = l.url WHERE l.section IN (SELECT value FROM json_each(?))
"""
# What `ListedRow.dump` writes: 3 is the date, 5 whether its year is inferred.
_OLDEST = """
SELECT min(substr(json_extract(u.row, '$[3]'), 1, 10)) FROM listings l JOIN urls u ON u.id = l.url
WHERE l.section = ? AND l.generation = ? AND json_extract(u.row, '$[5]')
"""
_READ = "SELECT DISTINCT section FROM urls WHERE role = 1 AND state = 'done' AND section IS NOT NULL"


class Led(Struct, frozen=True):
    """What came of the rows of a section's lists."""

    to_end: bool
    """Whether one led to an article or a file."""
    lists: int
    """Rows that proved to be lists."""
    known: int
    """Rows of which is known what they are."""


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

    def list_shown(self, sections: Iterable[int]) -> list[tuple[int, int, bool | None]]:
        """(section, number of a URL, whether it led to an article) for each row that these sections' lists show; None
        for a row of which that is not known."""
        rows = self._db.execute(_SHOWN, (orjson.dumps([*sections]).decode(),)).fetchall()
        return [(section, url, None if led is None else bool(led)) for section, url, led in rows]

    def find_led(self, sections: Iterable[int], left: str, menu: Iterable[int]) -> dict[int, Led]:
        """What the rows of each of these sections' lists have led to; of sections without rows nothing.

        `left` is the reason of lists that were not read. An article that lists of the sections `menu` show counts for
        these alone.
        """
        values = (orjson.dumps([*sections]).decode(), left, orjson.dumps([*menu]).decode())
        return {number: Led(bool(end), lists, known) for number, end, lists, known in self._db.execute(_LED, values)}

    def count_led(self, sections: Iterable[int], left: str) -> int:
        """How many rows of these sections' lists have proved to be lists; one that several show counts once."""
        values = (orjson.dumps([*sections]).decode(), left)
        return int(self._db.execute(_LISTS_LED, values).fetchone()[0])

    def count_archived(self, but: int | None = None) -> int:
        """How many archived articles some list shows; `but` is the number of a section whose articles do not count."""
        query = "SELECT count(*) FROM urls WHERE role = 2 AND segment IS NOT NULL AND (?1 IS NULL OR section IS NOT ?1)"
        return int(self._db.execute(query, (but,)).fetchone()[0])

    def find_oldest_inferred(self, section: int, generation: int) -> str | None:
        """The earliest day of those rows that a section's lists have shown in this generation without their years."""
        found = self._db.execute(_OLDEST, (section, generation)).fetchone()[0]
        return None if found is None else str(found)

    def list_read_sections(self) -> set[int]:
        """The numbers of the sections of which a list page was read."""
        return {number for (number,) in self._db.execute(_READ).fetchall()}

    def find_owner(self, url: str) -> int | None:
        """The section whose list page an address was read as, 0 for the front list's; None for one not read."""
        query = "SELECT coalesce(section, 0) FROM urls WHERE key = ? AND role = 1 AND state IN ('done', 'duplicate')"
        found = self._db.execute(query, (digest_address(url),)).fetchone()
        return None if found is None else int(found[0])
