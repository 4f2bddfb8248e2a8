"""What each run read of each section, derived from the ledger at the end of the run.

Nothing is counted while a run is on: each list page carries the walk (generation) in which it was read and the rows
that it showed, each listing the walk that saw it last. So the figures are right too where a killed run was continued.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Protocol

import orjson

from portalcrawl.archive.ledger.database import identity_of
from portalcrawl.archive.ledger.gaps import name_gaps
from portalcrawl.archive.ledger.model import Role, State
from portalcrawl.archive.ledger.walk import PageRead, Stop, Walk

FRONT_NAME = "(front page)"
SAME = "HTTP 304"
"""Why a list page is done whose rows nobody has read in this walk."""

_WALK = (
    "w.section, w.pages, w.rows, w.seen, w.known, w.first_rows, w.stated_rows, w.stated_pages, w.missing, w.stop, "
    "w.gaps, s.path"
)
_FROM = "FROM walks w JOIN runs r ON r.id = w.run LEFT JOIN sections s ON s.id = w.section"
_UNREADABLE = (State.FAILED, State.EXCLUDED)
_OPEN = (State.PENDING, State.LEASED)


class Queries(Protocol):
    """What answers a query: the ledger that a run holds, or a connection that only reads."""

    def execute(self, query: str, values: tuple[Any, ...] = (), /) -> Any:
        """A cursor over the answer."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A section's walk beside earlier ones; None where there was none of the kind."""

    now: Walk
    before: Walk | None
    """The last one that saw the section's first page, or that it was not there."""
    whole: Walk | None
    """The last one that read the list to its end."""
    stated: Walk | None
    """The last one that could compare with the pager's total."""
    lost: int
    """Rows that `whole` saw, that no list shows any more, and that are not known to be gone; 0 where this walk saw as
    many as that one."""


@dataclass(frozen=True, slots=True)
class Menu:
    """How many sections the home page's menu named, in one walk over the portal and in the one before."""

    generation: int
    now: int
    before: int | None


class WalkTable:
    """The `walks` table; section 0 is the front page's own list."""

    def __init__(self, db: Queries) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db

    # --- the menu -------------------------------------------------------------------------------

    def note_menu(self, generation: int, entries: int) -> None:
        """Note how many sections a home page's menu names; of several pages the largest menu counts."""
        menu = self._read_menu()
        if menu is None or menu.generation != generation:
            menu = Menu(generation, 0, menu.now if menu else None)
        menu = replace(menu, now=max(menu.now, entries))
        text = orjson.dumps((menu.generation, menu.now, menu.before)).decode()
        self._db.execute("INSERT OR REPLACE INTO meta VALUES ('menu', ?)", (text,))

    def find_menu(self, generation: int) -> Menu | None:
        """What the menu named in this walk and in the one before; None where this one read no home page."""
        menu = self._read_menu()
        return menu if menu is not None and menu.generation == generation else None

    def _read_menu(self) -> Menu | None:
        found = self._db.execute("SELECT value FROM meta WHERE key = 'menu'").fetchone()
        return Menu(*orjson.loads(found[0])) if found else None

    # --- writing --------------------------------------------------------------------------------

    def record(self, run: int, generation: int, *, is_incremental: bool) -> list[Walk]:
        """Note what the walk of `run` has read so far; of sections that it has not come to there is nothing.

        `is_incremental`: the run may end lists at known rows.
        """
        arguments = orjson.loads(self._db.execute("SELECT arguments FROM runs WHERE id = ?", (run,)).fetchone()[0])
        listed = {
            section: (known, seen)
            for section, known, seen in self._db.execute(
                "SELECT section, count(*), sum(generation = ?) FROM listings GROUP BY section", (generation,)
            )
        }
        reach = _Reach(arguments.get("since") is not None, is_incremental, listed)
        walks = []
        sections = self._db.execute("SELECT id, url, path, stated_rows, stated_pages FROM sections").fetchall()
        for number, url, path, rows, pages in [(0, "", None, None, None), *sections]:
            reader = _SectionReader(self._db, number, url, generation, reach)
            if not reader.is_met:
                continue
            walk = Walk(
                number, _name(path), len(reader.done), sum(page.shown or 0 for page in reader.done), reader.seen,
                reader.known, reader.first_rows, rows, pages, reader.count_missing(rows), reader.stop,
            )  # fmt: skip
            walks.append(replace(walk, gaps=name_gaps(walk, reader.pages, url)))
        self._db.execute("DELETE FROM walks WHERE run = ?", (run,))
        for walk in walks:
            self._db.execute(
                "INSERT INTO walks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    run, walk.section, generation, walk.pages, walk.rows, walk.seen, walk.known, walk.first_rows,
                    walk.stated_rows, walk.stated_pages, walk.missing, str(walk.stop), orjson.dumps(walk.gaps).decode(),
                ),
            )  # fmt: skip
        return walks

    # --- questions ------------------------------------------------------------------------------

    def compare(self, walks: Iterable[Walk], generation: int) -> list[Comparison]:
        """Each of this walk's sections beside what earlier walks over the portal read of it."""
        return [self._compare(now, generation) for now in walks]

    def _compare(self, now: Walk, generation: int) -> Comparison:
        whole = self._find(now.section, generation, "w.stop = 'end'")
        lost = 0
        if whole is not None and now.seen < whole[1].seen and now.stop in (Stop.END, Stop.ABSENT):
            lost = self._count_lost(now.section, whole[0], generation)
        before = self._find(now.section, generation, "(w.first_rows IS NOT NULL OR w.stop = 'absent')")
        stated = self._find(now.section, generation, "w.missing IS NOT NULL")
        return Comparison(now, before and before[1], whole and whole[1], stated and stated[1], lost)

    def _find(self, section: int, generation: int, condition: str) -> tuple[int, Walk] | None:
        query = (
            f"SELECT w.generation, {_WALK} {_FROM} WHERE w.section = ? AND w.generation < ? AND {condition} "
            "ORDER BY w.run DESC LIMIT 1"
        )
        found = self._db.execute(query, (section, generation)).fetchone()
        return None if found is None else (found[0], _load(found[1:]))

    def _count_lost(self, section: int, since: int, generation: int) -> int:
        query = (
            "SELECT count(*) FROM listings l JOIN urls u ON u.id = l.url WHERE l.section = ? AND l.generation >= ? "
            "AND l.generation < ? AND u.state <> 'gone' "
            "AND l.url NOT IN (SELECT url FROM listings WHERE generation = ?)"
        )
        return int(self._db.execute(query, (section, since, generation, generation)).fetchone()[0])

    def read(self, run: int) -> list[Walk]:
        """What a run's walk had read of each section when the run ended, in the order of the menu."""
        query = f"SELECT {_WALK} {_FROM} WHERE w.run = ? ORDER BY w.section = 0, s.position, w.section"
        return [_load(row) for row in self._db.execute(query, (run,))]


def read_last_walks(db: Queries) -> dict[int, tuple[str, Walk]]:
    """By section, the last run that came to it and what its walk had read."""
    query = f"SELECT r.name, {_WALK} {_FROM} WHERE w.run = (SELECT max(run) FROM walks x WHERE x.section = w.section)"  # noqa: S608 - constants
    return {row[1]: (row[0], _load(row[1:])) for row in db.execute(query)}


class _SectionReader:
    """The list pages of one section as a walk left them."""

    def __init__(self, db: Queries, section: int, url: str, generation: int, reach: "_Reach") -> None:
        self._reach = reach
        self.known, self.seen = reach.listed.get(section, (0, 0))
        # The roles are written out so that the index of list pages serves.
        query = "SELECT url, state, reason, shown, generation = ? FROM urls WHERE role = 1 AND section IS ?"
        rows = db.execute(query, (generation, section or None)).fetchall()
        known = {row[0] for row in rows}
        first = _find_page(db, url, Role.LIST, generation) if section else None
        self.first_rows = first.shown if first is not None else None
        pages = [PageRead(*row[:4]) for row in rows if row[4] or row[1] in _OPEN]
        # A home page that is a list is one of no section; a section's first page may count as a page of another one.
        entrances = [first] if section else [_find_page(db, home, Role.HOME, generation) for home in _read_homes(db)]
        pages += [page for page in entrances if page is not None and page.url not in known]
        self.pages = [_as_read(page) for page in pages]
        self.done = [page for page in self.pages if page.state is State.DONE]
        found = db.execute("SELECT to_read FROM readings WHERE section = ?", (section,)).fetchone()
        is_read_whole = found is not None and found[0] == generation
        # A run that may end lists at known rows has read this one whole where it planned to, where there is nothing but
        # this page, or where it has seen again all that was ever shown.
        is_all = len(known.union(page.url for page in self.pages)) <= 1 or self.seen >= self.known
        self._is_partial = any(page.reason == SAME for page in self.done) or (
            reach.is_incremental and not is_read_whole and not is_all
        )

    @property
    def is_met(self) -> bool:
        """Whether the walk came to this section."""
        return bool(self.pages)

    @property
    def stop(self) -> Stop:
        """Why the list was read no further."""
        if any(page.is_unread and page.state in _UNREADABLE for page in self.pages):
            return Stop.FAILED
        if any(page.state in _OPEN for page in self.pages):
            return Stop.INTERRUPTED
        if not self.done:
            return Stop.ABSENT
        if self._reach.is_windowed:
            return Stop.WINDOW
        return Stop.KNOWN if self._is_partial else Stop.END

    def count_missing(self, stated: int | None) -> int | None:
        """By how many the stated rows exceed those seen: by this walk, or by all where it left some to earlier ones."""
        if stated is None or not self.done or self._reach.is_windowed or self.stop is Stop.INTERRUPTED:
            return None
        return stated - (self.known if self._is_partial else self.seen)


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far a walk reads lists, and what it has come to."""

    is_windowed: bool
    is_incremental: bool
    listed: dict[int, tuple[int, int]]
    """By section, distinct rows that its lists have shown in all walks and in this one."""


def _find_page(db: Queries, url: str, role: Role, generation: int) -> PageRead | None:
    query = "SELECT url, state, reason, shown FROM urls WHERE key = ? AND role = ? AND generation = ?"
    found = db.execute(query, (identity_of(url), int(role), generation)).fetchone()
    page = None if found is None else _as_read(PageRead(*found))
    return None if page is None or (role is Role.HOME and page.shown is None) else page


def _read_homes(db: Queries) -> list[str]:
    query = "SELECT DISTINCT value FROM meta WHERE key IN ('start_url', 'home_url') ORDER BY key"
    homes: dict[bytes, str] = {identity_of(url): url for (url,) in db.execute(query)}
    return list(homes.values())


def _as_read(page: PageRead) -> PageRead:
    """A page of which only what was read in this walk counts."""
    state = State(page.state)
    return replace(page, state=state, shown=page.shown if state is State.DONE else None)


def _name(path: str | None) -> str:
    return " > ".join(orjson.loads(path)) if path else FRONT_NAME


def _load(row: tuple[Any, ...]) -> Walk:
    section, pages, rows, seen, known, first, stated_rows, stated_pages, missing, stop, gaps, path = row
    return Walk(
        section, _name(path), pages, rows, seen, known, first, stated_rows, stated_pages, missing, Stop(stop),
        tuple(orjson.loads(gaps)),
    )  # fmt: skip


def describe_walks(walks: Iterable[Walk]) -> Iterator[dict[str, Any]]:
    """As the manifest has them; what is not known is absent."""
    for walk in walks:
        facts = {
            "section": walk.name,
            "pages": walk.pages,
            "rows": walk.rows,
            "seen": walk.seen,
            "known": walk.known,
            "stated": walk.stated_rows,
            "statedPages": walk.stated_pages,
            "stop": str(walk.stop),
            "gaps": list(walk.gaps),
        }
        yield {name: value for name, value in facts.items() if value is not None}
