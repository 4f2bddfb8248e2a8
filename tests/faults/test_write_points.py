"""Ended at each call that changes the disk, in each way: the next run makes the archive of an undisturbed one."""

import signal
from pathlib import Path

import pytest
from forks import Forks
from lab import Lab
from shim import WRITES, Fault, Kind


def points_of(lab: Lab, kind: Kind) -> list[int]:
    """The points at which this kind says something that the others do not.

    Killed after a call or before the next one is the same for the disk; a fourth of the points proves the harness.
    """
    if kind is Kind.TORN:
        return lab.trace.numbers(*WRITES)
    step = 4 if kind is Kind.KILL_AFTER else 1
    return list(range(1, len(lab.trace) + 1, step))


@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    ("kind", "sample", "share"),
    [
        pytest.param(Kind.KILL, 7, 0.19, marks=pytest.mark.slow),
        (Kind.KILL_AFTER, 1, 0.03),
        (Kind.TORN, 4, 0.12),
        (Kind.POWER, 7, 0.2),
    ],
)
def test_ended_at_a_write_point(lab: Lab, kind: Kind, sample: int, share: float) -> None:
    def end_and_finish(forks: Forks, output: Path, fault: Fault) -> bool:
        run, trace = lab.crawl.run(forks, output, fault)
        is_met = trace.is_ended_by(fault)
        assert run.returncode == (-signal.SIGKILL if is_met else 0), run.stderr
        lab.check(forks, output)
        return is_met

    faults = [Fault(kind, at, seed=at) for at in points_of(lab, kind)]
    tally = lab.sweep(kind, lab.scale.choose(faults, sample), end_and_finish, share)
    # How many calls a run makes depends a little on its speed.
    assert tally.unmet <= 1 + tally.tried / 10
