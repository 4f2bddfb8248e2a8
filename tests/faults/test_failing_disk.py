"""A disk that is full, broken or read-only from some call on: a clear end, and the next run makes up for it."""

import shutil
from pathlib import Path

import pytest
from archived import only_archive
from comparing import check_same
from forks import Forks
from lab import Lab
from running import Run, complaint
from shim import ROOM_CALLS, Fault, Kind, Trace

CODES = {Kind.FULL: 5, Kind.FULL_SHORT: 5, Kind.IO_ERROR: 1, Kind.READ_ONLY: 1}
WORDS = {Kind.FULL: "no space", Kind.FULL_SHORT: "no space", Kind.IO_ERROR: "", Kind.READ_ONLY: "read"}


def is_refused(trace: Trace, fault: Fault) -> bool:
    """Whether the disk refused the run anything that it has to notice.

    What SQLite does when it closes the ledger is not: it puts its log, which is durable, into the database, and where
    that fails the next one to open it does. It tells nobody.
    """
    (report,) = [n for n in trace.numbers("rename") if trace.calls[n - 1][1].parent.name == "reports"] or [len(trace)]
    return any(
        call in ROOM_CALLS or fault.kind in (Kind.IO_ERROR, Kind.READ_ONLY)
        for call, _ in trace.calls[fault.at - 1 : report]
    )


def check_end(run: Run, trace: Trace, fault: Fault) -> bool:
    """The run ended as one does whose disk fails: its code, one line that says so, no traceback."""
    if not is_refused(trace, fault):
        assert run.returncode in (0, CODES[fault.kind]), run.stderr[-1500:]
        return False
    assert run.returncode == CODES[fault.kind], f"exit {run.returncode}: {run.stderr[-1500:]}"
    line = complaint(run)
    assert WORDS[fault.kind] in line.lower(), line
    return True


@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    ("kind", "sample", "share"),
    [
        pytest.param(Kind.FULL, 3, 0.035, marks=pytest.mark.slow),
        (Kind.FULL_SHORT, 2, 0.035),
        pytest.param(Kind.IO_ERROR, 3, 0.035, marks=pytest.mark.slow),
        pytest.param(Kind.READ_ONLY, 2, 0.035, marks=pytest.mark.slow),
    ],
)
def test_a_disk_fails(lab: Lab, kind: Kind, sample: int, share: float) -> None:
    def fail_and_finish(forks: Forks, output: Path, fault: Fault) -> bool:
        run, trace = lab.crawl.run(forks, output, fault)
        is_met = check_end(run, trace, fault)
        lab.check(forks, output)
        return is_met

    faults = [Fault(kind, at) for at in range(1, len(lab.trace) + 1)]
    lab.sweep(kind, lab.scale.choose(faults, sample), fail_and_finish, share)


@pytest.mark.parametrize("kind", [Kind.READ_ONLY, Kind.FULL, Kind.IO_ERROR])
def test_a_later_run_on_a_disk_that_fails_from_the_start(lab: Lab, tmp_path: Path, kind: Kind) -> None:
    forks, output = lab.workers[0], tmp_path / "output"
    shutil.copytree(lab.archive, output / lab.archive.name)
    run, trace = lab.crawl.run(forks, output, Fault(kind, 1))
    assert check_end(run, trace, Fault(kind, 1))
    check_same(lab.crawl.finish(forks, output), lab.content, forks)


@pytest.mark.slow
def test_a_disk_that_fails_again_and_again(lab: Lab, tmp_path: Path) -> None:
    """Each run gets a little further than the one before it."""
    forks, output = lab.workers[0], tmp_path / "output"
    for number in range(1, 6):
        fault = Fault((Kind.FULL_SHORT, Kind.IO_ERROR)[number % 2], len(lab.trace) * number // 7)
        run, trace = lab.crawl.run(forks, output, fault)
        check_end(run, trace, fault)
    check_same(lab.crawl.finish(forks, output), lab.content, forks)
    assert only_archive(output).name == lab.archive.name
