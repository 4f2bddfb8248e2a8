"""Several processes that read pages side by side; results come in the order of the tasks.

A worker ends by itself when the process that started it is gone, however that ended: its pipe is closed then. Where a
worker ends before that (killed for its memory, for one), another takes its place. It reads what the first one had, page
by page, so that a page that ends each of its readers costs itself and no other.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from portalcrawl.archive.layout import Layout
from portalcrawl.exceptions import ArchiveError
from portalcrawl.reextraction.reader import Reading, StoredPageReader, Task
from portalcrawl.spiders.portal_profile import PortalProfile

CHUNK = 16
"""Pages that a worker is given at once."""
_AHEAD = 2
"""Chunks that wait for each worker, so that none waits for work."""
_MOST_DEATHS = 8
"""Of one worker and those in its place: then not a page is to blame, but the machine."""


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
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        self._workers = [_Worker(*self._arguments) for _ in range(self._count)]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.close()
        for worker in self._workers:
            worker.join(is_ended=kind is not None)

    def read(self, tasks: Iterable[Task]) -> Iterator[Reading]:
        """The readings of tasks, in their order: chunks go to the workers in turn.

        Raises ArchiveError where workers end again and again.
        """
        waiting: deque[_Worker] = deque()
        for number, chunk in enumerate(_chunk(tasks)):
            worker = self._workers[number % self._count]
            if len(waiting) >= self._count * _AHEAD:
                yield from waiting.popleft().receive()
            worker.send(chunk)
            waiting.append(worker)
        while waiting:
            yield from waiting.popleft().receive()


class _Worker:
    """A process that reads, or the one that has taken its place."""

    def __init__(self, root: Path, portal: PortalProfile, home: str) -> None:
        self._arguments = (root, portal, home)
        self._sent: deque[Sequence[Task]] = deque()
        self._deaths = 0
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, *self._arguments), daemon=True)
        self._process.start()
        theirs.close()

    def send(self, chunk: Sequence[Task]) -> None:
        """Let it read a chunk. Whether it still lives is seen where the answer is waited for."""
        self._sent.append(chunk)
        self._send(chunk)

    def _send(self, chunk: Sequence[Task]) -> None:
        with suppress(OSError):
            self._pipe.send(chunk)

    def receive(self) -> list[Reading]:
        """The readings of the first chunk that has none yet. Raises ArchiveError."""
        chunk = self._sent.popleft()
        if (readings := self._receive()) is not None:
            return readings
        self._replace()
        readings = [reading for task in chunk for reading in self._read_alone(task)]
        for later in self._sent:
            self._send(later)
        return readings

    def _receive(self) -> list[Reading] | None:
        """The next answer; None where the process has ended."""
        try:
            readings: list[Reading] = self._pipe.recv()
        except (EOFError, OSError):
            return None
        return readings

    def _read_alone(self, task: Task) -> list[Reading]:
        self._send([task])
        if (readings := self._receive()) is not None:
            return readings
        self._replace()
        return [Reading(place=task.place, damage=f"{task.url}: reading its page ends the process that does it")]

    def _replace(self) -> None:
        self._deaths += 1
        if self._deaths > _MOST_DEATHS:
            root = self._arguments[0]
            raise ArchiveError(
                f"{root}: {self._deaths} processes have ended while they read its pages; nothing that was committed is "
                "lost, run again with --jobs 1"
            )
        self.close()
        self.join(is_ended=True)
        self._start()

    def close(self) -> None:
        """Let the process end when it has read what it has."""
        self._pipe.close()

    def join(self, *, is_ended: bool) -> None:
        """Wait for its end, which is now if `is_ended`."""
        if is_ended:
            self._process.terminate()
        self._process.join()


def _chunk(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    held: list[Task] = []
    for task in tasks:
        held.append(task)
        if len(held) == CHUNK:
            yield held
            held = []
    if held:
        yield held


def _work(pipe: Connection, root: Path, portal: PortalProfile, home: str) -> None:
    """Answer each chunk until the pipe is closed. Ctrl-C is for the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reader = StoredPageReader(Layout(root), portal, home)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            pipe.send([reader.read(task) for task in pipe.recv()])
    reader.close()
