"""Which list pages count as read in a generation, and why no further ones were."""

from pathlib import Path

import pytest
from ledgers import HOME, begin, list_article

from portalcrawl.archive.ledger import NO_MAP, REDIRECTS_TO, Ledger, Role, State, Stop
from portalcrawl.archive.ledger.questions.list_pages import ListPages, PageRead, Reach

NEWS = HOME + "n/"


@pytest.mark.parametrize(
    ("state", "reason", "is_unread"),
    [
        (State.DONE, None, False),
        (State.PENDING, None, False),
        (State.FAILED, "HTTP 500", True),
        (State.GONE, "HTTP 404", True),
        (State.GONE, "HTTP 404, a site map", False),
        (State.NOT_ARTICLE, "redirects to the home page", True),
        (State.EXCLUDED, "robots.txt", True),
        (State.EXCLUDED, "redirects offsite to example.org", False),
    ],
)
def test_pages_that_could_not_be_read(state: State, reason: str | None, is_unread: bool) -> None:
    assert PageRead(NEWS, state, reason, None).is_unread is is_unread


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A section with a first page of two rows."""
    ledger = begin(tmp_path)
    ledger.sections.add(NEWS, ("n",), (NEWS,), 0, "menu")
    for name in "ab":
        list_article(ledger, name, 1)
    ledger.add_page(NEWS, Role.LIST, 1)
    return ledger


def settle(ledger: Ledger, name: str, state: State, reason: str | None = None) -> None:
    ledger.add_page(NEWS + name, Role.LIST, 1)
    ledger.lease((Role.LIST,), 10)
    if state is State.DONE:
        ledger.set_read(NEWS + name, 2)
    else:
        ledger.set_state(NEWS + name, state, reason)


def look(ledger: Ledger, *, windowed: bool = False, incremental: bool = False, known: int = 2) -> ListPages:
    reach = Reach(is_windowed=windowed, is_incremental=incremental, listed={1: (known, 2)})
    return ListPages(ledger.database, 1, NEWS, ledger.generation, reach)


@pytest.mark.parametrize(
    ("pages", "windowed", "incremental", "known", "stop", "missing"),
    [
        ({"": State.DONE}, False, False, 2, Stop.END, 3),
        ({"": State.DONE}, True, False, 2, Stop.WINDOW, None),
        ({"": State.DONE}, False, True, 9, Stop.END, 3),  # there is nothing but this page
        ({"": State.DONE, "2.html": State.DONE}, False, True, 2, Stop.END, 3),  # all that was ever shown
        ({"": State.DONE, "2.html": State.DONE}, False, True, 4, Stop.KNOWN, 1),
        ({"": State.DONE, "2.html": State.FAILED}, False, False, 2, Stop.FAILED, 3),
        ({"": State.GONE}, False, False, 2, Stop.ABSENT, None),
    ],
)
def test_why_no_further_page_was_read(
    ledger: Ledger,
    pages: dict[str, State],
    windowed: bool,
    incremental: bool,
    known: int,
    stop: Stop,
    missing: int | None,
) -> None:
    for name, state in pages.items():
        settle(ledger, name, state, "HTTP 500")
    found = look(ledger, windowed=windowed, incremental=incremental, known=known)
    assert (found.is_met, found.stop, found.count_missing(5)) == (True, stop, missing)
    assert found.count_missing(None) is None


def test_a_page_that_is_still_to_be_read(ledger: Ledger) -> None:
    found = look(ledger)
    assert (found.stop, found.first_rows, found.done) == (Stop.INTERRUPTED, None, [])


def test_a_list_that_was_planned_to_be_read_whole(ledger: Ledger) -> None:
    for name in ("", "2.html"):
        settle(ledger, name, State.DONE)
    ledger.readings.plan_whole(1, ledger.generation)
    assert look(ledger, incremental=True, known=4).stop is Stop.END


def test_of_an_earlier_generation_nothing_counts(ledger: Ledger) -> None:
    settle(ledger, "", State.DONE)
    ledger.runs.end(1, "2026-01-02", "finished", {})
    ledger.begin_run("r2", "2026-01-02", {})
    assert not look(ledger).is_met


@pytest.mark.parametrize(("state", "reason", "is_named"), [(State.GONE, "HTTP 404", True), (State.DONE, None, False)])
def test_where_the_section_s_address_leads_is_not_asked_for_again(
    ledger: Ledger, state: State, reason: str | None, *, is_named: bool
) -> None:
    """A list page that is gone is seldom asked for: what is missing is missing in each run."""
    end = "now/"
    settle(ledger, end, state, reason)
    settle(ledger, "", State.DUPLICATE, REDIRECTS_TO + NEWS + end)
    ledger.runs.end(1, "2026-01-02", "finished", {})
    ledger.begin_run("r2", "2026-01-02", {})
    settle(ledger, "", State.DUPLICATE, REDIRECTS_TO + NEWS + end)
    assert [page.url for page in look(ledger).pages if page.is_unread] == ([NEWS + end] if is_named else [])


@pytest.mark.parametrize(("shown", "is_missed"), [(0, False), (5, True)])
def test_a_site_map_that_is_gone_is_missed_if_it_had_rows(ledger: Ledger, shown: int, *, is_missed: bool) -> None:
    ledger.lease((Role.LIST,), 10)
    ledger.set_read(NEWS, shown)
    ledger.runs.end(1, "2026-01-02", "finished", {})
    ledger.begin_run("r2", "2026-01-02", {})
    settle(ledger, "", State.GONE, "HTTP 404" + NO_MAP)
    assert [page.url for page in look(ledger).pages if page.is_unread] == ([NEWS] if is_missed else [])
