#!/usr/bin/env python3
"""Crawl the demo portal in its styles and print the table of figures.

    print_scores.py [STYLE…] [--faults] [--keep DIR]

`!` stands behind what is below its floor, `+` behind what is above it. With `--faults` each fault follows: the page,
what was read, what is right. Exits 1 where a figure is below its floor.
"""

import argparse
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from floors import FLOORS, SLACK
from scoring import FIGURES, Score
from style_runs import score_style

from portalcrawl.demo import STYLES


def format_figure(style: str, figure: str, value: float) -> str:
    """Three decimals, cut and not rounded, and a mark."""
    floor = FLOORS[style][figure]
    mark = "!" if value < floor else "+" if value > floor + SLACK else " "
    return f"{int(value * 1000) / 1000:.3f}{mark}"


def print_table(scores: Mapping[str, Score]) -> None:
    """A line for each figure, a column for each style."""
    print(f"{'figure':12}", *(f"{style:>11} {'floor':>6}" for style in scores), sep="")
    for figure in FIGURES:
        cells = (
            f"{format_figure(style, figure, score.figures[figure]):>12}{FLOORS[style][figure]:>6.3f}"
            for style, score in scores.items()
        )
        print(f"{figure:12}", *cells, sep="")


def main() -> int:
    """The exit code."""
    assert __doc__ is not None
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("styles", nargs="*", metavar="STYLE", help=f"some of {', '.join(STYLES)}")
    parser.add_argument("--faults", action="store_true", help="also what was read wrong")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave the archives here")
    arguments = parser.parse_args()
    if strangers := set(arguments.styles) - set(STYLES):
        parser.error(f"no style {', '.join(sorted(strangers))}")
    with tempfile.TemporaryDirectory(prefix="scores-") as temporary:
        folder = arguments.keep or Path(temporary)
        scores = {style: score_style(style, folder / style) for style in arguments.styles or STYLES}
    print_table(scores)
    if arguments.faults:
        for style, score in scores.items():
            for figure, where, read, right in sorted(score.faults, key=lambda fault: FIGURES.index(fault[0])):
                print(f"{style} {figure} {where}\n    read:  {read}\n    right: {right}")
    is_low = any(value < FLOORS[style][figure] for style in scores for figure, value in scores[style].figures.items())
    return 1 if is_low else 0


if __name__ == "__main__":
    sys.exit(main())
