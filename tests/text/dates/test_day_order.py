"""Which number of 03/04/2017 is the day: what other dates and languages say."""

from datetime import datetime

import pytest

from portalcrawl.text.dates.day_order import find_order, may_say_day, order_of_language, read_open
from portalcrawl.text.dates.parsing import CHINA, parse_date

NOW = datetime(2018, 3, 10, 12, 0, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("tag", "day_first"),
    [
        # CLDR: `en` alone is America's English; the Philippines have its order.
        ("en", False),
        ("en-US", False),
        ("en_us", False),
        ("en-PH", False),
        ("en-Latn-US", False),
        ("en-GB", True),
        ("en-AU", True),
        ("en-IN", True),
        ("de", True),
        ("fr-CA", True),
        ("ru", True),
        ("pt-BR", True),
        ("zh-HK", True),
        ("zh-Hant-HK", True),
        ("zh-SG", True),
        # The year is first at home: neither order is.
        ("zh-CN", None),
        ("zh-TW", None),
        ("zh", None),
        ("ja", None),
        ("ko-KR", None),
        ("hu", None),
        ("en-CA", None),
        ("", None),
        ("123", None),
        (None, None),
    ],
)
def test_language(tag: str | None, day_first: bool | None) -> None:
    assert order_of_language(tag) is day_first


@pytest.mark.parametrize(
    ("texts", "day_first"),
    [
        (["25/12/2017"], True),
        (["12/25/2017"], False),
        (["03/04/2017", "25/12/2017"], True),
        (["03/04/2017", "Updated: 12-25-2017 09:29"], False),
        (["03/04/2017", "05/06/2017"], None),
        (["12/25/2017", "25/12/2017"], None),
        # A dot says nothing of slashes, 45 is no day, 1/25/12/2017 no date.
        (["25.12.2017"], None),
        (["12/45/2017"], None),
        (["1/25/12/2017"], None),
        ([], None),
    ],
)
def test_other_dates(texts: list[str], day_first: bool | None) -> None:
    assert find_order(texts) is day_first


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("03/04/2017", ("2017-04-03", "2017-03-04")),
        ("3-4-2017 15:05", ("2017-04-03T15:05+08:00", "2017-03-04T15:05+08:00")),
        ("25/12/2017", None),
        ("03.04.2017", None),
        ("12/12/2017", None),
        ("2017/03/04", None),
        # The day first would be in November 2018.
        ("03/11/2018", None),
    ],
)
def test_open_dates(text: str, readings: tuple[str, str] | None) -> None:
    found = parse_date(text, reference=NOW)
    assert found is not None
    pair = read_open(found, reference=NOW)
    assert (pair and tuple(reading.iso for reading in pair)) == readings


def test_a_day_that_a_date_may_say() -> None:
    found = parse_date("03/04/2017")
    assert found is not None
    assert may_say_day(found, "2017-03-04")
    assert may_say_day(found, "2017-04-03")
    assert not may_say_day(found, "2017-04-04")
    assert not may_say_day(found, None)


@pytest.mark.parametrize("text", ["25/13/2017", "32/12/2017", "12/32/2017"])
def test_numbers_that_are_no_day_and_month_tell_no_order(text: str) -> None:
    assert find_order([text]) is None
