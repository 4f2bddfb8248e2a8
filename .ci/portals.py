#!/usr/bin/env python3
"""Crawl recorded portals and hold the scores against floors.

    portals.py FOLDER [NAME…] [--full] [--portalcrawl PROGRAM] [--keep DIR]

FOLDER holds `NAME.tar.xz` for each portal, `serve.py`, which serves an unpacked one, and `score.py`, which scores an
archive against the portal's truth. Each portal is crawled three times: the second run must find nothing new with a few
requests, the third, which looks at all articles again, must find none changed. Prints a table and exits 1 where a
figure is below its floor (`portal_floors.py`). Needs the standard library only.
"""

import argparse
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from portal_floors import FLOORS, LARGE, PARTIAL, WHOLE

ROOT = Path(__file__).resolve().parent.parent

MOST_MIB = 400.0
MOST_AGAIN = 60
"""Pages that a second run asks for."""
PATIENCE = 180.0
PATIENCE_LARGE = 3600.0
# For a server of one's own.
MANNERS = ("--delay", "0", "--concurrency", "16", "--json")
COMPLETE = (0, 3)
"""Exit codes of a run that came to its end; 3 says that pages failed, which recorded portals have too."""


class CrawlError(Exception):
    """A crawl that did not come to its end."""


@dataclass(frozen=True)
class Usage:
    """What one crawl took, and what it says it did."""

    seconds: float
    mib: float
    archived: int
    pages: int


@dataclass(frozen=True)
class Result:
    """A portal's score and costs."""

    name: str
    figures: Mapping[str, float | None]
    first: Usage
    second: Usage
    third: Usage | None
    """None for a large portal."""

    def faults(self) -> list[str]:
        """Each figure that is below its floor, in words. A figure that the scorer does not give is below it too."""
        found = []
        for figure, floor in FLOORS[self.name].items():
            value = self.figures.get(figure)
            if value is None or value < floor:
                found.append(f"{figure} {format_figure(value)}, floor {floor}")
        if self.second.archived and self.name not in PARTIAL:
            found.append(f"a second run wrote {self.second.archived} articles again")
        if self.second.pages > MOST_AGAIN and self.name not in LARGE | PARTIAL:
            found.append(f"a second run asked for {self.second.pages} pages, at most {MOST_AGAIN}")
        if self.third is not None and self.third.archived:
            found.append(f"looked at again, {self.third.archived} articles were taken to have changed")
        if self.first.mib > MOST_MIB:
            found.append(f"{self.first.mib:.0f} MiB, at most {MOST_MIB:.0f}")
        return found


def format_figure(value: float | None) -> str:
    """Three decimals, cut and not rounded: .9899 must not look like .99."""
    return "–" if value is None else f"{int(value * 1000) / 1000:.3f}"


@contextmanager
def serve(script: Path, folder: Path) -> Iterator[str]:
    """The address of a portal, served on a free port by a process of its own."""
    process = subprocess.Popen([sys.executable, script, folder, "0"], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line:
            raise CrawlError(f"{script}: serves nothing")
        yield line.split()[0]
    finally:
        process.terminate()
        process.wait()


def crawl(program: Path, url: str, output: Path, patience: float, *options: str) -> Usage:
    """One run over a portal. Raises CrawlError where it does not end, or ends early."""
    command: list[str | Path] = [program, "crawl", url, "--output", output, *MANNERS, *options]
    environment = os.environ | {"no_proxy": "127.0.0.1"}
    started = time.monotonic()
    with tempfile.TemporaryFile("w+") as answer, tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(command, stdout=answer, stderr=log, env=environment)
        # wait4 tells the memory of this one process; subprocess keeps only the largest of all children.
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() - started > patience:
                process.kill()
                os.wait4(process.pid, 0)
                raise CrawlError(f"{url}: not done after {patience:.0f} s")
            time.sleep(0.05)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in COMPLETE:
            log.seek(0)
            raise CrawlError(f"{url}: exit code {process.returncode}\n{log.read()[-2000:]}")
        answer.seek(0)
        counts = json.loads(answer.readline())["counts"]
    return Usage(time.monotonic() - started, usage.ru_maxrss / 1024, counts.get("archived", 0), counts["pages"])


def measure(name: str, folder: Path, work: Path, program: Path) -> Result:
    """Unpack, serve, crawl twice and score one portal. Raises CrawlError."""
    with tarfile.open(folder / f"{name}.tar.xz") as packed:
        packed.extractall(work / "portals", filter="data")
    portal = work / "portals" / name
    output = work / "archives" / name
    patience = PATIENCE_LARGE if name in LARGE else PATIENCE
    with serve(folder / "serve.py", portal) as url:
        first = crawl(program, url, output, patience)
        [archive] = (path for path in output.iterdir() if path.is_dir())
        score: list[str | Path] = [sys.executable, folder / "score.py", portal, archive, "--json"]
        answer = subprocess.run(score, check=True, stdout=subprocess.PIPE, text=True)
        second = crawl(program, url, output, patience)
        third = None if name in LARGE else crawl(program, url, output, patience, "--recheck", "0d")
    return Result(name, json.loads(answer.stdout), first, second, third)


def print_table(results: list[Result]) -> None:
    """A line for each portal; `!` behind what is below its floor."""
    print(f"{'portal':11}", *(f"{name:>12}" for name in WHOLE), f"{'again':>6}{'pages':>6}{'s':>7}{'MiB':>6}", sep="")
    for result in results:
        cells = []
        for figure in WHOLE:
            value = result.figures.get(figure)
            is_low = figure in FLOORS[result.name] and (value is None or value < FLOORS[result.name][figure])
            cells.append(f"{format_figure(value):>11}{'!' if is_low else ' '}")
        again = f"{result.second.archived:>6}{result.second.pages:>6}"
        costs = f"{again}{result.first.seconds:>7.1f}{result.first.mib:>6.0f}"
        print(f"{result.name:11}", *cells, costs, sep="")


def main() -> int:
    """The exit code: 1 where a figure is below its floor or a crawl did not end."""
    assert __doc__ is not None
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"some of {', '.join(FLOORS)}")
    parser.add_argument("--full", action="store_true", help=f"also {', '.join(LARGE)}")
    parser.add_argument("--portalcrawl", type=Path, default=ROOT / ".venv" / "bin" / "portalcrawl", metavar="PROGRAM")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave portals and archives here")
    arguments = parser.parse_intermixed_args()
    if strangers := set(arguments.names) - set(FLOORS):
        parser.error(f"no floors for {', '.join(sorted(strangers))}")
    names = arguments.names or [name for name in FLOORS if arguments.full or name not in LARGE]
    results, faults = [], []
    with tempfile.TemporaryDirectory(prefix="portals-") as temporary:
        work = arguments.keep or Path(temporary)
        for name in names:
            print(f"{name} …", file=sys.stderr, flush=True)
            try:
                results.append(measure(name, arguments.folder, work, arguments.portalcrawl))
            except CrawlError as error:
                faults.append(f"{name}: {error}")
    print_table(results)
    faults += [f"{result.name}: {fault}" for result in results for fault in result.faults()]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
