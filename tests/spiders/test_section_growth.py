"""Sections below sections below sections, and sections after sections."""

from pathlib import Path

import pytest

from portalcrawl.archive.disk import Disk
from portalcrawl.archive.ledger import Ledger, ListedRow, Role, Section, State
from portalcrawl.spiders.section_growth import SPENT
from portalcrawl.spiders.section_tree import SectionTree

HOME = "http://example.com/"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = Ledger(tmp_path / "ledger.db", Disk(tmp_path))
    ledger.begin_run("r", "2026-01-01", {})
    return ledger


def add(tree: SectionTree, path: str, origin: str = "page") -> Section | None:
    """A section at `/a/b/c/`, below `/a/b/` and `/a/`."""
    names = tuple(path.strip("/").split("/"))
    urls = tuple(HOME + "/".join(names[:n]) + "/" for n in range(1, len(names) + 1))
    return tree.add(urls[-1], names, urls, origin)


def show(ledger: Ledger, section: Section | None, *names: str) -> None:
    """The section's list is read, and shows these articles."""
    assert section is not None
    for n, name in enumerate(names, 1):
        ledger.add_listed(ListedRow(HOME + name, section.url, n), section.id, section.id)
    for lease in ledger.lease((Role.LIST,), 999):
        ledger.set_read(lease.url, len(names))


def test_three_levels_without_a_row_of_their_own_are_the_last(ledger: Ledger) -> None:
    tree = SectionTree(ledger, HOME)
    show(ledger, add(tree, "news", "menu"), "1.html", "2.html")
    for path in ("a", "a/b", "a/b/c"):
        show(ledger, add(tree, path), "1.html", "2.html")
    assert add(tree, "a/b/c/d") is None
    assert ledger.find(f"{HOME}a/b/c/d/") is not None
    assert ledger.list_rejected(SPENT, State.EXCLUDED) == [f"{HOME}a/b/c/d/"]
    assert add(tree, "a/b/c/d", "menu") is not None


@pytest.mark.parametrize("level", ["a", "a/b", "a/b/c", "a/b/x"])
def test_one_row_of_their_own_lets_them_go_on(ledger: Ledger, level: str) -> None:
    """Also a row of a sister."""
    tree = SectionTree(ledger, HOME)
    show(ledger, add(tree, "news", "menu"), "1.html", "2.html")
    for path in ("a", "a/b", "a/b/c", "a/b/x"):
        show(ledger, add(tree, path), "1.html", *(["own.html"] if path == level else []))
    assert add(tree, "a/b/c/d") is not None


def test_a_row_that_two_of_them_show_is_their_own(ledger: Ledger) -> None:
    tree = SectionTree(ledger, HOME)
    for path in ("a", "a/b", "a/b/c"):
        show(ledger, add(tree, path), "own.html")
    assert add(tree, "a/b/c/d") is not None


@pytest.mark.parametrize(("fruitful", "most"), [(0, 110), (10, 120)])
def test_sections_beside_each_other_end_after_so_many(ledger: Ledger, fruitful: int, most: int) -> None:
    """A hundred, and one more for each that shows something; ten at a time are judged."""
    tree = SectionTree(ledger, HOME)
    show(ledger, add(tree, "news", "menu"), "1.html")
    for n in range(fruitful):
        show(ledger, add(tree, f"f{n}"), f"own{n}.html")
    count = 0
    while count < 200 and (section := add(tree, f"v{count}")) is not None:
        show(ledger, section, "1.html")
        count += 1
    assert count == most


def test_sections_that_were_not_read_yet_are_no_proof(ledger: Ledger) -> None:
    tree = SectionTree(ledger, HOME)
    assert all(add(tree, f"hub/{n}") is not None for n in range(300))


def test_rows_that_the_section_above_shows_too_are_their_own(ledger: Ledger) -> None:
    """A list of all news, and its parts."""
    tree = SectionTree(ledger, HOME)
    show(ledger, add(tree, "all", "menu"), *(f"{n}.html" for n in range(130)))
    for n in range(130):
        show(ledger, add(tree, f"all/{n}"), f"{n}.html")
    assert add(tree, "all/more") is not None
