"""Questions to a ledger about the life of an article."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import orjson
from msgspec import Struct

from portalcrawl.archive.ledger.database import Queries, open_to_read
from portalcrawl.archive.ledger.model import ListedRow
from portalcrawl.archive.segments import Place
from portalcrawl.text.urls.identity import digest_address


class Life(Struct, frozen=True):
    """What the ledger knows of one URL."""

    url: str
    """As the portal spells it."""
    state: str
    reason: str | None
    section: str | None
    row: ListedRow | None
    """What the list said of it, if one did."""
    versions: tuple[Place, ...]
    """Its records, oldest first."""
    checked: int | None
    """Unix time of the last look."""
    due: int | None
    """Unix time of the next look."""


def read_life(path: Path, url: str) -> Life | None:
    """What became of a URL, however it is spelled; None if it was never met. Raises ArchiveError."""
    query = (
        "SELECT u.id, u.url, u.state, u.reason, s.path, u.row, u.checked, u.due, u.segment, u.start, u.length "
        "FROM urls u LEFT JOIN sections s ON s.id = u.section WHERE u.key = ?"
    )
    with closing(open_to_read(path)) as db:
        found = db.execute(query, (_find_key(db, url),)).fetchone()
        if found is None:
            return None
        number, spelled, state, reason, names, row, checked, due, *place = found
        older = db.execute("SELECT segment, start, length FROM versions WHERE url = ? ORDER BY version", (number,))
        versions = [Place(*one) for one in older]
    if place[0] is not None:
        versions.append(Place(*place))
    section = " > ".join(orjson.loads(names)) if names else None
    return Life(spelled, state, reason, section, ListedRow.load(row, spelled), tuple(versions), checked, due)


def _find_key(db: Queries, url: str) -> bytes:
    """The key of a URL, or of the article that stands there since its portal has moved to another host."""
    key = digest_address(url)
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'moves'").fetchone():
        return key
    found = db.execute("SELECT u.key FROM moves m JOIN urls u ON u.id = m.url WHERE m.key = ?", (key,)).fetchone()
    return key if found is None else bytes(found[0])


def read_replacing(path: Path) -> Iterator[Place]:
    """Where the records stand that replaced older ones: all versions from the second on. Raises ArchiveError."""
    query = (
        "SELECT segment, start, length FROM versions WHERE version > 1 UNION ALL "
        "SELECT segment, start, length FROM urls WHERE version > 1 ORDER BY 1, 2"
    )
    with closing(open_to_read(path)) as db:
        for place in db.execute(query):
            yield Place(*place)


def read_runs(path: Path) -> list[tuple[str, str | None, str | None, str | None]]:
    """Start, end, reason and counts (JSON) of each run, oldest first. Raises ArchiveError."""
    with closing(open_to_read(path)) as db:
        return db.execute("SELECT started, ended, reason, counts FROM runs ORDER BY id").fetchall()
