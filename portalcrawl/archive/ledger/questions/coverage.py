"""Questions to a ledger file, answered also while a run writes to it: coverage per section, each URL's fate."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson
from msgspec import Struct

from portalcrawl.archive.ledger.database import open_to_read
from portalcrawl.archive.ledger.model import Fate, Role, State
from portalcrawl.archive.ledger.questions.standing import read_portal_gaps
from portalcrawl.archive.ledger.tables.moves import ADDRESS
from portalcrawl.archive.ledger.tables.walks import FRONT_NAME, ListWalk, read_last_walks
from portalcrawl.archive.segments import Place

_STATES = tuple(str(state) for state in State)
_HELD = (State.ARCHIVED, State.UNCHANGED)
"""States of articles that the archive holds as they are."""
_OPEN = (State.PENDING, State.LEASED, State.FAILED)
_ARTICLE_ROLES = (int(Role.ARTICLE), int(Role.CANDIDATE))

_BY_SECTION = """
SELECT l.section, u.state, count(*), min(u.published), max(u.published)
FROM listings l JOIN urls u ON u.id = l.url GROUP BY l.section, u.state
"""
_UNLISTED = """
SELECT u.state, count(*), min(u.published), max(u.published) FROM urls u
WHERE u.role IN (?, ?) AND u.id NOT IN (SELECT url FROM listings) GROUP BY u.state
"""
_LISTS = "SELECT section, state, count(*) FROM urls WHERE role = ? GROUP BY section, state"
_TOTAL = "SELECT state, count(*), min(published), max(published) FROM urls WHERE role IN (?, ?) GROUP BY state"
_FATES = """
SELECT u.url, u.role, u.state, u.reason, s.path, u.published, u.headline
FROM urls u LEFT JOIN sections s ON s.id = u.section
"""


class SectionCoverage(Struct, frozen=True):
    """What became of one section's rows. The states' sum is `rows`: completeness is arithmetic."""

    name: str
    """The section's path, ` > ` between; `(front page)`, `(in no list)` and `(all)` for what is not a section."""
    url: str | None
    rows: int
    """Distinct addresses that the section's lists showed."""
    states: dict[str, int]
    lists_read: int
    lists_open: int
    """List pages that failed or are still to be read."""
    stated_rows: int | None
    """What the section's pager says of its list, rows and pages, if it does."""
    stated_pages: int | None
    first: str | None
    """The earliest day of an archived article."""
    last: str | None
    run: str | None
    """The last run that came to the section."""
    walk: ListWalk | None
    """What that run's generation had read of its list."""


def read_coverage(path: Path) -> list[SectionCoverage]:
    """Coverage of each section in the order of the menu, then of what stands in no section, then of all.

    An article that several sections list counts in each of them and once in `(all)`. Raises ArchiveError.
    """
    with closing(open_to_read(path)) as db:
        states: dict[int | None, dict[str, int]] = {}
        days: dict[int | None, _Days] = {}
        for section, state, count, *found in db.execute(_BY_SECTION):
            states.setdefault(section, {})[state] = count
            days[section] = days.get(section, _Days()).join(state, *found)
        lists: dict[int | None, dict[str, int]] = {}
        for section, state, count in db.execute(_LISTS, (int(Role.LIST),)):
            lists.setdefault(section, {})[state] = count
        walks = read_last_walks(db)
        sections = db.execute(
            "SELECT id, path, url, stated_rows, stated_pages FROM sections ORDER BY position, id"
        ).fetchall()
        nothing: dict[str, int] = {}
        out = [
            _coverage(
                " > ".join(orjson.loads(names)),
                states.get(number, nothing),
                days.get(number),
                lists.get(number, nothing),
                url=url,
                stated=(rows, pages),
                walk=walks.get(number),
            )
            for number, names, url, rows, pages in sections
        ]
        if 0 in states or 0 in walks:
            front = (states.get(0, nothing), days.get(0), lists.get(None, nothing))
            out.append(_coverage(FRONT_NAME, *front, walk=walks.get(0)))
        unlisted = db.execute(_UNLISTED, _ARTICLE_ROLES).fetchall()
        if unlisted:
            out.append(_summary("(in no list)", unlisted))
        out.append(_summary("(all)", db.execute(_TOTAL, _ARTICLE_ROLES).fetchall()))
        return out


class _Days(Struct, frozen=True):
    """The first and the last day of archived articles."""

    first: str | None = None
    last: str | None = None

    def join(self, state: str, first: str | None, last: str | None) -> "_Days":
        """With those of another state, if these are archived."""
        if state not in _HELD:
            return self
        firsts, lasts = [d for d in (self.first, first) if d], [d for d in (self.last, last) if d]
        return _Days(min(firsts, default=None), max(lasts, default=None))


def _coverage(
    name: str,
    states: dict[str, int],
    days: _Days | None,
    lists: dict[str, int],
    *,
    url: str | None = None,
    stated: tuple[int | None, int | None] = (None, None),
    walk: tuple[str, ListWalk] | None = None,
) -> SectionCoverage:
    days = days or _Days()
    return SectionCoverage(
        name=name,
        url=url,
        rows=sum(states.values()),
        states={state: states.get(state, 0) for state in _STATES},
        lists_read=lists.get(State.DONE, 0),
        lists_open=sum(lists.get(state, 0) for state in _OPEN),
        stated_rows=stated[0],
        stated_pages=stated[1],
        first=days.first and days.first[:10],
        last=days.last and days.last[:10],
        run=walk and walk[0],
        walk=walk and walk[1],
    )


def _summary(name: str, rows: list[tuple[str, int, str | None, str | None]]) -> SectionCoverage:
    days = _Days()
    for state, _, first, last in rows:
        days = days.join(state, first, last)
    return _coverage(name, {state: count for state, count, _, _ in rows}, days, {})


def count_marks(path: Path) -> int:
    """How many archived articles tell the story of another archived one. Raises ArchiveError."""
    query = (
        "SELECT count(*) FROM marks m JOIN urls u ON u.id = m.url JOIN urls o ON o.id = m.original "
        "WHERE u.segment IS NOT NULL AND o.segment IS NOT NULL"
    )
    with closing(open_to_read(path)) as db:
        return int(db.execute(query).fetchone()[0])


def read_fates(path: Path, state: str | None = None) -> Iterator[Fate]:
    """Every URL with its fate, in the order they were met; of one state only if it is given. Raises ArchiveError."""
    query, values = (_FATES + " WHERE u.state = ?", (state,)) if state else (_FATES, ())
    with closing(open_to_read(path)) as db:
        for url, role, found, reason, names, published, headline in db.execute(query + " ORDER BY u.id", values):
            section = " > ".join(orjson.loads(names)) if names else None
            yield Fate(url, Role(role), State(found), reason, section, published, headline)


def read_gaps(path: Path) -> list[str]:
    """What the archive is known to lack outside all lists, in words. Raises ArchiveError."""
    with closing(open_to_read(path)) as db:
        return read_portal_gaps(db)


def read_sections(path: Path) -> list[tuple[tuple[str, ...], str]]:
    """The sections in the order of the menu: their path of names and their address. Raises ArchiveError."""
    with closing(open_to_read(path)) as db:
        rows = db.execute("SELECT path, url FROM sections ORDER BY position, id").fetchall()
    return [(tuple(orjson.loads(names)), url) for names, url in rows]


def read_places(path: Path, count: int) -> list[Place]:
    """Where some archived articles stand, evenly from the first to the last. Raises ArchiveError."""
    with closing(open_to_read(path)) as db:
        query = "SELECT segment, start, length FROM urls WHERE state IN ('archived', 'unchanged') ORDER BY id"
        places = [Place(*row) for row in db.execute(query)]
    step = max(1, len(places) // count)
    return places[::step][:count]


def read_run_counts(path: Path) -> list[dict[str, Any]]:
    """What each run counted. Raises ArchiveError."""
    with closing(open_to_read(path)) as db:
        return [orjson.loads(counts) for (counts,) in db.execute("SELECT counts FROM runs WHERE counts IS NOT NULL")]


def read_start_url(path: Path) -> str | None:
    """The address an archive was started with, or that of the host to which its portal has moved since.

    Raises ArchiveError.
    """
    query = f"SELECT value FROM meta WHERE key IN ('{ADDRESS}', 'start_url') ORDER BY key LIMIT 1"  # noqa: S608 - a constant
    with closing(open_to_read(path, may_be_older=True)) as db:
        try:
            found = db.execute(query).fetchone()
        except sqlite3.DatabaseError:
            return None
        return None if found is None else str(found[0])
