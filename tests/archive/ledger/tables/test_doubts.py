"""Fates that a passing trouble may have caused: when they are asked for again, and when they are final."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from ledgers import ARTICLE, HOME, archive, begin, lease_article, list_article, state_of

from portalcrawl.archive.ledger import FINISHED, FRONT, Lease, Ledger, ListedRow, Role, State, Stop, Validators
from portalcrawl.archive.ledger.tables.walks import ListWalk, WalkTable
from portalcrawl.archive.recheck import DAY, RecheckPlan
from portalcrawl.text.dates.window import Window

NOON = 1_700_000_000 // DAY * DAY + DAY // 2
Clock = Callable[[float], None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the clock to so many days behind the first noon."""

    def set_clock(days: float) -> None:
        monkeypatch.setattr("time.time", lambda: NOON + days * DAY)

    set_clock(0)
    return set_clock


@pytest.fixture
def ledger(tmp_path: Path, at: Clock) -> Iterator[Ledger]:
    ledger = begin(tmp_path)
    yield ledger
    ledger.close()


def begin_next(ledger: Ledger) -> int:
    """Begin the generation behind the last one; its run's number."""
    last = int(ledger.database.execute("SELECT max(id) FROM runs").fetchone()[0])
    ledger.runs.end(last, "", FINISHED, {})
    return ledger.begin_run("r", "", {})


def start(ledger: Ledger, days: float, plan: RecheckPlan | None = None) -> None:
    """The next run, so many days behind the first noon."""
    begin_next(ledger)
    ledger.plan_rechecks(plan or RecheckPlan(), int(NOON + days * DAY), Window())


def doubt(ledger: Ledger, name: str = "a", *, is_urgent: bool = True) -> Lease:
    lease = lease_article(ledger, name)
    ledger.set_doubtful(lease.url, State.GONE, "HTTP 404", is_urgent=is_urgent)
    return lease


def waits(ledger: Ledger, at: Clock, *, is_urgent: bool) -> list[float]:
    """The days between the times at which a dead page is asked for, each time as soon as it is due."""
    lease, day, found = doubt(ledger, is_urgent=is_urgent), 0.0, []
    for _ in range(6):
        due = int(ledger.database.execute("SELECT due FROM urls WHERE id = ?", (lease.id,)).fetchone()[0])
        found.append(max(0, round((due - NOON) / DAY - day, 1)))
        day = max(day, (due - NOON) / DAY)
        at(day)
        start(ledger, day)
        assert [one.url for one in ledger.lease_due(9)] == [lease.url]
        ledger.set_doubtful(lease.url, State.GONE, "HTTP 404", is_urgent=is_urgent)
    return found


@pytest.mark.parametrize(("is_urgent", "expected"), [(True, [0, 1, 2, 4, 8, 16]), (False, [1, 2, 4, 8, 16, 30])])
def test_the_times_between_two_tries_double(ledger: Ledger, at: Clock, is_urgent: bool, expected: list[float]) -> None:
    assert waits(ledger, at, is_urgent=is_urgent) == expected


def test_what_is_in_doubt_is_leased_with_the_fate_that_it_had(ledger: Ledger) -> None:
    lease = doubt(ledger)
    assert ledger.lease_due(9) == []
    start(ledger, 1)
    [again] = ledger.lease_due(9)
    assert (again.url, again.doubted) == (lease.url, (State.GONE, "HTTP 404"))
    assert (ledger.lease_due(9), ledger.has_work) == ([], False)


def test_a_run_that_plans_no_looks_asks_for_what_is_not_held(ledger: Ledger) -> None:
    archive(ledger, "held")
    doubt(ledger, "dead")
    start(ledger, 99, RecheckPlan(None))
    assert [one.url for one in ledger.lease_due(9)] == [HOME + "dead"]


def test_a_run_over_some_sections_asks_for_these(ledger: Ledger) -> None:
    for name, section in (("a", 4), ("b", 5)):
        list_article(ledger, name, section)
    for lease in ledger.lease(ARTICLE, 9):
        ledger.set_doubtful(lease.url, State.GONE, "HTTP 404", is_urgent=True)
    start(ledger, 1)
    assert [one.url for one in ledger.lease_due(9, [5])] == [HOME + "b"]


@pytest.mark.parametrize("state", [State.EXCLUDED, State.FAILED, State.OUTSIDE_WINDOW])
def test_a_fate_that_is_sure_ends_the_doubt(ledger: Ledger, state: State) -> None:
    lease = doubt(ledger)
    start(ledger, 1)
    ledger.lease_due(9)
    ledger.set_state(lease.url, state, "x")
    assert ledger.doubts.count() == 0
    start(ledger, 99)
    assert ledger.lease_due(9) == []


def see(ledger: Ledger, days: float, *, is_well: bool = True) -> None:
    """A run that finds a dead page dead."""
    ledger.doubts.ask_now()
    start(ledger, days)
    ledger.doubts.ask_now()
    for lease in ledger.lease_due(9):
        ledger.set_doubtful(lease.url, State.GONE, "HTTP 404", is_urgent=True)
    if is_well:
        ledger.doubts.settle(int(NOON + days * DAY))


def read_whole(ledger: Ledger) -> None:
    """The front list is read to its end, without the row."""
    walk = ListWalk(FRONT, "", 1, 0, 0, 1, 0, None, None, None, Stop.END)
    WalkTable(ledger.database).put(begin_next(ledger), ledger.generation, [walk])


@pytest.mark.parametrize(
    ("days", "ills", "is_final"),
    [
        ([0.0, 1.0], [], True),
        ([0.0], [], False),
        ([0.0, 0.1, 0.2], [], False),
        ([0.4, 0.6], [], False),
        ([0.0, 1.0], [1.0], False),
        ([0.0, 1.0, 2.0, 3.0], [0.0, 2.0], True),
        ([1.0, 0.0], [], False),
    ],
    ids=[
        "two days",
        "one day",
        "one day, thrice",
        "over midnight",
        "ill on the second",
        "ill on some",
        "clock set back",
    ],
)
def test_two_days_on_which_the_portal_is_well_are_enough(
    ledger: Ledger, days: list[float], ills: list[float], is_final: bool
) -> None:
    lease = doubt(ledger)
    read_whole(ledger)
    for day in days:
        see(ledger, day, is_well=day not in ills)
    assert (ledger.doubts.count() == 0) is is_final
    start(ledger, 400)
    assert ([one.url for one in ledger.lease_due(9)] == [lease.url]) is not is_final
    assert state_of(ledger, lease.url)[0] == ("gone" if is_final else "leased")


def test_what_a_list_shows_is_never_final(ledger: Ledger) -> None:
    doubt(ledger)
    for day in range(5):
        see(ledger, day)
    assert ledger.doubts.count() == 1


def test_what_was_final_and_is_listed_again_is_asked_for(ledger: Ledger) -> None:
    doubt(ledger)
    read_whole(ledger)
    for day in (0, 1):
        see(ledger, day)
    assert ledger.doubts.count() == 0
    start(ledger, 50)
    list_article(ledger, "a")
    assert [one.url for one in ledger.lease_due(9)] == [HOME + "a"]
    ledger.set_doubtful(HOME + "a", State.GONE, "HTTP 404", is_urgent=True)
    list_article(ledger, "a", 7)
    assert ledger.lease_due(9) == [], "once in a run, whatever other lists show"


def test_a_withdrawn_article_that_is_listed_again_while_its_look_is_due(ledger: Ledger) -> None:
    """The counts of what is due went below zero here, and the run never ended."""
    lease = archive(ledger, "a")
    ledger.set_gone(lease.url, "HTTP 404")
    start(ledger, 99)
    ledger.database.execute("UPDATE urls SET due = 5 WHERE id = ?", (lease.id,))
    assert [one.url for one in ledger.lease_due(9)] == [lease.url]
    list_article(ledger, "a", 3)
    ledger.set_unchanged(lease.url, "the same content")
    assert (ledger.lease_due(9), ledger.has_work) == ([], False)


def test_a_page_in_doubt_is_asked_for_where_it_has_changed(ledger: Ledger) -> None:
    lease = lease_article(ledger, "a")
    ledger.note_validators(lease.url, Validators('"7"', None))
    ledger.set_doubtful(lease.url, State.NOT_ARTICLE, "no body", is_urgent=True)
    start(ledger, 1)
    [again] = ledger.lease_due(9)
    assert again.validators == Validators('"7"', None)
    ledger.set_same(lease.url)
    assert state_of(ledger, lease.url) == ("not_article", "no body")
    ledger.doubts.begin_reading("a better reader")
    start(ledger, 9)
    [again] = ledger.lease_due(9)
    assert again.validators is None, "what another reader has rejected is read again"


def test_a_dead_list_page_is_asked_for_when_its_time_has_come(ledger: Ledger) -> None:
    url = HOME + "list_9.html"
    ledger.add_page(url, Role.LIST, 4)
    for day, is_asked in ((0, True), (0.1, True), (0.2, False), (0.5, False), (1.2, True)):
        start(ledger, day)
        ledger.add_pages_of(4)
        ledger.add_page(url, Role.LIST, 4)
        leases = [*ledger.lease((Role.LIST,), 9), *ledger.lease_due(9)]
        assert bool(leases) is is_asked, day
        for lease in leases:
            ledger.set_doubtful(lease.url, State.GONE, "HTTP 404", is_urgent=True)


def test_an_offsite_row_that_is_not_offsite_any_more_is_fetched(ledger: Ledger) -> None:
    row = ListedRow(HOME + "a", HOME, 1)
    ledger.add_listed(row, None, FRONT, (State.EXCLUDED, "offsite"))
    ledger.add_listed(row, None, FRONT, (State.EXCLUDED, "offsite"))
    assert ledger.pending == 0
    ledger.add_listed(row, None, FRONT)
    assert ledger.pending == 1
