"""What the ledger's words keep and tell."""

import pytest

from portalcrawl.archive.ledger import Held, ListedRow, Section
from portalcrawl.archive.segments import Place


@pytest.mark.parametrize(
    "row",
    [
        ListedRow("http://e.com/a", "http://e.com/", 1),
        ListedRow("http://e.com/a", "http://e.com/", 20, '园区"要闻"', "2017-12-25", 3),
    ],
)
def test_a_row_comes_back_as_it_was_kept(row: ListedRow) -> None:
    assert ListedRow.load(row.dump(), row.url) == row
    assert ListedRow.load(None, row.url) is None


def test_a_row_of_an_older_version_had_no_hops() -> None:
    row = ListedRow.load('["http://e.com/",1,"园区",null]', "http://e.com/a")
    assert row == ListedRow("http://e.com/a", "http://e.com/", 1, "园区")


@pytest.mark.parametrize(("missed", "was_gone"), [(None, False), (0, True), (1_700_000_000, False)])
def test_a_withdrawn_article(missed: int | None, was_gone: bool) -> None:
    assert Held(1, Place(1, 0, 9), 0, missed, None).was_gone is was_gone


def test_a_section_is_named_by_the_end_of_its_path() -> None:
    section = Section(1, "http://e.com/n/", ("新闻", "要闻"), ("", "http://e.com/n/"), "menu")
    assert (section.name, section.depth) == ("要闻", 2)
