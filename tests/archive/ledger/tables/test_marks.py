"""Every copy points at the original itself, and what nobody has told yet is listed."""

from pathlib import Path

import pytest
from ledgers import archive, begin

from portalcrawl.archive.ledger import Ledger, Mark
from portalcrawl.archive.ledger.tables.marks import mark_text


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = begin(tmp_path)
    for name in "abcd":
        archive(ledger, name)  # numbers 1 to 4
    return ledger


def test_a_record_names_its_original(ledger: Ledger) -> None:
    ledger.marks.note_record(2, 1, 0.9)
    assert ledger.marks.find_original(2) == 1
    assert ledger.marks.list_untold() == []
    ledger.marks.note_record(2, None)  # its next version tells another story
    assert ledger.marks.find_original(2) is None


def test_a_line_names_an_original_that_came_later(ledger: Ledger) -> None:
    ledger.marks.point(1, 2, 0.8)
    assert ledger.marks.list_untold() == [Mark(1, 2, 0.8)]
    ledger.marks.note_line(1, 0.8)
    assert ledger.marks.list_untold() == []


def test_a_group_moves_with_its_original(ledger: Ledger) -> None:
    ledger.marks.note_record(2, 1, 0.9)
    ledger.marks.note_record(3, 1, 0.9)
    ledger.marks.point(1, 4, 0.7)
    assert [ledger.marks.find_original(number) for number in (1, 2, 3, 4)] == [4, 4, 4, None]
    assert ledger.marks.list_untold() == [Mark(1, 4, 0.7), Mark(2, 4, None), Mark(3, 4, None)], "not measured yet"


def test_of_two_that_point_at_each_other_the_last_named_is_the_original(ledger: Ledger) -> None:
    ledger.marks.note_record(2, 1, 0.9)
    ledger.marks.point(1, 2, 0.9)
    assert [ledger.marks.find_original(number) for number in (1, 2)] == [2, None]


def test_who_is_nobodys_original(ledger: Ledger) -> None:
    ledger.set_gone("http://example.com/b", "HTTP 404")
    found = [ledger.marks.read_article(number) for number in (1, 2, 9)]
    assert [one and one.url for one in found] == ["http://example.com/a", None, None]
    assert [[one.number for one in batch] for batch in ledger.marks.iter_articles()] == [[1, 2, 3, 4]]


def test_a_text_is_known_by_its_mark() -> None:
    assert mark_text(b"\xff" * 32) == -1
    assert mark_text(bytes(7) + b"\x01" + bytes(24)) == 1
