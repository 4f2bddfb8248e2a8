"""What is handed out, in which order, and what comes back."""

from datetime import date
from pathlib import Path

import pytest
from ledgers import ARTICLE, HOME, archive, begin, lease_article, list_article, open_ledger, state_of

from portalcrawl.archive.ledger import Ledger, ListedRow, Role, State
from portalcrawl.archive.recheck import DAY, RecheckPlan
from portalcrawl.text.dates.window import Window

LATER = 4_000_000_000


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return begin(tmp_path)


def test_the_order_of_the_roles_comes_before_the_order_of_meeting(ledger: Ledger) -> None:
    ledger.add_candidate(ListedRow(HOME + "candidate", HOME, 1))
    first, second = list_article(ledger, "a"), list_article(ledger, "b")
    ledger.add_page(HOME + "news/", Role.LIST)
    leases = ledger.lease((Role.LIST, Role.ARTICLE, Role.CANDIDATE), 3)
    assert [lease.url for lease in leases] == [HOME + "news/", first, second]
    assert ledger.pending == 1
    assert ledger.lease((Role.LIST, Role.ARTICLE), 3) == [], "nothing is handed out twice"


def test_only_what_a_section_lists(ledger: Ledger) -> None:
    section = ledger.sections.add(HOME + "n/", ("n",), (HOME + "n/",), 0, "menu")
    list_article(ledger, "front")
    filed = list_article(ledger, "filed", section.id)
    assert [lease.url for lease in ledger.lease(ARTICLE, 10, filed=True)] == [filed]


def test_looks_of_a_clock_that_was_ahead_are_brought_to_the_present(ledger: Ledger) -> None:
    archive(ledger, "a")
    db = ledger.database
    now, ahead = 1_700_000_000, 1_700_000_000 + 300 * DAY
    db.execute("UPDATE urls SET checked = ?, due = ?", (ahead, ahead + 2 * DAY))
    ledger.plan_rechecks(RecheckPlan(), now, Window())
    assert db.execute("SELECT checked, due FROM urls").fetchone() == (now, now + 2 * DAY)
    # A clock that is corrected by minutes changes nothing.
    db.execute("UPDATE urls SET checked = ?, due = ?", (now + 600, now + DAY))
    ledger.plan_rechecks(RecheckPlan(), now, Window())
    assert db.execute("SELECT checked, due FROM urls").fetchone() == (now + 600, now + DAY)


def test_a_reason_that_no_longer_holds(ledger: Ledger) -> None:
    for name, reason in (("a", "list page"), ("b", "no date")):
        ledger.set_state(lease_article(ledger, name).url, State.NOT_ARTICLE, reason)
    ledger.readmit_rejected("list page")
    assert (state_of(ledger, HOME + "a"), state_of(ledger, HOME + "b")[0]) == (("pending", ""), "not_article")
    assert ledger.pending == 1


@pytest.mark.parametrize(("published", "is_back"), [("2017-12-25", True), ("2016-01-01", False), (None, True)])
def test_another_window(ledger: Ledger, published: str | None, is_back: bool) -> None:
    ledger.set_state(lease_article(ledger, "a").url, State.OUTSIDE_WINDOW, "published", published)
    ledger.readmit(Window(since=date(2017, 1, 1)), keep_undated=True)
    assert (state_of(ledger, HOME + "a")[0] == "pending") is is_back


@pytest.mark.parametrize(
    ("state", "is_tried_again"), [(State.FAILED, True), (State.GONE, False), (State.EXCLUDED, False)]
)
def test_what_the_next_run_tries_again(ledger: Ledger, state: State, is_tried_again: bool) -> None:
    ledger.set_state(lease_article(ledger, "a").url, state, "HTTP 500")
    lease_article(ledger, "b")  # the run is killed while it is fetched
    ledger.begin_run("r2", "2026-01-02", {})
    assert (state_of(ledger, HOME + "a")[0] == "pending") is is_tried_again
    assert state_of(ledger, HOME + "b")[0] == "pending"
    assert ledger.pending == 1 + is_tried_again


def test_the_longest_overdue_first_and_each_once(ledger: Ledger) -> None:
    ledger.plan_rechecks(RecheckPlan(), 1, Window())
    old, young = archive(ledger, "old", published="2001-01-01"), archive(ledger, "young")
    assert ledger.lease_due(10) == [], "a look is never due in the run that took the article"
    ledger.plan_rechecks(RecheckPlan(), LATER, Window())
    assert ledger.due == 2
    due = ledger.lease_due(10)
    assert {lease.url for lease in due} == {old.url, young.url}
    assert all(lease.held is not None and lease.held.version == 1 for lease in due)
    assert (ledger.lease_due(10), ledger.due) == ([], 0)
    ledger.give_back()
    assert (ledger.due, state_of(ledger, old.url)[0]) == (2, "archived")


@pytest.mark.parametrize(
    ("plan", "window", "count"),
    [
        (RecheckPlan(), Window(), 2),
        (RecheckPlan(None), Window(), 0),
        (RecheckPlan(), Window(since=date(2010, 1, 1)), 1),
        (RecheckPlan(), Window(until=date(2010, 1, 1)), 1),
    ],
)
def test_looks_of_a_window(ledger: Ledger, plan: RecheckPlan, window: Window, count: int) -> None:
    ledger.plan_rechecks(RecheckPlan(), 1, Window())
    archive(ledger, "old", published="2001-01-01")
    archive(ledger, "young", published="2017-12-25T09:29")
    ledger.plan_rechecks(plan, LATER, window)
    assert ledger.due == len(ledger.lease_due(10)) == count


def test_a_shorter_plan_brings_looks_forward(ledger: Ledger, tmp_path: Path) -> None:
    ledger.plan_rechecks(RecheckPlan(), 1, Window())
    archive(ledger, "old", published="2001-01-01")
    query = "SELECT due - checked FROM urls WHERE due IS NOT NULL"
    assert ledger.database.execute(query).fetchone()[0] > 2 * DAY
    ledger.plan_rechecks(RecheckPlan(2 * DAY), 2, Window())
    assert ledger.database.execute(query).fetchone()[0] == 2 * DAY
    ledger.commit()
    ledger.close()
    again = open_ledger(tmp_path)
    assert again.get_meta("recheck") == 2 * DAY
    again.close()


def test_sections_that_are_open(ledger: Ledger) -> None:
    for number in (1, 2):
        for page in ("", "list_2.html"):
            ledger.add_page(f"{HOME}{number}/{page}", Role.LIST, number)
    assert ledger.count_open_sections() == 2
    for lease in ledger.lease((Role.LIST,), 10):
        if lease.section == 1:
            ledger.set_state(lease.url, State.DONE)
    assert ledger.count_open_sections() == 1, "what is leased is open"
