"""Crawls many portals in processes of their own, side by side: targets from a file, each with options of its own."""

import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import typer
from msgspec import Struct

from portalcrawl.exceptions import ExitCode, UsageError

FILE_MARK = "@"
"""Before the name of a file of targets."""
# A # within a word is a part of an address.
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")
_PAUSE = 0.1
OWN = ("targets", "jobs", "metrics")
"""Arguments of the call that its processes do not get as they are."""


class Job(Struct, frozen=True):
    """One target and the options behind it."""

    target: str
    options: tuple[str, ...] = ()
    place: str = ""
    """Where it stands, for errors; empty for a target of the command line."""


def read_jobs(targets: Sequence[str]) -> list[Job]:
    """The targets of the command line and of the files among them. Raises UsageError."""
    jobs: list[Job] = []
    for target in targets:
        if not target.startswith(FILE_MARK):
            jobs.append(Job(target))
            continue
        found = list(_read_file(Path(target.removeprefix(FILE_MARK))))
        if not found:
            raise UsageError(f"{target}: names no portal; write one on each line, with options behind it")
        jobs += found
    return jobs


def _read_file(path: Path) -> Iterator[Job]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise UsageError(f"{FILE_MARK}{path}: cannot be read ({reason})") from None
    for number, line in enumerate(text.splitlines(), 1):
        place = f"{path}, line {number}"
        try:
            words = shlex.split(_COMMENT.sub("", line))
        except ValueError as error:
            raise UsageError(f"{place}: {error}") from None
        if not words:
            continue
        if words[0].startswith(("-", FILE_MARK)):
            raise UsageError(f"{place}: {words[0]!r} is no target; write the target first, and its options behind it")
        yield Job(words[0], tuple(words[1:]), place)


def check_jobs(jobs: Sequence[Job], context: typer.Context) -> None:
    """Raises UsageError for a line whose options cannot be meant."""
    for job in jobs:
        if not job.options:
            continue
        try:
            parsed = context.command.make_context("crawl", [job.target, *job.options])
        except Exception as error:
            if not hasattr(error, "format_message"):
                raise
            raise UsageError(f"{job.place}: {error.format_message()}") from None
        if parsed.params["targets"] != [job.target]:
            raise UsageError(f"{job.place}: one target a line")
        for name in OWN[1:]:
            if parsed.params[name] is not None:
                raise UsageError(f"{job.place}: --{name} is of the whole call")


def run_jobs(jobs: Sequence[Job], shared: Sequence[str], count: int, metrics: Path | None) -> list[ExitCode]:
    """Run each job in a process, `count` at a time; print each summary when its process ends. The exit codes.

    Ctrl-C and SIGTERM are handed on: the processes end in good order, and none begins after that.
    """
    waiting, running = list(jobs), list[_Process]()
    codes: list[ExitCode] = []
    with tempfile.TemporaryDirectory() as folder, _handing_on(running) as stop:
        while waiting or running:
            while waiting and len(running) < count and not stop:
                part = Path(folder) / f"{len(waiting)}.prom" if metrics is not None else None
                running.append(_Process(waiting.pop(0), shared, part))
            for one in [one for one in running if one.process.poll() is not None]:
                running.remove(one)
                codes.append(one.finish())
            if stop:
                codes += [ExitCode.INTERRUPTED] * len(waiting)
                waiting.clear()
            time.sleep(_PAUSE)
        if metrics is not None:
            from portalcrawl.notices.metrics import join_metrics

            try:
                join_metrics(metrics, sorted(Path(folder).glob("*.prom")))
            except OSError as error:
                print(f"portalcrawl: {metrics}: cannot be written ({error.strerror})", file=sys.stderr)
    return codes


class _Process:
    """A started job; what it prints is kept until it has ended, so that summaries do not mix."""

    def __init__(self, job: Job, shared: Sequence[str], metrics: Path | None) -> None:
        self._out: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the job has ended
        words = [sys.executable, "-m", "portalcrawl", "crawl", job.target, *shared, *job.options]
        words += ["--metrics", str(metrics)] if metrics is not None else []
        # A group of its own: Ctrl-C comes once, from here.
        self.process = subprocess.Popen(words, stdout=self._out, start_new_session=True)  # noqa: S603 - ourselves

    def finish(self) -> ExitCode:
        """Print what it said; its exit code. A process that was killed was interrupted."""
        with self._out:
            self._out.seek(0)
            sys.stdout.buffer.write(self._out.read())
            sys.stdout.flush()
        code = self.process.returncode
        return ExitCode(code) if code in set(ExitCode) else ExitCode.INTERRUPTED if code < 0 else ExitCode.ERROR


@contextmanager
def _handing_on(running: "list[_Process]") -> Iterator[list[int]]:
    """Hand signals on to what runs; the list that this gives has the signals that came."""
    came: list[int] = []

    def hand_on(number: int, _: object) -> None:
        came.append(number)
        for one in running:
            with suppress(ProcessLookupError):
                os.kill(one.process.pid, number)

    before = {number: signal.signal(number, hand_on) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
