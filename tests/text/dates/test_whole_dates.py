"""Texts that are a date and nothing else, and timestamps."""

from datetime import datetime

import pytest

from portalcrawl.text.dates.parsing import CHINA, is_date_only, parse_timestamp

SECOND = "2017-12-25T09:29:37+08:00"

NOW = datetime(2018, 3, 10, 12, 0, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2017-12-25", True),
        ("[2017-12-25]", True),
        ("日期：2017-12-25", True),
        ("发布时间：2017年12月25日 09:29", True),
        ("Posted on December 25, 2017", True),
        ("Monday, December 25, 2017", True),
        ("Last updated: 2017-12-25", True),
        ("12-25", True),
        ("昨天 08:30", True),
        ("3小时前", True),
        ("20171225", True),
        ("2017-12-25 来源：未知", False),
        ("2017年12月25日召开会议", False),
        ("园区要闻", False),
        ("", False),
        ("2017-12-25 点击：30", False),
        ("2017-12-25" + " " * 200, False),
    ],
)
def test_is_date_only(text: str, expected: bool) -> None:
    assert is_date_only(text, reference=NOW) is expected


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1514165377", SECOND),
        ("1514165377000", SECOND),
        (" 1514165377 ", SECOND),
        ("1514165377.25", SECOND),
        ("0000000001", None),
        ("15141653770", None),
        ("id 1514165377", None),
        ("2017-12-25", None),
        ("９９９９９９９９９９", None),
    ],
)
def test_timestamp(text: str, iso: str | None) -> None:
    found = parse_timestamp(text)
    assert (found and found.iso) == iso


@pytest.mark.parametrize(("length", "is_date"), [(100, True), (101, False)])
def test_a_text_that_is_a_date_has_a_hundred_characters_at_most(length: int, is_date: bool) -> None:
    assert is_date_only("2017-12-25".ljust(length)) is is_date
    assert (parse_timestamp("1514165377".ljust(length)) is not None) is is_date
