"""Numbers become a date if the calendar has it and a page may be of it; it has the precision that was given."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from portalcrawl.text.dates.clock import Clock
from portalcrawl.text.dates.match import CHINA, DateMatch, compose, is_in_range

FETCHED = datetime(2017, 12, 25, 12, 0, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("day", "iso"),
    [
        ((2017, 12, 25), "2017-12-25"),
        ((1990, 1, 1), "1990-01-01"),
        ((2016, 2, 29), "2016-02-29"),
        # Clocks and zones differ by a day and a half at most.
        ((2017, 12, 26), "2017-12-26"),
        ((2017, 12, 27), "2017-12-27"),
        ((2017, 12, 28), None),
        ((1989, 12, 31), None),
        ((2017, 2, 29), None),
        ((2017, 13, 1), None),
        ((2017, 0, 1), None),
        ((0, 1, 1), None),
    ],
)
def test_a_day_is_one_of_the_calendar_and_of_the_web(day: tuple[int, int, int], iso: str | None) -> None:
    assert compose(*day, None, zone=CHINA, reference=FETCHED) == iso


def test_without_a_reference_nothing_is_in_the_future() -> None:
    assert compose(2999, 1, 1, None, zone=CHINA, reference=None) == "2999-01-01"


CLOCKS = [
    (Clock(9, 29, 37, None, 0), "2017-12-25T09:29:37+08:00"),
    (Clock(9, 29, 0, None, 0), "2017-12-25T09:29:00+08:00"),
    (Clock(9, 29, None, None, 0), "2017-12-25T09:29+08:00"),
    (Clock(9, 29, None, UTC, 0), "2017-12-25T09:29+00:00"),
    (Clock(9, 0, None, timezone(timedelta(hours=-5)), 0), "2017-12-25T09:00-05:00"),
]


@pytest.mark.parametrize(("clock", "iso"), CLOCKS)
def test_a_time_has_the_precision_and_the_zone_that_it_states(clock: Clock, iso: str) -> None:
    assert compose(2017, 12, 25, clock, zone=CHINA, reference=None) == iso


def test_the_future_begins_a_day_and_a_half_after_the_fetch() -> None:
    assert is_in_range(FETCHED + timedelta(hours=36), FETCHED)
    assert not is_in_range(FETCHED + timedelta(hours=36, seconds=1), FETCHED)


def test_a_match_tells_its_day_and_whether_it_has_a_time() -> None:
    timed, dated = DateMatch("2017-12-25T09:29+08:00", "", 0, 0), DateMatch("2017-12-25", "", 0, 0)
    assert (timed.day, dated.day) == ("2017-12-25", "2017-12-25")
    assert (timed.has_time, dated.has_time) == (True, False)
