"""Years that follow from the order of a list."""

from datetime import date

import pytest

from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.discovery.rows.years import infer_years

TODAY = date(2026, 12, 1)
MONTH_DAY = 5


def make_rows(*days: str) -> list[Row]:
    return [
        Row(
            f"http://example.com/{n}.html",
            datePublished=day if len(day) > MONTH_DAY else None,
            month_day=day if len(day) == MONTH_DAY else None,
        )
        for n, day in enumerate(days)
    ]


def years_of(*days: str, newest: date = TODAY, is_begun: bool = False) -> str:
    rows = infer_years(make_rows(*days), newest, is_begun=is_begun)
    for row, shown in zip(rows, days, strict=True):
        assert (row.datePublished or shown).endswith(shown)
        assert row.year_is_inferred is (len(shown) == MONTH_DAY and row.datePublished is not None)
    return " ".join(row.datePublished[2:4] if row.datePublished else "-" for row in rows)


@pytest.mark.parametrize(
    ("days", "years"),
    [
        (("11-20", "10-05", "08-17", "01-06", "12-28"), "26 26 26 26 25"),
        (("11-20", "11-18", "11-18", "11-02"), "26 26 26 26"),
        (("05-20", "05-05", "04-17"), "- - -"),  # silent since May, while it had one row each fortnight
        (("01-20", "02-18", "03-15", "04-21"), "- - - -"),  # the oldest row first
        (("11-20", "11-18", "11-15", "11-21", "11-19"), "26 26 26 - -"),  # two lists
        (("11-20", "10-05"), "- -"),
        (("11-31", "11-20", "11-18"), "- - -"),
        (("02-29", "02-20", "02-11"), "- - -"),
    ],
)
def test_the_newest_row_is_as_new_as_the_lists_rhythm_allows(days: tuple[str, ...], years: str) -> None:
    assert years_of(*days) == years


@pytest.mark.parametrize(
    ("gap", "years"), [("09-10", "26 26 26"), ("09-09", "- - -")], ids=["twice the longest gap", "longer"]
)
def test_how_long_a_list_may_be_silent(gap: str, years: str) -> None:
    """Before it lie 41 days, then 1."""
    lower = {"09-10": ("07-31", "07-30"), "09-09": ("07-30", "07-29")}[gap]
    assert years_of(gap, *lower, newest=date(2026, 12, 1)) == years


@pytest.mark.parametrize(
    ("days", "years"),
    [
        (("11-20", "11-05", "2025-12-28", "2025-12-25"), "26 26 25 25"),  # no other year lies between
        (("11-20", "11-05", "2023-12-28", "2023-12-25"), "- - 23 23"),
        (("11-20", "11-05", "2026-11-28", "2026-11-25"), "- - 26 26"),  # in no order
        (("2026-11-20", "11-05", "10-28", "10-20"), "26 26 26 26"),
        (("2024-01-20", "01-05", "12-28", "12-20"), "24 24 23 23"),
    ],
)
def test_rows_with_years_bind_those_above_and_below_them(days: tuple[str, ...], years: str) -> None:
    assert years_of(*days) == years


def test_a_further_page_goes_on_with_the_last_row_before_it() -> None:
    assert years_of("11-27", "09-14", "01-03", "12-30", newest=date(2025, 12, 28), is_begun=True) == "25 25 25 24"
    assert years_of("11-27", newest=date(2025, 12, 20), is_begun=True) == "25"
    assert years_of("11-27", newest=date(2025, 12, 29), is_begun=True) == "-"
    assert years_of("02-29", "02-20", newest=date(2024, 3, 2), is_begun=True) == "24 24"


def test_a_day_that_comes_each_eighth_year() -> None:
    """1900 had no 29th of February, 1896 had; rows around say that there was silence until 1904."""
    assert years_of("1904-02-28", "02-29", "1896-02-28") == "04 96 96"


def test_pinned_rows_have_no_place_in_the_order() -> None:
    pinned, *rows = make_rows("03-01", "11-20", "11-18", "11-02")
    found = infer_years([Row(pinned.url, month_day="03-01", pinned=True), *rows], TODAY)
    assert [row.datePublished for row in found] == [None, "2026-11-20", "2026-11-18", "2026-11-02"]
