"""How long one page may keep the processor, and how much memory it may take: a page over it is given up, not the run.

The functions through which pages are read are doors, marked `budgeted`. While one of them works, a timer of the system
that counts processor time looks at the clock; what it raises comes out of the door. Behind doors nothing is written, so
that nothing is left half done. C code (the parser) is not interrupted: the sizes of pages bound it (`size_limits`).
"""

import atexit
import resource
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial, wraps
from types import FrameType
from typing import Concatenate, ParamSpec, Protocol, TypeVar, cast

MOST_SECONDS = 5.0
"""Of processor time, for all that one page is asked."""
MOST_MEMORY = 300 * 1024 * 1024
"""Bytes by which the process may grow behind one door."""
_TICK = 0.1
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024

P = ParamSpec("P")
T = TypeVar("T")


class PageBudgetError(Exception):
    """A page takes too much to be read; the message is the reason of its fate."""


class ReadingInterruptedError(Exception):
    """The process is asked to end while a page is read: it is read again by the next run."""


class Page(Protocol):
    """What is read: it keeps the ticks that were spent on it."""

    ticks: int


D = TypeVar("D", bound=Page)


class _Watch:
    """What the timer looks at. There is one per process, because there is one timer.

    Doors only note who is inside: asking for the time at each would cost more than most of what is behind them.
    """

    def __init__(self) -> None:
        self.is_on = False
        self.is_inside = False
        self.ticks = self._most = 0
        self._peak = self._before = 0
        self._on_term: object = None

    def note_handler(self) -> None:
        """Who handles SIGTERM while nobody has sent one."""
        self._on_term = signal.getsignal(signal.SIGTERM)

    def start(self) -> None:
        self._peak = _peak_memory()
        self.is_on = True

    def enter(self, ticks: int, seconds: float) -> None:
        self.ticks, self._most, self._before = ticks, round(seconds / _TICK), self._peak
        self.is_inside = True

    def is_asked_to_end(self) -> bool:
        """Whether whoever handles SIGTERM (or Ctrl-C) has put the handler of the second one in place."""
        return self.is_on and signal.getsignal(signal.SIGTERM) is not self._on_term

    def tick(self, number: int, frame: FrameType | None) -> None:
        """The timer's signal."""
        self._peak = _peak_memory()
        if not self.is_inside:
            return
        self.ticks += 1
        if self.is_asked_to_end():
            raise ReadingInterruptedError
        if self.ticks > self._most:
            raise PageBudgetError(f"takes more than {self._most * _TICK:g} s of processor time")
        if self._peak - self._before > MOST_MEMORY:
            raise PageBudgetError(f"takes more than {MOST_MEMORY >> 20} MB of memory")


_watch = _Watch()


def start_watch() -> None:
    """Let the timer run from now on; without effect outside the main thread, where no signal can be handled.

    Call it again when another handler of SIGTERM is in place, as a reactor's is.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    _watch.note_handler()
    if not _watch.is_on:
        signal.signal(signal.SIGPROF, _watch.tick)
        signal.setitimer(signal.ITIMER_PROF, _TICK, _TICK)
        # Python gives the signal back its default at its end, which would be to kill the process.
        atexit.register(signal.setitimer, signal.ITIMER_PROF, 0)
        sys.unraisablehook = partial(_pass_on, sys.unraisablehook)
        _watch.start()


def _pass_on(hook: Callable[["sys.UnraisableHookArgs"], object], raised: "sys.UnraisableHookArgs") -> None:
    """Tell what could not be raised, by Python's own `hook`.

    A tick may come while Python calls a destructor, out of which nothing is raised: the next tick raises it.
    """
    if not isinstance(raised.exc_value, PageBudgetError | ReadingInterruptedError):
        hook(raised)


def check_interrupt() -> None:
    """For work that has no door: raises ReadingInterruptedError if the process is asked to end."""
    if _watch.is_asked_to_end():
        raise ReadingInterruptedError


def budgeted(door: Callable[Concatenate[D, P], T]) -> Callable[Concatenate[D, P], T]:
    """Makes a function a door; what it takes is spent of its page's seconds. Doors behind doors spend nothing more."""

    @wraps(door)
    def watched(page: D, *args: P.args, **kwargs: P.kwargs) -> T:
        if not _watch.is_on or _watch.is_inside:
            return door(page, *args, **kwargs)
        _watch.enter(page.ticks, MOST_SECONDS)
        try:
            return door(page, *args, **kwargs)
        finally:
            _watch.is_inside = False
            page.ticks = _watch.ticks

    return cast("Callable[Concatenate[D, P], T]", watched)


@contextmanager
def budget(seconds: float = MOST_SECONDS) -> Iterator[None]:
    """A door around what has no page yet, or several. Raises PageBudgetError, ReadingInterruptedError."""
    if not _watch.is_on or _watch.is_inside:
        yield
        return
    _watch.enter(0, seconds)
    try:
        yield
    finally:
        _watch.is_inside = False


def _peak_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT
