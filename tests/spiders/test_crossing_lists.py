"""Lists that narrow lists: below those that repeat each other's rows, nothing is a section."""

from pathlib import Path

import pytest

from portalcrawl.archive.disk import Disk
from portalcrawl.archive.ledger import Ledger, ListedRow, Role, Section, State
from portalcrawl.spiders.lists_of_lists import SPENT
from portalcrawl.spiders.section_tree import SectionTree

HOME = "http://example.com/"
TOP = f"{HOME}news/"
FACET = f"{TOP}?topic=0"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = Ledger(tmp_path / "ledger.db", Disk(tmp_path))
    ledger.begin_run("r", "2026-01-01", {})
    return ledger


def add(tree: SectionTree, *urls: str) -> Section | None:
    """A section that a page names, below those at the other addresses."""
    return tree.add(urls[-1], urls, urls, "page")


def show(ledger: Ledger, section: Section | None, *names: str) -> None:
    """The section's list is read, and shows these articles, which are read as well."""
    assert section is not None
    for n, name in enumerate(names, 1):
        ledger.add_listed(ListedRow(HOME + name, section.url, n), section.id, section.id)
    for lease in ledger.lease((Role.LIST,), 99):
        ledger.set_read(lease.url, len(names))
    for lease in ledger.lease((Role.ARTICLE,), 99):
        ledger.set_state(lease.url, State.DUPLICATE, "copy of another one")


def plant(ledger: Ledger) -> SectionTree:
    """A menu entry with 20 articles, and two facets of it that show the same five."""
    tree = SectionTree(ledger, HOME)
    section = tree.add(TOP, ("news",), (TOP,), "menu")
    show(ledger, section, *(f"{n}.html" for n in range(20)))
    for n in range(2):
        show(ledger, add(tree, TOP, f"{TOP}?topic={n}"), *(f"{n}.html" for n in range(5)))
    return tree


def add_below(tree: SectionTree, ledger: Ledger, n: int, *names: str) -> Section | None:
    section = add(tree, TOP, FACET, f"{FACET}&place={n}")
    if section is not None:
        show(ledger, section, *names)
    return section


def test_lists_that_narrow_what_shows_nothing_of_its_own_end_after_some(ledger: Ledger) -> None:
    """Eleven without a row of their own are judged at every fifth question."""
    tree = plant(ledger)
    added = [add_below(tree, ledger, n, "1.html", "2.html") is not None for n in range(30)]
    assert added == [True] * sum(added) + [False] * (30 - sum(added))
    assert 11 <= sum(added) <= 16
    assert len(ledger.list_rejected(SPENT, State.EXCLUDED)) == 30 - sum(added)


def test_a_row_of_their_own_on_most_of_them_lets_all_go_on(ledger: Ledger) -> None:
    tree = plant(ledger)
    for n in range(60):
        assert add_below(tree, ledger, n, "1.html", *([f"own{n}.html"] if n % 2 else [])) is not None


def test_rows_that_the_list_above_shows_too_are_their_own(ledger: Ledger) -> None:
    tree = plant(ledger)
    above = tree.find(FACET)
    for n in range(30):
        show(ledger, above, f"part{n}.html")
        assert add_below(tree, ledger, n, f"part{n}.html") is not None


def test_lists_without_rows_say_nothing(ledger: Ledger) -> None:
    """A portal's sections may be empty one after the other."""
    tree = plant(ledger)
    assert all(add_below(tree, ledger, n) is not None for n in range(40))


def test_what_the_menu_entrys_own_page_names_is_read(ledger: Ledger) -> None:
    tree = plant(ledger)
    for n in range(2, 40):
        section = add(tree, TOP, f"{TOP}?topic={n}")
        assert section is not None
        show(ledger, section, "1.html", "2.html")


def test_sections_that_wait_are_left_too(ledger: Ledger) -> None:
    """They were noted before their sisters were read."""
    tree = plant(ledger)
    waiting = add(tree, TOP, FACET, f"{FACET}&place=99")
    leases = {lease.url: lease for lease in ledger.lease((Role.LIST,), 99)}
    for n in range(30):
        add_below(tree, ledger, n, "1.html", "2.html")
    assert waiting is not None
    assert tree.leave_vain(leases[waiting.url])
    assert tree.find(waiting.url) is None
    assert waiting.url in ledger.list_rejected(SPENT, State.EXCLUDED)


def test_a_section_that_has_shown_rows_is_read_again(ledger: Ledger) -> None:
    tree = plant(ledger)
    old = add_below(tree, ledger, 99, "1.html", "2.html")
    for n in range(30):
        add_below(tree, ledger, n, "1.html", "2.html")
    assert old is not None
    ledger.begin_run("again", "2026-01-02", {"since": "2026"})
    ledger.add_page(old.url, Role.LIST, old.id)
    leases = {lease.url: lease for lease in ledger.lease((Role.LIST,), 99)}
    assert not tree.leave_vain(leases[old.url])
