"""The ledger: each URL once, each with a fate, nothing lost by a kill."""

from datetime import date
from pathlib import Path

import pytest

from portalcrawl.archive.disk import Disk
from portalcrawl.archive.ledger import FRONT, UNLISTED, Ledger, ListedRow, Role, Seen, State
from portalcrawl.exceptions import ArchiveError
from portalcrawl.text.dates.window import Window

HOME = "http://example.com/"
LISTS = (Role.HOME, Role.LIST)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = Ledger(tmp_path / "ledger.db", Disk(tmp_path))
    ledger.begin_run("r1", "2026-01-01", {})
    return ledger


def row(url: str, **kwargs: str) -> ListedRow:
    return ListedRow(url, "http://example.com/news/", 1, **kwargs)


def reopen(ledger: Ledger, tmp_path: Path) -> Ledger:
    ledger.close()
    return Ledger(tmp_path / "ledger.db", Disk(tmp_path))


@pytest.mark.parametrize(
    "twin",
    [
        "http://example.com/a.html#top",
        "https://www.example.com/a.html",
        "http://EXAMPLE.com:80/a.html?utm_source=x",
        "http://example.com/b/../a.html",
    ],
)
def test_one_page_has_one_row_however_it_is_spelled(ledger: Ledger, twin: str) -> None:
    assert ledger.add_listed(row("http://example.com/a.html"), None, FRONT) is Seen.NEW
    assert ledger.add_listed(row(twin), None, FRONT) is Seen.REPEATED
    assert ledger.pending == 1


def test_the_query_is_part_of_an_address(ledger: Ledger) -> None:
    for number in (1, 2):
        assert ledger.add_listed(row(f"http://example.com/view.php?aid={number}"), None, FRONT) is Seen.NEW
    assert ledger.pending == 2


def test_a_row_in_a_second_list_is_new_there(ledger: Ledger) -> None:
    one = ledger.sections.add(HOME + "one/", ("一",), (HOME + "one/",), 0, "menu")
    two = ledger.sections.add(HOME + "two/", ("二",), (HOME + "two/",), 1, "menu")
    assert ledger.add_listed(row(HOME + "a"), one.id, one.id) is Seen.NEW
    assert ledger.add_listed(row(HOME + "a"), two.id, two.id) is Seen.LISTED
    assert ledger.add_listed(row(HOME + "a"), two.id, two.id) is Seen.REPEATED


def test_a_lease_brings_the_row_back(ledger: Ledger) -> None:
    ledger.add_listed(row(HOME + "a", headline="标题", date="2017-12-25"), None, FRONT)
    (lease,) = ledger.lease((Role.ARTICLE,), 10)
    assert lease.row == ListedRow(HOME + "a", "http://example.com/news/", 1, "标题", "2017-12-25")
    assert ledger.pending == 0
    assert ledger.lease((Role.ARTICLE,), 10) == []


def test_what_a_kill_left_leased_is_pending_again(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add_listed(row(HOME + "a"), None, FRONT)
    ledger.lease((Role.ARTICLE,), 10)
    ledger.commit()
    again = reopen(ledger, tmp_path)
    assert again.pending == 0
    again.begin_run("r2", "2026-01-02", {})
    assert [lease.url for lease in again.lease((Role.ARTICLE,), 10)] == [HOME + "a"]


def test_what_was_not_committed_never_happened(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add_listed(row(HOME + "a"), None, FRONT)
    ledger.commit()
    ledger.add_listed(row(HOME + "b"), None, FRONT)
    again = reopen(ledger, tmp_path)
    assert again.find(HOME + "a") is not None
    assert again.find(HOME + "b") is None


def test_lists_are_read_once_in_a_generation_and_again_in_the_next(ledger: Ledger) -> None:
    assert ledger.add_page(HOME + "news/", Role.LIST) is True
    assert ledger.add_page(HOME + "news/index.html", Role.LIST) is False
    ledger.lease(LISTS, 10)
    ledger.set_state(HOME + "news/", State.DONE)
    assert ledger.add_page(HOME + "news/", Role.LIST) is False
    ledger.runs.end(1, "2026-01-01", "finished", {})
    ledger.begin_run("r2", "2026-01-02", {})
    assert ledger.add_page(HOME + "news/", Role.LIST) is True


def test_a_killed_generation_goes_on_and_does_not_start_over(ledger: Ledger) -> None:
    ledger.add_page(HOME + "news/", Role.LIST)
    ledger.lease(LISTS, 10)
    ledger.set_state(HOME + "news/", State.DONE)
    ledger.begin_run("r2", "2026-01-02", {})
    assert ledger.add_page(HOME + "news/", Role.LIST) is False


def test_other_arguments_start_a_new_generation(ledger: Ledger) -> None:
    ledger.add_page(HOME + "news/", Role.LIST)
    ledger.lease(LISTS, 10)
    ledger.set_state(HOME + "news/", State.DONE)
    ledger.begin_run("r2", "2026-01-02", {"since": "2017-01-01"})
    assert ledger.add_page(HOME + "news/", Role.LIST) is True


def test_failures_are_tried_again_by_the_next_run(ledger: Ledger) -> None:
    ledger.add_listed(row(HOME + "a"), None, FRONT)
    ledger.lease((Role.ARTICLE,), 10)
    ledger.set_state(HOME + "a", State.FAILED, "HTTP 500")
    assert ledger.failures == [(HOME + "a", "HTTP 500")]
    ledger.begin_run("r2", "2026-01-02", {})
    assert ledger.pending == 1


def test_a_rejected_candidate_that_a_list_shows_gets_another_chance(ledger: Ledger) -> None:
    assert ledger.add_candidate(row(HOME + "a")) is True
    assert ledger.add_candidate(row(HOME + "a")) is False
    ledger.lease((Role.CANDIDATE,), 10)
    ledger.set_state(HOME + "a", State.NOT_ARTICLE, "no date and not listed")
    assert ledger.add_listed(row(HOME + "a"), None, FRONT) is Seen.NEW
    assert [lease.role for lease in ledger.lease((Role.ARTICLE,), 10)] == [Role.ARTICLE]


def test_a_link_that_nothing_lists_waits_for_a_menu_or_a_sitemap(ledger: Ledger) -> None:
    unlisted = (State.EXCLUDED, UNLISTED)
    for name in ("section/", "article", "never"):
        ledger.add_candidate(row(HOME + name), unlisted)
    assert ledger.pending == 0
    assert ledger.add_page(HOME + "section/", Role.LIST, 1) is True
    assert ledger.add_candidate(row(HOME + "article")) is True
    assert ledger.add_candidate(row(HOME + "never"), unlisted) is False
    assert ledger.pending == 2


def test_a_row_outside_the_window_is_not_fetched_until_the_window_opens(ledger: Ledger) -> None:
    fate = (State.OUTSIDE_WINDOW, "list says 2012-01-07")
    assert ledger.add_listed(row(HOME + "a", date="2012-01-07"), None, FRONT, fate) is Seen.NEW
    assert ledger.pending == 0
    ledger.begin_run("r2", "2026-01-02", {})
    ledger.readmit(Window(date(2013, 1, 1)), keep_undated=True)
    assert ledger.pending == 0
    ledger.readmit(Window(date(2010, 1, 1)), keep_undated=True)
    assert ledger.pending == 1


def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ledger.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(ArchiveError, match="not a readable ledger"):
        Ledger(tmp_path / "ledger.db", Disk(tmp_path))


def test_a_ledger_of_another_version_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    ledger.set_meta("schema", 99)
    ledger.commit()
    with pytest.raises(ArchiveError, match="version 99"):
        reopen(ledger, tmp_path)
