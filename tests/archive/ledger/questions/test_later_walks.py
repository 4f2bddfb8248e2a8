"""Walks that are continued, and walks by later runs: what they add to what is known of a list."""

from pathlib import Path

import pytest
from walked_portal import Portal

from portalcrawl.archive.disk import Disk
from portalcrawl.archive.ledger import (
    Ledger,
    Stop,
)


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    return Portal(tmp_path)


def test_an_interrupted_generation_goes_on_in_the_next_run(portal: Portal) -> None:
    portal.ledger.sections.set_stated(portal.section.id, 9, None)
    portal.read(1, "a", "b")
    portal.lease(2)
    portal.lease(3)
    walk = portal.end("shutdown")["news"]
    assert (walk.stop, walk.pages, walk.missing) == (Stop.INTERRUPTED, 1, None)
    assert walk.gaps == ("2 list pages are still to be read",)
    portal.begin()
    portal.read(2, "c", "d")
    portal.read(3, "e")
    walk = portal.end()["news"]
    assert (walk.stop, walk.pages, walk.rows, walk.seen, walk.missing) == (Stop.END, 3, 5, 5, 4)


def test_a_killed_run_counts_in_the_one_that_continues_it(portal: Portal) -> None:
    portal.read(1, "a", "b")
    portal.lease(2)
    portal.kill()
    portal.begin()
    portal.read(2, "c")
    walk = portal.end()["news"]
    assert (walk.stop, walk.pages, walk.rows, walk.seen) == (Stop.END, 2, 3, 3)


def test_what_was_not_committed_does_not_count(portal: Portal) -> None:
    portal.ledger.commit()
    portal.read(1, "a", "b")
    portal.ledger.close()
    portal.ledger = Ledger(portal.path, Disk(portal.folder))
    portal.begin()
    assert portal.end() == {}


def read_whole(portal: Portal) -> None:
    portal.ledger.sections.set_stated(portal.section.id, 6, None)
    for number, rows in enumerate(("ab", "cd", "ef"), 1):
        portal.read(number, *rows)
    assert portal.end()["news"].stop is Stop.END


def test_a_later_run_compares_the_total_with_all_rows_that_are_known(portal: Portal) -> None:
    read_whole(portal)
    portal.begin()
    portal.ledger.sections.set_stated(portal.section.id, 7, None)
    portal.read(1, "g", "a")
    walk = portal.end(is_incremental=True)["news"]
    assert (walk.stop, walk.pages, walk.seen, walk.known, walk.missing) == (Stop.KNOWN, 1, 2, 7, 0)
    portal.begin()
    portal.ledger.sections.set_stated(portal.section.id, 9, None)
    portal.read(1, "g", "a")
    walk = portal.end(is_incremental=True)["news"]
    assert walk.gaps == ("9 rows are stated, 7 are known",)


def test_a_list_that_has_grown_is_not_at_its_end_where_a_later_run_left_it(portal: Portal) -> None:
    """All pages that are known were read, and new ones stand behind them."""
    portal.read(1, "a", "b")
    portal.read(2, "c", "d")
    portal.end()
    portal.begin()
    portal.ledger.sections.set_stated(portal.section.id, 6, None)
    portal.read(1, "y", "z")
    portal.read(2, "a", "b")
    walk = portal.end(is_incremental=True)["news"]
    assert (walk.stop, walk.seen, walk.known, walk.missing) == (Stop.KNOWN, 4, 6, 0)


def test_pages_that_a_later_run_left_at_known_rows_are_no_gap(portal: Portal) -> None:
    """Each page of the list also names the first rows of the next one, so all rows stand on the first two."""
    portal.ledger.sections.set_stated(portal.section.id, None, 3)
    for number, rows in enumerate(("abcd", "cdef", "ef"), 1):
        portal.read(number, *rows)
    portal.end()
    portal.begin()
    portal.read(1, "a", "b", "c", "d")
    portal.read(2, "c", "d", "e", "f")
    walk = portal.end(is_incremental=True)["news"]
    assert (walk.stop, walk.pages, walk.seen, walk.known, walk.gaps) == (Stop.END, 2, 6, 6, ())


def test_pages_that_nobody_has_read_are_a_gap(portal: Portal) -> None:
    portal.read(1, "a", "b")
    portal.end()
    portal.begin()
    portal.ledger.sections.set_stated(portal.section.id, None, 3)
    portal.read(1, "a", "b")
    assert portal.end(is_incremental=True)["news"].gaps == ("3 pages are stated, 1 were read",)


def test_pages_that_have_come_since_the_list_was_read_are_a_gap(portal: Portal) -> None:
    """Its first pages show nothing new, but it states more pages than were ever read."""
    for number, rows in enumerate(("abcd", "cdef", "ef"), 1):
        portal.read(number, *rows)
    portal.end()
    portal.begin()
    portal.ledger.sections.set_stated(portal.section.id, None, 4)
    portal.read(1, "a", "b", "c", "d")
    portal.read(2, "c", "d", "e", "f")
    assert portal.end(is_incremental=True)["news"].gaps == ("4 pages are stated, 2 were read",)


def test_a_list_of_one_page_is_read_whole_by_every_run(portal: Portal) -> None:
    portal.read(1, "a", "b", "c")
    portal.end()
    portal.begin()
    portal.read(1, "a")
    walk = portal.end(is_incremental=True)["news"]
    assert (walk.stop, walk.seen, walk.known) == (Stop.END, 1, 3)


def test_a_list_that_a_later_run_reads_whole_is_at_its_end(portal: Portal) -> None:
    read_whole(portal)
    portal.begin()
    portal.ledger.readings.plan_whole(portal.section.id, portal.ledger.generation)
    portal.read(1, "a", "b")
    portal.read(2, "c", "d")  # the third one is linked no longer
    walk = portal.end(is_incremental=True)["news"]
    assert (walk.stop, walk.missing) == (Stop.END, 2)


def test_a_page_that_is_the_same_shows_its_rows_and_is_not_the_whole_list(portal: Portal) -> None:
    portal.read(1, "a", "b")
    portal.end()
    portal.begin()
    portal.ledger.set_same(portal.lease(1))
    walk = portal.end(is_incremental=True)["news"]
    assert (walk.stop, walk.first_rows, walk.rows) == (Stop.KNOWN, 2, 2)


def test_runs_of_one_generation_are_not_compared_with_each_other(portal: Portal) -> None:
    portal.read(1, "a", "b")
    portal.lease(2)
    portal.end("shutdown")
    portal.begin()
    portal.read(2, "c")
    walks = portal.end()
    [one] = portal.ledger.walks.compare(walks.values(), portal.ledger.generation)
    assert (one.before, one.whole, one.stated) == (None, None, None)
