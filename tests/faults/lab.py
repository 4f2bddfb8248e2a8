"""Where faults are tried: a portal, its undisturbed archive, and two workers that try one case after another."""

import random
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from threading import Lock
from typing import TypeVar

from comparing import Content, check_same
from crawls import Crawl
from forks import Forks
from shim import Trace

Case = TypeVar("Case")
SHOWN = 8
"""Failures that are told in full."""
PROGRESS_SECONDS = 10


@dataclass(frozen=True)
class Scale:
    """How much is tried."""

    is_full: bool
    minutes: float
    """For all of the full matrix together; a sample ends by itself."""

    def choose(self, cases: Iterable[Case], sample: int) -> list[Case]:
        """All cases of the full matrix, in an order that is spread out wherever it ends; else so many, spread evenly.

        Always the same ones, each from another place between its neighbours, so that no stride hides a point.
        """
        found = list(cases)
        rng = random.Random(len(found))
        if self.is_full:
            rng.shuffle(found)
            return found
        step = max(1.0, len(found) / sample)
        places = [int((number + rng.random()) * step) for number in range(min(sample, len(found)))]
        return [found[place] for place in places if place < len(found)]


@dataclass
class Tally:
    """What became of a sweep's cases."""

    tried: int = 0
    unmet: int = 0
    """The run had ended before the fault's time came: the archive was compared all the same."""
    failures: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Lab:
    """One portal and what an undisturbed run makes of it."""

    crawl: Crawl
    workers: tuple[Forks, ...]
    folder: Path
    """For archives; each case has a folder of its own, which is removed where the case holds."""
    archive: Path
    """The undisturbed archive; to be copied, not touched."""
    content: Content
    trace: Trace
    """The calls of the undisturbed run: its write points."""
    scale: Scale

    def check(self, forks: Forks, output: Path) -> None:
        """Run undisturbed to the end: the archive is the undisturbed one."""
        check_same(self.crawl.finish(forks, output), self.content, forks)

    def sweep(
        self, name: str, cases: list[Case], try_one: Callable[[Forks, Path, Case], bool], share: float = 0.1
    ) -> Tally:
        """Try all cases, or as many as the sweep's share of the time allows; tells how many. Raises AssertionError.

        `try_one` gets a worker, an empty folder's path and the case; it answers whether the fault was met.
        """
        tally, lock, idle = Tally(), Lock(), SimpleQueue[Forks]()
        for forks in self.workers:
            idle.put(forks)
        started = told = time.monotonic()
        end = started + self.scale.minutes * 60 * share if self.scale.is_full else None

        def work(numbered: tuple[int, Case]) -> None:
            nonlocal told
            if end is not None and time.monotonic() > end:
                return
            number, case = numbered
            output = self.folder / f"{name}-{number}".replace(" ", "-")
            forks = idle.get()
            try:
                is_met, failure = try_one(forks, output, case), None
            except Exception as error:  # noqa: BLE001 - any failure is the case's; the others are tried all the same
                is_met, failure = True, f"{case}: {error!s:.1500}" if str(error) else f"{case}: {error!r}"
            finally:
                idle.put(forks)
            with lock:
                tally.tried += 1
                tally.unmet += not is_met
                if failure is not None:
                    tally.failures.append(failure)
                    if self.scale.is_full:
                        say(f"{name}: {failure:.600}")
                if self.scale.is_full and time.monotonic() - told > PROGRESS_SECONDS:
                    told = time.monotonic()
                    say(f"{name}: {tally.tried} of {len(cases)} tried, {len(tally.failures)} failed")
            if failure is None:
                shutil.rmtree(output, ignore_errors=True)

        with ThreadPoolExecutor(len(self.workers)) as pool:
            list(pool.map(work, enumerate(cases)))
        summary = f"{name}: {tally.tried} of {len(cases)} tried, {tally.unmet} ended before their fault, "
        summary += f"{len(tally.failures)} failed, {time.monotonic() - started:.0f} s"
        say(summary) if self.scale.is_full else print(summary)
        assert tally.tried > 0
        assert not tally.failures, "\n\n".join([summary, *tally.failures[:SHOWN]])
        return tally


def say(line: str) -> None:
    """Tell whoever waits for the full matrix, past pytest's capture."""
    print(line, file=sys.__stderr__, flush=True)
