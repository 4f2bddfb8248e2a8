"""A run's counts, and what ends it."""

import logging
from datetime import date

import pytest
from runs import HOME, MakeRun

from portalcrawl.archive.ledger import FINISHED, FRONT, INCOMPLETE, Lease, ListedRow, Role, State
from portalcrawl.exceptions import ArchiveError, PortalUnreachableError
from portalcrawl.extraction.article import UNDATED
from portalcrawl.profiles.model import ArticleAddresses, Portal, Profile
from portalcrawl.spiders.portal import PortalSpider
from portalcrawl.spiders.run import MAX_FAILURES_IN_A_ROW, Run, find_run
from portalcrawl.text.dates.window import Window

ONE = Lease(1, HOME + "1.html", Role.ARTICLE, None, None)
START = Lease(2, HOME, Role.HOME, None, None)


def fail(run: Run, times: int) -> None:
    for _ in range(times):
        run.note_fate(ONE, State.FAILED, "timed out")


def test_a_portal_that_answers_nothing_any_more_ends_the_run(run: Run, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        fail(run, MAX_FAILURES_IN_A_ROW - 1)
        assert run.error is None
        fail(run, 1)
    assert isinstance(run.error, PortalUnreachableError)
    assert caplog.messages == [f"{ONE.url}: timed out"] * MAX_FAILURES_IN_A_ROW


@pytest.mark.parametrize("state", [None, State.GONE, State.NOT_ARTICLE])
def test_failures_are_counted_in_a_row(run: Run, state: State | None) -> None:
    fail(run, MAX_FAILURES_IN_A_ROW - 1)
    if state is None:
        run.note_answer()
    else:
        run.note_fate(ONE, state, "HTTP 404")
    fail(run, MAX_FAILURES_IN_A_ROW - 1)
    assert run.error is None


def test_failures_of_another_host_say_nothing_about_the_portal(run: Run) -> None:
    elsewhere = Lease(3, "http://192.168.1.5/sitemap1.xml", Role.SITEMAP, None, None)
    fail(run, MAX_FAILURES_IN_A_ROW - 1)
    for _ in range(MAX_FAILURES_IN_A_ROW):
        run.note_fate(elsewhere, State.FAILED, "192.168.1.5 is a private address")
    assert run.error is None
    fail(run, 1)
    assert isinstance(run.error, PortalUnreachableError)


def test_a_start_page_that_cannot_be_read_ends_the_run(run: Run) -> None:
    run.note_fate(START, State.GONE, "HTTP 404")
    assert str(run.error) == f"{HOME}: the start page cannot be read (HTTP 404)"


def test_one_of_several_home_pages_may_fail(run: Run) -> None:
    run.doors.add(START.url)
    run.note_fate(START, State.GONE, "HTTP 404")
    assert run.error is None


def test_the_first_error_is_told(run: Run) -> None:
    first = ArchiveError("first")
    run.stop(first)
    run.stop(ArchiveError("second"))
    assert run.error is first
    run.stop(None, "max_articles")
    assert run.error is first


@pytest.mark.parametrize(("reason", "stops"), [(FINISHED, True), (INCOMPLETE, False), (None, False)])
def test_lists_end_at_known_rows_once_a_run_was_whole(make_run: MakeRun, reason: str | None, stops: bool) -> None:
    run = make_run()
    assert not run.stops_at_known
    if reason is not None:
        run.archive.end_run(reason, {})
    assert make_run().stops_at_known is stops


def test_what_an_earlier_window_left_out_comes_back(make_run: MakeRun) -> None:
    run = make_run(Window(since=date(2018, 1, 1)))
    row = ListedRow(HOME + "1.html", HOME, 1, date="2017-12-25")
    run.ledger.add_listed(row, None, FRONT, (State.OUTSIDE_WINDOW, "list says 2017-12-25"))
    run.archive.commit()
    assert make_run(Window(since=date(2017, 12, 26))).ledger.pending == 0
    assert make_run(Window(since=date(2017, 12, 25))).ledger.pending == 1


@pytest.mark.parametrize(("dated", "pending"), [(True, 0), (False, 1)])
def test_a_profile_that_allows_articles_without_a_date_brings_them_back(
    make_run: MakeRun, dated: bool, pending: int
) -> None:
    run = make_run()
    run.ledger.add_listed(ListedRow(HOME + "1.html", HOME, 1), None, FRONT)
    [lease] = run.ledger.lease((Role.ARTICLE,), 1)
    run.ledger.set_state(lease.url, State.NOT_ARTICLE, UNDATED)
    run.archive.commit()
    profile = Profile(Portal(HOME), articles=ArticleAddresses(dated=dated))
    assert make_run(profile=profile).ledger.pending == pending


def test_a_home_page_that_was_redirected_may_be_asked_from_the_start(make_run: MakeRun) -> None:
    run = make_run()
    assert set(run.hosts) == {"example.com"}
    run.ledger.set_meta("home_url", "http://www.example.org/")
    run.archive.commit()
    assert make_run().hosts == ["example.com", "example.org"]


def test_the_run_is_found_by_its_crawler(run: Run) -> None:
    assert find_run(run.crawler) is None
    run.crawler.spider = PortalSpider(run)
    assert find_run(run.crawler) is run
    assert run.crawler.spider.allowed_domains is run.hosts
