"""Asked to stop at any moment: the exit code says that the next run continues, and it does."""

import random
import signal
from pathlib import Path

import pytest
from archived import check_manifest, only_archive, read_archive
from forks import Forks
from lab import Lab

LONGEST_SECONDS = 0.9
MOMENTS = 20


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
@pytest.mark.parametrize(
    "pause",
    [
        pytest.param(None, id="once"),
        pytest.param(0.0, id="twice-at-once", marks=pytest.mark.slow),
        pytest.param(0.03, id="twice", marks=pytest.mark.slow),
    ],
)
def test_asked_to_stop(lab: Lab, number: signal.Signals, pause: float | None) -> None:
    def stop_and_finish(forks: Forks, output: Path, seed: int) -> bool:
        moment = random.Random(seed).uniform(0.05, LONGEST_SECONDS)
        moments = [moment] if pause is None else [moment, moment + pause + 1e-6]
        run, _ = lab.crawl.run(forks, output, signals=dict.fromkeys(moments, number))
        # Before the event loop runs nobody listens, and the system ends the process.
        is_early = not list(output.glob("*/ledger.db"))
        codes = {0, 4, -number, 130} if is_early else {0, 4} if pause is None else {0, 4, -number, 130}
        assert run.returncode in codes, f"after {moment:.3f} s: exit {run.returncode}: {run.stderr[-1500:]}"
        assert is_early or "Traceback" not in run.stderr, f"after {moment:.3f} s: {run.stderr[-1500:]}"
        if run.returncode == 4 and pause is None:
            # What was read is sealed and told: a consumer can use it at once.
            root = only_archive(output)
            read_archive(root)
            if list(root.glob("articles/*.jsonl")):
                check_manifest(root)
        lab.check(forks, output)
        return run.returncode == 4

    moments = lab.scale.choose(range(MOMENTS), 1)
    lab.sweep(f"{number.name}, {pause}", moments, stop_and_finish, 0.015)
