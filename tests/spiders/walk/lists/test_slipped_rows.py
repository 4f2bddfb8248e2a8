"""Rows that leave a list while it is read."""

import pytest
from runs import HOME

from portalcrawl.archive.ledger import Seen
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.lists.slipped_rows import SlippedRows, count_lost

NEW, KNOWN = Seen.NEW, Seen.KNOWN


@pytest.mark.parametrize(
    ("before", "now", "lost"),
    [
        ("abcd", "abcd", 0),
        ("abcd", "XYab", 0),
        ("abcd", "acde", 1),
        ("abcd", "Xacd", 1),
        ("abcd", "cdef", 2),
        ("abcd", "XYZW", 0),
        ("", "abcd", 0),
    ],
    ids=["the same", "new ones", "one left", "one came, one left", "two left", "all new", "not known"],
)
def test_how_many_rows_have_left_a_page(before: str, now: str, lost: int) -> None:
    rows = [Row(HOME + name) for name in now]
    met = [NEW if name.isupper() else KNOWN for name in now]
    assert count_lost([HOME + name for name in before], rows, met) == lost


def test_pinned_rows_do_not_count() -> None:
    rows = [Row(HOME + "c", pinned=True), Row(HOME + "a"), Row(HOME + "b")]
    assert count_lost([HOME + "a", HOME + "b"], rows, [KNOWN] * 3) == 0


@pytest.mark.parametrize(("total", "is_planned"), [(99, True), (100, False), (101, False), (None, False)])
def test_a_total_that_falls_from_page_to_page(run: Run, total: int | None, is_planned: bool) -> None:
    slipped = SlippedRows(run.ledger)
    slipped.note_first(1, [Row(HOME + "a")], [NEW], 100)
    slipped.note_further(1, total)
    slipped.settle()
    assert (run.ledger.readings.get(1).to_read == run.ledger.generation + 1) is is_planned
