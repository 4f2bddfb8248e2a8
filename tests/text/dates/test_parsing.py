"""Dates: what is one, what is none, and how exactly it is read."""

from datetime import datetime, timedelta, timezone

import pytest

from portalcrawl.text.dates.parsing import CHINA, DateMatch, find_dates, is_date_only, parse_date, parse_timestamp

DAY = "2017-12-25"
MINUTE = "2017-12-25T09:29+08:00"
SECOND = "2017-12-25T09:29:37+08:00"
NOW = datetime(2018, 3, 10, 12, 0, tzinfo=CHINA)

FOUND = [
    # Year first, digits
    ("2017-12-25", DAY),
    ("2017/12/25", DAY),
    ("2017.12.25", DAY),
    ("2017年12月25日", DAY),
    ("2017年12月25号", DAY),
    ("2017年12月25號", DAY),
    ("2017年12月25", DAY),
    ("2017 年 12 月 25 日", DAY),
    ("2017年 12月 25日", DAY),
    ("2017 - 12 - 25", DAY),
    ("2017. 12. 25.", DAY),
    ("2017–12–25", DAY),
    ("2017年12-25", DAY),
    ("2017-1-5", "2017-01-05"),
    ("2017年1月5日", "2017-01-05"),
    ("2017/1/5", "2017-01-05"),
    ("1998-7-1", "1998-07-01"),
    ("[2017-12-25]", DAY),
    ("(2017/12/25)", DAY),
    ("【2017.12.25】", DAY),
    ("发布时间：2017 年 12 月 25 日", DAY),
    ("日期:2017-12-25点击:次", DAY),
    ("来源：未知 日期：2017-12-25 点击：12次", DAY),
    ("admin2017-12-25", DAY),
    ("园区召开会议2017-12-25", DAY),
    ("２０１７－１２－２５", DAY),
    ("２０１７年１２月２５日", DAY),
    ("2017\xa0年\xa012\xa0月\xa025\xa0日", DAY),
    ("2017年12月25日星期一", DAY),
    ("2017年12月25星期一", DAY),
    ("2017年12月25日(星期一)", DAY),
    ("2016-02-29", "2016-02-29"),
    ("(2017-12-25)来源", DAY),
    ("/2017/12/25/story.html", DAY),
    ("2017年12月25日讯", DAY),
    # Times
    ("2017-12-25 09:29", MINUTE),
    ("2017-12-25 09:29:37", SECOND),
    ("2017-12-25 9:5", "2017-12-25T09:05+08:00"),
    ("2017-12-25 9:29", MINUTE),
    ("2017-12-25T09:29", MINUTE),
    ("2017-12-25T09:29:37", SECOND),
    ("2017-12-25T09:29:37Z", "2017-12-25T09:29:37+00:00"),
    ("2017-12-25t09:29:37z", "2017-12-25T09:29:37+00:00"),
    ("2017-12-25T09:29:37+08:00", SECOND),
    ("2017-12-25T09:29:37.000+0800", SECOND),
    ("2017-12-25T09:29:37.123456+08:00", SECOND),
    ("2017-12-25T09:29:37,5+08:00", SECOND),
    ("2017-12-25T09:29:37-05:00", "2017-12-25T09:29:37-05:00"),
    ("2017-12-25T09:29-05:00", "2017-12-25T09:29-05:00"),
    ("2017-12-25 09:29:37 +0800", SECOND),
    ("2017-12-25 09:29:37 UTC", "2017-12-25T09:29:37+00:00"),
    ("2017-12-25 09:29 GMT+8", MINUTE),
    ("2017-12-25 09:29:37+08", SECOND),
    ("2017年12月25日09:29", MINUTE),
    ("2017年12月25日 09:29", MINUTE),
    ("2017年12月25日09时29分", MINUTE),
    ("2017年12月25日 09时29分37秒", SECOND),
    ("2017年12月25日9时", "2017-12-25T09:00+08:00"),
    ("2017年12月25日 9点29分", MINUTE),
    ("2017年12月25日 9點29分", MINUTE),
    ("2017年12月25日9点半", "2017-12-25T09:30+08:00"),
    ("2017年12月25日 上午9:29", MINUTE),
    ("2017年12月25日 下午3:05", "2017-12-25T15:05+08:00"),
    ("2017-12-25 下午 03:05:07", "2017-12-25T15:05:07+08:00"),
    ("2017年12月25日晚上8时", "2017-12-25T20:00+08:00"),
    ("2017年12月25日中午12:10", "2017-12-25T12:10+08:00"),
    ("2017年12月25日凌晨12:10", "2017-12-25T00:10+08:00"),
    ("2017年12月25日星期一 09:29", MINUTE),
    ("2017年12月25日 (星期一) 09:29", MINUTE),
    ("2017-12-25 周一 09:29", MINUTE),
    ("2017/12/25 9:29:37", SECOND),
    ("2017/12/25 3:05 PM", "2017-12-25T15:05+08:00"),
    ("2017/12/25 12:05 AM", "2017-12-25T00:05+08:00"),
    ("2017.12.25 09:29", MINUTE),
    ("2017-12-25　09：29", MINUTE),
    ("2017-12-25 ０９：２９", MINUTE),
    ("2017-12-25 24:00", "2017-12-25T00:00+08:00"),
    ("2017-12-25 00:00:00", "2017-12-25T00:00:00+08:00"),
    ("2017-12-25 | 09:29", MINUTE),
    ("2017-12-25, 09:29", MINUTE),
    ("2017-12-25\n\t\t\t09:29", MINUTE),
    ("2017-12-2509:29", MINUTE),
    ("2017-12-25 09:29来源：新华网", MINUTE),
    ("2017年12月25日 09:00-11:00", "2017-12-25T09:00+08:00"),
    ("2017-12-25 09:61", DAY),
    ("2017-12-25 3:0战胜对手", DAY),
    ("2017-12-25 25", DAY),
    ("2017-12-25 浏览:30", DAY),
    # Hanzi digits
    ("二〇一七年十二月二十五日", DAY),
    ("二零一七年十二月二十五日", DAY),
    ("二○一七年十二月二十五日", DAY),
    ("二0一七年十二月二十五日", DAY),
    ("二〇一七年十月十日", "2017-10-10"),
    ("二〇一七年一月一日", "2017-01-01"),
    ("二〇一七年十二月三十一日", "2017-12-31"),
    ("二〇一七年十二月三十日", "2017-12-30"),
    ("二〇一七年十一月二十日", "2017-11-20"),
    ("一九九八年七月一日", "1998-07-01"),
    ("二〇一七年十二月廿五日", DAY),
    # The Republic of China's era
    ("民國106年12月25日", DAY),
    ("中華民國106年12月25日", DAY),
    ("民国106年12月25日", DAY),
    ("民國 106 年 12 月 25 日 09:29", MINUTE),
    ("民國106-12-25", DAY),
    ("民國106/12/25", DAY),
    ("中華民國一百零六年十二月二十五日", DAY),
    ("中華民國一〇六年十二月二十五日", DAY),
    # English
    ("December 25, 2017", DAY),
    ("Dec 25, 2017", DAY),
    ("Dec. 25, 2017", DAY),
    ("DEC 25, 2017", DAY),
    ("Dec 25th, 2017", DAY),
    ("December 25 2017", DAY),
    ("December 1st, 2017", "2017-12-01"),
    ("Sept. 3, 2017", "2017-09-03"),
    ("Sep 3, 2017", "2017-09-03"),
    ("May 3, 2017", "2017-05-03"),
    ("Dec-25-2017", DAY),
    ("25 December 2017", DAY),
    ("25 Dec 2017", DAY),
    ("25th December 2017", DAY),
    ("25th of December, 2017", DAY),
    ("25-Dec-2017", DAY),
    ("2017 Dec 25", DAY),
    ("2017-Dec-25", DAY),
    ("Monday, December 25, 2017", DAY),
    ("Monday 25 December 2017", DAY),
    ("Posted on 25 December 2017", DAY),
    ("Posted on December 25, 2017 by admin", DAY),
    ("By adminDecember 25, 2017", DAY),
    ("December 25, 2017 at 9:29 am", MINUTE),
    ("December 25, 2017 3:05 PM", "2017-12-25T15:05+08:00"),
    ("Dec 25, 2017, 3:05 p.m.", "2017-12-25T15:05+08:00"),
    ("Dec 25, 2017 at 3pm", "2017-12-25T15:00+08:00"),
    ("December 25, 2017 - 09:29", MINUTE),
    ("Dec 25, 2017 3:05 PM EST", "2017-12-25T15:05-05:00"),
    ("Mon, 25 Dec 2017 09:29:37 +0800", SECOND),
    ("Mon, 25 Dec 2017 09:29:37 GMT", "2017-12-25T09:29:37+00:00"),
    ("Mon Dec 25 09:29:37 CST 2017", SECOND),
    ("Mon Dec 25 09:29:37 2017", SECOND),
    ("Mon Dec 25 09:29:37 UTC 2017", "2017-12-25T09:29:37+00:00"),
    # Year last
    ("25/12/2017", DAY),
    ("12/25/2017", DAY),
    ("03/04/2017", "2017-03-04"),
    ("25.12.2017", DAY),
    ("03.04.2017", "2017-04-03"),
    ("25-12-2017", DAY),
    ("12-25-2017", DAY),
    ("12/25/2017 09:29:37", SECOND),
    # The whole text
    ("20171225", DAY),
    (" 20171225 ", DAY),
    ("20171225092937", SECOND),
    ("20171225T092937Z", "2017-12-25T09:29:37+00:00"),
]  # fmt: skip

NONE = [
    "",
    "园区要闻",
    "2017",
    "2017年",
    "2017年12月",
    "2017-12",
    "2012-2015",
    "2012-2015年",
    "2017-18赛季",
    "the 2017-18 season",
    "〔2017〕12号",
    "[2017]12号",
    "国发〔2017〕12号",
    "（2017）京01民初25号",
    "第2017-12号",
    "2017年第12期",
    "2017年第12期第25页",
    "2017年1-3月",
    "2017年1-11月份",
    "2017年10-12日",
    "2017年12月25家企业",
    "2017年12月25%",
    "2017年12月25.3亿元",
    "2017年12月3个项目",
    "1.10.12",
    "版本 1.10.12",
    "v2017.1.3",
    "V2017.12.25",
    "192.168.17.12",
    "10.20.17.25",
    "2017.12.25.1",
    "10.2017.12.25",
    "010-20171225",
    "400-820-1225",
    "0571-87654321",
    "020-2017-1225",
    "13800002017",
    "电话：028-20171225",
    "/a/20171225/c1234.html",
    "id=20171225",
    "http://example.com/t20171225_123456.html",
    "编号20171225001",
    "220171225",
    "201712250",
    "20171325",
    "20171232",
    "2017-13-25",
    "2017-12-32",
    "2017-02-30",
    "2017-00-10",
    "2017年2月30日",
    "2015-02-29",
    "1899-12-25",
    "1989-12-25",
    "2117-12-25",
    "2017-12-251",
    "12017-12-25",
    "2017-12-25-1",
    "2017/12/25/1",
    "¥2017.12",
    "2017.12元",
    "1999.9.5%",
    "pp. 2017-12",
    "12-25",
    "12/25",
    "3.5",
    "1/10",
    "106-12-25",
    "106年12月25日",
    "民国时期",
    "民國106年",
    "民國106年12月",
    "12:25:2017",
    "25/13/2017",
    "32/12/2017",
    "1/25/12/2017",
    "25.12.2017.1",
    "May 2017",
    "December 2017",
    "Dec 2017",
    "December 25",
    "mayor 25, 2017",
    "Maybe 5, 2017",
    "December 25-27, 2017",
    "December 32, 2017",
    "February 30, 2017",
    "25 Decimal 2017",
    "二〇一七年",
    "二〇一七年十二月",
    "二〇一七年十三月二十五日",
    "一九四九年十月一日",
    "今天",
    "3小时前",
    "© 2001-2017",
    "Copyright 2017 - 2018",
    "1514165377",
    "GB/T 2017-12.25",
    "ISBN 978-7-2017-1225-3",
    "2017x12x25",
]  # fmt: skip


@pytest.mark.parametrize(("text", "iso"), FOUND)
def test_one_date(text: str, iso: str) -> None:
    assert [found.iso for found in find_dates(text)] == [iso]


@pytest.mark.parametrize("text", NONE)
def test_no_date(text: str) -> None:
    assert [found.raw for found in find_dates(text)] == []


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("2017-12-25 09:29 更新：2017-12-26", [MINUTE, "2017-12-26"]),
        ("2017.01.03-2017.02.03", ["2017-01-03", "2017-02-03"]),
        ("2017年1月3日至2017年2月3日", ["2017-01-03", "2017-02-03"]),
        ("Dec 25, 2017 … 26 Dec 2017", [DAY, "2017-12-26"]),
        ("二〇一七年十二月二十五日，2018-1-2", [DAY, "2018-01-02"]),
    ],
)
def test_several_dates_in_order(text: str, isos: list[str]) -> None:
    assert [found.iso for found in find_dates(text)] == isos


def test_place_and_wording_are_the_texts_own() -> None:
    text = "发布日期：２０１７年１２月２５日 ０９：２９　来源：未知"
    (found,) = find_dates(text)
    assert found == DateMatch(MINUTE, "２０１７年１２月２５日 ０９：２９", 5, 22)
    assert text[found.start : found.end] == found.raw
    assert (found.day, found.has_time) == (DAY, True)


def test_future_dates_are_events() -> None:
    assert [f.iso for f in find_dates("2018-03-11 2018-03-13", reference=NOW)] == ["2018-03-11"]
    assert parse_timestamp("1893456000", reference=NOW) is None


def test_zone_is_the_portals() -> None:
    tokyo = timezone(timedelta(hours=9))
    assert [f.iso for f in find_dates("2017-12-25 09:29", zone=tokyo)] == ["2017-12-25T09:29+09:00"]


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


@pytest.mark.parametrize(("before", "isos"), [(99_990, [DAY]), (99_995, [])])
def test_what_stands_behind_a_hundred_thousand_characters_dates_nothing(before: int, isos: list[str]) -> None:
    assert [found.iso for found in find_dates("x" * (before - 1) + " 2017-12-25")] == isos


@pytest.mark.parametrize(("length", "is_date"), [(100, True), (101, False)])
def test_a_text_that_is_a_date_has_a_hundred_characters_at_most(length: int, is_date: bool) -> None:
    assert is_date_only("2017-12-25".ljust(length)) is is_date
    assert (parse_timestamp("1514165377".ljust(length)) is not None) is is_date


@pytest.mark.parametrize(("year", "iso"), [("68", "2068-12-25T09:29:37+00:00"), ("17", "2017-12-25T09:29:37+00:00")])
def test_years_of_two_digits_are_of_this_century_up_to_68(year: str, iso: str) -> None:
    """As in POSIX: 69 is 1969, which no page is of."""
    found = parse_date(f"Mon, 25 Dec {year} 09:29:37 GMT")
    assert found is not None
    assert found.iso == iso
    assert parse_date("Mon, 25 Dec 69 09:29:37 GMT") is None
