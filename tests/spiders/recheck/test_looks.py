"""What a look at an archived article finds, and when a withdrawal counts."""

import time

import orjson
import pytest
from msgspec.structs import replace
from runs import HOME, MakeRun, archive_article, fate_of, lease_look

from portalcrawl.archive.ledger import State
from portalcrawl.extraction.rejection import REMOVED
from portalcrawl.items import Article
from portalcrawl.spiders.run import Run

URL = HOME + "1.html"
TARGET = HOME + "new/1.html"
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
    run.looks.settle(is_well=True)
    assert (fate_of(run, URL)[0] is State.GONE) == is_withdrawn
    assert told(run) == ["withdrawn"] * is_withdrawn


def test_nothing_is_withdrawn_where_the_run_was_not_well(run: Run) -> None:
    run.looks.note_fate(lease_look(run), State.NOT_ARTICLE, REMOVED)
    run.looks.settle(is_well=False)
    assert fate_of(run, URL) == (State.UNCHANGED, f"{REMOVED} on {TODAY}")


def test_a_portal_that_shows_no_articles_any_more_is_at_fault(run: Run) -> None:
    for number in range(2, 7):
        archive_article(run, Article(f"{HOME}{number}.html", f"会议之{number}", "今天上午，园区召开会议。"))
    for _ in range(5):
        run.looks.note_fate(lease_look(run), State.NOT_ARTICLE, REMOVED)
    [trouble] = run.settle(is_over=True)
    assert "5 of 5" in trouble
    assert told(run) == []


def test_an_article_that_comes_back_is_told(run: Run) -> None:
    run.looks.note_same(lease_look(run, missed=0), "HTTP 304")
    assert told(run) == ["restored"]


def test_a_withdrawn_article_that_stays_away_is_not_told_again(run: Run) -> None:
    run.looks.note_fate(lease_look(run, missed=0), State.GONE, "HTTP 404")
    assert fate_of(run, URL) == (State.GONE, "HTTP 404")
    run.looks.settle(is_well=True)
    assert told(run) == []


def lead(run: Run, is_permanent: bool = True, is_well: bool = True) -> str | None:
    """A look whose address leads elsewhere, and the end of its run; the reason that is kept."""
    look = lease_look(run)
    run.looks.note_led(look, TARGET, is_permanent=is_permanent)
    run.looks.settle(is_well=is_well)
    return fate_of(run, URL)[1]


def test_a_move_needs_two_days_and_is_told_once(run: Run) -> None:
    since = f"redirects to {TARGET} since "
    assert lead(run) == lead(run) == since + TODAY
    run.ledger.set_reason(URL, since + "2026-01-01")
    assert lead(run, is_well=False) == since + "2026-01-01"
    assert told(run) == []
    assert lead(run) == lead(run) == f"moved to {TARGET}"
    assert told(run) == ["moved"]


def test_a_redirect_for_the_time_being_moves_nothing(run: Run) -> None:
    run.ledger.set_reason(URL, f"redirects to {TARGET} since 2026-01-01")
    assert lead(run, is_permanent=False) == f"redirects to {TARGET}"
    assert told(run) == []


def test_another_page_in_an_articles_place_must_stand_there_on_another_day(run: Run) -> None:
    look = lease_look(run)
    run.looks.note_another(look, "a1")
    assert fate_of(run, URL) == (State.UNCHANGED, f"another page (a1) on {TODAY}")
    [same, older, other] = (
        replace(look, held=replace(look.held, reason=reason))
        for reason in (f"another page (a1) on {TODAY}", "another page (a1) on 2026-01-01", "HTTP 404 on 2026-01-01")
    )
    assert [run.looks.was_seen_before(one, "a1") for one in (same, older, other)] == [False, True, False]
    assert not run.looks.was_seen_before(older, "b2")
