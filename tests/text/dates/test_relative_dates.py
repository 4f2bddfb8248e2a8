"""Dates told from today, and dates without a year. Today is Saturday 10 March 2018, noon in China."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from portalcrawl.text.dates.match import CHINA
from portalcrawl.text.dates.relative_dates import find_told_from_now, parse_relative, parse_without_year

NOW = datetime(2018, 3, 10, 12, 0, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("刚刚", "2018-03-10T12:00+08:00"),
        ("发布于 剛剛", "2018-03-10T12:00+08:00"),
        ("just now", "2018-03-10T12:00+08:00"),
        ("30秒前", "2018-03-10T11:59+08:00"),
        ("5分钟前", "2018-03-10T11:55+08:00"),
        ("半小时前", "2018-03-10T11:30+08:00"),
        ("一个半小时前", "2018-03-10T10:30+08:00"),
        ("3小時之前", "2018-03-10T09:00+08:00"),
        ("1小时30分钟前", "2018-03-10T10:30+08:00"),
        ("2个钟头前", "2018-03-10T10:00+08:00"),
        ("an hour ago", "2018-03-10T11:00+08:00"),
        ("5m ago", "2018-03-10T11:55+08:00"),
        ("1 hour and 5 minutes ago", "2018-03-10T10:55+08:00"),
        # To the day only.
        ("3天前", "2018-03-07"),
        ("两周前", "2018-02-24"),
        ("1个星期以前", "2018-03-03"),
        ("1个月前", "2018-02-08"),
        ("2 days ago", "2018-03-08"),
        ("3 months ago", "2017-12-10"),
        ("today", "2018-03-10"),
        ("今天", "2018-03-10"),
        ("昨天", "2018-03-09"),
        ("昨日", "2018-03-09"),
        ("前天", "2018-03-08"),
        ("大前天", "2018-03-07"),
        ("昨天 08:30", "2018-03-09T08:30+08:00"),
        ("昨晚8点", "2018-03-09T20:00+08:00"),
        ("今早8:05", "2018-03-10T08:05+08:00"),
        ("Yesterday at 3:05 PM", "2018-03-09T15:05+08:00"),
        ("本周一", "2018-03-05"),
        ("上周五", "2018-03-02"),
        ("上上周日", "2018-02-25"),
        ("上星期天 09:00", "2018-03-04T09:00+08:00"),
    ],
)
def test_a_date_is_counted_from_now(text: str, iso: str) -> None:
    found = parse_relative(text, NOW, CHINA)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "3 years 24 weeks ago",
        "3年2个月前",
        "12-25",
        "第3天前",
        "数十分钟前",
        "上半年前",
        "3小时前后",
        "刚刚召开的会议",
        "说今天的成绩",
        "上周",
        "99999天前",
        # This week's Sunday is still to come.
        "本周日",
    ],
)
def test_other_texts_tell_no_day(text: str) -> None:
    assert parse_relative(text, NOW, CHINA) is None


def test_the_clock_is_the_portals() -> None:
    late = datetime(2018, 3, 10, 20, 0, tzinfo=UTC)
    found = parse_relative("今天", late, CHINA)
    assert found is not None
    assert found.iso == "2018-03-11"
    found = parse_relative("1小时前", late, timezone(timedelta(hours=-5)))
    assert found is not None
    assert found.iso == "2018-03-10T14:00-05:00"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("03-09", "2018-03-09"),
        ("03-11", "2018-03-11"),
        # Not in the future: last year's.
        ("12-25", "2017-12-25"),
        ("3月15日", "2017-03-15"),
        ("[12-25]", "2017-12-25"),
        ("Dec 25th", "2017-12-25"),
        ("25 December", "2017-12-25"),
        ("12-25 08:30", "2017-12-25T08:30+08:00"),
        ("2月29日", "2016-02-29"),
        ("去年12月25日", "2017-12-25"),
        ("前年12月25日", "2016-12-25"),
        ("今年 3月5日", "2018-03-05"),
        ("今年12月25日", None),
        ("2月30日", None),
        ("12-25 开工", None),
        ("共12-25", None),
        ("1/10", None),
    ],
)
def test_a_date_without_a_year_is_the_latest_that_can_be(text: str, iso: str | None) -> None:
    found = parse_without_year(text, NOW, CHINA)
    assert (found and found.iso) == iso


def test_the_last_leap_day_may_be_eight_years_ago() -> None:
    found = parse_without_year("02-29", datetime(1904 + 200, 1, 1, tzinfo=CHINA), CHINA)
    assert found is not None
    assert found.iso == "2096-02-29"


@pytest.mark.parametrize(("length", "place"), [(120, (0, 4)), (121, None)])
def test_a_line_that_tells_a_time_from_now_is_short(length: int, place: tuple[int, int] | None) -> None:
    assert find_told_from_now("3小时前 ".ljust(length, "江")) == place
