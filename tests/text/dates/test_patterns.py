"""What each pattern finds, and what must not stand beside it."""

import re
import time

import pytest

from portalcrawl.text.dates import patterns

Parts = tuple[str, ...]
FOUND: list[tuple[re.Pattern[str], str, str]] = [
    (patterns.YEAR_FIRST, "日期:2017-12-25 09:29", "2017-12-25"),
    (patterns.YEAR_FIRST, "2017/1/5", "2017/1/5"),
    (patterns.YEAR_FIRST, "2017.12.25", "2017.12.25"),
    (patterns.YEAR_FIRST, "2017 - 12 - 25", "2017 - 12 - 25"),
    (patterns.YEAR_FIRST, "2017年12月25日", "2017年12月25日"),
    (patterns.YEAR_FIRST, "2017 年 12 月 25 日", "2017 年 12 月 25 日"),
    (patterns.YEAR_FIRST, "2017년 12월 25일", "2017년 12월 25일"),
    (patterns.YEAR_FIRST, "2017年12-25", "2017年12-25"),
    (patterns.YEAR_FIRST, "2017年12月25星期一", "2017年12月25"),
    # Two elements whose texts were joined.
    (patterns.YEAR_FIRST, "2017-12-2509:29", "2017-12-25"),
    (patterns.YEAR_FIRST, "2017年12月2509:29", "2017年12月25"),
    (patterns.HANZI, "二〇一七年十二月二十五日", "二〇一七年十二月二十五日"),
    (patterns.HANZI, "二O一七年12月廿五日", "二O一七年12月廿五日"),
    (patterns.HANZI, "二零一七年三月初五日", "二零一七年三月初五日"),
    (patterns.MINGUO, "民國106年12月25日", "民國106年12月25日"),
    (patterns.MINGUO, "中华民国 106-12-25", "民国 106-12-25"),
    (patterns.MINGUO_HANZI, "民國一百零六年十二月二十五日", "民國一百零六年十二月二十五日"),
    (patterns.JAPANESE_ERA, "令和元年5月1日", "令和元年5月1日"),
    (patterns.JAPANESE_ERA, "平成29年12月25日", "平成29年12月25日"),
    (patterns.MONTH_FIRST, "On December the 25th, 2017", "December the 25th, 2017"),
    (patterns.MONTH_FIRST, "Dec-25-2017", "Dec-25-2017"),
    # Two joined texts: a name and a date.
    (patterns.MONTH_FIRST, "adminDecember 25, 2017", "December 25, 2017"),
    (patterns.DAY_FIRST, "25th of Dec, 2017", "25th of Dec, 2017"),
    (patterns.DAY_FIRST, "5-Sept-2017", "5-Sept-2017"),
    (patterns.YEAR_MONTH_NAME, "2017 Dec 25", "2017 Dec 25"),
    (patterns.ASCTIME, "Mon Dec 25 09:29:37 CST 2017", "Dec 25 09:29:37 CST 2017"),
    (patterns.ASCTIME, "Mon Dec  5 09:29:37 2017", "Dec  5 09:29:37 2017"),
    (patterns.YEAR_LAST, "(25/12/2017)", "25/12/2017"),
    (patterns.YEAR_LAST, "5.1.2017,", "5.1.2017"),
    (patterns.LABELLED_COMPACT, "发布日期：20171225", "日期：20171225"),
    (patterns.SHORT_YEAR, "Mon, 25 Dec 17 09:29:37 +0800", "Mon, 25 Dec 17"),
    (patterns.SHORT_YEAR, "Monday, 25-Dec-17 09:29:37 GMT", "Monday, 25-Dec-17"),
]
NAMES = {id(value): name for name, value in vars(patterns).items() if isinstance(value, re.Pattern)}


@pytest.mark.parametrize(("pattern", "text", "part"), FOUND, ids=lambda value: NAMES.get(id(value), str(value)))
def test_a_date_is_found_in_a_text(pattern: re.Pattern[str], text: str, part: str) -> None:
    match = pattern.search(text)
    assert match is not None
    assert match[0] == part


NOT_FOUND = [
    # Versions, longer numbers, ranges of months, counts.
    (patterns.YEAR_FIRST, "v2017.1.3"),
    (patterns.YEAR_FIRST, "2017.12.25.1"),
    (patterns.YEAR_FIRST, "12017-12-25"),
    (patterns.YEAR_FIRST, "2017年1-3月"),
    (patterns.YEAR_FIRST, "2017年12月25家"),
    (patterns.YEAR_FIRST, "2017年12月25.3亿"),
    (patterns.YEAR_FIRST, "2017年12月25%"),
    (patterns.YEAR_FIRST, "2017-12-251"),
    (patterns.YEAR_FIRST, "2017-12/25"),
    (patterns.YEAR_FIRST, "2017-13-25"),
    (patterns.YEAR_FIRST, "1817-12-25"),
    (patterns.HANZI, "二〇一七年十三月二十五日"),
    (patterns.HANZI, "二〇一七年十二月二十五"),
    (patterns.MINGUO, "106年12月25日"),
    (patterns.JAPANESE_ERA, "昭和63年12月25日"),
    (patterns.MONTH_FIRST, "decDecember25, 2017"),
    (patterns.MONTH_FIRST, "XDecember 25, 2017"),
    (patterns.MONTH_FIRST, "December 25, 20171"),
    (patterns.DAY_FIRST, "10:25 December 2017"),
    (patterns.DAY_FIRST, "125 December 2017"),
    (patterns.YEAR_MONTH_NAME, "2017 Dec 25:30"),
    (patterns.YEAR_LAST, "1.25.12.2017"),
    (patterns.YEAR_LAST, "25/12/2017/1"),
    (patterns.YEAR_LAST, "25/12-2017"),
    (patterns.LABELLED_COMPACT, "20171225"),
    (patterns.LABELLED_COMPACT, "日期：201712251"),
    (patterns.SHORT_YEAR, "Mon, 25 Dec 17"),
    (patterns.SHORT_YEAR, "25 Dec 17 09:29:37"),
]


@pytest.mark.parametrize(("pattern", "text"), NOT_FOUND, ids=lambda value: NAMES.get(id(value), str(value)))
def test_other_numbers_are_not_a_date(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text) is None


WHOLE = [
    (patterns.COMPACT, "20171225", True),
    (patterns.COMPACT, "20171225092937", True),
    (patterns.COMPACT, "20171225T092937Z", True),
    (patterns.COMPACT, "20171225 09:29", True),
    (patterns.COMPACT, "20171325", False),
    (patterns.COMPACT, "2017122", False),
    (patterns.COMPACT, "201712259", False),
    (patterns.TWO_LINES, "25 2017-12", True),
    (patterns.TWO_LINES, "25日 / 2017年12月", True),
    (patterns.TWO_LINES, "12-25 2017", True),
    (patterns.TWO_LINES, "5 2017", False),
    (patterns.TWO_LINES, "1-25 2017", False),
    (patterns.MONTH_DAY, "12-25", True),
    (patterns.MONTH_DAY, "3-05", True),
    (patterns.MONTH_DAY, "3月5日", True),
    (patterns.MONTH_DAY, "[3-5", True),
    (patterns.MONTH_DAY, "03/05", True),
    # A pager, a number.
    (patterns.MONTH_DAY, "1/10", False),
    (patterns.MONTH_DAY, "3.5", False),
    (patterns.MONTH_DAY, "3-5", False),
    (patterns.NAMED_MONTH_DAY, "Dec 25th", True),
    (patterns.NAMED_MONTH_DAY, "25 December", True),
    (patterns.NAMED_MONTH_DAY, "Dec 32", False),
]


@pytest.mark.parametrize(("pattern", "text", "fits"), WHOLE, ids=lambda value: NAMES.get(id(value), str(value)))
def test_a_whole_text_is_a_date(pattern: re.Pattern[str], text: str, fits: bool) -> None:
    assert (pattern.fullmatch(text) is not None) == fits


@pytest.mark.parametrize("text", [*(text for _, text, _ in FOUND), "2017年", "３月５日"])
def test_signs_of_a_date_are_in_every_text_with_one(text: str) -> None:
    assert patterns.ANY_DIGIT.search(text)
    assert patterns.SHORT_HINT.search(text) or not re.search("[0-9０-９]", text)


@pytest.mark.parametrize(
    "text", [text for pattern, text, _ in FOUND if pattern is not patterns.SHORT_YEAR], ids=lambda text: text
)
def test_a_full_date_has_the_sign_of_a_year(text: str) -> None:
    assert patterns.YEAR_HINT.search(text)


@pytest.mark.parametrize(
    "name", ["YEAR_FIRST", "MINGUO", "MONTH_FIRST", "DAY_FIRST", "ASCTIME", "TWO_LINES", "YEAR_LAST"]
)
@pytest.mark.parametrize("piece", ["2017年", "2017 ", " ", "25 ", "Dec ", "民國1", "12-"])
def test_hostile_text_takes_no_time(name: str, piece: str) -> None:
    start = time.process_time()
    getattr(patterns, name).search(piece * 30_000)
    assert time.process_time() - start < 1
