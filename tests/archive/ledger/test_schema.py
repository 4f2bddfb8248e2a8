"""A ledger of an older version becomes one of this, whole or not at all."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from portalcrawl.archive.disk import Disk
from portalcrawl.archive.ledger import Ledger, Role, State, read_coverage
from portalcrawl.archive.ledger.schema import SCHEMA_VERSION
from portalcrawl.exceptions import ArchiveError

# As the first version made them.
VERSION_1 = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE urls (
    id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, url TEXT NOT NULL, role INTEGER NOT NULL, state TEXT NOT NULL,
    reason TEXT, section INTEGER, row TEXT, generation INTEGER NOT NULL, published TEXT, headline TEXT, digest BLOB,
    segment INTEGER, start INTEGER, length INTEGER
);
CREATE INDEX frontier ON urls (role, id) WHERE state = 'pending';
CREATE INDEX digests ON urls (digest) WHERE digest IS NOT NULL;
CREATE TABLE sections (
    id INTEGER PRIMARY KEY, url TEXT NOT NULL, path TEXT NOT NULL, urls TEXT NOT NULL, position INTEGER NOT NULL,
    origin TEXT NOT NULL, stated_rows INTEGER, stated_pages INTEGER
);
CREATE TABLE listings (section INTEGER NOT NULL, url INTEGER NOT NULL, generation INTEGER NOT NULL,
    PRIMARY KEY (section, url)) WITHOUT ROWID;
CREATE TABLE runs (id INTEGER PRIMARY KEY, name TEXT NOT NULL, started TEXT NOT NULL, ended TEXT, reason TEXT,
    arguments TEXT NOT NULL, counts TEXT);
INSERT INTO meta VALUES ('schema', 1), ('generation', 3);
INSERT INTO urls VALUES (1, x'01', 'http://example.com/a', 2, 'archived', NULL, NULL, NULL, 1, '2017-12-25', 'A',
    x'aa', 1, 0, 10);
INSERT INTO urls VALUES (2, x'02', 'http://example.com/b', 2, 'pending', NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL,
    NULL, NULL);
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(VERSION_1)
    return path


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()[0])


def test_a_ledger_of_version_1_goes_on(path: Path) -> None:
    ledger = Ledger(path, Disk(path.parent))
    assert version_of(path) == SCHEMA_VERSION
    assert ledger.generation == 3
    assert [lease.url for lease in ledger.lease((Role.ARTICLE,), 10)] == ["http://example.com/b"]
    assert [twin.url for twin in ledger.list_twins(b"\xaa")] == ["http://example.com/a"]
    ledger.close()
    assert read_coverage(path)[-1].states[State.ARCHIVED] == 1


def test_a_reader_leaves_it_to_the_next_crawl(path: Path) -> None:
    with pytest.raises(ArchiveError, match="version 1; the next crawl"):
        read_coverage(path)
    assert version_of(path) == 1


def test_a_migration_that_fails_leaves_the_old_ledger(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("ALTER TABLE urls ADD COLUMN due INTEGER")  # somebody's own: the migration meets it half-way
        db.commit()
        before = db.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall()
    with pytest.raises(ArchiveError, match="duplicate column"):
        Ledger(path, Disk(path.parent))
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall() == before
    assert version_of(path) == 1


@pytest.mark.parametrize("version", [0, SCHEMA_VERSION + 1, "2"])
def test_an_unknown_version_is_refused(path: Path, version: object) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (version,))
        db.commit()
    with pytest.raises(ArchiveError, match="this program reads"):
        Ledger(path, Disk(path.parent))
