"""A ledger that was deleted, emptied, cut or overwritten: refused in one line, or gone on with rightly.

Never a silent restart from nothing, which would write over what is archived, and never a loss or a doubling.
"""

import os
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from archived import only_archive
from comparing import check_same, read_content
from lab import Lab
from running import complaint
from shim import Fault, Kind

PAGE = 4096
WAYS_OUT = ("restore", "move the folder away", "--repair")


def delete(*names: str) -> Callable[[Path], None]:
    """Remove these files, as far as they are there."""

    def damage(root: Path) -> None:
        for name in names:
            (root / name).unlink(missing_ok=True)

    return damage


def shorten(name: str, part: float) -> Callable[[Path], None]:
    """Leave so much of a file."""

    def damage(root: Path) -> None:
        data = (root / name).read_bytes()
        (root / name).write_bytes(data[: int(len(data) * part)])

    return damage


def overwrite(name: str, part: float, pages: int = 1) -> Callable[[Path], None]:
    """Garbage over whole pages, from this part of the file on."""

    def damage(root: Path) -> None:
        data = bytearray((root / name).read_bytes())
        start = int(len(data) * part) // PAGE * PAGE
        data[start : start + pages * PAGE] = random.Random(1).randbytes(len(data[start : start + pages * PAGE]))
        (root / name).write_bytes(data)

    return damage


def both(*damages: Callable[[Path], None]) -> Callable[[Path], None]:
    """One after the other."""

    def damage(root: Path) -> None:
        for one in damages:
            one(root)

    return damage


LOGS = ("ledger.db-wal", "ledger.db-shm")
DAMAGES: dict[str, Callable[[Path], None]] = {
    "deleted": delete("ledger.db", *LOGS),
    "deleted-log-left": delete("ledger.db"),
    "emptied": both(delete(*LOGS), shorten("ledger.db", 0)),
    "emptied-log-left": shorten("ledger.db", 0),
    "cut-to-half": both(delete(*LOGS), shorten("ledger.db", 0.5)),
    "garbage-at-its-head": overwrite("ledger.db", 0),
    "garbage-in-the-middle": overwrite("ledger.db", 0.5),
    "garbage-at-its-end": overwrite("ledger.db", 0.99),
    "garbage-in-much-of-it": overwrite("ledger.db", 0.2, pages=8),
    "log-deleted": delete(*LOGS),
    "log-cut-to-half": shorten("ledger.db-wal", 0.5),
    "log-emptied": shorten("ledger.db-wal", 0),
    "garbage-in-the-log": overwrite("ledger.db-wal", 0.5),
}
HAS_LOG = (
    "deleted-log-left",
    "emptied-log-left",
    "log-deleted",
    "log-cut-to-half",
    "log-emptied",
    "garbage-in-the-log",
)
SAMPLE = {
    ("whole", "deleted"),
    ("whole", "emptied"),
    ("whole", "garbage-in-the-middle"),
    ("killed", "deleted-log-left"),
    ("killed", "log-cut-to-half"),
    ("later", "log-deleted"),
    ("later", "cut-to-half"),
    ("later", "garbage-in-the-log"),
}


@pytest.fixture(scope="session")
def archives(lab: Lab, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Archives to damage: a whole one, and two whose run was killed, the first or a later one."""
    forks, killed, later = lab.workers[0], *(tmp_path_factory.mktemp(name) for name in ("killed", "later"))
    run, _ = lab.crawl.run(forks, killed, Fault(Kind.KILL, len(lab.trace) * 2 // 3))
    assert run.returncode < 0
    replace(lab.crawl, sections=lab.crawl.sections[-1:]).finish(forks, later)
    run, _ = lab.crawl.run(forks, later, Fault(Kind.KILL, len(lab.trace) * 2 // 3))
    assert run.returncode < 0
    for root in (only_archive(killed), only_archive(later)):
        assert len(list(root.glob("articles/*.jsonl"))) >= 1, "the kill was to come after a sealed segment"
    return {"whole": lab.archive, "killed": only_archive(killed), "later": only_archive(later)}


def sealed_in(root: Path) -> dict[str, bytes]:
    """Every sealed segment: what consumers may have read already."""
    return {path.name: path.read_bytes() for path in root.glob("articles/*.jsonl")}


def choose_cases() -> list[tuple[str, str]]:
    """State and damage; all of them for the full matrix."""
    cases = [(state, damage) for state in ("whole", "killed", "later") for damage in DAMAGES]
    possible = [case for case in cases if case[0] != "whole" or case[1] not in HAS_LOG]
    return possible if os.environ.get("FAULTS") == "full" else [case for case in possible if case in SAMPLE]


@pytest.mark.parametrize(("state", "damage"), choose_cases())
def test_a_damaged_ledger(lab: Lab, archives: dict[str, Path], tmp_path: Path, state: str, damage: str) -> None:
    forks, root = lab.workers[0], tmp_path / lab.archive.name
    shutil.copytree(archives[state], root)
    DAMAGES[damage](root)
    sealed = sealed_in(root)
    run, _ = lab.crawl.run(forks, tmp_path)
    assert sealed.items() <= sealed_in(root).items(), "what was sealed has changed"
    if run.returncode == 0:
        # Pages of the database that the crawl had no need to read: `verify` reads all.
        if forks.run("verify", root, watched=root)[0].returncode != 0:
            mended, _ = forks.run("verify", "--repair", root, watched=root)
            assert mended.returncode == 0, mended.stdout
            assert lab.crawl.run(forks, tmp_path)[0].returncode == 0
            assert read_content(root).groups == lab.content.groups, "which pages are no articles is asked again"
            return
        check_same(root, lab.content, forks)
        return
    assert run.returncode == 1, run.stderr
    line = complaint(run)
    assert any(way in line for way in WAYS_OUT), line


@pytest.mark.parametrize("state", ["killed", "later"])
def test_the_archives_are_right_before_they_are_damaged(
    lab: Lab, archives: dict[str, Path], tmp_path: Path, state: str
) -> None:
    """Otherwise the test above would find faults that no damage made."""
    shutil.copytree(archives[state], tmp_path / lab.archive.name)
    check_same(lab.crawl.finish(lab.workers[0], tmp_path), lab.content, lab.workers[0])
