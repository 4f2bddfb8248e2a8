"""What a look at an archived article finds, and when a withdrawal counts."""

import time

import orjson
import pytest
from runs import HOME, MakeRun, archive_article, fate_of, lease_look

from portalcrawl.archive.ledger import State
from portalcrawl.extraction.rejection import REMOVED
from portalcrawl.items import Article
from portalcrawl.spiders.run import Run

URL = HOME + "1.html"
HOUR = 3600
TODAY = time.strftime("%Y-%m-%d", time.gmtime())


@pytest.fixture
def run(make_run: MakeRun) -> Run:
    """A run over an archive that holds one article."""
    run = make_run()
    archive_article(run, Article(URL, "园区召开会议", "今天上午，园区召开会议。", datePublished="2017-12-25"))
    return run


def told(run: Run) -> list[str]:
    """The kinds of events in changes.jsonl."""
    run.archive.commit()
    return [orjson.loads(line)["kind"] for line in run.archive.layout.changes.read_bytes().splitlines()]


def test_an_article_as_it_was_is_unchanged(run: Run) -> None:
    run.looks.note_same(lease_look(run), "HTTP 304")
    assert fate_of(run, URL) == (State.UNCHANGED, "HTTP 304")
    assert (run.looks.count, run.looks.odd, told(run)) == (1, 0, [])


@pytest.mark.parametrize(
    ("state", "reason", "hours_since_missed", "is_withdrawn"),
    [
        (State.GONE, "HTTP 404", None, False),
        (State.GONE, "HTTP 404", 1, False),
        (State.GONE, "HTTP 404", 48, True),
        (State.NOT_ARTICLE, REMOVED, None, True),
        (State.NOT_ARTICLE, "no headline", 48, False),
        (State.FAILED, "HTTP 500", 48, False),
    ],
    ids=["missing once", "missing twice in an hour", "missing on two days", "a page says so", "odd", "an error"],
)
def test_a_withdrawal_needs_two_days_or_the_portals_word(
    run: Run, state: State, reason: str, hours_since_missed: int | None, is_withdrawn: bool
) -> None:
    missed = None if hours_since_missed is None else int(time.time()) - hours_since_missed * HOUR
    run.looks.note_fate(lease_look(run, missed), state, reason)
    assert fate_of(run, URL)[0] is (State.FAILED if state is State.FAILED else State.UNCHANGED)
    assert run.looks.settle(is_well=True) == ()
    assert (fate_of(run, URL)[0] is State.GONE) == is_withdrawn
    assert told(run) == ["withdrawn"] * is_withdrawn


def test_nothing_is_withdrawn_where_the_run_was_not_well(run: Run) -> None:
    run.looks.note_fate(lease_look(run), State.NOT_ARTICLE, REMOVED)
    assert run.looks.settle(is_well=False) == ()
    assert fate_of(run, URL) == (State.UNCHANGED, f"{REMOVED} on {TODAY}")


def test_a_portal_that_shows_no_articles_any_more_is_at_fault(run: Run) -> None:
    for number in range(2, 7):
        archive_article(run, Article(f"{HOME}{number}.html", f"会议之{number}", "今天上午，园区召开会议。"))
    for _ in range(5):
        run.looks.note_fate(lease_look(run), State.NOT_ARTICLE, REMOVED)
    [alarm] = run.looks.settle(is_well=True)
    assert "5 of 5" in alarm
    assert told(run) == []


def test_an_article_that_comes_back_is_told(run: Run) -> None:
    run.looks.note_same(lease_look(run, missed=0), "HTTP 304")
    assert told(run) == ["restored"]


def test_a_withdrawn_article_that_stays_away_is_not_told_again(run: Run) -> None:
    run.looks.note_fate(lease_look(run, missed=0), State.GONE, "HTTP 404")
    assert fate_of(run, URL) == (State.GONE, "HTTP 404")
    assert (run.looks.odd, run.looks.settle(is_well=True), told(run)) == (0, (), [])


def test_a_move_is_told_once(run: Run) -> None:
    target = HOME + "new/1.html"
    run.looks.note_moved(lease_look(run), target)
    assert fate_of(run, URL) == (State.UNCHANGED, f"moved to {target}")
    run.looks.note_moved(lease_look(run), target)
    assert told(run) == ["moved"]
