"""The clock jumps back a day in the middle of a run: the archive is the same but for its times."""

from pathlib import Path

import pytest
from forks import Forks
from lab import Lab
from shim import Fault, Kind


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_the_clock_jumps_back(lab: Lab) -> None:
    def jump_and_compare(forks: Forks, output: Path, fault: Fault) -> bool:
        run, trace = lab.crawl.run(forks, output, fault)
        assert run.returncode == 0, run.stderr
        assert "Traceback" not in run.stderr
        lab.check(forks, output)  # the run after it, a day later, finds all of it
        return len(trace) >= fault.at

    faults = [Fault(Kind.CLOCK, at) for at in range(1, len(lab.trace) + 1, 6)]
    lab.sweep("clock", lab.scale.choose(faults, 2), jump_and_compare, 0.03)


def test_the_clock_is_really_behind(lab: Lab, tmp_path: Path) -> None:
    """Otherwise the test above would test nothing."""
    lab.crawl.run(lab.workers[0], tmp_path / "now", Fault(Kind.NONE))
    lab.crawl.run(lab.workers[0], tmp_path / "yesterday", Fault(Kind.CLOCK, 1))
    (now,) = tmp_path.glob("now/*/reports/*")
    (yesterday,) = tmp_path.glob("yesterday/*/reports/*")
    assert int(now.name[:8]) != int(yesterday.name[:8])
