"""When the list's row speaks against a date of the page, and what confirms the date."""

import pytest

from portalcrawl.extraction.date.candidate import Candidate
from portalcrawl.extraction.date.row_check import contradicts_row, is_confirmed
from portalcrawl.extraction.hints import Hints
from portalcrawl.text.dates.parsing import DateMatch


@pytest.mark.parametrize(
    ("day", "row", "expected"),
    [
        # Within a year nothing is contradicted.
        ("2016-12-24", "2017-12-25", False),
        ("2016-11-01", "2017-12-25", True),
        # Years off, but the same days of the year, or nearly: the row's year was a guess. A leap day is one more.
        ("2009-12-18", "2017-12-25", False),
        ("2009-12-10", "2017-12-25", True),
        ("2009-12-30", "2017-01-02", False),
        ("1997-12-25", "2017-12-25", False),
        ("1977-12-30", "2017-12-25", False),
        ("1977-12-17", "2017-12-25", False),
        ("1977-12-16", "2017-12-25", True),
        ("2009-06-01", "", False),
        ("2009-06-01", "2017", False),
    ],
)
def test_contradicts_row(day: str, row: str, expected: bool) -> None:
    assert contradicts_row(day, Hints(datePublished=row, listed=True)) is expected
    assert contradicts_row(day, Hints(datePublished=row, listed=False)) is False


def date(day: str, *, is_visible: bool) -> Candidate:
    return Candidate(DateMatch(day, day, 0, 10), 0.0, "line", is_visible)


def test_a_day_is_confirmed_by_two_independent_statements() -> None:
    shown, stated = date("2009-06-01", is_visible=True), date("2009-06-01", is_visible=False)
    url, plain = "http://e.com/20090601/1.html", "http://e.com/1.html"
    assert is_confirmed("2009-06-01", [shown, stated], plain)
    assert is_confirmed("2009-06-01", [shown], url)
    assert not is_confirmed("2009-06-01", [shown, shown], plain)
    assert not is_confirmed("2009-06-01", [shown, date("2009-06-02", is_visible=False)], plain)
    assert not is_confirmed("2009-06-01", [shown], "http://e.com/200906/1.html")
