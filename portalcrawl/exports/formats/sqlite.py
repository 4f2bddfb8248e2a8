"""A database for searching: SQLite with FTS5, in which Chinese words and English ones are found and ranked.

FTS5 takes a run of hanzi for one word, and its trigram tokenizer finds nothing shorter than three characters. So a run
is indexed by its pairs, each as a word (园区建设: 园区 区建 建设). A word of two characters is found as it is written,
a longer one as the phrase of its pairs. Other scripts are left to FTS5's own tokenizer and its English stemmer.
"""

import sqlite3
from pathlib import Path

from portalcrawl.exports.formats.columns import COLUMNS, make_row
from portalcrawl.exports.selection import Change, Selected
from portalcrawl.text.hanzi import split_runs

_NUMBERS = {"clicks": "INTEGER", "similarity": "REAL", "version": "INTEGER", "isNewest": "INTEGER"}
_COLUMNS = ", ".join(f"{name} {_NUMBERS.get(name, 'TEXT')}" for name in COLUMNS)
_TABLES = (
    f"CREATE TABLE articles (id INTEGER PRIMARY KEY, {_COLUMNS}, record TEXT)",
    # Without a copy of the texts: those are in `articles`.
    "CREATE VIRTUAL TABLE search USING fts5(title, body, content='', tokenize='porter unicode61')",
    # A word of the headline says more than one of the text.
    "INSERT INTO search (search, rank) VALUES ('rank', 'bm25(5.0, 1.0)')",
    "CREATE TABLE changes (archive TEXT, url TEXT, kind TEXT, at TEXT, version INTEGER, reason TEXT, movedTo TEXT)",
)
_INDEXES = (
    "CREATE INDEX articles_url ON articles (url, version)",
    "CREATE INDEX articles_published ON articles (datePublished)",
    "INSERT INTO search (search) VALUES ('optimize')",
)
_CHANGE = ("url", "kind", "at", "version", "reason", "movedTo")


class SqliteWriter:
    """Fills a new database, in one transaction."""

    def __init__(self, path: Path) -> None:
        """At a path where nothing stands."""
        self._db = sqlite3.connect(path, isolation_level=None)
        for setting in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-32000", "temp_store=FILE"):
            self._db.execute(f"PRAGMA {setting}")
        self._db.execute("BEGIN")
        for statement in _TABLES:
            self._db.execute(statement)
        places = ", ".join("?" * (len(COLUMNS) + 1))
        self._insert = f"INSERT INTO articles ({', '.join(COLUMNS)}, record) VALUES ({places})"  # noqa: S608 - constants

    def write(self, one: Selected) -> None:
        """Insert a record, and its words."""
        row = make_row(one)
        cursor = self._db.execute(self._insert, (*row.values(), one.line.decode()))
        texts = [pair_hanzi(str(row[name] or "")) for name in ("headline", "articleBody")]
        self._db.execute("INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)", (cursor.lastrowid, *texts))

    def write_change(self, change: Change) -> None:
        """Insert a move, a withdrawal or a return."""
        values = (change.facts.get(name) for name in _CHANGE)
        self._db.execute("INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?)", (change.archive, *values))

    def close(self) -> None:
        """Make the indexes and commit."""
        try:
            for statement in _INDEXES:
                self._db.execute(statement)
            self._db.execute("COMMIT")
        finally:
            self._db.close()


def pair_hanzi(text: str) -> str:
    """A text as it is indexed: each run of hanzi by its pairs; a character that stands alone as it is.

    >>> pair_hanzi("园区建设 in 2017年")
    '园区 区建 建设 in 2017 年'
    """
    words = []
    for run, is_hanzi in split_runs(text):
        words += [run[i : i + 2] for i in range(max(1, len(run) - 1))] if is_hanzi else [run.strip()]
    return " ".join(word for word in words if word)
