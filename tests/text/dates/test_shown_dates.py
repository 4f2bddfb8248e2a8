"""An element shows a date to readers and states one to programs: which of the two counts."""

from datetime import datetime, timedelta, timezone

import pytest

from portalcrawl.text.dates.match import CHINA, DateMatch
from portalcrawl.text.dates.shown_dates import parse_shown_date, to_zone

NOW = datetime(2018, 3, 10, 12, 0, tzinfo=CHINA)

CASES = [
    # shown, stated, the date that counts
    ("2017-12-25", None, "2017-12-25"),
    ("2017-12-25", "园区", "2017-12-25"),
    ("园区", "2017-12-25", "2017-12-25"),
    ("园区", "not a date", None),
    # The attribute adds the time of the day that is shown.
    ("2017-12-25", "2017-12-25T09:29:37+08:00", "2017-12-25T09:29:37+08:00"),
    ("2017-12-25 09:29", "2017-12-25", "2017-12-25T09:29+08:00"),
    # It states UTC, and the day shown is the portal's.
    ("2017-12-25", "2017-12-24T23:30:00Z", "2017-12-25T07:30:00+08:00"),
    ("2017-12-25", "2017-12-24T23:30Z", "2017-12-25T07:30+08:00"),
    # It states another day altogether.
    ("2017-12-25", "2017-12-20T09:29:37+08:00", "2017-12-25"),
    # A text without a year counts from today: the attribute is surer.
    ("3天前", "2017-12-25", "2017-12-25"),
    ("12-20", "2017-12-25", "2017-12-25"),
    ("3天前", None, "2018-03-07"),
    ("二〇一七年十二月二十四日", "2017-12-25", "2017-12-24"),
    # Both orders are open; the attribute decides.
    ("03/04/2017", "2017-04-03T08:00:00+08:00", "2017-04-03T08:00:00+08:00"),
    ("03/04/2017", "2017-03-04", "2017-03-04"),
    ("03/04/2017", None, "2017-03-04"),
    # The same time of day: the attribute knows the zone.
    ("2017-12-25 23:26", "2017-12-25T23:26:27+02:00", "2017-12-25T23:26:27+02:00"),
    ("2017-12-25 23:26", "2017-12-25T23:26+02:00", "2017-12-25T23:26+02:00"),
    ("2017-12-25 23:26:27", "2017-12-25T23:26+02:00", "2017-12-25T23:26:27+02:00"),
]


@pytest.mark.parametrize(("shown", "stated", "iso"), CASES)
def test_which_date_counts(shown: str, stated: str | None, iso: str | None) -> None:
    found = parse_shown_date(shown, stated, reference=NOW)
    assert (found and found.iso) == iso


def test_the_order_that_is_known_is_asked_if_nothing_is_stated() -> None:
    found = parse_shown_date("03/04/2017", None, reference=NOW, day_first=True)
    assert found is not None
    assert found.iso == "2017-04-03"


def test_a_stamp_in_utc_is_read_by_the_portals_clock_if_that_is_known() -> None:
    stated = "2017-12-24T23:30:00Z"
    guessed = parse_shown_date("园区", stated, reference=NOW)
    known = parse_shown_date("园区", stated, reference=NOW, zone_is_known=True)
    assert guessed is not None
    assert known is not None
    assert (guessed.iso, known.iso) == ("2017-12-24T23:30:00+00:00", "2017-12-25T07:30:00+08:00")


@pytest.mark.parametrize(
    ("iso", "local"),
    [
        ("2017-12-24T23:30:00+00:00", "2017-12-25T07:30:00+08:00"),
        ("2017-12-24T23:30+00:00", "2017-12-25T07:30+08:00"),
        # Somebody's clock already; no time at all.
        ("2017-12-24T23:30+09:00", "2017-12-24T23:30+09:00"),
        ("2017-12-24", "2017-12-24"),
    ],
)
def test_utc_is_nobodys_clock(iso: str, local: str) -> None:
    assert to_zone(DateMatch(iso, "raw", 1, 4), CHINA) == DateMatch(local, "raw", 1, 4)


def test_the_zone_may_be_west_of_greenwich() -> None:
    west = timezone(timedelta(hours=-5))
    found = parse_shown_date("2017-12-24", "2017-12-25T02:30:00Z", zone=west, reference=NOW)
    assert found is not None
    assert found.iso == "2017-12-24T21:30:00-05:00"
