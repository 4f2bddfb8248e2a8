"""Ended again and again within one crawl, at any call and at any time: nothing lost, nothing twice."""

import random
import shutil
import signal
from dataclasses import dataclass
from pathlib import Path

import pytest
from archived import only_archive
from comparing import check_same
from forks import Forks
from lab import Lab
from shim import Fault, Kind

ENDS_IN_A_ROW = 4
CRAWLS = 50
"""Of the full matrix: 200 ends."""
LONGEST_SECONDS = 1.0
KINDS = (Kind.KILL, Kind.TORN, Kind.POWER)

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Ends:
    """Where the runs of one crawl are ended."""

    seed: int

    def draw(self, calls: int) -> list[Fault | float]:
        """Faults at calls, the early ones more often because later runs have less to do, and moments in seconds."""
        rng = random.Random(self.seed)
        ends: list[Fault | float] = []
        for number in range(ENDS_IN_A_ROW):
            if rng.random() < 0.5:
                ends.append(Fault(rng.choice(KINDS), rng.randint(1, calls // (1 + number // 2)), rng.randrange(1000)))
            else:
                ends.append(rng.uniform(0.02, LONGEST_SECONDS))
        return ends


def end_runs(lab: Lab, forks: Forks, output: Path, ends: Ends) -> bool:
    """Run and end, again and again; whether most of the ends were met."""
    met = 0
    for end in ends.draw(len(lab.trace)):
        if isinstance(end, Fault):
            run, _ = lab.crawl.run(forks, output, end)
        else:
            run, _ = lab.crawl.run(forks, output, signals={end: signal.SIGKILL})
        assert run.returncode in (0, -signal.SIGKILL), f"{end}: {run.stderr[-1500:]}"
        met += run.returncode != 0
    return met >= ENDS_IN_A_ROW / 2


@pytest.mark.timeout(3600)
def test_ended_several_times_in_one_crawl(lab: Lab) -> None:
    def end_and_finish(forks: Forks, output: Path, ends: Ends) -> bool:
        is_met = end_runs(lab, forks, output, ends)
        lab.check(forks, output)
        return is_met

    cases = lab.scale.choose([Ends(seed) for seed in range(CRAWLS)], 2)
    tally = lab.sweep("several ends", cases, end_and_finish, 0.15)
    assert tally.unmet <= tally.tried / 4


@pytest.mark.timeout(3600)
def test_a_whole_archive_survives_ended_runs(lab: Lab) -> None:
    """Runs that find nothing new write as well."""

    def end_and_finish(forks: Forks, output: Path, ends: Ends) -> bool:
        shutil.copytree(lab.archive, output / lab.archive.name)
        is_met = end_runs(lab, forks, output, ends)
        lab.crawl.finish(forks, output)
        check_same(only_archive(output), lab.content, forks)
        return is_met

    cases = lab.scale.choose([Ends(1000 + seed) for seed in range(CRAWLS // 5)], 1)
    lab.sweep("ends of later runs", cases, end_and_finish, 0.04)
