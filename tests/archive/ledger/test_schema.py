"""A ledger of an older version becomes one of this, whole or not at all."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from portalcrawl.archive.disk import Disk
from portalcrawl.archive.ledger import Ledger, Role, State, read_coverage
from portalcrawl.archive.ledger.schema import SCHEMA_VERSION
from portalcrawl.archive.recheck import RecheckPlan
from portalcrawl.exceptions import ArchiveError
from portalcrawl.text.dates.window import Window

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


# As version 3 had them: all settled by one answer.
SETTLED = [
    ("gone", 2, "gone", "HTTP 404", True),
    ("empty", 2, "not_article", "no body", True),
    ("elsewhere", 2, "excluded", "redirects offsite to other.example", True),
    ("robots", 2, "excluded", "robots.txt", False),
    ("lost", 2, "duplicate", "redirects to http://example.com/gone", True),
    ("alias", 2, "duplicate", "redirects to http://example.com/a", False),
    ("copy", 2, "duplicate", "copy of http://example.com/a", False),
    ("tag", 5, "not_article", "list page", False),
    ("list", 1, "done", "no rows", True),
    ("read", 1, "done", None, False),
]


def test_what_version_3_settled_by_one_answer_is_asked_for_again(path: Path) -> None:
    Ledger(path, Disk(path.parent)).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE doubts")
        db.execute("UPDATE meta SET value = 3 WHERE key = 'schema'")
        for number, (name, role, state, reason, _) in enumerate(SETTLED, 10):
            values = (number, str(number).encode(), f"http://example.com/{name}", role, state, reason)
            db.execute(
                "INSERT INTO urls (id, key, url, role, state, reason, generation) VALUES (?,?,?,?,?,?,1)", values
            )
        db.commit()
    ledger = Ledger(path, Disk(path.parent))
    assert version_of(path) == SCHEMA_VERSION
    ledger.plan_rechecks(RecheckPlan(None), 1_800_000_000, Window())
    due = {lease.url.rpartition("/")[2] for lease in ledger.lease_due(99)}
    assert due == {name for name, *_, is_asked in SETTLED if is_asked}
    ledger.close()


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
