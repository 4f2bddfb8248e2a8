"""Nights in the life of a WordPress: after each of them the archive says what the database says.

`make live` has all of them, `.ci/run` and `make test-slow` six.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from archived import only_archive
from newsroom import Archived, Newsroom, compare, crawl_on
from running import run_cli
from wordpress import WordPress, why_not

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3000)]

WELL = (0,)
ILL = (3, 4, 7)
UNREACHABLE = (7,)
DRIFTED = (3,)
"""The profile is of the old theme, which is said each time until somebody learns another."""
FIRST = (
    ("Harbour", 400), ("Council", 350), ("Sport", 320), ("Harbour", 300), ("Council", 250), ("Sport", 200),
    ("Harbour", 150), ("Harbour", 120), ("Council", 90), ("Harbour", 60), ("Harbour", 30), ("Sport", 9),
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """What happens before a night, and how its run must end."""

    name: str
    change: Callable[[Newsroom], object]
    codes: tuple[int, ...] = WELL
    is_well: bool = True
    """Whether the archive must say what the database says."""
    is_down: bool = False
    clock: float = 0.0
    """Days by which the crawler's clock is wrong."""


def nothing(_: Newsroom) -> None:
    """A quiet day."""


def tonight(**night: bool) -> Callable[[Newsroom], None]:
    """Something is wrong with the server."""
    return lambda room: room.site.tonight(**night)


def open_the_paper(room: Newsroom) -> None:
    for category, days in FIRST:
        room.write(category, days)


def publish(room: Newsroom) -> None:
    room.write("Harbour", 1)
    room.write("Council", 2)
    room.write("Harbour", 200)  # back-dated: between others, far down


def edit_and_trash(room: Newsroom) -> None:
    room.edit(3)
    room.trash(5)
    room.trash(6)


def well_again(change: Callable[[Newsroom], object]) -> Callable[[Newsroom], None]:
    """The trouble is over, and something was done."""

    def do(room: Newsroom) -> None:
        room.site.tonight()
        change(room)

    return do


def change_addresses(room: Newsroom) -> None:
    room.moves += 1
    room.site.set_permalinks("/archives/%post_id%/")


def rename(new: str, slug: str | None = None) -> Callable[[Newsroom], object]:
    old = {"The Harbour": "Harbour", "Town Council": "Council"}[new]
    return lambda room: room.site.rename_category(old, new, slug)


STEPS = (
    Step("the first run", open_the_paper),
    Step("nothing happens", nothing),
    Step("published and back-dated", publish),
    Step("edited and trashed", edit_and_trash),
    Step("the server is down", nothing, UNREACHABLE, is_well=False, is_down=True),
    Step("one of two comes back from the trash", lambda room: room.restore(6)),
    Step("maintenance", tonight(maintenance=True), ILL, is_well=False),
    Step("published while it was in maintenance", well_again(lambda room: room.write("Sport", 0))),
    Step("a database error under 200", tonight(database=False), ILL, is_well=False),
    Step("the database is back", well_again(lambda room: room.edit(0))),
    Step("notices on every page", tonight(notices=True)),
    Step("no notices", well_again(lambda room: room.write("Council", 100))),
    Step("a category is called otherwise", rename("The Harbour")),
    Step("a category has another address", rename("Town Council", "town-council")),
    Step("the permalinks are others", change_addresses),
    Step("a day later", lambda room: room.write("Sport", 0)),
    Step("two days later", lambda room: room.edit(8)),
    Step("another theme", lambda room: room.site.switch_theme("twentytwentythree"), DRIFTED),
    Step("the clock is a day behind", lambda room: room.write("Sport", 0), DRIFTED, clock=-1.0),
    Step("a last day", lambda room: room.edit(1), DRIFTED),
)
SIX = (0, 2, 3, 8, 9, 14)


def test_the_archive_says_what_the_database_says(tmp_path: Path) -> None:
    if (reason := why_not()) is not None:
        pytest.skip(reason)
    steps = STEPS if os.environ.get("LIVE") == "full" else [STEPS[number] for number in SIX]
    output, wrong = tmp_path / "output", list[str]()
    with WordPress(tmp_path) as site:
        room = Newsroom(site)
        for day, step in enumerate(steps):
            step.change(room)
            if step.is_down:
                with site.down():
                    night = crawl_on(day + step.clock, site, output)
            else:
                night = crawl_on(day + step.clock, site, output)
            print(f"{step.name}: exit {night.code}\n{night.out}{night.err[-1500:]}")
            found = [] if night.code in step.codes else [f"exit {night.code}"]
            root = only_archive(output)
            if step.is_well:
                found += compare(root, room)
            found += ["verify finds something"] if run_cli("verify", root).returncode else []
            wrong += [f"night {day + 1}, {step.name}: {one}" for one in found]
            print("".join(f"  WRONG {one}\n" for one in found))
        if len(steps) == len(STEPS):
            assert Archived.read(root).withdrawn_marks == room.gone
    assert not wrong, "\n".join(wrong)
