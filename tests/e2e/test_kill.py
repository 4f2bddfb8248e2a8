"""Killed at any moment and started again: the articles of an undisturbed run, none twice, no torn line."""

import random
import shlex
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from archived import check_fates, check_manifest, check_places, only_archive, read_archive, read_fates
from running import Run, run_cli, start_cli, wait_until

from portalcrawl.demo import DemoServer, Portal

DELAY = 0.03
"""Seconds before each answer: with four connections a crawl takes a few seconds."""
PACE = ("--delay", "0", "--concurrency", "4")
KILLS = 6


@pytest.fixture(scope="module")
def slow_server(small_demo: Portal) -> Iterator[DemoServer]:
    with DemoServer(small_demo, delay=DELAY) as server:
        yield server


@pytest.fixture(scope="module")
def undisturbed(slow_server: DemoServer, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What a run archives that nobody disturbs, copies included."""
    output = tmp_path_factory.mktemp("undisturbed")
    run = run_cli("crawl", slow_server.url, "-o", output, *PACE)
    assert run.returncode == 0, run.stderr
    return read_archive(only_archive(output)).met


def check_whole(root: Path, undisturbed: set[str]) -> None:
    """The archive is that of an undisturbed run."""
    archived = read_archive(root)
    assert archived.met == undisturbed
    assert set(archived.duplicates.values()) <= archived.records.keys()
    fates = read_fates(root)
    check_fates(fates)
    assert {target for target, line in fates.items() if line["state"] == "archived"} == archived.records.keys()
    check_places(root)
    check_manifest(root)


def disturb(server: DemoServer, output: Path, number: signal.Signals, after: int, pause: float = 0.0) -> Run:
    """A run that gets a signal after so many requests, and so many seconds more."""
    before = sum(server.requests.values())
    with start_cli("crawl", server.url, "-o", output, *PACE) as running:
        wait_until(lambda: sum(server.requests.values()) - before >= after or running.process.poll() is not None)
        wait_until(lambda: False, pause)
        running.send(number)
        return running.wait(60)


def test_killed_again_and_again(slow_server: DemoServer, undisturbed: set[str], tmp_path: Path) -> None:
    rng = random.Random(1)
    killed = 0
    for _ in range(KILLS):
        # Early moments too, before anything is committed.
        run = disturb(slow_server, tmp_path, signal.SIGKILL, rng.choice((1, 5, 15, 30, 45)), rng.random() * 0.4)
        killed += run.returncode == -signal.SIGKILL
    assert killed >= 3
    last = run_cli("crawl", slow_server.url, "-o", tmp_path, *PACE)
    assert last.returncode == 0, last.stderr
    root = only_archive(tmp_path)
    check_whole(root, undisturbed)
    reasons = [run["reason"] for run in check_manifest(root)["runs"]]
    assert reasons[-1] == "finished"
    assert set(reasons[:-1]) <= {"killed", "finished"}
    after = run_cli("crawl", slow_server.url, "-o", tmp_path, *PACE)
    assert "0 new articles" in after.stdout


def test_work_of_a_killed_run_is_kept(slow_server: DemoServer, undisturbed: set[str], tmp_path: Path) -> None:
    """A kill costs what the last second had brought, not the run."""
    start = slow_server.requests.copy()
    # The pause is longer than what lies between two commits.
    assert disturb(slow_server, tmp_path, signal.SIGKILL, 60, 1.3).returncode == -signal.SIGKILL
    killed = slow_server.requests - start
    middle = slow_server.requests.copy()
    assert run_cli("crawl", slow_server.url, "-o", tmp_path, *PACE).returncode == 0
    check_whole(only_archive(tmp_path), undisturbed)
    again = (slow_server.requests - middle).keys() & killed.keys() & undisturbed
    first = killed.keys() & undisturbed
    assert len(first) >= 20
    assert len(again) <= len(first) * 0.8


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["SIGINT", "SIGTERM"])
def test_asked_to_stop(slow_server: DemoServer, undisturbed: set[str], tmp_path: Path, number: signal.Signals) -> None:
    run = disturb(slow_server, tmp_path, number, 50)
    assert run.returncode == 4, run.stderr
    assert "Traceback" not in run.stdout + run.stderr
    root = only_archive(tmp_path)
    # What was read is committed and sealed: a consumer can use it.
    stopped = read_archive(root)
    assert stopped.records
    assert {line["state"] for line in read_fates(root).values()} & {"leased"} == set()
    check_places(root)
    assert check_manifest(root)["runs"][-1]["reason"] == "shutdown"
    (advice,) = [line for line in run.stdout.splitlines() if "portalcrawl crawl " in line]
    words = shlex.split(advice.partition("portalcrawl ")[2])
    last = run_cli(*words, *PACE)
    assert last.returncode == 0, last.stderr
    check_whole(root, undisturbed)
    after = read_archive(root).records
    assert {target: after[target] for target in stopped.records} == stopped.records


def test_asked_twice_to_stop(slow_server: DemoServer, undisturbed: set[str], tmp_path: Path) -> None:
    """The second Ctrl-C does not wait; nothing is lost all the same."""
    before = sum(slow_server.requests.values())
    with start_cli("crawl", slow_server.url, "-o", tmp_path, *PACE) as running:
        wait_until(lambda: sum(slow_server.requests.values()) - before >= 60)
        running.send(signal.SIGINT)
        wait_until(lambda: False, 0.02)
        running.send(signal.SIGINT)
        run = running.wait(30)
    assert run.returncode in (4, -signal.SIGINT, 130), run.stderr
    assert run_cli("crawl", slow_server.url, "-o", tmp_path, *PACE).returncode == 0
    check_whole(only_archive(tmp_path), undisturbed)


def test_the_truth_is_what_is_archived(small_demo: Portal, undisturbed: set[str]) -> None:
    """So that the comparisons above mean something."""
    assert undisturbed == {article.path for article in small_demo.truth}


# --- a disk that fills up -------------------------------------------------------------------------

# Loaded by Python before anything else: makes one call fail as a full disk does, from the n-th on.
FAILING = {
    "fsync": """
import errno, os
calls, real = 0, os.fsync
def fsync(descriptor):
    global calls
    calls += 1
    if calls > {after}:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    real(descriptor)
os.fsync = fsync
""",
    # Half a line is written before the disk is full.
    "write": """
import errno, os
from portalcrawl.archive import segments
calls, real = 0, segments.LineWriter.append
def append(self, record):
    global calls
    calls += 1
    if calls > {after}:
        self._stream.write(b'{{"url": "half a li')
        self._stream.flush()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return real(self, record)
segments.LineWriter.append = append
""",
    # SQLite's own answer, from a database that may not grow any more.
    "ledger": """
import sqlite3
real = sqlite3.connect
def connect(*args, **kwargs):
    connection = real(*args, **kwargs)
    connection.execute("PRAGMA max_page_count = {after}")
    return connection
sqlite3.connect = connect
""",
}


@pytest.mark.parametrize(
    ("what", "after"),
    [("fsync", 0), ("fsync", 8), ("write", 0), ("write", 40), ("ledger", 3), ("ledger", 15), ("ledger", 18)],
)
def test_disk_fills_up(slow_server: DemoServer, undisturbed: set[str], tmp_path: Path, what: str, after: int) -> None:
    site, output = tmp_path / "site", tmp_path / "output"
    site.mkdir()
    (site / "sitecustomize.py").write_text(FAILING[what].format(after=after), "utf-8")
    run = run_cli("crawl", slow_server.url, "-o", output, *PACE, environment={"PYTHONPATH": str(site)}, timeout=60)
    assert run.returncode == 5, run.stderr
    assert "Traceback" not in run.stdout + run.stderr
    (line,) = [line for line in run.stderr.splitlines() if line.startswith("portalcrawl: ")]
    assert "no space" in line
    assert "run again" in line
    assert str(only_archive(output)) in line
    last = run_cli("crawl", slow_server.url, "-o", output, *PACE)
    assert last.returncode == 0, last.stderr
    check_whole(only_archive(output), undisturbed)


def test_failing_calls_are_real(tmp_path: Path) -> None:
    """The wrapper is loaded at all: otherwise the tests above would test nothing."""
    (tmp_path / "sitecustomize.py").write_text("raise SystemExit(99)", "utf-8")
    assert run_cli("--version", environment={"PYTHONPATH": str(tmp_path)}).returncode != 0, sys.path
