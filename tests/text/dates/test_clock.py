"""Times of day behind a date: their forms in Chinese and elsewhere, their zones, and numbers that are not a time."""

from datetime import UTC, timedelta, timezone, tzinfo

import pytest

from portalcrawl.text.dates.clock import parse_zone, read_clock, read_clock_before

TIMES = [
    (" 08:30", (8, 30, None)),
    (" 8:30:05", (8, 30, 5)),
    (" 08:30:00.123", (8, 30, 0)),
    (" 08：30", (8, 30, None)),
    ("T08:30:00", (8, 30, 0)),
    ("T0830", (8, 30, None)),
    ("T083005.5", (8, 30, 5)),
    (" 8时5分", (8, 5, None)),
    (" 8點05分30秒", (8, 5, 30)),
    (" 15点", (15, 0, None)),
    (" 3点半", (3, 30, None)),
    (" 3点一刻", (3, 15, None)),
    (" 3点三刻", (3, 45, None)),
    (" 오후 3시 5분", (15, 5, None)),
    (" (星期一) 08:30", (8, 30, None)),
    (" 周一 08:30", (8, 30, None)),
    (" Monday, 08:30", (8, 30, None)),
    (" | 08:30", (8, 30, None)),
    (", at 3:05 PM", (15, 5, None)),
    (" 3:05 a.m.", (3, 5, None)),
    (" 3.05pm", (15, 5, None)),
    (" 3pm", (15, 0, None)),
    (" um 15.05 Uhr", (15, 5, None)),
    (" à 15h05", (15, 5, None)),
    (" kl. 15:05", (15, 5, None)),
    (" - 03:05 ب.ظ", (15, 5, None)),
    (" 03:05 مساءً", (15, 5, None)),
    (" 12:05 صباحاً", (0, 5, None)),
]


@pytest.mark.parametrize(("text", "time"), TIMES)
def test_a_time_is_read(text: str, time: tuple[int, int, int | None]) -> None:
    clock = read_clock(f"{text} 点击", 0)
    assert clock is not None
    assert (clock.hour, clock.minute, clock.second) == time
    assert clock.zone is None
    assert text == f"{text} 点击"[: clock.end].rstrip()


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("上午9:05", 9),
        ("上午12:05", 0),
        ("下午3:05", 15),
        ("下午12:05", 12),
        ("下午15:05", 15),
        ("中午12:05", 12),
        ("中午1:05", 13),
        ("中午11:05", 11),
        ("凌晨12:05", 0),
        ("凌晨1:05", 1),
        ("早上8:05", 8),
        ("傍晚6:05", 18),
        ("晚上8:05", 20),
        # The midnight that ends the day; the day shown is kept, as with 24:05.
        ("晚12:05", 0),
        ("夜里1:05", 1),
        ("夜里5:05", 5),
        ("夜里6:05", 18),
        ("夜12:05", 0),
        ("24:05", 0),
        ("12:05 AM", 0),
        ("12:05 PM", 12),
    ],
)
def test_the_part_of_the_day_decides_the_hour(text: str, hour: int) -> None:
    clock = read_clock(text, 0)
    assert clock is not None
    assert (clock.hour, clock.minute) == (hour, 5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 25:00",
        " 08:61",
        # An id, a result of a game, a decimal.
        " 0830",
        " 3:0胜",
        " 3.05",
        " 15h",
        " 点击",
    ],
)
def test_other_numbers_are_not_a_time(text: str) -> None:
    assert read_clock(text, 0) is None


def test_a_single_digit_of_minutes_counts_at_the_end() -> None:
    clock = read_clock(" 9:5", 0)
    assert clock is not None
    assert (clock.hour, clock.minute) == (9, 5)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("日下午三时五分", (15, 5)),
        ("日上午九時半", (9, 30)),
        ("日八点", (8, 0)),
        ("号二十三点一刻", (23, 15)),
        ("日八点五十九分", (8, 59)),
    ],
)
def test_a_time_in_hanzi_follows_a_day(text: str, time: tuple[int, int]) -> None:
    clock = read_clock(text, 1)
    assert clock is not None
    assert (clock.hour, clock.minute, clock.end) == (*time, len(text))


@pytest.mark.parametrize("text", ["日二十五点", "日八点六十分", "第三时", "日三次"])
def test_other_numbers_in_hanzi_are_not_a_time(text: str) -> None:
    assert read_clock(text, 1) is None


def hours(number: float) -> tzinfo:
    return timezone(timedelta(hours=number))


@pytest.mark.parametrize(
    ("text", "zone", "end"),
    [
        ("T08:30:00+08:00", hours(8), 15),
        ("T08:30:00Z", UTC, 10),
        ("T08:30:00-05:00", hours(-5), 15),
        (" 08:30 GMT+8", hours(8), 12),
        (" 08:30 +0530", hours(5.5), 12),
        (" 3:05 PM EST", hours(-5), 12),
        (" 08:30:00 JST", hours(9), 13),
        # A span of hours, unless seconds or a T show that it is an offset.
        (" 09:00-11:00", None, 6),
        ("T09:00-05:00", hours(-5), 12),
    ],
)
def test_a_zone_is_read(text: str, zone: tzinfo | None, end: int) -> None:
    clock = read_clock(text, 0)
    assert clock is not None
    assert (clock.zone, clock.end) == (zone, end)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Z", UTC),
        ("utc", UTC),
        ("GMT+8", hours(8)),
        ("+0800", hours(8)),
        ("-05:30", hours(-5.5)),
        ("+14:00", hours(14)),
        ("PDT", hours(-7)),
        ("CEST", hours(2)),
        # China's as well as Chicago's.
        ("CST", None),
        ("+15:00", None),
        ("+08:60", None),
        ("", None),
    ],
)
def test_a_name_or_an_offset_stands_for_a_zone(text: str, zone: tzinfo | None) -> None:
    assert parse_zone(text) == zone


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        (" 10:30 (GMT+7)", 7),
        (" 10:30 WIB", 7),
        (" 10:30 WITA", 8),
        (" 10:30 MSK", 3),
        (" 10:30 AEST", 10),
        (" 10:30 wit", None),
    ],
)
def test_zones_of_one_country(text: str, hours: int | None) -> None:
    clock = read_clock(text, 0)
    assert clock is not None
    assert clock.zone == (None if hours is None else timezone(timedelta(hours=hours)))


@pytest.mark.parametrize(
    ("before", "time", "begins"),
    [
        ("10:31 ", (10, 31), 0),
        ("All News 10:31 ", (10, 31), 9),
        ("01:15 p.m., on Monday, ", (13, 15), 0),
        ("Fri 6:45 PM, ", (18, 45), 0),
        ("9:05 Uhr, ", (9, 5), 0),
    ],
)
def test_a_time_may_stand_before_its_day(before: str, time: tuple[int, int], begins: int) -> None:
    found = read_clock_before(f"{before}August 20, 2019", len(before), 0)
    assert found is not None
    assert (found[0].hour, found[0].minute) == time
    assert found[1] == begins


@pytest.mark.parametrize("before", ["3:5 ", "1:10:31:20 ", "10:31 | ", "10:31    ", "2017.10:31 ", "25:00 "])
def test_other_numbers_before_a_day_are_no_time(before: str) -> None:
    assert read_clock_before(f"{before}August 20, 2019", len(before), 0) is None


def test_a_time_is_looked_for_behind_the_date_before() -> None:
    text = "1 May 2017 09:29 2 May 2017"
    assert read_clock_before(text, 17, 16) is None
    assert read_clock_before(text, 17, 11) is not None


def test_a_dot_is_a_clocks_before_a_zone() -> None:
    clock = read_clock(" 06.00 BST", 0)
    assert clock is not None
    assert (clock.hour, clock.minute, clock.zone) == (6, 0, timezone(timedelta(hours=1)))
    assert read_clock(" 06.00 each", 0) is None


def test_a_stop_may_stand_behind_the_day_in_korea() -> None:
    clock = read_clock("2019.07.10. 오후 1:18", 10)
    assert clock is not None
    assert (clock.hour, clock.minute) == (13, 18)
