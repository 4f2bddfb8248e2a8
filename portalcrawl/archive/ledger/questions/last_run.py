"""Questions to a ledger for people who look after many archives: how the last run ended, and what there is."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson
from msgspec import Struct

from portalcrawl.archive.layout import WAY_OUT
from portalcrawl.archive.ledger.database import open_to_read
from portalcrawl.archive.ledger.tables.runs import WALKS
from portalcrawl.exceptions import ArchiveError

_LAST = f"SELECT id, name, started, ended, reason, counts FROM runs WHERE {WALKS} ORDER BY id DESC LIMIT 1"  # noqa: S608 - a constant
# By an index that holds just these.
_ARTICLES = "SELECT count(*) FROM urls WHERE digest IS NOT NULL"
_DUE = "SELECT min(due) FROM urls WHERE due IS NOT NULL"
_GAPS = "SELECT gaps FROM walks WHERE run = ? AND gaps <> '[]'"


class LastRun(Struct, frozen=True):
    """The last run over a portal, and the archive as it is."""

    name: str | None
    """None if there was no run."""
    started: str | None
    """ISO 8601."""
    ended: str | None
    """None if it is on, or was killed."""
    reason: str | None
    counts: dict[str, Any]
    gaps: tuple[str, ...]
    """What is missing of its sections, in words."""
    articles: int
    due: int | None
    """Unix time of the next look at an archived article."""


def read_last_run(path: Path) -> LastRun:
    """What a ledger says, also while a run writes to it. Raises ArchiveError."""
    with closing(open_to_read(path, may_be_older=True)) as db:
        try:
            number, name, started, ended, reason, counts = db.execute(_LAST).fetchone() or (None,) * 6
            gaps = tuple(gap for (told,) in db.execute(_GAPS, (number,)) for gap in orjson.loads(told))
            articles, due = db.execute(_ARTICLES).fetchone()[0], db.execute(_DUE).fetchone()[0]
        except sqlite3.Error as error:
            raise ArchiveError(f"{path}: cannot be read ({error}); {WAY_OUT}") from error
    return LastRun(name, started, ended, reason, orjson.loads(counts or "{}"), gaps, articles, due)
