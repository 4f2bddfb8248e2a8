"""What a list walk tells by its figures, and which earlier one it is compared with."""

from pathlib import Path

import pytest
from ledgers import HOME, begin
from msgspec.structs import replace

from portalcrawl.archive.ledger import Ledger, ListWalk, Stop
from portalcrawl.archive.ledger.tables.walks import WalkTable, describe_walks, read_last_walks

WALK = ListWalk(1, "新闻", 18, 360, 356, 356, 20, 400, 20, 44, Stop.END, ("a gap",))


@pytest.mark.parametrize(
    ("stop", "stated_pages", "repeated", "missing_pages"),
    [
        (Stop.END, 20, 4, 2),
        (Stop.END, 18, 4, 0),
        (Stop.END, 15, 4, 0),
        (Stop.END, None, 4, 0),
        (Stop.KNOWN, 20, 0, 0),  # of a list that was not read to its end nothing is missing
        (Stop.FAILED, 20, 0, 0),
    ],
)
def test_figures(stop: Stop, stated_pages: int | None, repeated: int, missing_pages: int) -> None:
    walk = replace(WALK, stop=stop, stated_pages=stated_pages)
    assert (walk.repeated, walk.missing_pages) == (repeated, missing_pages)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = begin(tmp_path)
    ledger.sections.add(HOME + "news/", ("新闻",), (HOME + "news/",), 0, "menu")
    for number in range(2, 5):
        ledger.begin_run(f"r{number}", "2026-01-01", {})
    return ledger


def test_a_later_commit_of_a_run_replaces_the_one_before(ledger: Ledger) -> None:
    table = WalkTable(ledger.database)
    table.put(1, 1, [WALK])
    table.put(1, 1, [replace(WALK, pages=19)])
    assert table.read(1) == [replace(WALK, pages=19)]
    assert table.read(2) == []


def test_which_earlier_one_tells(ledger: Ledger) -> None:
    table = WalkTable(ledger.database)
    whole, counted = replace(WALK, missing=None), replace(WALK, stop=Stop.KNOWN, missing=3)
    absent = replace(WALK, stop=Stop.ABSENT, first_rows=None, missing=None)
    for run, walk in enumerate((whole, counted, absent, WALK), 1):
        table.put(run, run, [walk])
    assert table.find_whole(1, 4) == (1, whole)
    assert table.find_counted(1, 4) == counted
    assert table.find_begun(1, 4) == absent
    assert table.find_begun(1, 1) is None, "nothing is before the first"
    assert read_last_walks(ledger.database) == {1: ("r4", WALK)}


def test_the_manifest_leaves_out_what_is_not_known() -> None:
    facts = {"section": "新闻", "pages": 18, "rows": 360, "seen": 356, "known": 356, "stop": "end", "gaps": ["a gap"]}
    stated = {"stated": 400, "statedPages": 20}
    bare = replace(WALK, stated_rows=None, stated_pages=None)
    assert list(describe_walks([WALK, bare])) == [facts | stated, facts]
