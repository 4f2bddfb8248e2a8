#!/usr/bin/env python3
"""Score `portalcrawl extract --stream` on labelled pages: one page at a time, without its portal.

    pages.py FOLDER [--portalcrawl PROGRAM]

FOLDER holds `dev.tar.xz` (sets of pages with their labels) and `score.py`, which scores an extractor against them.
Prints a table and exits 1 where a figure is below its floor. Needs the standard library only.
"""

import argparse
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# `x-…` is the share of pages without such a value for which one was made up: a ceiling.
FLOORS: Mapping[str, Mapping[str, float]] = {
    "zh_news": {"F1": 0.965, "title": 0.95, "date": 0.98, "source": 0.75, "x-author": 0.05},
    "zh_cwced": {"F1": 0.925, "x-date": 0.05, "x-author": 0.05},
    "en_aeb": {"F1": 0.968},
    "en_fundus": {"F1": 0.948},
}


def find_faults(name: str, figures: Mapping[str, float]) -> list[str]:
    """Each figure of a set that is on the wrong side of its bound, in words."""
    faults = []
    for figure, bound in FLOORS[name].items():
        value, is_ceiling = figures.get(figure), figure.startswith("x-")
        if value is None or (value > bound if is_ceiling else value < bound):
            shown = "missing" if value is None else f"{value:.3f}"
            faults.append(f"{name}: {figure} {shown}, {'at most' if is_ceiling else 'floor'} {bound}")
    return faults


def main() -> int:
    """The exit code: 1 where a figure is on the wrong side of its bound."""
    assert __doc__ is not None
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--portalcrawl", type=Path, default=ROOT / ".venv" / "bin" / "portalcrawl", metavar="PROGRAM")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pages-") as temporary:
        work = Path(temporary)
        with tarfile.open(arguments.folder / "dev.tar.xz") as packed:
            packed.extractall(work, filter="data")
        sets = sorted(path for path in (work / "dev").iterdir() if path.name in FLOORS)
        answers = work / "scores.json"
        command: list[str | Path] = [sys.executable, arguments.folder / "score.py", "--json", answers]
        command += ["--stream", f"{arguments.portalcrawl} extract --stream", *sets]
        subprocess.run(command, check=True)
        scores = json.loads(answers.read_text("utf-8"))
    faults = [fault for name in FLOORS for fault in find_faults(name, scores[name]["summary"])]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
