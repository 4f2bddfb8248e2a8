"""Tells the events of archives, each once, and remembers how far it came."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from portalcrawl.archive.folder import check_kinds
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger.questions.committed import is_begun
from portalcrawl.exceptions import ArchiveError, NoSpaceError, UsageError
from portalcrawl.exports.cursor import Cursor, Output
from portalcrawl.exports.events import ArchiveEvents, Event, Position

MOST_BYTES = 8 * 1024 * 1024
"""Of a batch."""


class Delivery(Protocol):
    """Where events go."""

    def deliver(self, events: Sequence[Event], archive: str) -> None:
        """Hand a batch on; when this returns, it is acknowledged."""

    def describe(self) -> Output | None:
        """The regular file that is written to, if there is one."""

    def read_unacknowledged(self, output: Output | None) -> list[bytes]:
        """Lines that were written and not acknowledged; the last one may be torn."""


class Tail:
    """Reads the archives of a folder, or one archive, by a cursor."""

    def __init__(
        self, target: Path, cursor: Cursor, delivery: Delivery, batch: int, complain: Callable[[str], None]
    ) -> None:
        """`batch` is the number of events that are acknowledged together; `complain` is told what cannot be read."""
        self._target = target
        self._cursor = cursor
        self._delivery = delivery
        self._batch = batch
        self._complain = complain
        self._feeds: dict[Path, ArchiveEvents] = {}
        self._told: set[str] = set()

    @property
    def failures(self) -> int:
        """How many things could not be read."""
        return len(self._told)

    def start(self) -> None:
        """Check that the cursor is of these archives, and take up what a killed process left in the output.

        Raises UsageError, PortalcrawlError.
        """
        feeds = dict(self._iter_named())
        known = self._cursor.positions.keys()
        if known and feeds and not known & feeds.keys():
            raise UsageError(
                f"{self._cursor.path}: is the cursor of other archives than {self._target}; name another file"
            )
        self._take_up(feeds)
        self._cursor.output = self._delivery.describe()
        self._cursor.save()

    def read(self) -> int:
        """Hand on all that is new; how many events. Raises BrokenPipeError, PortalcrawlError."""
        count = 0
        for name, feed in self._iter_named():
            folder = feed.layout.root.resolve().name
            position = self._cursor.positions.get(name, Position())
            try:
                for events in _batch(feed.read(position), self._batch):
                    self._delivery.deliver(events, folder)
                    count += len(events)
                    self._cursor.move(name, folder, events[-1].after)
                    self._cursor.output = self._delivery.describe()
                    self._cursor.save()
            except NoSpaceError:
                raise  # where events go, not where they come from
            except ArchiveError as error:
                self._tell(str(error))
            for what in feed.damaged:
                self._tell(what)
            feed.damaged.clear()
        return count

    def _iter_named(self) -> Iterator[tuple[str, ArchiveEvents]]:
        """Every archive that has a record, by its name. A copy of an archive that was met is left out."""
        met: dict[str, Path] = {}
        for layout in find_archives(self._target):
            feed = self._feeds.setdefault(layout.root, ArchiveEvents(layout))
            try:
                name = feed.name
            except ArchiveError as error:
                self._tell(str(error))
                continue
            if name is None:
                continue
            if name in met:
                self._tell(f"{layout.root}: is a copy of {met[name]}, so it is not read")
                continue
            met[name] = layout.root
            yield name, feed

    def _tell(self, what: str) -> None:
        if what not in self._told:
            self._told.add(what)
            self._complain(what)

    def _take_up(self, feeds: dict[str, ArchiveEvents]) -> None:
        """Move the cursor behind the events that the output has already, and complete a line that is torn."""
        lines = self._delivery.read_unacknowledged(self._cursor.output)
        if not lines:
            return
        waiting = {name: self._read(feed, self._cursor.positions.get(name, Position())) for name, feed in feeds.items()}
        following = {name: next(events, None) for name, events in waiting.items()}
        for line in lines:
            found = next(((n, e) for n, e in following.items() if e is not None and e.line.startswith(line)), None)
            if found is None:
                return  # somebody else writes to this file too
            name, event = found
            if event.line != line:
                self._delivery.deliver([Event(event.line[len(line) :], event.after)], name)
            self._cursor.move(name, feeds[name].layout.root.resolve().name, event.after)
            following[name] = next(waiting[name], None)

    def _read(self, feed: ArchiveEvents, position: Position) -> Iterator[Event]:
        """The events behind a position, up to what cannot be read."""
        try:
            yield from feed.read(position)
        except ArchiveError as error:
            self._tell(str(error))


def _batch(events: Iterator[Event], most: int) -> Iterator[list[Event]]:
    """Batches of so many events, or of fewer if they are large."""
    held: list[Event] = []
    size = 0
    for event in events:
        held.append(event)
        size += len(event.line)
        if len(held) >= most or size >= MOST_BYTES:
            yield held
            held, size = [], 0
    if held:
        yield held


def find_archives(target: Path) -> list[Layout]:
    """The archive at a path, or all archives in the folder, which may have none yet.

    Raises UsageError, ArchiveError.
    """
    if Layout(target).is_archive():
        check_kinds(Layout(target))
        return [Layout(target)]
    if not target.is_dir():
        raise UsageError(f"{target}: neither an archive nor a folder of archives; name one such as output")
    layouts = (Layout(path) for path in sorted(target.glob("*")))
    found = [layout for layout in layouts if layout.is_archive() and is_begun(layout.ledger)]
    for layout in found:
        check_kinds(layout)
    return found
