"""`make mutants`: moves each named number of the reading half, times 0.6 and 1.5, and lists those that no test holds.

Golden pages are tried first, then the tests of the number's own module, of its room and of the floor. A number that
nothing holds gets a page, or goes.
"""

import argparse
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from named_numbers import Number, find_numbers
from trial import ROOMS, ROOT, Change, Trial, end_trial, start_trial, warm_up

# What stands on a floor: its own tests try its numbers, and those of all readers that stand on it.
_TESTED_BY = {"text": ("text", "page", "discovery", "extraction"), "page": ("page", "discovery", "extraction")}
# Tests of what takes long to read hold no number but by their time.
_FAST = ("-m", "not slow", "-k", "not hostile and not survives")
_FASTEST = ("-m", "not slow", "-k", "not hostile and not survives and not test_cpu_budget")


@dataclass
class _Account:
    """What became of the numbers."""

    held: list[str] = field(default_factory=list)
    free: list[str] = field(default_factory=list)
    untried: int = 0


def main() -> None:
    parser = argparse.ArgumentParser(prog="make mutants")
    parser.add_argument("--only", default="", help="a part of the files' paths, such as discovery/menu")
    parser.add_argument("--name", default="", help="a part of the numbers' names")
    parser.add_argument("--minutes", type=float, default=60, help="no trial begins after them")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--unnamed", action="store_true", help="also the numbers inside functions")
    parser.add_argument("--golden", action="store_true", help="by golden pages alone")
    parser.add_argument("--near", action="store_true", help="by golden pages and the tests of the number's own room")
    options = parser.parse_args()
    os.chdir(ROOT)
    mutants = [
        (number, value)
        for file in sorted(file for room in ROOMS for file in Path("portalcrawl", room).rglob("*.py"))
        if options.only in str(file)
        for number in find_numbers(file, file.read_text(encoding="utf-8"), unnamed=options.unnamed)
        if options.name in number.name
        for value in number.moved()
    ]
    warm_up([] if options.golden else [path for room in ROOMS for path in _list_tests(room)])
    account = _try_all(mutants, options)
    print(f"\n{len(account.held)} held, {len(account.free)} by nothing, {account.untried} not tried")
    print("\n".join(account.free))


def _try_all(mutants: list[tuple[Number, float]], options: argparse.Namespace) -> _Account:
    account = _Account()
    end = time.monotonic() + 60 * options.minutes
    waiting = list(mutants)
    running: dict[Trial, str] = {}
    while waiting or running:
        while waiting and len(running) < options.jobs:
            if time.monotonic() > end:
                account.untried, waiting = len(waiting), []
                break
            number, value = waiting.pop(0)
            told = f"{number.place} {number.name} = {number.value} at {value}"
            running[_start(number, value, options)] = told
        for trial, told in list(running.items()):
            if (failed := end_trial(trial)) is None:
                continue
            del running[trial]
            (account.held if failed else account.free).append(told)
            print(f"{told}  {failed or 'NOTHING'}", flush=True)
        time.sleep(0.01)
    return account


def _start(number: Number, value: float, options: argparse.Namespace) -> Trial:
    source = number.write(number.file.read_text(encoding="utf-8"), value)
    change = Change(".".join(number.file.with_suffix("").parts), source)
    tests = [] if options.golden else list(_group_tests(number.file))
    # No golden page is read by a profile's rules, so none says anything of how they are learnt.
    return start_trial(change, tests[:-1] if options.near else tests, with_pages=number.file.parts[1] != "induction")


def _group_tests(file: Path) -> Iterator[list[str]]:
    """The arguments of the tests that may hold a module's numbers, the nearest first: those that fail, fail soon."""
    _, *folders, _ = file.parts
    folder = Path("tests", *folders)
    nearest = [path for path in (folder / f"test_{file.stem}.py", folder) if path.exists()]
    whole = [path for room in _TESTED_BY.get(folders[0], folders[:1]) for path in _list_tests(room)]
    yield [*_FAST, str(file)]
    yield from ([*_FAST, str(path)] for path in nearest[:1])
    yield from ([*_FASTEST, str(path)] for path in nearest[1:])
    yield [*_FASTEST, *whole]


def _list_tests(room: str) -> list[str]:
    return [f"tests/{room}", f"portalcrawl/{room}"]


if __name__ == "__main__":
    main()
