"""Several processes that read pages side by side; results come in the order of the tasks.

A worker ends by itself when the process that started it is gone, however that ended: its pipe is closed then.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from portalcrawl.archive.layout import Layout
from portalcrawl.reextraction.reader import Reading, StoredPageReader, Task
from portalcrawl.spiders.portal_profile import PortalProfile

CHUNK = 16
"""Pages that a worker is given at once."""
_AHEAD = 2
"""Chunks that wait for each worker, so that none waits for work."""


class Reader(Protocol):
    """Reads tasks in their order."""

    def read(self, tasks: Iterable[Task]) -> Iterator[Reading]:
        """The readings of tasks, in their order."""


class OwnProcess:
    """Reads in this process."""

    def __init__(self, reader: StoredPageReader) -> None:
        """The reader stays open."""
        self._reader = reader

    def read(self, tasks: Iterable[Task]) -> Iterator[Reading]:
        """The readings of tasks, in their order."""
        return map(self._reader.read, tasks)


class Workers:
    """Reads in processes of their own, from entering the context to leaving it."""

    def __init__(self, layout: Layout, portal: PortalProfile, home: str, count: int) -> None:
        """Each worker opens the archive for itself."""
        self._arguments = (layout.root, portal, home)
        self._count = count
        self._pipes: list[Connection] = []
        self._processes: list[multiprocessing.process.BaseProcess] = []

    def __enter__(self) -> Self:
        context = multiprocessing.get_context("spawn")
        for _ in range(self._count):
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(theirs, *self._arguments), daemon=True)
            process.start()
            theirs.close()
            self._pipes.append(ours)
            self._processes.append(process)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pipe in self._pipes:
            pipe.close()
        for process in self._processes:
            if kind is not None:
                process.terminate()
            process.join()

    def read(self, tasks: Iterable[Task]) -> Iterator[Reading]:
        """The readings of tasks, in their order: chunks go to the workers in turn. Raises RuntimeError if one died."""
        chunks = _chunk(tasks)
        waiting: deque[Connection] = deque()
        for number, chunk in enumerate(chunks):
            pipe = self._pipes[number % self._count]
            if len(waiting) >= self._count * _AHEAD:
                yield from _receive(waiting.popleft())
            pipe.send(chunk)
            waiting.append(pipe)
        while waiting:
            yield from _receive(waiting.popleft())


def _chunk(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    held: list[Task] = []
    for task in tasks:
        held.append(task)
        if len(held) == CHUNK:
            yield held
            held = []
    if held:
        yield held


def _receive(pipe: Connection) -> list[Reading]:
    try:
        readings: list[Reading] = pipe.recv()
    except EOFError:
        raise RuntimeError("a worker process has ended; nothing that was committed is lost, run again") from None
    return readings


def _work(pipe: Connection, root: Path, portal: PortalProfile, home: str) -> None:
    """Answer each chunk until the pipe is closed. Ctrl-C is for the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reader = StoredPageReader(Layout(root), portal, home)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            pipe.send([reader.read(task) for task in pipe.recv()])
    reader.close()
