"""The runs of an archive: what each was asked to do and how it ended."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import orjson

from portalcrawl.archive.ledger.database import Database
from portalcrawl.archive.run_name import name_run

FINISHED = "finished"
"""The generation read every list to its end."""
INCOMPLETE = "incomplete"
"""The generation came to its end, with list pages that failed."""
SHRUNK = "shrunk"
"""The generation came to its end and found less than the one before it, for no reason that is known."""
WORK = "verb"
"""The argument that names what a run did that was not a walk over the portal."""
WALKS = f"arguments NOT LIKE '{{\"{WORK}\":%'"
"""The condition for a run that was a walk."""
CONTINUED = "continued"
"""Not a run: the portal has moved to another host, and what its lists have shown before says little."""
REBUILT = "rebuilt"
"""Not a run: the ledger was built again, and nothing is known about what lists have shown."""


class RunTable:
    """The `runs` table. Arguments are compared as JSON: two runs with the same ones cover the same."""

    def __init__(self, db: Database) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db

    def begin(self, name: str, started: str, arguments: dict[str, Any]) -> int:
        """Note a run's start; its number."""
        query = "INSERT INTO runs (name, started, arguments) VALUES (?, ?, ?)"
        cursor = self._db.execute(query, (name, started, _dump(arguments)))
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def note_move(self) -> None:
        """Note that the portal has moved to another host: no walk before it counts as whole."""
        now = datetime.now(UTC)
        name, stamp = name_run(now), now.isoformat(timespec="seconds")
        self.end(self.begin(name, stamp, {WORK: CONTINUED}), stamp, CONTINUED, {})

    def end(self, run: int, ended: str, reason: str, counts: dict[str, Any]) -> None:
        """Note how a run ended; FINISHED is the reason of a complete generation."""
        query = "UPDATE runs SET ended = ?, reason = ?, counts = ? WHERE id = ?"
        self._db.execute(query, (ended, reason, _dump(counts), run))

    def has_ended_generation(self, arguments: dict[str, Any]) -> bool:
        """Whether the last generation came to its end, or covers something else than these arguments ask for."""
        query = f"SELECT reason, arguments FROM runs WHERE {WALKS} ORDER BY id DESC LIMIT 1"  # noqa: S608 - a constant
        last = self._db.execute(query).fetchone()
        return last is not None and (last[0] in (FINISHED, INCOMPLETE, SHRUNK, REBUILT) or last[1] != _dump(arguments))

    def has_complete(self, arguments: dict[str, Any]) -> bool:
        """Whether some earlier run with these arguments read the whole portal.

        A run that found less than it should says nothing about what lies behind its rows: the next one reads
        all lists again.
        """
        query = (
            "SELECT 1 FROM runs WHERE reason = ? AND arguments = ? "
            "AND id > coalesce((SELECT max(id) FROM runs WHERE reason IN (?, ?, ?)), 0)"
        )
        return self._db.execute(query, (FINISHED, _dump(arguments), SHRUNK, REBUILT, CONTINUED)).fetchone() is not None

    def is_open(self) -> bool:
        """Whether the last run has not come to an orderly end."""
        last = self._db.execute("SELECT ended FROM runs ORDER BY id DESC LIMIT 1").fetchone()
        return last is not None and last[0] is None

    def describe(self, current: int | None = None) -> list[dict[str, Any]]:
        """All runs: name, started, ended, reason, arguments, counts; `current` is the number of the one that is on."""
        rows = self._db.execute("SELECT id, name, started, ended, reason, arguments, counts FROM runs ORDER BY id")
        return describe_runs(rows, current)


def describe_runs(rows: Iterable[tuple[Any, ...]], current: int | None = None) -> list[dict[str, Any]]:
    """Rows of the table (id, name, started, ended, reason, arguments, counts) as `RunTable.describe` gives them."""
    return [
        {
            "name": name,
            "started": started,
            "ended": ended,
            "reason": reason or ("running" if number == current else "killed"),
            "arguments": orjson.loads(arguments),
            "counts": orjson.loads(counts or "{}"),
        }
        for number, name, started, ended, reason, arguments, counts in rows
    ]


def _dump(value: dict[str, Any]) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
