"""An archive's folder that somebody crafted: links, pipes, endless lines, ledgers that are none."""

import os
import shutil
import socket
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from archived import only_archive
from running import Run, crawl, run_cli
from tiny_portal import TinyPortal

VERBS = (("verify",), ("verify", "--repair"), ("status",), ("urls",), ("log",), ("tail",), ("duplicates",), ("export",))


@pytest.fixture(scope="module")
def portal() -> Iterator[TinyPortal]:
    with TinyPortal() as portal:
        yield portal


@pytest.fixture(scope="module")
def whole(portal: TinyPortal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("whole")
    assert crawl(portal.url, output).returncode == 0
    return only_archive(output)


@pytest.fixture
def archive(whole: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return Path(shutil.copytree(whole, tmp_path / "out" / whole.name))


def check_calm(run: Run) -> None:
    """One line or some findings, in time and memory; no traceback."""
    assert "Traceback" not in run.stderr, run.stderr
    assert run.peak_mb < 300
    assert run.returncode in (0, 1, 2, 3)


FILES = ("ledger.db", ".lock", "articles/00001.jsonl", "duplicates.jsonl", "changes.jsonl", "manifest.json",
         "checksums.sha256", "profile.toml", "reports/x.json")  # fmt: skip


@pytest.mark.parametrize("file", FILES)
def test_nothing_is_written_through_a_link(file: str, archive: Path, portal: TinyPortal, tmp_path: Path) -> None:
    elsewhere = tmp_path / "precious.txt"
    elsewhere.write_text("precious\n" * 1_000)
    before = elsewhere.read_bytes()
    (archive / file).unlink(missing_ok=True)
    (archive / file).symlink_to(elsewhere)
    for verb in VERBS:
        check_calm(run_cli(*verb, archive, timeout=30))
        assert elsewhere.read_bytes() == before, verb
    run = crawl(portal.url, archive.parent, timeout=30)
    assert run.returncode == 1
    assert "symbolic link" in run.stderr
    assert elsewhere.read_bytes() == before


def test_no_file_is_made_through_a_folder_that_is_a_link(archive: Path, portal: TinyPortal, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine.tmp").write_text("x")
    shutil.rmtree(archive / "warc")
    (archive / "warc").symlink_to(elsewhere)
    for verb in VERBS:
        check_calm(run_cli(*verb, archive, timeout=30))
    assert crawl(portal.url, archive.parent, timeout=30).returncode == 1
    assert [path.name for path in elsewhere.iterdir()] == ["mine.tmp"]


def _make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            one.bind(f"/proc/self/fd/{folder}/{path.name}")
        finally:
            os.close(folder)


@pytest.mark.parametrize("make", [os.mkfifo, _make_socket, os.mkdir])
@pytest.mark.parametrize("file", ["ledger.db", ".lock", "articles/00001.jsonl", "manifest.json", "duplicates.jsonl"])
def test_pipes_sockets_and_folders_are_findings(
    make: Callable[[Path], None], file: str, archive: Path, portal: TinyPortal
) -> None:
    (archive / file).unlink(missing_ok=True)
    make(archive / file)
    for verb in VERBS:
        check_calm(run_cli(*verb, archive, timeout=30))
    assert run_cli("verify", archive, timeout=30).returncode != 0
    assert crawl(portal.url, archive.parent, timeout=30).returncode in (1, 2)


def test_a_line_of_400_mb_costs_no_memory(archive: Path) -> None:
    for file in ("articles/00001.jsonl", "duplicates.jsonl"):
        with (archive / file).open("ab") as stream:
            stream.truncate(400_000_000)
    run = run_cli("verify", archive, timeout=120)
    check_calm(run)
    assert run.returncode != 0


def test_neither_does_another_file_of_400_mb(archive: Path) -> None:
    for file in ("manifest.json", "checksums.sha256", "changes.jsonl", "damaged.jsonl", "profile.toml"):
        with (archive / file).open("ab") as stream:
            stream.truncate(400_000_000)
    for verb, mends in ((("verify",), False), (("verify", "--repair"), True), (("reextract",), False)):
        run = run_cli(*verb, archive, timeout=120)
        check_calm(run)
        assert mends or run.returncode != 0


def _drop_tables(path: Path) -> None:
    with sqlite3.connect(path) as db:
        names = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'").fetchall()
        for (name,) in names:
            db.execute(f'DROP TABLE IF EXISTS "{name}"')


def _change_types(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("UPDATE meta SET value = 'not a number \x1b[2J'")
        db.execute("UPDATE urls SET reason = x'ff00ff', url = x'80'")


def _replace_tables(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("ALTER TABLE urls RENAME TO others")
        db.execute(
            "CREATE VIEW urls AS WITH RECURSIVE r(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM r) SELECT * FROM r"
        )


def _move_places(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("UPDATE urls SET start = 9223372036854775807, length = 9000000000")


def _negate_places(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("UPDATE urls SET start = -5, length = -1")


def _misname_places(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("UPDATE urls SET start = 'x', segment = '../../elsewhere'")


def _blow_up_value(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("UPDATE urls SET url = zeroblob(100000000) WHERE id = 3")


LEDGERS: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_bytes(b"hello\n" * 1_000),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:9_000]),
    "noise": lambda path: path.write_bytes(path.read_bytes()[:100] + os.urandom(50_000)),
    "without tables": _drop_tables,
    "with other types": _change_types,
    "with places behind all files": _move_places,
    "with places before all files": _negate_places,
    "with names for places": _misname_places,
    "with a value of 100 MB": _blow_up_value,
    "with a view in a table's place": _replace_tables,
}


@pytest.mark.parametrize("kind", LEDGERS)
def test_crafted_ledgers_are_findings(kind: str, archive: Path, portal: TinyPortal) -> None:
    LEDGERS[kind](archive / "ledger.db")
    for verb in VERBS:
        run = run_cli(*verb, archive, timeout=60)
        check_calm(run)
        assert "\x1b" not in run.stdout + run.stderr
    check_calm(crawl(portal.url, archive.parent, timeout=60))
