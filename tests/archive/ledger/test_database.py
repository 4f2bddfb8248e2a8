"""A connection that writes: whole transactions, one after the other, until the disk fails."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from portalcrawl.archive.disk import Disk
from portalcrawl.archive.ledger.database import Database, open_to_read
from portalcrawl.archive.ledger.schema import SCHEMA_VERSION
from portalcrawl.exceptions import ArchiveError

PUT = "INSERT INTO meta VALUES (?, ?)"


def read_keys(path: Path) -> set[str]:
    with closing(open_to_read(path)) as db:
        return {key for (key,) in db.execute("SELECT key FROM meta")} - {"schema"}


def test_what_was_not_committed_never_happened(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    database = Database(path, Disk(tmp_path))
    database.execute(PUT, ("a", 1))
    database.execute_many(PUT, [("b", 1), ("c", 1)])
    assert read_keys(path) == set(), "readers see commits alone"
    database.commit()
    database.execute(PUT, ("d", 1))
    assert read_keys(path) == {"a", "b", "c"}
    database.close()
    assert read_keys(path) == {"a", "b", "c"}


def test_after_the_first_failure_nothing_is_written(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    database = Database(tmp_path / "ledger.db", disk)
    first = disk.fail(OSError(28, "No space left on device"))
    for call in (
        lambda: database.execute(PUT, ("a", 1)),
        lambda: database.execute_many(PUT, [("b", 1)]),
        database.commit,
    ):
        with pytest.raises(ArchiveError) as raised:
            call()
        assert raised.value is first
    database.close()
    assert read_keys(tmp_path / "ledger.db") == set()


@pytest.mark.parametrize("sql", ["CREATE TABLE t (a)", "CREATE TABLE meta (key, value)"])
def test_somebody_elses_database_is_refused_and_left_as_it_is(tmp_path: Path, sql: str) -> None:
    path = tmp_path / "ledger.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute(sql)
        db.commit()
    with pytest.raises(ArchiveError, match="ledger of version unknown"):
        Database(path, Disk(tmp_path))
    with closing(sqlite3.connect(path)) as db:
        assert [text for (text,) in db.execute("SELECT sql FROM sqlite_master")] == [sql]


@pytest.mark.parametrize(
    ("version", "words"),
    [(SCHEMA_VERSION - 1, "the next crawl brings it to"), (SCHEMA_VERSION + 1, "update it"), ("x", "update it")],
)
def test_a_reader_refuses_another_version(tmp_path: Path, version: object, words: str) -> None:
    path = tmp_path / "ledger.db"
    Database(path, Disk(tmp_path)).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (version,))
        db.commit()
    with pytest.raises(ArchiveError, match=words):
        open_to_read(path)


def test_a_reader_leaves_no_files_beside_a_quiet_ledger(tmp_path: Path) -> None:
    Database(tmp_path / "ledger.db", Disk(tmp_path)).close()
    open_to_read(tmp_path / "ledger.db").close()
    assert [one.name for one in tmp_path.iterdir()] == ["ledger.db"]
