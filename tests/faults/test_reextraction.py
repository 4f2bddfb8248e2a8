"""A re-extraction whose disk is full from some call on, or that ends there: the same command makes up for it."""

import shutil
import signal
from pathlib import Path

import pytest
from comparing import verify
from forks import Forks
from lab import Lab
from running import complaint
from shim import ROOM_CALLS, WRITES, Fault, Kind, Trace
from stored_portal import count_records, make_archive, read_newest

SIZE, REFUSED = 30, 2
APPLY = ("--apply", "--jobs", "1")


@pytest.fixture(scope="module")
def stored(lab: Lab) -> Path:
    """An archive whose raw pages give more than its records have; to be copied, not touched."""
    root = lab.folder / "stored" / "www.example.com"
    make_archive(root, SIZE, refused=REFUSED)
    return root


@pytest.fixture(scope="module")
def calm(lab: Lab, stored: Path) -> tuple[Path, Trace]:
    """What an undisturbed call makes of it, and what it does to the disk."""
    root = lab.folder / "calm" / stored.name
    shutil.copytree(stored, root)
    run, trace = lab.workers[0].run("reextract", root, *APPLY, watched=root)
    assert run.returncode == 0, run.stderr
    assert count_records(root) == 2 * SIZE + REFUSED
    return root, trace


def finish(forks: Forks, root: Path, calm: Path) -> None:
    """The same command, undisturbed: the archive is that of an undisturbed call."""
    run, _ = forks.run("reextract", root, *APPLY, watched=root)
    assert run.returncode == 0, run.stderr
    assert read_newest(root) == read_newest(calm)
    assert count_records(root) == 2 * SIZE + REFUSED
    verify(root, forks)


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kind", [Kind.FULL, Kind.FULL_SHORT])
def test_a_full_disk(lab: Lab, stored: Path, calm: tuple[Path, Trace], kind: Kind) -> None:
    def fail_and_finish(forks: Forks, output: Path, fault: Fault) -> bool:
        root = output / stored.name
        shutil.copytree(stored, root)
        run, trace = forks.run("reextract", root, *APPLY, watched=root, fault=fault)
        is_refused = any(call in ROOM_CALLS for call, _ in trace.calls[fault.at - 1 :])
        assert run.returncode in ((0, 5) if is_refused else (0,)), run.stderr
        if run.returncode == 5:
            assert "no space" in complaint(run).lower()
        finish(forks, root, calm[0])
        return run.returncode == 5

    faults = [Fault(kind, at) for at in range(1, len(calm[1]) + 1)]
    tally = lab.sweep(f"reextract-{kind}", lab.scale.choose(faults, 4), fail_and_finish, 0.02)
    assert tally.unmet < tally.tried, "some runs met the full disk"


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kind", [Kind.TORN, Kind.POWER])
def test_ended_at_a_write_point(lab: Lab, stored: Path, calm: tuple[Path, Trace], kind: Kind) -> None:
    def end_and_finish(forks: Forks, output: Path, fault: Fault) -> bool:
        root = output / stored.name
        shutil.copytree(stored, root)
        run, trace = forks.run("reextract", root, *APPLY, watched=root, fault=fault)
        is_met = trace.is_ended_by(fault)
        assert run.returncode == (-signal.SIGKILL if is_met else 0), run.stderr
        finish(forks, root, calm[0])
        return is_met

    trace = calm[1]
    points = trace.numbers(*WRITES) if kind is Kind.TORN else range(1, len(trace) + 1)
    faults = [Fault(kind, at, seed=at) for at in points]
    lab.sweep(f"reextract-{kind}", lab.scale.choose(faults, 3), end_and_finish, 0.02)
