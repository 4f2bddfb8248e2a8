"""What each fate notes beside the state."""

from pathlib import Path
from typing import Any

import pytest
from ledgers import HOME, archive, begin, digest, lease_article, state_of

from portalcrawl.archive.ledger import Held, Ledger, Role, State, Validators
from portalcrawl.archive.ledger.tables.fates import MAX_FAILURES_NAMED, MOST_TWINS
from portalcrawl.archive.recheck import DAY, RecheckPlan
from portalcrawl.archive.segments import Place
from portalcrawl.text.dates.window import Window

LATER = 4_000_000_000
TAG = Validators('"v1"', None)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = begin(tmp_path)
    ledger.plan_rechecks(RecheckPlan(), 1, Window())
    return ledger


def read(ledger: Ledger, url: str, *columns: str) -> tuple[Any, ...]:
    found = ledger.find(url)
    assert found is not None
    query = f"SELECT {', '.join(columns)} FROM urls WHERE id = ?"
    row: tuple[Any, ...] = ledger.database.execute(query, (found[0],)).fetchone()
    return row


def look_again(ledger: Ledger, url: str) -> Held:
    """Lease an archived article, whose next look is due."""
    ledger.plan_rechecks(RecheckPlan(), ledger.started + LATER, Window())
    ledger.lease_due(10)
    held = ledger.leased[url].held
    assert held is not None
    return held


@pytest.mark.parametrize(("state", "are_kept"), [(State.DONE, True), (State.FAILED, False), (State.NOT_ARTICLE, False)])
def test_validators_are_kept_of_what_was_read_alone(ledger: Ledger, state: State, are_kept: bool) -> None:
    ledger.add_page(HOME + "n/", Role.LIST)
    ledger.lease((Role.LIST,), 1)
    ledger.note_validators(HOME + "n/", TAG)
    ledger.set_state(HOME + "n/", state, "reason")
    assert read(ledger, HOME + "n/", "etag", "modified") == (('"v1"', None) if are_kept else (None, None))


def test_a_list_that_is_the_same_keeps_its_validators(ledger: Ledger) -> None:
    ledger.add_page(HOME + "n/", Role.LIST)
    ledger.lease((Role.LIST,), 1)
    ledger.note_validators(HOME + "n/", TAG)
    ledger.set_read(HOME + "n/", 20)
    ledger.runs.end(1, "2026-01-02", "finished", {})
    ledger.begin_run("r2", "2026-01-02", {})
    ledger.add_page(HOME + "n/", Role.LIST)
    assert ledger.lease((Role.LIST,), 1)[0].validators == TAG
    ledger.set_same(HOME + "n/")
    assert read(ledger, HOME + "n/", "state", "reason", "etag", "shown") == ("done", "HTTP 304", '"v1"', 20)


@pytest.mark.parametrize(("shown", "reason"), [(0, "no rows"), (20, "")])
def test_a_list_without_rows_says_so(ledger: Ledger, shown: int, reason: str) -> None:
    ledger.add_page(HOME + "n/", Role.LIST)
    ledger.lease((Role.LIST,), 1)
    ledger.set_read(HOME + "n/", shown)
    assert state_of(ledger, HOME + "n/") == ("done", reason)


def test_a_new_version_leaves_the_old_one_behind(ledger: Ledger) -> None:
    url = archive(ledger, "a", published="2017-12-25").url
    old = look_again(ledger, url)
    ledger.set_archived(url, Place(2, 0, 50, 8), digest("new"), "2017-12-25", "a")
    assert read(ledger, url, "segment", "start", "version") == (2, 0, 2)
    versions = ledger.database.execute("SELECT version, segment, start, length, crc FROM versions").fetchall()
    assert versions == [(1, old.place.segment, old.place.offset, old.place.length, old.place.crc)]
    assert look_again(ledger, url).changed > old.changed, "it was seen to change, so the next look is sooner"


def test_an_unchanged_article_stays_as_old_as_it_is(ledger: Ledger) -> None:
    url = archive(ledger, "a", published="2017-12-25").url
    held = look_again(ledger, url)
    ledger.note_validators(url, TAG)
    ledger.set_unchanged(url, "the same text")
    assert read(ledger, url, "state", "changed", "missed", "etag") == ("unchanged", held.changed, None, '"v1"')


def test_the_first_look_that_missed_it_is_remembered(ledger: Ledger) -> None:
    url = archive(ledger, "a").url
    look_again(ledger, url)
    ledger.set_odd(url, "HTTP 500", is_missing=False)
    assert read(ledger, url, "missed") == (None,)
    look_again(ledger, url)
    ledger.set_odd(url, "HTTP 404", is_missing=True)
    missed, due = read(ledger, url, "missed", "due")
    assert due >= missed + DAY
    assert look_again(ledger, url).missed == missed
    ledger.set_odd(url, "HTTP 500", is_missing=False)
    assert read(ledger, url, "missed") == (missed,), "an answer that says nothing takes nothing back"
    look_again(ledger, url)
    ledger.set_unchanged(url, "the same text")
    assert read(ledger, url, "missed") == (None,)


def test_a_withdrawn_article_keeps_its_record_and_stands_for_no_copy(ledger: Ledger) -> None:
    url = archive(ledger, "a").url
    assert [twin.url for twin in ledger.list_twins(digest("a"))] == [url]
    ledger.set_gone(url, "HTTP 404")
    assert read(ledger, url, "state", "segment", "due", "missed") == ("gone", 1, None, 0)
    assert ledger.list_twins(digest("a")) == []


def test_a_look_is_never_due_again_in_its_run(ledger: Ledger) -> None:
    """The clock may have been set back: the run began in what is the future now."""
    url = archive(ledger, "a").url
    look_again(ledger, url)
    ledger.set_unchanged(url, "the same text")
    assert read(ledger, url, "due")[0] > ledger.started


def test_only_the_first_failures_are_named(ledger: Ledger) -> None:
    for number in range(MAX_FAILURES_NAMED + 3):
        ledger.set_state(lease_article(ledger, str(number)).url, State.FAILED, "HTTP 500")
    assert len(ledger.failures) == MAX_FAILURES_NAMED
    assert ledger.tally[Role.ARTICLE, State.FAILED] == MAX_FAILURES_NAMED + 3


def test_redirects_in_circles_fail_together(ledger: Ledger) -> None:
    for name in ("a", "b"):
        ledger.set_state(lease_article(ledger, name).url, State.DUPLICATE, "redirects to c")
    ledger.fail_again([HOME + "a"], "redirects in circles")
    assert state_of(ledger, HOME + "a") == ("failed", "redirects in circles")
    assert state_of(ledger, HOME + "b") == ("duplicate", "redirects to c")
    assert ledger.reason_of(HOME + "never-met") == ""


def test_of_a_text_that_very_many_share_the_first_are_named_and_those_of_the_headline(ledger: Ledger) -> None:
    for number in range(MOST_TWINS + 5):
        lease = lease_article(ledger, f"n{number}")
        place = Place(1, 10 * number, 9, 8)
        ledger.set_archived(lease.url, place, digest("notice"), None, f"标题{number}")
    assert [twin.headline for twin in ledger.list_twins(digest("notice"))] == [f"标题{n}" for n in range(MOST_TWINS)]
    last = f"标题{MOST_TWINS + 4}"
    twins = ledger.list_twins(digest("notice"), last)
    assert (twins[0].headline, twins[0].place, len(twins)) == (last, place, MOST_TWINS + 1)
    assert len(ledger.list_twins(digest("notice"), "标题3")) == MOST_TWINS
