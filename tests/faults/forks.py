"""Starts crawls without Python's start and imports, which take longer than a small crawl: each is a fork.

Run as a program it is the server: it has loaded all modules of the crawl, and with them the library of faults, which
is armed in the child alone. `Forks` is its client. What a child runs is what `python -m portalcrawl` runs.
"""

import ctypes
import gc
import importlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from running import Run
from shim import Fault, Kind, Trace, preload

LOADED = ("portalcrawl.cli.app", "portalcrawl.cli.process", "portalcrawl.settings", "uvloop", "pydantic.fields")
CLASSES = ("EXTENSIONS", "DOWNLOADER_MIDDLEWARES", "ITEM_PIPELINES", "DOWNLOADER", "SCHEDULER", "STATS_CLASS")
"""Settings that name what a crawl imports, besides Scrapy's own lists."""
SMALL = {
    # Segments are sealed, files begun anew and batches committed every few articles: many points in a short run.
    ("portalcrawl.archive.segments", "MAX_RECORDS"): 8,
    ("portalcrawl.archive.archive", "BATCH_WRITES"): 25,
    ("portalcrawl.archive.warc.writer", "MAX_BYTES"): 100_000,
}


def shrink_limits() -> None:
    """Make what is sealed and committed small; the code that does it is the same."""
    for (module, name), value in SMALL.items():
        if importlib.util.find_spec(module.rpartition(".")[0]) and importlib.util.find_spec(module):
            loaded = importlib.import_module(module)
            assert hasattr(loaded, name), f"{module}.{name} is gone"
            setattr(loaded, name, value)


def load_all() -> None:
    """Import what a crawl imports, without starting anything: the event loop is the child's."""
    from scrapy.settings import Settings, default_settings
    from scrapy.utils.misc import load_object

    for name in LOADED:
        importlib.import_module(name)
    settings = Settings()
    settings.setmodule("portalcrawl.settings")
    for name in (*(base for base in dir(default_settings) if base.endswith("_BASE")), *CLASSES):
        value = settings.get(name)
        for word in [value] if isinstance(value, str) else [word for pair in value.items() for word in pair]:
            if isinstance(word, str) and "." in word:
                load_object(word)
    assert "twisted.internet.reactor" not in sys.modules


def become(order: dict[str, Any]) -> None:
    """Turn a fork into the process that was asked for."""
    os.environ.update(order["environment"])
    for number, path in ((0, os.devnull), (1, order["stdout"]), (2, order["stderr"])):
        descriptor = os.open(path, os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.dup2(descriptor, number)
        os.close(descriptor)
    sys.argv = ["portalcrawl", *order["arguments"]]
    ctypes.CDLL(None).arm_faults()


def serve() -> None:
    """Fork for each line of standard input; answers with the child's process id, then with its exit code."""
    load_all()
    shrink_limits()
    gc.collect()
    gc.freeze()
    print("ready", flush=True)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            become(json.loads(line))
            from portalcrawl.cli.app import main

            main()
            return
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


class Forks:
    """Runs `portalcrawl` again and again, one process at a time; leaving its context ends the server."""

    def __init__(self, library: Path, folder: Path) -> None:
        """`folder` is for what passes between the processes; it lies on the file system of the archives."""
        self._folder = folder
        (folder / "keep").mkdir(parents=True)
        self._server = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | preload(library) | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        self._is_ready = False

    def __enter__(self) -> "Forks":
        return self

    def __exit__(self, *_: object) -> None:
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.close()
        self._server.wait(60)
        self._server.stdout.close()

    def _read(self) -> str:
        assert self._server.stdout is not None
        line = self._server.stdout.readline()
        assert line, "the fork server has ended"
        return line.strip()

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
        if not self._is_ready:  # asked here, so that several servers load their modules at the same time
            assert self._read() == "ready"
            self._is_ready = True
        for old in (*self._folder.glob("keep/*"), *self._folder.glob("*.txt")):
            old.unlink()
        out, err, trace = (self._folder / name for name in ("out.txt", "err.txt", "trace.txt"))
        order = {
            "arguments": [str(one) for one in arguments],
            "environment": (fault or Fault(Kind.NONE)).environment(watched, trace, self._folder / "keep"),
            "stdout": str(out),
            "stderr": str(err),
        }
        assert self._server.stdin is not None
        self._server.stdin.write(json.dumps(order) + "\n")
        self._server.stdin.flush()
        started = time.monotonic()
        child = int(self._read())
        timers = [threading.Timer(after, send, (child, number)) for after, number in (signals or {}).items()]
        late = threading.Timer(timeout, send, (child, signal.SIGKILL))
        for timer in (*timers, late):
            timer.start()
        code = int(self._read())
        for timer in (*timers, late):
            timer.cancel()
        seconds = time.monotonic() - started
        assert seconds < timeout, f"did not end within {timeout} s\n{err.read_text('utf-8')}"
        return Run(code, out.read_text("utf-8"), err.read_text("utf-8"), seconds, 0.0), Trace.read(trace)


def send(process: int, number: signal.Signals) -> None:
    """Send a signal; without effect where the process has ended."""
    try:
        os.kill(process, number)
    except ProcessLookupError:
        return


if __name__ == "__main__":
    serve()
