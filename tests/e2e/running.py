"""Runs the command line as users do: in a process of its own, which is a fork of the loaded program or a new Python."""

import contextlib
import io
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from fork_server import Fork, fork_server

from portalcrawl.cli.app import main

REPOSITORY = Path(__file__).resolve().parents[2]
FAST = ("--delay", "0", "--concurrency", "16")
PAUSE = 0.02
"""Seconds between two looks at a running process."""
PACE = ("--delay", "0", "--concurrency", "4")
"""For a run that is to last some seconds on the slow server."""


@dataclass(frozen=True, slots=True)
class Run:
    """A process that has ended."""

    returncode: int
    """Negative where a signal ended it, as subprocess has it."""
    stdout: str
    stderr: str
    seconds: float
    peak_mb: float
    """Peak resident memory."""


Launch = Callable[[int, int], "subprocess.Popen[bytes] | Fork"]
"""Starts a process whose output and errors go to these descriptors."""


class Running:
    """A started process; leaving its context kills it if it still runs."""

    def __init__(self, launch: Launch) -> None:
        self._started = time.monotonic()
        self._out = tempfile.TemporaryFile("w+b")  # noqa: SIM115 - closed on exit
        self._err = tempfile.TemporaryFile("w+b")  # noqa: SIM115 - closed on exit
        self.process = launch(self._out.fileno(), self._err.fileno())

    def __enter__(self) -> "Running":
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._out.close()
        self._err.close()

    def send(self, number: signal.Signals) -> None:
        """Send a signal; without effect where the process has ended."""
        self.process.send_signal(number)

    def wait(self, timeout: float = 120) -> Run:
        """The process's end. Raises AssertionError, with what it said, where it does not end in time."""
        late = threading.Event()

        def end() -> None:
            late.set()
            self.process.kill()

        timer = threading.Timer(timeout, end)
        timer.start()
        peak = 0.0
        while (code := self.process.poll()) is None:
            peak = max(peak, read_peak(self.process.pid))
            time.sleep(PAUSE)
        timer.cancel()
        run = Run(
            code,
            self._read(self._out),
            self._read(self._err),
            time.monotonic() - self._started,
            peak,
        )
        assert not late.is_set(), f"did not end within {timeout} s\n{run.stdout}\n{run.stderr}"
        return run

    @staticmethod
    def _read(stream: "tempfile._TemporaryFileWrapper[bytes]") -> str:
        stream.seek(0)
        return stream.read().decode("utf-8", "replace")


def read_peak(pid: int) -> float:
    """The peak resident memory of a process so far, in MB; 0 where it has ended or the system does not tell.

    Not from getrusage: there a child's peak begins with that of the process that started it, which may be larger.
    """
    try:
        text = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    except OSError:
        return 0.0
    found = re.search(r"VmHWM:\s+(\d+) kB", text)
    return int(found[1]) / 1024 if found else 0.0


def start_command(
    command: Sequence[str], folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> Running:
    """Start any program."""
    variables = os.environ | (environment or {})
    return Running(
        lambda out, err: subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=folder, env=variables
        )
    )


def start_cli(*arguments: object, environment: Mapping[str, str] | None = None) -> Running:
    """Start `portalcrawl` with these arguments: a fork of the loaded program.

    Where the environment is to be another one, which Python may read at its start, it is a new interpreter.
    """
    words = [str(argument) for argument in arguments]
    if environment is not None:
        return start_command([sys.executable, "-m", "portalcrawl", *words], environment=environment)
    return Running(lambda out, err: fork_server().start(words, out, err, os.environ))


def run_cli(*arguments: object, timeout: float = 120, environment: Mapping[str, str] | None = None) -> Run:
    """Run `portalcrawl` with these arguments to its end."""
    with start_cli(*arguments, environment=environment) as running:
        return running.wait(timeout)


def crawl(url: str, output: Path, *arguments: object, timeout: float = 120) -> Run:
    """Run `portalcrawl crawl` as fast as one's own server allows."""
    return run_cli("crawl", url, "--output", output, *FAST, *arguments, timeout=timeout)


def run_here(*arguments: object) -> Run:
    """Run `portalcrawl` in this process, for what ends before Scrapy is loaded: it takes no second to start."""
    started = time.monotonic()
    out, err = io.StringIO(), io.StringIO()
    code: object = None
    with (
        patch.object(sys, "argv", ["portalcrawl", *map(str, arguments)]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code
    assert isinstance(code, int)
    return Run(code, out.getvalue(), err.getvalue(), time.monotonic() - started, 0.0)


def complaint(run: Run) -> str:
    """The one line in which a run says what is wrong; a user sees neither a traceback nor a second line."""
    assert "Traceback" not in run.stdout + run.stderr, run.stderr
    lines = [line for line in run.stderr.splitlines() if line.startswith("portalcrawl: ")]
    assert len(lines) == 1, run.stderr
    return lines[0]


def wait_until(is_so: Callable[[], bool], timeout: float = 30) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.005)
    return False


def refuse(run: Run, code: int, *words: str) -> str:
    """The run's one line; asserts its code and that the line has the words."""
    line = complaint(run)
    assert run.returncode == code, line
    for word in words:
        assert word.lower() in line.lower(), line
    return line
