"""What a generation has read of each section, derived from the ledger."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from walked_portal import HOME, NEWS, Portal

from portalcrawl.archive.ledger import (
    FRONT,
    FRONT_PAGES,
    ListedRow,
    Role,
    State,
    Stop,
    read_coverage,
)
from portalcrawl.archive.ledger.questions.coverage import _UNLISTED


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    return Portal(tmp_path)


def test_a_list_that_was_read_to_its_end(portal: Portal) -> None:
    portal.ledger.sections.set_stated(portal.section.id, 5, 2)
    portal.read(1, "a", "b", "c")
    portal.read(2, "c", "d", "e")
    walk = portal.end()["news"]
    assert (walk.pages, walk.rows, walk.seen, walk.known, walk.first_rows) == (2, 6, 5, 5, 3)
    assert (walk.stop, walk.missing, walk.missing_pages, walk.gaps) == (Stop.END, 0, 0, ())
    assert walk.repeated == 1, "a row that moved on while the list was read is no gap"


def test_a_section_that_the_run_did_not_come_to_has_no_walk(portal: Portal) -> None:
    portal.add_section("other")
    portal.read(1, "a")
    assert set(portal.end()) == {"news"}


def test_rows_and_pages_that_are_stated_and_were_not_seen(portal: Portal) -> None:
    portal.ledger.sections.set_stated(portal.section.id, 9, 3)
    portal.read(1, "a", "b", "c")
    portal.read(2, "c", "d", "e")
    walk = portal.end()["news"]
    assert (walk.missing, walk.missing_pages) == (4, 1)
    assert walk.gaps == (
        "3 pages are stated, 2 were read",
        "9 rows are stated, 5 were seen; 1 more rows are repetitions or lead to lists",
    )


@pytest.mark.parametrize(
    ("state", "reason", "stop", "words"),
    [
        (State.FAILED, "HTTP 500", Stop.FAILED, "failed (HTTP 500)"),
        (State.EXCLUDED, "robots.txt", Stop.FAILED, "was not asked for (robots.txt)"),
        (State.GONE, "HTTP 404", Stop.END, "is gone (HTTP 404)"),
        (State.NOT_ARTICLE, "redirects to the home page", Stop.END, "is no list (redirects to the home page)"),
    ],
)
def test_a_page_that_was_not_read_is_named(portal: Portal, state: State, reason: str, stop: Stop, words: str) -> None:
    portal.ledger.sections.set_stated(portal.section.id, 4, None)
    portal.read(1, "a", "b")
    portal.fail(2, reason, state)
    walk = portal.end()["news"]
    assert walk.stop is stop
    assert walk.gaps == (f"{NEWS}list_2.html {words}", "4 rows are stated, 2 were seen")


def test_what_leads_to_another_site_is_no_gap(portal: Portal) -> None:
    portal.fail(1, "redirects offsite to weibo.example.com", State.EXCLUDED)
    walk = portal.end()["news"]
    assert (walk.stop, walk.pages, walk.first_rows, walk.gaps) == (Stop.ABSENT, 0, None, ())


def test_a_first_page_that_is_gone(portal: Portal) -> None:
    portal.fail(1, "HTTP 404", State.GONE)
    walk = portal.end()["news"]
    assert walk.stop is Stop.ABSENT
    assert walk.gaps == (f"{NEWS} is gone (HTTP 404)",)


def test_a_run_with_a_first_day_claims_no_gap(tmp_path: Path) -> None:
    portal = Portal(tmp_path, since="2020-01-01")
    portal.ledger.sections.set_stated(portal.section.id, 90, 9)
    portal.read(1, "a", "b")
    walk = portal.end()["news"]
    assert (walk.stop, walk.missing, walk.gaps) == (Stop.WINDOW, None, ())


def test_a_home_page_that_is_a_list(portal: Portal) -> None:
    portal.ledger.add_page(HOME, Role.HOME)
    portal.ledger.lease((Role.HOME,), 1)
    portal.ledger.add_listed(ListedRow(HOME + "a", HOME, 1), None, FRONT)
    portal.ledger.set_read(HOME, 1)
    walk = portal.end()["(front page)"]
    assert (walk.section, walk.pages, walk.rows, walk.seen, walk.stop) == (0, 1, 1, 1, Stop.END)


@pytest.mark.parametrize("is_gone", [False, True])
def test_a_site_map_beside_it_is_no_walk_of_a_list_unless_it_is_missing(portal: Portal, is_gone: bool) -> None:
    portal.ledger.add_page(HOME + "sitemap.html", Role.LIST)
    [lease] = portal.ledger.lease((Role.LIST,), 1)
    if is_gone:
        portal.ledger.set_state(lease.url, State.GONE, "HTTP 404")
    else:
        portal.ledger.set_read(lease.url, 0)
    assert ("(front page)" in portal.end()) is is_gone


def test_pages_that_the_home_page_s_own_list_states(portal: Portal) -> None:
    portal.ledger.add_page(HOME, Role.HOME)
    portal.ledger.lease((Role.HOME,), 1)
    portal.ledger.add_listed(ListedRow(HOME + "a", HOME, 1), None, FRONT)
    portal.ledger.set_meta(FRONT_PAGES, "3")
    portal.ledger.set_read(HOME, 1)
    assert portal.end()["(front page)"].gaps == ("3 pages are stated, 1 were read",)


def test_rows_that_stand_nowhere_any_more(portal: Portal) -> None:
    other = portal.add_section("other")
    portal.read(1, *"abcdef")
    portal.read(1, "x", section=other)
    portal.end()
    portal.begin()
    portal.read(1, "a")
    portal.read(1, "x", "b", section=other)  # b was filed elsewhere
    portal.ledger.lease((Role.ARTICLE,), 100)
    portal.ledger.set_state(HOME + "c", State.GONE, "HTTP 404")
    walks = portal.end()
    compared = {one.now.name: one for one in portal.ledger.walks.compare(walks.values(), portal.ledger.generation)}
    assert compared["news"].lost == 3, "d, e and f"
    assert compared["news"].whole is not None
    assert (compared["news"].whole.seen, compared["news"].now.seen) == (6, 1)
    assert compared["other"].lost == 0


def test_rows_that_became_sections(portal: Portal) -> None:
    portal.read(1, "other", "a")
    portal.end()
    portal.begin()
    portal.ledger.add_page(HOME + "other", Role.LIST, portal.add_section("other").id)
    portal.read(1)
    walks = portal.end()
    compared = {one.now.name: one for one in portal.ledger.walks.compare(walks.values(), portal.ledger.generation)}
    assert (compared["news"].now.first_rows, compared["news"].strays) == (0, 1), "a may be an article"


def test_a_section_that_was_none_leaves_no_walk(portal: Portal) -> None:
    portal.read(1, "a")
    portal.end()
    portal.ledger.sections.remove(portal.section)
    assert portal.ledger.walks.read(portal.run) == []


def test_status_reads_the_last_walk_of_each_section(portal: Portal) -> None:
    other = portal.add_section("other")
    portal.read(1, "a")
    portal.read(1, "b", section=other)
    portal.end()
    portal.begin(sections="news")
    portal.read(1, "a")
    portal.end()
    coverage = {one.name: one for one in read_coverage(portal.path)}
    assert (coverage["news"].run, coverage["other"].run, coverage["(all)"].run) == ("r2", "r1", None)
    walk = coverage["other"].walk
    assert walk is not None
    assert walk.rows == 1


def test_status_goes_over_the_rows_once(portal: Portal) -> None:
    """For each URL over all rows it would take minutes over 50,000 of them."""
    portal.ledger.commit()
    with closing(sqlite3.connect(portal.path)) as db:
        plan = db.execute("EXPLAIN QUERY PLAN " + _UNLISTED, (2, 5)).fetchall()
    assert not any("CORRELATED" in step[3] for step in plan), plan


@pytest.mark.parametrize(
    ("rows", "hollow"),
    [
        ((3, 0, 3, 1), [2]),
        ((3, 3, 0), []),
        ((3, 0, 0, 2), [2, 3]),
        ((9, 0, 1, 2, 1), []),
    ],
    ids=["between full pages", "behind the last", "two", "of a list that just varies"],
)
def test_empty_pages_before_pages_with_rows(portal: Portal, rows: tuple[int, ...], hollow: list[int]) -> None:
    for page, count in enumerate(rows, 1):
        url = NEWS if page == 1 else f"{NEWS}{page}.html"
        portal.ledger.add_page(url, Role.LIST, portal.section.id)
        [_] = portal.ledger.lease((Role.LIST,), 1)
        portal.ledger.set_read(url, count, is_doubtful=count == 0)
    found = portal.ledger.walks.find_hollow(portal.ledger.generation)
    assert found == [f"{NEWS}{page}.html" for page in hollow]
