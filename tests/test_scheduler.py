"""The order in which the ledger's addresses are fetched."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from runs import HOME, archive_article, begin_run
from scrapy import Request

from portalcrawl.archive.ledger import FRONT, Lease, ListedRow, Look, Role, State
from portalcrawl.archive.recheck import RecheckPlan
from portalcrawl.exceptions import FaultError, HeldOffError, NoSpaceError
from portalcrawl.items import Article
from portalcrawl.middlewares.backoff import NOT_BEFORE
from portalcrawl.middlewares.holds import LONGEST_WAIT
from portalcrawl.scheduler import BATCH, LedgerScheduler
from portalcrawl.spiders.run import Run
from portalcrawl.text.dates.window import Window


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    run = begin_run(tmp_path)
    run.walk.make_request = lambda lease: Request(lease.url, meta={"lease": lease})
    yield run
    run.archive.close()


def add_articles(run: Run, *names: str, section: int | None = None) -> None:
    for name in names:
        run.ledger.add_listed(ListedRow(HOME + name, HOME, 1), section, section or FRONT)


def add_section(run: Run, name: str) -> int:
    section = run.tree.add(f"{HOME}{name}/", (name,), (f"{HOME}{name}/",), "menu")
    assert section is not None
    return section.id


def fetched(scheduler: LedgerScheduler, most: int = 20) -> list[str]:
    """The paths of what is handed out until all must wait."""
    found: list[str] = []
    while len(found) < most and (request := scheduler.next_request()) is not None:
        found.append(request.url.removeprefix(HOME))
    return found


def test_lists_and_articles_take_turns(run: Run) -> None:
    number = add_section(run, "news")
    run.ledger.add_page(HOME + "news/2.html", Role.LIST, number)
    add_articles(run, "1.html", "2.html", "3.html", section=number)
    assert fetched(LedgerScheduler(run)) == ["news/", "1.html", "news/2.html", "2.html", "3.html"]


def test_what_no_list_shows_waits_for_all_lists(run: Run) -> None:
    add_section(run, "news")
    run.ledger.add_candidate(ListedRow(HOME + "c.html", HOME, 1))
    run.ledger.add_page(HOME + "sitemap.xml", Role.SITEMAP)
    scheduler = LedgerScheduler(run)
    assert fetched(scheduler) == ["news/"]
    assert scheduler.has_pending_requests()
    run.ledger.set_state(HOME + "news/", State.DONE)
    assert fetched(scheduler) == ["sitemap.xml", "c.html"]


def test_what_a_front_page_shows_waits_for_the_sections_that_may_file_it(run: Run) -> None:
    number = add_section(run, "news")
    add_articles(run, "front.html")
    add_articles(run, "filed.html", section=number)
    scheduler = LedgerScheduler(run)
    assert fetched(scheduler) == ["news/", "filed.html"]
    run.ledger.set_state(HOME + "news/", State.DONE)
    assert fetched(scheduler) == ["front.html"]


def test_looks_come_behind_all_that_is_new(run: Run) -> None:
    archive_article(run, Article(HOME + "old.html", "会议", "今天上午，园区召开会议。"))
    run.ledger.plan_rechecks(RecheckPlan(0), int(time.time()) + 60, Window())
    run.ledger.add_candidate(ListedRow(HOME + "c.html", HOME, 1))
    scheduler = LedgerScheduler(run)
    assert fetched(scheduler) == ["c.html", "old.html"]
    assert isinstance(run.ledger.leased[HOME + "old.html"], Look)


def test_a_lease_without_a_request_is_passed_over(run: Run) -> None:
    def refuse_first(lease: Lease) -> Request | None:
        if lease.url.endswith("1.html"):
            run.ledger.set_state(lease.url, State.EXCLUDED, "x")
            return None
        return Request(lease.url)

    run.walk.make_request = refuse_first
    add_articles(run, "1.html", "2.html")
    assert fetched(LedgerScheduler(run)) == ["2.html"]


def test_little_is_leased_at_a_time(run: Run) -> None:
    add_articles(run, *(f"{number}.html" for number in range(BATCH + 5)))
    assert LedgerScheduler(run).next_request() is not None
    assert len(run.ledger.leased) == BATCH


def test_a_request_of_a_lease_that_goes_on_comes_first(run: Run) -> None:
    add_articles(run, "1.html")
    scheduler = LedgerScheduler(run)
    assert scheduler.enqueue_request(Request(HOME + "again"))
    past = Request(HOME + "now", meta={NOT_BEFORE: time.monotonic() - 1})
    assert scheduler.enqueue_request(past)
    assert fetched(scheduler) == ["again", "now", "1.html"]


def test_a_disk_that_fails_ends_the_run(run: Run) -> None:
    def refuse(lease: Lease) -> Request | None:
        raise NoSpaceError("full")

    run.walk.make_request = refuse
    add_articles(run, "1.html")
    assert LedgerScheduler(run).next_request() is None
    assert isinstance(run.error, NoSpaceError)


@pytest.mark.parametrize(("seconds", "is_ended"), [(60, False), (LONGEST_WAIT + 60, True)])
def test_a_portal_that_asks_for_a_pause_is_left_alone(run: Run, seconds: float, is_ended: bool) -> None:
    add_articles(run, "1.html")
    run.holds.note("example.com", seconds, time.time())
    assert LedgerScheduler(run).next_request() is None
    assert run.ledger.leased == {}
    assert isinstance(run.error, HeldOffError) == is_ended


@pytest.mark.parametrize("asked", [LedgerScheduler.next_request, LedgerScheduler.has_pending_requests])
def test_a_fault_of_our_own_ends_the_run_in_one_line(
    asked: Callable[[LedgerScheduler], object], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: object, *_: object, **__: object) -> None:
        raise TypeError("planted")

    monkeypatch.setattr(type(run.tree), "list_unproven", fail)
    monkeypatch.setattr(type(run.ledger), "has_work", property(fail))
    assert not asked(LedgerScheduler(run))
    assert isinstance(run.error, FaultError)
    assert "TypeError('planted') (test_scheduler.py, line " in str(run.error)
    assert "\n" not in str(run.error)
