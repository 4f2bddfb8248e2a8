"""Dates of Thailand and Iran, and digits of other scripts."""

from datetime import UTC, datetime

import pytest

from portalcrawl.text.dates.hints import has_date_hint, has_full_date
from portalcrawl.text.dates.other_calendars import find_in_other_calendars, to_ascii_digits
from portalcrawl.text.dates.parsing import find_dates, parse_date

REFERENCE = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("5 มีนาคม 2567", "2024-03-05"),
        ("วันที่ 5 มีนาคม พ.ศ. 2567", "2024-03-05"),
        ("5 มี.ค. 2567 10:30 น.", "2024-03-05T10:30+08:00"),
        ("5 มี.ค. 67", "2024-03-05"),
        ("๕ มีนาคม ๒๕๖๗", "2024-03-05"),
        ("5 มี.ค. 2024", "2024-03-05"),
        ("05/03/2567", "2024-03-05"),
        ("5 มี.ค. 24", None),
        ("31 ก.พ. 2567", None),
        ("05/13/2567", None),
        ("1/2545", None),
        ("۱۵ اسفند ۱۴۰۲", "2024-03-05"),
        ("سه‌شنبه ۱۵ اسفند ۱۴۰۲ - ۱۰:۳۰", "2024-03-05T10:30+08:00"),
        ("1402/12/15", "2024-03-05"),
        ("1402/13/15", None),
        ("1402/12/30", None),
        ("1403/12/30", "2025-03-20"),
        ("1402/07/31", None),
        ("1402-12-15", None),
        # Of the moon; nobody can say the day.
        ("24 شعبان 1445", None),
        ("٥ مارس ٢٠٢٤", "2024-03-05"),
        ("५ मार्च २०२४", "2024-03-05"),
        ("৫ মার্চ ২০২৪", "2024-03-05"),
        # Where a page says both, the Gregorian day.
        ("5 مارس 2024 الموافق 15 اسفند 1402", "2024-03-05"),
    ],
)
def test_read(text: str, iso: str | None) -> None:
    found = parse_date(text, reference=REFERENCE)
    assert (found.iso if found else None) == iso
    assert has_full_date(text) is (iso is not None) or found is None


@pytest.mark.parametrize(
    ("year", "first"),
    [
        (1370, "1991-03-21"),
        (1375, "1996-03-20"),
        (1395, "2016-03-20"),
        (1396, "2017-03-21"),
        (1399, "2020-03-20"),
        (1400, "2021-03-21"),
        (1403, "2024-03-20"),
        (1404, "2025-03-21"),
        (1408, "2029-03-20"),
        (1409, "2030-03-21"),
    ],
)
def test_the_first_day_of_irans_years(year: int, first: str) -> None:
    (found,) = find_in_other_calendars(f"{year}/01/01")
    assert f"{found.year}-{found.month:02d}-{found.day:02d}" == first


def test_all_days_of_a_year_follow_each_other() -> None:
    days = [
        datetime(found.year, found.month, found.day, tzinfo=UTC).toordinal()
        for month in range(1, 13)
        for day in range(1, 32)
        for found in find_in_other_calendars(f"1402/{month}/{day}")
    ]
    assert days == list(range(days[0], days[0] + 365))


def test_places_are_the_texts_own() -> None:
    text = "เผยแพร่ ๕ มีนาคม ๒๕๖๗ แล้ว"
    (found,) = find_dates(text)
    assert text[found.start : found.end] == found.raw == "๕ มีนาคม ๒๕๖๗"


def test_texts_without_a_date() -> None:
    assert to_ascii_digits("第３条") == "第３条"
    assert list(find_in_other_calendars("ราคา 2567 บาท")) == []
    assert not has_date_hint("ราคา 2567 บาท")
