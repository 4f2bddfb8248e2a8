"""The index of signatures, on disk: which texts share a key with this one.

It stands in tables of a given database and is written in the transaction that is open there, so a crash leaves as much
of it as of the articles that it is an index of. It follows from the texts and can be thrown away and made again at any
time.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from portalcrawl.duplicates.signatures import (
    Signature,
    describe_algorithm,
    estimate_with,
    pack_keys,
    unpack_keys,
)
from portalcrawl.duplicates.similarity import LEAST_RESEMBLANCE, least_resemblance

CROWD = 200
"""Texts of one key that are looked at: more share a template's words, and its siblings share other keys as well."""
MOST_CANDIDATES = 40
"""Texts whose sketches are compared: those that share most keys."""
MARGIN = 0.058
"""Two standard errors of an estimate: so much less than two editions must share may still be enough."""

_TABLES = (
    # near_algorithm: what the signatures were made by; complete: the state of the archive for which every text has one.
    # The caller numbers states.
    "CREATE TABLE near_signatures (number INTEGER PRIMARY KEY, mark INTEGER NOT NULL, "
    "length INTEGER NOT NULL, sketch BLOB NOT NULL, keys BLOB NOT NULL)",
    "CREATE TABLE near_keys (key INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)) WITHOUT ROWID",
    "CREATE TABLE near_algorithm (name TEXT PRIMARY KEY, complete INTEGER) WITHOUT ROWID",
)


class Reader(Protocol):
    """A database that is only read."""

    def execute(self, query: str, values: tuple[Any, ...] = ()) -> Any:
        """Run one statement; its rows can be iterated."""


class Table(Reader, Protocol):
    """A database's open transaction."""

    def execute_many(self, query: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Run one statement for each row."""


class SignatureIndex:
    """Signatures by the number of their text."""

    def __init__(self, table: Table) -> None:
        """Create the tables where they are missing; signatures that were made otherwise are thrown away."""
        self._table = table
        if not _fits(table):
            for name in ("near_signatures", "near_keys", "near_algorithm"):
                table.execute(f"DROP TABLE IF EXISTS {name}")
            for statement in _TABLES:
                table.execute(statement)
            table.execute("INSERT INTO near_algorithm VALUES (?, NULL)", (describe_algorithm(),))

    def put(self, number: int, mark: int, signature: Signature) -> None:
        """Keep a text's signature in place of the one it had. `mark` tells later whether the text is still the same."""
        self.forget(number)
        self._table.execute(
            "INSERT OR REPLACE INTO near_signatures VALUES (?, ?, ?, ?, ?)",
            (number, mark, signature.length, signature.sketch, pack_keys(signature.keys)),
        )
        self._table.execute_many("INSERT INTO near_keys VALUES (?, ?)", [(key, number) for key in signature.keys])

    def forget(self, number: int) -> None:
        """Keep nothing of a text."""
        found = self._table.execute("SELECT keys FROM near_signatures WHERE number = ?", (number,)).fetchone()
        if found is not None:
            rows = [(key, number) for key in unpack_keys(found[0])]
            self._table.execute_many("DELETE FROM near_keys WHERE key = ? AND number = ?", rows)
            self._table.execute("DELETE FROM near_signatures WHERE number = ?", (number,))

    def is_complete(self, state: int) -> bool:
        """Whether `set_complete` was called for this state, and no other algorithm has come since."""
        return [one for (one,) in self._table.execute("SELECT complete FROM near_algorithm")] == [state]

    def set_complete(self, state: int) -> None:
        """Note that every text has its signature; what is added to the archive from now on is put here with it."""
        self._table.execute("UPDATE near_algorithm SET complete = ?", (state,))

    def read_marks(self, first: int, last: int) -> dict[int, int]:
        """The marks of the texts of these numbers that have a signature."""
        query = "SELECT number, mark FROM near_signatures WHERE number BETWEEN ? AND ?"
        return dict(self._table.execute(query, (first, last)))

    def find(self, signature: Signature, number: int) -> list[int]:
        """The texts but `number` that may be editions of this one, the likeliest first."""
        if not signature.keys:
            return []
        return [other for _, other in sorted(self._estimate(signature, number), reverse=True)]

    def _estimate(self, signature: Signature, number: int) -> Iterator[tuple[float, int]]:
        # The last ones of a crowd: copies are published within days of each other.
        one_key = f"SELECT * FROM (SELECT number FROM near_keys WHERE key = ? ORDER BY number DESC LIMIT {CROWD})"  # noqa: S608 - constants
        keys = " UNION ALL ".join([one_key] * len(signature.keys))
        query = (
            "SELECT s.number, s.length, s.sketch FROM (SELECT number, count(*) AS shared FROM "  # noqa: S608 - constants
            f"({keys}) WHERE number <> ? GROUP BY number ORDER BY shared DESC, number LIMIT {MOST_CANDIDATES}) "
            "JOIN near_signatures s USING (number)"
        )
        estimate = estimate_with(signature.sketch)
        for other, length, sketch in self._table.execute(query, (*signature.keys, number)):
            about = estimate(sketch)
            if about >= LEAST_RESEMBLANCE - MARGIN and about >= least_resemblance(signature.length, length) - MARGIN:
                yield about, other


def read_signatures(table: Reader, first: int, last: int) -> dict[int, tuple[int, Signature]]:
    """Marks and signatures of the texts of these numbers, from tables that are only read.

    Empty where there are none, or where they were made otherwise than here.
    """
    if not _fits(table):
        return {}
    query = "SELECT number, mark, length, sketch, keys FROM near_signatures WHERE number BETWEEN ? AND ?"
    return {
        number: (mark, Signature(unpack_keys(keys), sketch, length))
        for number, mark, length, sketch, keys in table.execute(query, (first, last))
    }


def _fits(table: Reader) -> bool:
    """Whether there is an index, made as it is made here."""
    names = {name for (name,) in table.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"near_signatures", "near_keys", "near_algorithm"} <= names:
        return False
    return [name for (name,) in table.execute("SELECT name FROM near_algorithm")] == [describe_algorithm()]
