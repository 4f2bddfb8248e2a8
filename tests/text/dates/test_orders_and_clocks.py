"""What a date's text leaves open: the order of its numbers, the day, the year and the time zone."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from portalcrawl.text.dates.parsing import CHINA, find_dates, parse_date

NOW = datetime(2018, 3, 10, 12, 0, tzinfo=CHINA)

DAY = "2017-12-25"


def read(text: str, reference: datetime | None = NOW) -> str | None:
    found = parse_date(text, reference=reference)
    return found and found.iso


ORDERS = [
    # text, the day first, the month first, neither said
    ("03/04/2017", "2017-04-03", "2017-03-04", "2017-03-04"),
    ("03-04-2017", "2017-04-03", "2017-03-04", "2017-04-03"),
    ("3/4/2017", "2017-04-03", "2017-03-04", "2017-03-04"),
    # No language puts a dot behind the month.
    ("03.04.2017", "2017-04-03", "2017-04-03", "2017-04-03"),
    ("25/12/2017", DAY, DAY, DAY),
    ("12/25/2017", DAY, DAY, DAY),
    ("25-12-2017", DAY, DAY, DAY),
    ("12-25-2017", DAY, DAY, DAY),
    ("12/12/2017", "2017-12-12", "2017-12-12", "2017-12-12"),
    # The other way it would be in the future: 3 April, 3 November 2018.
    ("03/04/2018", "2018-03-04", "2018-03-04", "2018-03-04"),
    ("03/11/2018", "2018-03-11", "2018-03-11", "2018-03-11"),
    # 30 February is no day, 2 of month 30 neither.
    ("30/02/2017", None, None, None),
    ("03/04/2017 15:05", "2017-04-03T15:05+08:00", "2017-03-04T15:05+08:00", "2017-03-04T15:05+08:00"),
]


@pytest.mark.parametrize(("text", "day_first", "month_first", "unsaid"), ORDERS)
def test_order(text: str, day_first: str | None, month_first: str | None, unsaid: str | None) -> None:
    for order, iso in ((True, day_first), (False, month_first), (None, unsaid)):
        found = parse_date(text, reference=NOW, day_first=order)
        assert (found and found.iso) == iso


def test_a_day_back_is_counted_by_the_portals_clock() -> None:
    # Ten past midnight of 10 March in China is still 9 March in Greenwich.
    after_midnight = datetime(2018, 3, 9, 16, 10, tzinfo=UTC)
    assert read("昨天", after_midnight) == "2018-03-09"
    assert read("今天 00:05", after_midnight) == "2018-03-10T00:05+08:00"
    assert read("30分钟前", after_midnight) == "2018-03-09T23:40+08:00"
    found = parse_date("昨天", reference=after_midnight, zone=UTC)
    assert found is not None
    assert found.iso == "2018-03-08"


def test_a_day_without_a_year_is_the_last_one() -> None:
    third_of_january = datetime(2018, 1, 3, 12, 0, tzinfo=CHINA)
    assert read("12-25", third_of_january) == "2017-12-25"
    assert read("01-03", third_of_january) == "2018-01-03"
    assert read("01-02 08:30", third_of_january) == "2018-01-02T08:30+08:00"
    assert read("01-10", third_of_january) == "2017-01-10"


def test_zone_is_the_portals_where_the_text_names_none() -> None:
    berlin = timezone(timedelta(hours=1))
    for text, iso in (
        ("25.12.2017 15:05", "2017-12-25T15:05+01:00"),
        ("Dec 25, 2017 3pm EST", "2017-12-25T15:00-05:00"),
    ):
        assert [found.iso for found in find_dates(text, zone=berlin)] == [iso]
