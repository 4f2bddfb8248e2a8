"""Sections below sections below sections, and sections after sections."""

from pathlib import Path

import pytest

from portalcrawl.archive.disk import Disk
from portalcrawl.archive.ledger import Ledger, ListedRow, Role, Section, State
from portalcrawl.spiders.lists_of_lists import SPENT
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


@pytest.mark.parametrize(("rows", "is_left"), [(("1.html",), True), (("1.html", "own.html"), False)])
def test_sections_that_wait_behind_a_list_of_nothing_new_are_left(
    ledger: Ledger, rows: tuple[str, ...], is_left: bool
) -> None:
    """They were noted before the others were read; where the list that named them has a row of its own, they stay."""
    tree = SectionTree(ledger, HOME)
    show(ledger, add(tree, "news", "menu"), "1.html")
    namer = add(tree, "namer")
    show(ledger, namer, *rows)
    late, early = add(tree, "late"), add(tree, "early")
    assert late is not None
    assert early is not None
    tree.note_namer(late, namer)
    leases = {lease.url: lease for lease in ledger.lease((Role.LIST,), 9)}
    assert not tree.leave_vain(leases[late.url])
    for section in [add(tree, f"v{n}") for n in range(110)]:
        show(ledger, section, "1.html")
    left = [tree.leave_vain(leases[late.url]) for _ in range(10)]
    assert any(left) is is_left
    assert (late.url in ledger.list_rejected(SPENT, State.EXCLUDED)) is is_left
    assert not any(tree.leave_vain(leases[early.url]) for _ in range(20)), "the home page has named it"


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


@pytest.mark.parametrize(("lists", "articles", "is_vain"), [(101, 0, True), (100, 0, False), (101, 5, False)])
def test_lists_that_lead_to_lists_without_an_end(ledger: Ledger, lists: int, articles: int, is_vain: bool) -> None:
    """Each section shows two rows: the first proves to be a list, the other was not read yet."""
    tree = SectionTree(ledger, HOME)
    for n in range(articles):
        section = add(tree, f"f{n}")
        show(ledger, section, f"own{n}.html")
        for lease in ledger.lease((Role.ARTICLE,), 1):
            ledger.set_state(lease.url, State.DUPLICATE, "copy")
    for n in range(lists):
        section = add(tree, f"v{n}")
        assert section is not None
        show(ledger, section, f"v{n}/a/", f"v{n}/b/")
        leases = {lease.url: lease for lease in ledger.lease((Role.ARTICLE,), 2)}
        ledger.lease_as_list(leases[f"{HOME}v{n}/a/"], section.id)
        ledger.set_read(f"{HOME}v{n}/a/", 2)
    tree.list_unproven()
    assert tree.is_vain(section.id if section else None) is is_vain
    assert not tree.is_vain(None)


def test_the_same_lists_on_many_lists_count_once(ledger: Ledger) -> None:
    """A menu on every page that is read as rows; some of what it names are lists."""
    tree = SectionTree(ledger, HOME)
    names = [f"part{n}/" for n in range(50)]
    for n in range(30):
        section = add(tree, f"v{n}")
        show(ledger, section, *names)
    for lease in ledger.lease((Role.ARTICLE,), 50):
        ledger.lease_as_list(lease, lease.section)
        ledger.set_read(lease.url, 2)
    show(ledger, add(tree, "last"), "a.html")
    assert len(tree.list_unproven()) == 31
    assert not any(tree.is_vain(number) for number in tree.list_unproven())


def test_rows_are_asked_for_where_least_is_known(ledger: Ledger) -> None:
    """Only where lists have led to lists; a section that leads to an article is asked like any other."""
    tree = SectionTree(ledger, HOME)
    known = add(tree, "hub")
    assert known is not None
    show(ledger, known, *(f"hub/{n}/" for n in range(42)))
    assert tree.list_unproven() == []
    for lease in ledger.lease((Role.ARTICLE,), 42):
        ledger.lease_as_list(lease, known.id)
        ledger.set_read(lease.url, 2)
    fresh = add(tree, "fresh")
    assert fresh is not None
    show(ledger, fresh, "fresh/1.html", "fresh/2.html")
    assert tree.list_unproven() == [fresh.id, known.id]
    [lease] = ledger.lease((Role.ARTICLE,), 1, within=fresh.id)
    assert ledger.lease((Role.ARTICLE,), 9, without=[fresh.id]) == []
    ledger.set_state(lease.url, State.DUPLICATE, "copy")
    assert tree.list_unproven() == [known.id]
