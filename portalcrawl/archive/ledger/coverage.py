"""Questions to a ledger that nobody needs a writer for: coverage per section, each URL's fate."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from portalcrawl.archive.ledger.database import open_to_read
from portalcrawl.archive.ledger.model import Fate, Role, State
from portalcrawl.archive.segments import Place

_STATES = tuple(str(state) for state in State)
_ARTICLE_ROLES = (int(Role.ARTICLE), int(Role.CANDIDATE))

_BY_SECTION = """
SELECT l.section, u.state, count(*), min(u.published), max(u.published)
FROM listings l JOIN urls u ON u.id = l.url GROUP BY l.section, u.state
"""
_UNLISTED = """
SELECT u.state, count(*), min(u.published), max(u.published) FROM urls u
WHERE u.role IN (?, ?) AND NOT EXISTS (SELECT 1 FROM listings l WHERE l.url = u.id) GROUP BY u.state
"""
_LISTS = "SELECT section, state, count(*) FROM urls WHERE role = ? GROUP BY section, state"
_TOTAL = "SELECT state, count(*), min(published), max(published) FROM urls WHERE role IN (?, ?) GROUP BY state"
_FATES = """
SELECT u.url, u.role, u.state, u.reason, s.path, u.published, u.headline
FROM urls u LEFT JOIN sections s ON s.id = u.section
"""


@dataclass(frozen=True, slots=True)
class SectionCoverage:
    """What became of one section's rows. The states' sum is `rows`: completeness is arithmetic."""

    name: str
    """The section's path, ` > ` between; `(front page)`, `(in no list)` and `(all)` for what is no section."""
    url: str | None
    rows: int
    """Distinct addresses that the section's lists showed."""
    states: dict[str, int]
    lists_read: int
    lists_open: int
    """List pages that failed or are still to be read."""
    stated_rows: int | None
    """What the section's pager says, where it does."""
    first: str | None
    """The earliest day of an archived article."""
    last: str | None


def read_coverage(path: Path) -> list[SectionCoverage]:
    """Coverage of each section in the order of the menu, then of what stands in no section, then of all.

    An article that several sections list counts in each of them and once in `(all)`. Raises ArchiveError.
    """
    with closing(open_to_read(path)) as db:
        states: dict[int | None, dict[str, int]] = {}
        days: dict[int | None, tuple[str | None, str | None]] = {}
        for section, state, count, first, last in db.execute(_BY_SECTION):
            states.setdefault(section, {})[state] = count
            if state == State.ARCHIVED:
                days[section] = (first, last)
        lists: dict[int | None, dict[str, int]] = {}
        for section, state, count in db.execute(_LISTS, (int(Role.LIST),)):
            lists.setdefault(section, {})[state] = count
        sections = db.execute(
            "SELECT id, path, url, stated_rows, stated_pages FROM sections ORDER BY position, id"
        ).fetchall()
        out = [
            _coverage(
                " > ".join(orjson.loads(names)),
                url,
                states.get(number, {}),
                days.get(number),
                lists.get(number, {}),
                rows,
            )
            for number, names, url, rows, _ in sections
        ]
        if 0 in states:
            out.append(_coverage("(front page)", None, states[0], days.get(0), lists.get(None, {}), None))
        unlisted = db.execute(_UNLISTED, _ARTICLE_ROLES).fetchall()
        if unlisted:
            out.append(_summary("(in no list)", unlisted))
        out.append(_summary("(all)", db.execute(_TOTAL, _ARTICLE_ROLES).fetchall()))
        return out


def _coverage(
    name: str,
    url: str | None,
    states: dict[str, int],
    days: tuple[str | None, str | None] | None,
    lists: dict[str, int],
    stated_rows: int | None,
) -> SectionCoverage:
    read = lists.get(State.DONE, 0)
    first, last = days or (None, None)
    return SectionCoverage(
        name=name,
        url=url,
        rows=sum(states.values()),
        states={state: states.get(state, 0) for state in _STATES},
        lists_read=read,
        lists_open=sum(lists.values()) - read,
        stated_rows=stated_rows,
        first=first and first[:10],
        last=last and last[:10],
    )


def _summary(name: str, rows: list[tuple[str, int, str | None, str | None]]) -> SectionCoverage:
    days = next(((first, last) for state, _, first, last in rows if state == State.ARCHIVED), None)
    return _coverage(name, None, {state: count for state, count, _, _ in rows}, days, {}, None)


def read_fates(path: Path, state: str | None = None) -> Iterator[Fate]:
    """Every URL with its fate, in the order they were met; of one state only where it is given. Raises ArchiveError."""
    query, values = (_FATES + " WHERE u.state = ?", (state,)) if state else (_FATES, ())
    with closing(open_to_read(path)) as db:
        for url, role, found, reason, names, published, headline in db.execute(query + " ORDER BY u.id", values):
            section = " > ".join(orjson.loads(names)) if names else None
            yield Fate(url, Role(role), State(found), reason, section, published, headline)


def read_sections(path: Path) -> list[tuple[tuple[str, ...], str]]:
    """The sections in the order of the menu: their path of names and their address. Raises ArchiveError."""
    with closing(open_to_read(path)) as db:
        rows = db.execute("SELECT path, url FROM sections ORDER BY position, id").fetchall()
    return [(tuple(orjson.loads(names)), url) for names, url in rows]


def read_places(path: Path, count: int) -> list[Place]:
    """Where some archived articles stand, evenly from the first to the last. Raises ArchiveError."""
    with closing(open_to_read(path)) as db:
        query = "SELECT segment, start, length FROM urls WHERE state = 'archived' ORDER BY id"
        places = [Place(*row) for row in db.execute(query)]
    step = max(1, len(places) // count)
    return places[::step][:count]


def read_run_counts(path: Path) -> list[dict[str, Any]]:
    """What each run counted. Raises ArchiveError."""
    with closing(open_to_read(path)) as db:
        return [orjson.loads(counts) for (counts,) in db.execute("SELECT counts FROM runs WHERE counts IS NOT NULL")]


def read_start_url(path: Path) -> str | None:
    """The address an archive was started with. Raises ArchiveError."""
    with closing(open_to_read(path)) as db:
        try:
            found = db.execute("SELECT value FROM meta WHERE key = 'start_url'").fetchone()
        except sqlite3.DatabaseError:
            return None
        return None if found is None else str(found[0])
