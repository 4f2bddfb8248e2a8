"""What each run's generation had read of each section's list when the run ended, and why it read no further."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

import orjson
from msgspec import Struct

from portalcrawl.archive.ledger.database import Queries

FRONT_NAME = "(front page)"

_WALK = (
    "w.section, w.pages, w.rows, w.seen, w.known, w.first_rows, w.stated_rows, w.stated_pages, w.missing, w.stop, "
    "w.gaps, s.path"
)
_FROM = "FROM walks w JOIN runs r ON r.id = w.run LEFT JOIN sections s ON s.id = w.section"


class Stop(StrEnum):
    """Why a section's list was read no further."""

    END = "end"
    """It was read to its end."""
    KNOWN = "known"
    """Behind it stands what an earlier run has read."""
    WINDOW = "window"
    """The run has a first day; lists end where older rows begin."""
    INTERRUPTED = "interrupted"
    """The run ended before; the next one goes on."""
    FAILED = "failed"
    """Some of its pages could not be read."""
    ABSENT = "absent"
    """Its first page is not there, or is something else."""


class ListWalk(Struct, frozen=True):
    """What one generation has read of one section's list.

    A generation that was interrupted goes on in the next run: its figures are those of all these runs together.
    """

    section: int
    """0 is the front page's own list, and lists of no section."""
    name: str
    """The section's path, ` > ` between."""
    pages: int
    """List pages read."""
    rows: int
    """Rows on these pages, repeated ones as often as they stand there."""
    seen: int
    """Distinct addresses among them."""
    known: int
    """Distinct addresses that the section's lists have shown in all runs so far."""
    first_rows: int | None
    """Rows on the section's first page; None if it was not read as a list."""
    stated_rows: int | None
    """What the pager says of the list's size, rows and pages."""
    stated_pages: int | None
    missing: int | None
    """By how many the stated rows exceed those that this generation, or all of them, can account for; negative if
    there are more. None if nothing is stated, or if the generation cannot tell."""
    stop: Stop
    gaps: tuple[str, ...] = ()
    """What is missing, in words."""

    @property
    def repeated(self) -> int:
        """Rows that stand once more on the pages of a list that was read to its end, or that lead to lists."""
        return max(0, self.rows - self.seen) if self.stop is Stop.END else 0

    @property
    def missing_pages(self) -> int:
        """How many pages the pager of a list that was read to its end states beyond those that were read."""
        if self.stop is not Stop.END or self.stated_pages is None:
            return 0
        return max(0, self.stated_pages - self.pages)


class WalkTable:
    """The `walks` table; section 0 is the front page's own list."""

    def __init__(self, db: Queries) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db

    def put(self, run: int, generation: int, walks: Iterable[ListWalk]) -> None:
        """Note what a run's generation has read, in place of what was noted of the run before."""
        self._db.execute("DELETE FROM walks WHERE run = ?", (run,))
        for walk in walks:
            self._db.execute(
                "INSERT INTO walks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    run, walk.section, generation, walk.pages, walk.rows, walk.seen, walk.known, walk.first_rows,
                    walk.stated_rows, walk.stated_pages, walk.missing, str(walk.stop), orjson.dumps(walk.gaps).decode(),
                ),
            )  # fmt: skip

    def read(self, run: int) -> list[ListWalk]:
        """What a run's generation had read of each section when the run ended, in the order of the menu."""
        query = f"SELECT {_WALK} {_FROM} WHERE w.run = ? ORDER BY w.section = 0, s.position, w.section"
        return [_load(row) for row in self._db.execute(query, (run,))]

    def find_whole(self, section: int, generation: int) -> tuple[int, ListWalk] | None:
        """The last earlier generation that read a section's list to its end, and what it read."""
        return self._find(section, generation, "w.stop = 'end'")

    def find_begun(self, section: int, generation: int) -> ListWalk | None:
        """What the last earlier generation read that saw the section's first page, or that it was not there."""
        found = self._find(section, generation, "(w.first_rows IS NOT NULL OR w.stop = 'absent')")
        return found and found[1]

    def find_counted(self, section: int, generation: int) -> ListWalk | None:
        """What the last earlier generation read that could compare with the pager's total."""
        found = self._find(section, generation, "w.missing IS NOT NULL")
        return found and found[1]

    def _find(self, section: int, generation: int, condition: str) -> tuple[int, ListWalk] | None:
        query = (
            f"SELECT w.generation, {_WALK} {_FROM} WHERE w.section = ? AND w.generation < ? AND {condition} "
            "ORDER BY w.run DESC LIMIT 1"
        )
        found = self._db.execute(query, (section, generation)).fetchone()
        return None if found is None else (found[0], _load(found[1:]))


def read_last_walks(db: Queries) -> dict[int, tuple[str, ListWalk]]:
    """By section, the last run that came to it and what its generation had read."""
    query = f"SELECT r.name, {_WALK} {_FROM} WHERE w.run = (SELECT max(run) FROM walks x WHERE x.section = w.section)"  # noqa: S608 - constants
    return {row[1]: (row[0], _load(row[1:])) for row in db.execute(query)}


def name_path(path: str | None) -> str:
    """A section's path, as its table keeps it, in one line; None stands for the front page."""
    return " > ".join(orjson.loads(path)) if path else FRONT_NAME


def _load(row: tuple[Any, ...]) -> ListWalk:
    section, pages, rows, seen, known, first, stated_rows, stated_pages, missing, stop, gaps, path = row
    return ListWalk(
        section, name_path(path), pages, rows, seen, known, first, stated_rows, stated_pages, missing, Stop(stop),
        tuple(orjson.loads(gaps)),
    )  # fmt: skip


def describe_walks(walks: Iterable[ListWalk]) -> Iterator[dict[str, Any]]:
    """The `coverage` entries of a run in the manifest; what is not known is absent."""
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
