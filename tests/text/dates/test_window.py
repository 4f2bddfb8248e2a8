"""The date window: as people write it, both ends inclusive."""

from datetime import date

import pytest

from portalcrawl.text.dates.window import Window, parse_day

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("2017-12", date(2017, 12, 1), date(2017, 12, 31)),
        ("2016-2", date(2016, 2, 1), date(2016, 2, 29)),
        ("2017-12-25", date(2017, 12, 25), date(2017, 12, 25)),
        ("7d", date(2026, 2, 22), date(2026, 2, 22)),
        ("2W", date(2026, 2, 15), date(2026, 2, 15)),
        ("3m", date(2025, 12, 1), date(2025, 12, 1)),
        ("1y", date(2025, 3, 1), date(2025, 3, 1)),
        ("yesterday", date(2026, 2, 28), date(2026, 2, 28)),
        (" today ", TODAY, TODAY),
    ],
)
def test_a_day_is_read(text: str, first: date, last: date) -> None:
    assert parse_day(text, today=TODAY) == first
    assert parse_day(text, today=TODAY, is_end=True) == last


@pytest.mark.parametrize("text", ["", "2017-13", "2017-02-30", "25.12.2017", "last week", "99999d9", "-3d", "0000"])
def test_an_unreadable_day_says_what_to_write(text: str) -> None:
    with pytest.raises(ValueError, match="2017-12-25, 7d"):
        parse_day(text, today=TODAY)


@pytest.mark.parametrize(
    ("published", "is_kept"),
    [
        ("2017-01-01", True),
        ("2017-12-31T23:59:59+08:00", True),
        ("2016-12-31T23:59:59+08:00", False),
        ("2018-01-01", False),
    ],
)
def test_both_ends_are_inclusive(published: str, is_kept: bool) -> None:
    assert Window(date(2017, 1, 1), date(2017, 12, 31)).keeps(published) is is_kept


def test_an_open_window_keeps_all() -> None:
    assert Window().is_open
    assert Window().keeps("1999-01-01")


def test_a_window_without_days_is_refused() -> None:
    with pytest.raises(ValueError, match="since 2018-01-01 is after until 2017-12-31"):
        Window(date(2018, 1, 1), date(2017, 12, 31))
