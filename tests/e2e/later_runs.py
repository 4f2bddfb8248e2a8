"""Portals after their first run, and the runs behind it."""

import atexit
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TypeVar

from archived import only_archive, read_archive
from running import crawl
from tiny_portal import TinyPortal

Kind = TypeVar("Kind", bound=TinyPortal)
DAY = 86_400


@contextmanager
def crawled(kind: type[Kind], output: Path, **traits: object) -> Iterator[Kind]:
    """A portal after its first run, whose archive is in `output`; its requests are counted from then on.

    Portals of one kind have one first run, and its archive is copied.
    """
    port, folder = run_first(kind, *sorted(traits.items()))
    with kind(at=port, **traits) as portal:  # type: ignore[arg-type]
        shutil.copytree(folder, output, dirs_exist_ok=True)
        yield portal


@cache
def run_first(kind: type[TinyPortal], *traits: tuple[str, object]) -> tuple[int, str]:
    """The port and the archives' folder of a portal's first run."""
    folder = tempfile.mkdtemp(prefix="portalcrawl-first-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with kind(**dict(traits)) as portal:  # type: ignore[arg-type]
        run = crawl(portal.url, Path(folder))
        assert run.returncode == 0, run.stdout + run.stderr
        assert read_archive(only_archive(Path(folder))).records.keys() == set(portal.articles)
        return portal.port, folder


def crawl_again(portal: TinyPortal, output: Path, *arguments: object) -> list[str]:
    """Run again; the targets that were asked for."""
    portal.requests.clear()
    run = crawl(portal.url, output, *arguments)
    assert run.returncode == 0, run.stdout + run.stderr
    return [target for target, _ in portal.requests]


def age(output: Path, days: float) -> None:
    """Let time pass: everything in the ledger happened so many days earlier."""
    span = int(days * DAY)
    with closing(sqlite3.connect(only_archive(output) / "ledger.db")) as db:
        for name in ("checked", "changed", "due"):
            db.execute(f"UPDATE urls SET {name} = {name} - ?", (span,))
        db.execute("UPDATE urls SET missed = missed - ? WHERE missed > 0", (span,))
        db.execute("UPDATE readings SET whole = whole - ?", (span,))
        for table in ("doubts", "zeros"):
            db.execute(f"UPDATE {table} SET day = day - ?", (span,))
        for number, reason in db.execute("SELECT id, reason FROM urls WHERE reason GLOB '*20??-??-??'").fetchall():
            day = date.fromisoformat(reason[-10:]) - timedelta(days=days)
            db.execute("UPDATE urls SET reason = ? WHERE id = ?", (f"{reason[:-10]}{day}", number))
        db.commit()
