"""Killed at any moment and started again: the articles of an undisturbed run, none twice, no torn line."""

import random
import shlex
import signal
from pathlib import Path

import pytest
from archived import check_manifest, check_places, check_whole, only_archive, read_archive, read_fates
from running import (
    PACE,
    Run,
    run_cli,
    start_cli,
    wait_until,
)

from portalcrawl.demo import DemoServer, Portal

KILLS = 6


def disturb(server: DemoServer, output: Path, number: signal.Signals, after: int, pause: float = 0.0) -> Run:
    """A run that gets a signal after so many requests, and so many seconds more."""
    before = sum(server.requests.values())
    with start_cli("crawl", server.url, "-o", output, *PACE) as running:
        wait_until(lambda: sum(server.requests.values()) - before >= after or running.process.poll() is not None)
        wait_until(lambda: False, pause)
        running.send(number)
        return running.wait(60)


@pytest.mark.slow
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


@pytest.mark.parametrize(
    "number", [signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.slow)], ids=["SIGINT", "SIGTERM"]
)
def test_asked_to_stop(slow_server: DemoServer, undisturbed: set[str], tmp_path: Path, number: signal.Signals) -> None:
    run = disturb(slow_server, tmp_path, number, 70)
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


@pytest.mark.slow
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
