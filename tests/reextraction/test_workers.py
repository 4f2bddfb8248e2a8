"""Processes that read stored pages: one that ends takes neither the run nor another page with it."""

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from stored_portal import PORTAL, make_archive

from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import Role
from portalcrawl.exceptions import ArchiveError
from portalcrawl.reextraction import workers as rooms
from portalcrawl.reextraction.reader import Reading, StoredPageReader, Task
from portalcrawl.reextraction.workers import CHUNK, OwnProcess, Workers
from portalcrawl.spiders.portal_profile import PortalProfile

SIZE = 2 * CHUNK


class Deadly(Task, frozen=True):
    """A page whose reader is ended as the system ends what takes too much memory."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (9,)


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    root = tmp_path / "www.example.com"
    make_archive(root, SIZE)
    return Layout(root)


def tasks() -> list[Task]:
    return [Task(f"{PORTAL}a/{number}.html", Role.ARTICLE, None, None) for number in range(1, SIZE + 1)]


def texts(readings: list[Reading]) -> list[str | None]:
    return [reading.article.articleBody if reading.article else None for reading in readings]


def read_here(layout: Layout) -> list[str | None]:
    with closing(StoredPageReader(layout, PortalProfile(None), PORTAL)) as reader:
        return texts(list(OwnProcess(reader).read(tasks())))


def test_a_page_that_ends_its_reader_costs_itself_alone(layout: Layout) -> None:
    deadly = 3
    some = [Deadly(t.url, t.role, t.row, t.place) if i == deadly else t for i, t in enumerate(tasks())]
    with Workers(layout, PortalProfile(None), PORTAL, 2) as workers:
        found = list(workers.read(some))
    wanted = read_here(layout)
    assert None not in wanted
    assert texts(found) == [*wanted[:deadly], None, *wanted[deadly + 1 :]]
    assert found[deadly].damage == f"{PORTAL}a/{deadly + 1}.html: reading its page ends the process that does it"


def test_a_reader_that_is_killed_is_replaced(layout: Layout) -> None:
    with Workers(layout, PortalProfile(None), PORTAL, 1) as workers:

        def kill_later() -> Iterator[Task]:
            for number, task in enumerate(tasks()):
                if number == CHUNK:
                    process = workers._workers[0]._process
                    assert process.pid is not None
                    os.kill(process.pid, signal.SIGKILL)
                    process.join()
                yield task

        found = list(workers.read(kill_later()))
    assert texts(found) == read_here(layout)
    assert not any(reading.damage for reading in found)


def test_readers_that_end_again_and_again_end_the_reading(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "_MOST_DEATHS", 1)
    some = [Deadly(t.url, t.role, t.row, t.place) for t in tasks()]
    with (
        pytest.raises(ArchiveError, match="2 processes have ended while they read its pages"),
        Workers(layout, PortalProfile(None), PORTAL, 1) as workers,
    ):
        list(workers.read(some))
