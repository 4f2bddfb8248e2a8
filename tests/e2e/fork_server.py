"""Starts `portalcrawl` without Python's start and imports, which take longer than a small crawl: each run is a fork.

Run as a program this is the server: it has loaded all that a crawl imports and waits for orders on a socket.
`ForkServer` is its client. A fork runs what `python -m portalcrawl` runs, in a process of its own, with its own event
loop, signals, memory and exit.
"""

import atexit
import gc
import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

LOADED = ("portalcrawl.__main__", "portalcrawl.cli.runs.process", "portalcrawl.settings", "uvloop", "pydantic.fields")
CLASSES = ("EXTENSIONS", "DOWNLOADER_MIDDLEWARES", "ITEM_PIPELINES", "DOWNLOADER", "SCHEDULER", "STATS_CLASS")
"""Settings that name what a crawl imports, besides Scrapy's own lists."""


# --- the server -----------------------------------------------------------------------------------


def load_all() -> None:
    """Import what a crawl imports, without starting anything: the event loop is the fork's.

    What a run compiles when it first needs it is compiled here, once for all forks: it is a third of a small crawl.
    """
    from scrapy.settings import Settings, default_settings
    from scrapy.utils.misc import load_object

    for name in LOADED:
        importlib.import_module(name)
    for verb in importlib.import_module("portalcrawl.cli.registry").VERBS:
        importlib.import_module(f"portalcrawl.cli.verbs.{verb}")
    settings = Settings()
    settings.setmodule("portalcrawl.settings")
    for name in (*(base for base in dir(default_settings) if base.endswith("_BASE")), *CLASSES):
        value = settings.get(name)
        for word in [value] if isinstance(value, str) else [word for pair in value.items() for word in pair]:
            if isinstance(word, str) and "." in word:
                load_object(word)
    assert "twisted.internet.reactor" not in sys.modules
    kind = importlib.import_module("portalcrawl.lexicon.words").Pattern
    for one in gc.get_objects():
        if isinstance(one, kind):
            assert one.regex


def become(order: dict[str, Any], out: int, err: int) -> None:
    """Turn a fork into the process that was asked for."""
    null = os.open(os.devnull, os.O_RDONLY)
    for number, descriptor in enumerate((null, out, err)):
        os.dup2(descriptor, number)
        os.close(descriptor)
    # A shell lets what it starts in the background ignore Ctrl-C, and so would the fork: a test's Ctrl-C is meant.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.clear()
    os.environ.update(order["environment"])
    os.chdir(order["folder"])
    sys.argv = [importlib.import_module("portalcrawl.__main__").__file__, *order["arguments"]]


def watch(answers: int, child: int) -> None:
    """Tell a fork's process id, then how it ended."""
    os.write(answers, f"{child}\n".encode())
    _, status = os.waitpid(child, 0)
    os.write(answers, f"{os.waitstatus_to_exitcode(status)}\n".encode())


def run() -> int:
    """Run `portalcrawl`; its exit code. An error, or Ctrl-C, is raised and ends the fork as it would end Python."""
    try:
        importlib.import_module("portalcrawl.__main__").main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def leave(code: int) -> NoReturn:
    """End as Python does, but for taking the interpreter apart: that would copy all that a fork shares with the server.

    It would be a third of a small crawl's time. Threads are waited for, and what is to run at the exit runs.
    """
    threading._shutdown()
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def receive(orders: socket.socket) -> tuple[bytes, list[int]]:
    """One order and the descriptors that came with it; b"" where the client has gone."""
    text, descriptors, _, _ = socket.recv_fds(orders, 1 << 16, 3)
    while not text.endswith(b"\n"):
        more = orders.recv(1 << 16)
        if not more:
            return b"", descriptors
        text += more
    return text, descriptors


def serve(arm: Callable[[], object] = lambda: None) -> None:
    """Fork for each order until the client has gone; `arm` is called in the fork before it runs.

    Returns in the server alone.
    """
    load_all()
    gc.collect()
    gc.freeze()
    orders = socket.socket(fileno=0)
    watchers: list[int] = []
    while True:
        text, descriptors = receive(orders)
        if not text:
            break
        watcher = os.fork()
        if watcher == 0:
            # A process between server and fork, so that runs may go on at the same time: it waits for its own one.
            answers, out, err = descriptors
            child = os.fork()
            if child:
                watch(answers, child)
                os._exit(0)
            os.close(answers)
            orders.detach()  # its descriptor is standard input, which is about to be another one
            become(json.loads(text), out, err)
            arm()
            leave(run())
        for descriptor in descriptors:
            os.close(descriptor)
        watchers = [one for one in (*watchers, watcher) if os.waitpid(one, os.WNOHANG)[0] == 0]
    for watcher in watchers:
        os.waitpid(watcher, 0)


# --- the client -----------------------------------------------------------------------------------


class Fork:
    """A run that was started; what tests use of `subprocess.Popen`, under the same names."""

    def __init__(self, answers: int) -> None:
        self._answers = os.fdopen(answers, "rb", buffering=0)
        self.returncode: int | None = None
        self.pid = self._read()

    def _read(self) -> int:
        line = self._answers.readline()
        assert line, "the fork server has ended"
        return int(line)

    def poll(self) -> int | None:
        """The exit code, negative where a signal ended it; None while it runs."""
        if self.returncode is None and select.select([self._answers], [], [], 0)[0]:
            self.wait()
        return self.returncode

    def wait(self) -> int:
        """The exit code, once it has ended."""
        if self.returncode is None:
            self.returncode = self._read()
            self._answers.close()
        return self.returncode

    def send_signal(self, number: signal.Signals) -> None:
        """Without effect where the process has ended."""
        if self.poll() is None:
            try:
                os.kill(self.pid, number)
            except ProcessLookupError:
                return

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class ForkServer:
    """A loaded `portalcrawl` that is forked again and again."""

    def __init__(self, program: Path, environment: Mapping[str, str]) -> None:
        """Start the server without waiting until it has loaded; `program` is this file or one that calls `serve`."""
        self._orders, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, str(program)],
                stdin=theirs,
                stdout=subprocess.DEVNULL,
                env=environment,
                # Ctrl-C is for the tests, which end what they have started.
                start_new_session=True,
            )

    def start(self, arguments: Sequence[str], out: int, err: int, environment: Mapping[str, str]) -> Fork:
        """Run `portalcrawl` with these arguments, this environment and files for its output, in the folder of today."""
        order = {"arguments": list(arguments), "environment": dict(environment), "folder": str(Path.cwd())}
        reading, writing = os.pipe()
        try:
            text = json.dumps(order).encode() + b"\n"
            sent = socket.send_fds(self._orders, [text], [writing, out, err])
            self._orders.sendall(text[sent:])
        finally:
            os.close(writing)
        return Fork(reading)

    def close(self) -> None:
        """End the server, once all its runs have ended."""
        self._orders.close()
        self._process.wait(60)


@cache
def fork_server() -> ForkServer:
    """The server of this process, started when it is first needed; it ends with this process."""
    server = ForkServer(Path(__file__), os.environ)
    atexit.register(server.close)
    return server


if __name__ == "__main__":
    serve()
