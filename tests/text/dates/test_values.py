"""The parts of a match are a year, a month and a day: by numbers, names and eras."""

import re
from datetime import UTC, datetime

import pytest

from portalcrawl.text.dates import patterns
from portalcrawl.text.dates.match import CHINA
from portalcrawl.text.dates.month_names import OTHER_DAY_FIRST
from portalcrawl.text.dates.values import read_asctime, read_compact, read_match

FETCHED = datetime(2017, 12, 25, 12, 0, tzinfo=CHINA)


def read(pattern: re.Pattern[str], text: str, *, day_first: bool | None = None, reference: bool = False) -> str | None:
    match = pattern.search(text)
    assert match is not None
    return read_match(match, None, CHINA, FETCHED if reference else None, day_first)


@pytest.mark.parametrize(
    ("pattern", "text", "iso"),
    [
        (patterns.YEAR_FIRST, "2017-12-25", "2017-12-25"),
        (patterns.YEAR_FIRST, "2017年12月25日", "2017-12-25"),
        (patterns.YEAR_FIRST, "2017年12-25", "2017-12-25"),
        (patterns.YEAR_FIRST, "2017-02-30", None),
        (patterns.HANZI, "二〇一七年十二月廿五日", "2017-12-25"),
        # The first year of the Republic was 1912, of Heisei 1989, of Reiwa 2019.
        (patterns.MINGUO, "民國106年12月25日", "2017-12-25"),
        (patterns.MINGUO, "民國106-12-25", "2017-12-25"),
        (patterns.MINGUO_HANZI, "民國一百零六年十二月二十五日", "2017-12-25"),
        (patterns.JAPANESE_ERA, "平成29年12月25日", "2017-12-25"),
        (patterns.JAPANESE_ERA, "令和元年5月1日", "2019-05-01"),
        (patterns.JAPANESE_ERA, "令和5年5月1日", "2023-05-01"),
        (patterns.MONTH_FIRST, "Sept. 5, 2017", "2017-09-05"),
        (patterns.DAY_FIRST, "25 DECEMBER 2017", "2017-12-25"),
        (patterns.YEAR_MONTH_NAME, "2017 Dec 25", "2017-12-25"),
        (OTHER_DAY_FIRST, "25 de diciembre de 2017", "2017-12-25"),
    ],
)
def test_a_match_is_a_date(pattern: re.Pattern[str], text: str, iso: str | None) -> None:
    assert read(pattern, text) == iso


@pytest.mark.parametrize(
    ("text", "day_first", "iso"),
    [
        # A slash is America's unless somebody knows better, a hyphen and a dot are the rest of the world's.
        ("03/04/2017", None, "2017-03-04"),
        ("03-04-2017", None, "2017-04-03"),
        ("03.04.2017", None, "2017-04-03"),
        ("03/04/2017", True, "2017-04-03"),
        ("03-04-2017", False, "2017-03-04"),
        ("03.04.2017", False, "2017-04-03"),
        # There is one such day only.
        ("25/12/2017", None, "2017-12-25"),
        ("12-25-2017", None, "2017-12-25"),
        ("25/25/2017", None, None),
    ],
)
def test_the_separator_tells_the_order(text: str, day_first: bool | None, iso: str | None) -> None:
    assert read(patterns.YEAR_LAST, text, day_first=day_first) == iso


def test_a_day_in_the_future_is_read_in_the_other_order() -> None:
    assert read(patterns.YEAR_LAST, "12-01-2018", reference=True) is None
    assert read(patterns.YEAR_LAST, "01-12-2017", day_first=False, reference=True) == "2017-01-12"
    fetched = datetime(2017, 6, 1, tzinfo=UTC)
    match = patterns.YEAR_LAST.search("01-12-2017")
    assert match is not None
    assert read_match(match, None, CHINA, fetched, True) == "2017-01-12"


def test_asctime_has_its_time_between_day_and_year() -> None:
    match = patterns.ASCTIME.search("Mon Dec 25 09:29:37 GMT+08:00 2017")
    assert match is not None
    clock = read_asctime(match)
    assert (clock.hour, clock.minute, clock.second, clock.end) == (9, 29, 37, match.end())
    assert read_match(match, clock, UTC, None, None) == "2017-12-25T09:29:37+08:00"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("20171225", "2017-12-25"),
        ("201712250929", "2017-12-25T09:29+08:00"),
        ("20171225092937", "2017-12-25T09:29:37+08:00"),
        ("20171225T092937Z", "2017-12-25T09:29:37+00:00"),
        ("20170230", None),
    ],
)
def test_a_compact_date_is_read(text: str, iso: str | None) -> None:
    match = patterns.COMPACT.fullmatch(text)
    assert match is not None
    assert read_compact(match, CHINA, None) == iso
