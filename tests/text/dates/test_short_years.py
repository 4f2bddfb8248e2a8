"""Years of two or three digits, behind a label for dates or as the Republic of China counts."""

from datetime import datetime

import pytest

from portalcrawl.text.dates.parsing import CHINA
from portalcrawl.text.dates.short_years import find_short_year, parse_day_first, parse_short_year

CASES = [
    # label, text, whether it counts the years of the Republic, the date, what is written
    ("", "发布时间：18-03-08", False, "2018-03-08", "18-03-08"),
    ("", "来源：园区 發佈日期: 18/03/08 点击", False, "2018-03-08", "18/03/08"),
    ("", "时间：18-03-0809:29", False, "2018-03-08T09:29+08:00", "18-03-0809:29"),
    ("发布日期：", "18.03.08", False, "2018-03-08", "18.03.08"),
    ("", "작성자 관리자 작성일18-03-08 14:20 조회 3", False, "2018-03-08T14:20+08:00", "18-03-08 14:20"),
    ("등록일시 :", "18.03.08", False, "2018-03-08", "18.03.08"),
    ("", "發布日期：102-08-05", True, "2013-08-05", "102-08-05"),
    ("", "發布日期：102/8/5", True, "2013-08-05", "102/8/5"),
    ("", "106.12.25", True, "2017-12-25", "106.12.25"),
    ("", "[106-12-25]", True, "2017-12-25", "106-12-25"),
    ("", "106年12月25日", True, "2017-12-25", "106年12月25日"),
    ("", "公告 89 年 1 月 5 日起", True, "2000-01-05", "89 年 1 月 5 日"),
]


@pytest.mark.parametrize(("label", "text", "is_of_republic", "iso", "raw"), CASES)
def test_a_short_year_is_read(label: str, text: str, is_of_republic: bool, iso: str, raw: str) -> None:
    found = find_short_year(label, text)
    assert found is not None
    assert found.is_of_republic == is_of_republic
    match = parse_short_year(label + text, found)
    assert match is not None
    assert (match.iso, match.raw) == (iso, raw)
    assert (label + text)[match.start : match.end] == raw


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("", "18-03-08"),
        ("", "版本：18-03-08"),
        ("", "时间：48-03-08"),
        ("", "时间：18-13-08"),
        ("", "时间：18-03/08"),
        ("", "时间：18-03-0812"),
        # Before there were pages, and after the present.
        ("", "發布日期：79-08-05"),
        ("", "發布日期：140-08-05"),
        ("", "公告 106.12.25 起"),
        # Numbers of other things.
        ("電話：", "106-12-25"),
        ("字號", "106.12.25"),
        # With the Republic's name it is a full date, which is read elsewhere.
        ("", "民國106年12月25日"),
        ("", "2106年12月25日"),
    ],
)
def test_other_numbers_are_left_alone(label: str, text: str) -> None:
    assert find_short_year(label, text) is None


@pytest.mark.parametrize("behind", ["", " 17-03-08", " 更新：2017-03-08"])
def test_a_date_that_no_calendar_has_is_refused(behind: str) -> None:
    text = f"发布时间：18-02-30{behind}"
    found = find_short_year("", text)
    assert found is not None
    assert parse_short_year(text, found) is None


def test_a_date_in_the_future_is_refused() -> None:
    text = "发布时间：38-02-03"
    found = find_short_year("", text)
    assert found is not None
    assert parse_short_year(text, found, reference=datetime(2026, 1, 1, tzinfo=CHINA)) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("05.06.90", "1990-06-05"),
        ("05.06.99", "1999-06-05"),
        ("05.06.00", "2000-06-05"),
        ("05.06.39", "2039-06-05"),
        ("1.2.10.5", None),
        ("05.06.40", None),
        ("05.06.89", None),
    ],
)
def test_a_year_behind_day_and_month_is_of_the_web_s_time(text: str, iso: str | None) -> None:
    found = parse_day_first(text)
    assert (found and found.iso) == iso
