"""Runs the tests of a room with one number of the package moved, in a process of its own.

The process is forked from one that has loaded pytest, lxml and the floors below, and has compiled the package's
patterns; it imports the rooms anew, one module of them from a changed source. So every copy of the number, every
default and every pattern made of it has the moved value, and a trial begins within a second.
"""

import importlib
import importlib.util
import io
import os
import re
import resource
import signal
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("text", "page", "discovery", "extraction", "induction")
CPU_LIMIT = 60
"""Seconds of CPU after which a trial counts as held: nobody merges a change that makes a page take minutes.

A clock on the wall would count what the machine's other work takes, and call a number held that nothing holds.
"""

_GOLDEN = str(ROOT / "tests" / "golden")
_OPTIONS = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:terminalreporter", "-o", "xfail_strict=false")
# Floors below the rooms: they know nothing of them and stay loaded.
_BELOW = ("portalcrawl.text", "portalcrawl.lexicon", "portalcrawl.items", "portalcrawl.exceptions", "portalcrawl.demo")


@dataclass(frozen=True)
class Change:
    """A module's source, changed."""

    module: str
    source: str


@dataclass(frozen=True)
class Trial:
    """A running process and where it writes the name of the test that failed."""

    pid: int
    pipe: int


class _Source(SourceFileLoader):
    def __init__(self, change: Change, path: str) -> None:
        super().__init__(change.module, path)
        self._source = change.source

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._source, self.path, "exec")


class _Finder:
    """Finds the changed module before all others do."""

    def __init__(self, change: Change) -> None:
        self._change = change

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name != self._change.module:
            return None
        file = str(ROOT / Path(*name.split("."))) + ".py"
        return importlib.util.spec_from_file_location(name, file, loader=_Source(self._change, file))


class _FirstFailure:
    """A pytest plugin that keeps the name of the test that failed."""

    def __init__(self) -> None:
        self.name = ""

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed and not self.name:
            self.name = report.nodeid

    def pytest_collectreport(self, report: Any) -> None:
        if report.failed and not self.name:
            self.name = f"{report.nodeid} (not collected)"


def warm_up(tests: Sequence[str]) -> None:
    """Loads what all trials share; the rooms and the tests themselves are let go of again."""
    sys.path[:0] = [str(ROOT), _GOLDEN]
    # Patterns are compiled once for all trials.
    re._MAXCACHE = 100_000  # type: ignore[attr-defined]
    if failed := find_failing_page() or _run_tests(("--collect-only", *tests)):
        raise SystemExit(f"the tests fail as they are: {failed}")
    _let_go(_BELOW)


def _let_go(kept: tuple[str, ...] = ()) -> None:
    """Lets the package be imported anew, but for its rooms `kept`, and with it all tests."""
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None) or ""
        if (name.startswith("portalcrawl.") and not name.startswith(kept)) or file.startswith(str(ROOT / "tests")):
            del sys.modules[name]
            vars(sys.modules["portalcrawl"]).pop(name.removeprefix("portalcrawl."), None)


def find_failing_page() -> str:
    """The first golden page and field that are not as expected, "" where all are; without pytest, to be quick."""
    cases, reading = importlib.import_module("golden_case"), importlib.import_module("golden_reading")
    for case in cases.load_cases():
        fields, expected = reading.read_page(case), case.expected
        for name in {**expected, **fields}:
            is_checked = name not in case.fails and (name in expected or name not in reading.OPTIONAL)
            if is_checked and fields.get(name) != expected.get(name):
                return f"{case.name}-{name}"
    return ""


def start_trial(change: Change, tests: Sequence[Sequence[str]], *, with_pages: bool = True) -> Trial:
    """Forks a process that reads the golden pages, then runs the tests, one group after the other, until one fails."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return Trial(pid, reading)
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT, CPU_LIMIT))
    failed = "the module cannot be imported"
    try:
        if change.module.startswith(_BELOW):
            _let_go()
        sys.meta_path.insert(0, _Finder(change))
        # Before pytest looks for doctests, which would import the file as it is.
        importlib.import_module(change.module)
        failed = (with_pages and find_failing_page()) or next(filter(None, map(_run_tests, tests)), "")
    finally:
        os.write(writing, failed.encode()[:4_000])
        os._exit(0)


def end_trial(trial: Trial) -> str | None:
    """The test that failed, "" for none, None while the trial goes on."""
    done, status = os.waitpid(trial.pid, os.WNOHANG)
    if not done:
        return None
    with os.fdopen(trial.pipe, "rb") as pipe:
        failed = pipe.read().decode()
    if not os.WIFSIGNALED(status):
        return failed
    # The limit's two signals; any other end is no verdict on the number, and is said as it is.
    if os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL):
        return f"no end within {CPU_LIMIT} s of CPU"
    raise SystemExit(f"a trial ended by signal {os.WTERMSIG(status)}")


def _run_tests(arguments: Sequence[str]) -> str:
    """The first test that fails, "" where all pass."""
    plugin = _FirstFailure()
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        code = pytest.main([*_OPTIONS, f"--rootdir={ROOT}", *arguments], plugins=[plugin])
    is_well = code in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
    return plugin.name or ("" if is_well else f"pytest ended with {code!r}")
