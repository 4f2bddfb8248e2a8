"""Runs crawls into which faults are brought: forks of a loaded program (`fork_server.py`) with the library of faults.

The server has the library loaded from its start; it is armed in the fork alone.
"""

import ctypes
import importlib
import os
import signal
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

from fork_server import ForkServer, serve
from running import Run, Running
from shim import Fault, Kind, Trace, preload

SMALL = {
    # Segments are sealed, files begun anew and batches committed every few articles: many points in a short run.
    ("portalcrawl.archive.segments", "MAX_RECORDS"): 8,
    ("portalcrawl.archive.archive", "BATCH_WRITES"): 25,
    ("portalcrawl.archive.warc.writer", "MAX_BYTES"): 100_000,
}


def shrink_limits() -> None:
    """Make what is sealed and committed small; the code that does it is the same."""
    for (module, name), value in SMALL.items():
        loaded = importlib.import_module(module)
        assert hasattr(loaded, name), f"{module}.{name} is gone"
        setattr(loaded, name, value)


class Forks:
    """Runs `portalcrawl` again and again, one process at a time; leaving its context ends the server."""

    def __init__(self, library: Path, folder: Path) -> None:
        """`folder` is for what passes between the processes; it lies on the file system of the archives."""
        self._folder = folder
        (folder / "keep").mkdir(parents=True)
        # Where the program finds what it imports beside portalcrawl.
        modules = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self._server = ForkServer(Path(__file__), os.environ | preload(library) | modules)

    def __enter__(self) -> "Forks":
        return self

    def __exit__(self, *_: object) -> None:
        self._server.close()

    def run(
        self,
        *arguments: object,
        watched: Path,
        fault: Fault | None = None,
        signals: Mapping[float, signal.Signals] | None = None,
        timeout: float = 60,
    ) -> tuple[Run, Trace]:
        """Run `portalcrawl` to its end, and what it did below `watched`; `signals` are sent after so many seconds.

        Raises AssertionError where it does not end in time.
        """
        keep, trace = self._folder / "keep", self._folder / "trace.txt"
        for old in (*keep.iterdir(), trace):
            old.unlink(missing_ok=True)
        variables = os.environ | (fault or Fault(Kind.NONE)).environment(watched, trace, keep)
        words = [str(argument) for argument in arguments]
        with Running(lambda out, err: self._server.start(words, out, err, variables)) as running:
            timers = [threading.Timer(after, running.send, (number,)) for after, number in (signals or {}).items()]
            for timer in timers:
                timer.start()
            try:
                run = running.wait(timeout)
            finally:
                for timer in timers:
                    timer.cancel()
        return run, Trace.read(trace)


if __name__ == "__main__":
    shrink_limits()
    serve(lambda: ctypes.CDLL(None).arm_faults())
