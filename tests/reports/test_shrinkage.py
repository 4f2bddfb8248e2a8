"""The alarm of a run that found less than the one before it: raised where it should be, and nowhere else."""

import pytest
from msgspec.structs import replace

from portalcrawl.archive.ledger import Comparison, ListWalk, Menu, Stop
from portalcrawl.reports.shrinkage import MOST_NAMED, find_shrinkage

WHOLE = ListWalk(1, "新闻", 18, 356, 356, 356, 20, 356, 18, 0, Stop.END)
KNOWN = ListWalk(1, "新闻", 1, 20, 20, 360, 20, 360, 18, 0, Stop.KNOWN)
ABSENT = ListWalk(
    1, "新闻", 0, 0, 0, 356, None, 356, 18, None, Stop.ABSENT, ("http://example.com/ is gone (HTTP 404)",)
)
EMPTY = replace(WHOLE, pages=1, rows=0, seen=0, first_rows=0, stated_rows=None, stated_pages=None, missing=None)
OTHER = ListWalk(2, "通知", 1, 5, 5, 5, 5, None, None, None, Stop.END)


def beside(now: ListWalk, before: ListWalk | None, lost: int = 0) -> Comparison:
    """A walk beside the one before it, by whatever this one could tell."""
    return Comparison(
        now,
        before if before and (before.first_rows is not None or before.stop is Stop.ABSENT) else None,
        before if before and before.stop is Stop.END else None,
        before if before and before.missing is not None else None,
        lost,
    )


def find(*sections: Comparison, menu: Menu | None = None, is_limited: bool = False) -> tuple[str, ...]:
    return find_shrinkage([*sections, beside(OTHER, OTHER)], menu, is_limited=is_limited)


@pytest.mark.parametrize(
    "now",
    [
        WHOLE,
        KNOWN,
        replace(WHOLE, rows=380, missing=0),
        replace(KNOWN, missing=4),
        replace(WHOLE, pages=10, rows=180, seen=180, stop=Stop.WINDOW, missing=None),
        replace(WHOLE, pages=10, rows=180, seen=180, stop=Stop.INTERRUPTED, missing=None),
        replace(WHOLE, pages=17, rows=336, seen=336, stop=Stop.FAILED, missing=20),
    ],
)
def test_no_alarm(now: ListWalk) -> None:
    assert find(beside(now, WHOLE, lost=20)) == ()
    assert find(beside(now, None)) == ()


def test_a_section_that_shows_no_rows() -> None:
    assert find(beside(EMPTY, WHOLE, lost=356)) == ("新闻: its first page shows no rows, 20 before",)


def test_a_section_that_was_emptied_is_told_once() -> None:
    assert find(beside(EMPTY, EMPTY)) == ()
    # The run that told it ended its lists at known rows; the one before had read this one to its end.
    assert find(Comparison(EMPTY, replace(EMPTY, stop=Stop.KNOWN), WHOLE, WHOLE, 356)) == ()
    assert find(Comparison(ABSENT, ABSENT, WHOLE, WHOLE, 356)) == ()


def test_a_section_whose_page_is_gone() -> None:
    [alarm] = find(beside(ABSENT, WHOLE))
    assert alarm == "新闻: http://example.com/ is gone (HTTP 404); 356 rows before"
    assert find(beside(ABSENT, ABSENT)) == ()


def test_a_section_that_leads_elsewhere() -> None:
    away = replace(ABSENT, gaps=())
    assert find(beside(away, WHOLE, lost=0)) == (), "another list shows its rows"
    assert find(beside(away, WHOLE, lost=300)) == ("新闻: its page is no list any more; 356 rows before",)


@pytest.mark.parametrize(
    ("before", "pages", "seen", "lost", "is_told"),
    [
        (WHOLE, 17, 336, 20, False),
        (WHOLE, 16, 316, 40, True),
        (WHOLE, 16, 316, 4, False),  # the others are known to be gone, or stand in another list
        (replace(WHOLE, pages=2, seen=30), 2, 26, 4, False),
        (replace(WHOLE, pages=2, seen=30), 2, 25, 5, True),
        (OTHER, 1, 3, 2, False),
        (OTHER, 1, 2, 3, True),
        (replace(OTHER, seen=20), 1, 12, 8, False),  # a page that shows what is of the day
    ],
)
def test_a_list_that_has_become_shorter(before: ListWalk, pages: int, seen: int, lost: int, is_told: bool) -> None:
    now = replace(before, pages=pages, seen=seen, rows=seen, stated_rows=None, stated_pages=None, missing=None)
    alarms = find(beside(now, before, lost))
    assert len(alarms) == is_told
    if is_told:
        assert f"{seen} rows on {pages} pages, {before.seen} on {before.pages} before" in alarms[0]


def test_list_pages_that_are_stated_and_missing_are_less_than_before_once() -> None:
    now = replace(WHOLE, pages=15, missing=0)
    assert find(beside(now, None)) == (), "what the first walk lacks is a gap"
    assert find(beside(now, WHOLE)) == ("新闻: 18 list pages are stated, 15 were read",)
    assert find(beside(now, now)) == ()
    assert find(beside(replace(now, pages=14), now)) == ("新闻: 18 list pages are stated, 14 were read",)


@pytest.mark.parametrize(
    ("before", "now", "is_told"),
    [
        (0, 4, False),
        (0, 5, True),
        (-3, 5, True),
        (3, 8, True),
        (700, 790, False),  # a total that counts what the list does not show
        (700, 1100, True),
        (20, 20, False),
        (20, 0, False),
    ],
)
def test_a_total_that_fits_worse_than_before(before: int, now: int, is_told: bool) -> None:
    alarms = find(beside(replace(KNOWN, missing=now), replace(KNOWN, missing=before)))
    assert alarms == ((f"新闻: of 360 stated rows {now} were never seen, {max(0, before)} before",) if is_told else ())


def test_a_total_that_does_not_fit_in_the_first_run_is_no_alarm() -> None:
    assert find(beside(replace(WHOLE, missing=50), None)) == ()


def test_a_home_page_that_has_lost_its_menu() -> None:
    assert find(menu=Menu(2, 0, 12)) == ("home page: its menu names no section, 12 before",)
    assert find(menu=Menu(2, 0, 0)) == ()
    assert find(menu=Menu(2, 0, None)) == ()
    assert find(menu=Menu(2, 3, 12)) == ()


def test_a_portal_whose_lists_are_all_empty_is_told_each_time() -> None:
    silent = [beside(EMPTY, EMPTY), beside(replace(EMPTY, section=2, name="通知", known=4), None)]
    words = "portal: no list shows a row any more (2 list pages read, 360 rows known)"
    assert find_shrinkage(silent, None, is_limited=False) == (words,)
    assert find_shrinkage(silent, None, is_limited=True) == (), "a run over these sections says nothing of the portal"
    assert find_shrinkage([], None, is_limited=False) == ()


def test_a_portal_that_never_had_a_row() -> None:
    assert find_shrinkage([beside(replace(EMPTY, known=0), None)], None, is_limited=False) == ()


def test_many_sections_are_counted() -> None:
    many = [beside(replace(EMPTY, name=f"栏目{n}"), replace(WHOLE, name=f"栏目{n}")) for n in range(MOST_NAMED + 7)]
    alarms = find(*many)
    assert len(alarms) == MOST_NAMED + 1
    assert alarms[-1] == "and so for 7 further sections"


def test_a_list_of_lists_is_not_empty() -> None:
    assert find(replace(beside(EMPTY, WHOLE), strays=WHOLE.first_rows or 0)) == ()
    assert find(replace(beside(EMPTY, WHOLE), strays=(WHOLE.first_rows or 0) - 1)) != ()
