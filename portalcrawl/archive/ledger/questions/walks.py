"""What each run read of each section, derived from the ledger at the end of the run.

Nothing is counted while a run is on: each list page carries the walk (generation) in which it was read and the rows
that it showed, each listing the walk that saw it last. So the figures are right too where a killed run was continued.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import orjson

from portalcrawl.archive.ledger.questions.gaps import name_gaps
from portalcrawl.archive.ledger.questions.section_walk import Queries, Reach, SectionWalk
from portalcrawl.archive.ledger.questions.walk import Stop, Walk

FRONT_NAME = "(front page)"

_WALK = (
    "w.section, w.pages, w.rows, w.seen, w.known, w.first_rows, w.stated_rows, w.stated_pages, w.missing, w.stop, "
    "w.gaps, s.path"
)
_FROM = "FROM walks w JOIN runs r ON r.id = w.run LEFT JOIN sections s ON s.id = w.section"


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
        reach = Reach(arguments.get("since") is not None, is_incremental, listed)
        walks = []
        sections = self._db.execute("SELECT id, url, path, stated_rows, stated_pages FROM sections").fetchall()
        for number, url, path, rows, pages in [(0, "", None, None, None), *sections]:
            reader = SectionWalk(self._db, number, url, generation, reach)
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
