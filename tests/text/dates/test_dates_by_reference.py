"""Dates that need to be told when they were read: without a year, or counted back."""

from datetime import datetime

import pytest

from portalcrawl.text.dates.parsing import CHINA, parse_date

DAY = "2017-12-25"
MINUTE = "2017-12-25T09:29+08:00"
NOW = datetime(2018, 3, 10, 12, 0, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("12-25", DAY),
        ("[12-25]", DAY),
        ("12月25日", DAY),
        ("12/25", DAY),
        ("12.25", DAY),
        ("03-09", "2018-03-09"),
        ("3-09", "2018-03-09"),
        ("[3-9]", "2018-03-09"),
        ("03-11", "2018-03-11"),
        ("03-15", "2017-03-15"),
        ("12-25 09:29", MINUTE),
        ("Dec 25", DAY),
        ("25 Dec", DAY),
        ("25 2017-12", DAY),
        ("25\n  2017-12", DAY),
        ("25/2017.12", DAY),
        ("12-25 2017", DAY),
        ("12月25日 2017年", DAY),
        ("今天", "2018-03-10"),
        ("昨天", "2018-03-09"),
        ("前天", "2018-03-08"),
        ("昨天 08:30", "2018-03-09T08:30+08:00"),
        ("昨天08:30", "2018-03-09T08:30+08:00"),
        ("发布于 昨天 08:30", "2018-03-09T08:30+08:00"),
        ("昨天下午3:05", "2018-03-09T15:05+08:00"),
        ("yesterday", "2018-03-09"),
        ("Yesterday at 8:30 am", "2018-03-09T08:30+08:00"),
        ("3小时前", "2018-03-10T09:00+08:00"),
        ("3个小时前", "2018-03-10T09:00+08:00"),
        ("3個小時前", "2018-03-10T09:00+08:00"),
        ("半小时前", "2018-03-10T11:30+08:00"),
        ("半个小时前", "2018-03-10T11:30+08:00"),
        ("5分钟前", "2018-03-10T11:55+08:00"),
        ("30秒前", "2018-03-10T11:59+08:00"),
        ("刚刚", "2018-03-10T12:00+08:00"),
        ("2天前", "2018-03-08"),
        ("两天前", "2018-03-08"),
        ("1周前", "2018-03-03"),
        ("3 hours ago", "2018-03-10T09:00+08:00"),
        ("an hour ago", "2018-03-10T11:00+08:00"),
        ("5 mins ago", "2018-03-10T11:55+08:00"),
        ("2 days ago", "2018-03-08"),
        ("1 month ago", "2018-02-08"),
    ],
)
def test_dates_by_reference(text: str, iso: str) -> None:
    found = parse_date(text, reference=NOW)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "3.5",
        "1/10",
        "1-2",
        "0-25",
        "13-25",
        "12-32",
        "02-30",
        "今天我们开会",
        "他昨天说过",
        "第3天前",
        "以前",
        "12-25号楼",
        "1.5",
        "100",
        "3:2",
    ],
)
def test_no_dates_by_reference(text: str) -> None:
    assert parse_date(text, reference=NOW) is None


def test_a_date_without_a_year_needs_the_reference() -> None:
    assert parse_date("12-25") is None
    assert parse_date("昨天") is None


@pytest.mark.parametrize(("length", "is_date"), [(200, True), (201, False)])
def test_a_long_text_is_not_told_from_today(length: int, is_date: bool) -> None:
    assert (parse_date("昨天 08:30".rjust(length), reference=NOW) is not None) is is_date
