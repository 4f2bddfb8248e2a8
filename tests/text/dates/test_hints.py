"""A cheap sign is in every text with a date that the readers ask for, and in few others."""

from datetime import datetime

import pytest

from portalcrawl.text.dates.hints import (
    MAY_HOLD_DATE,
    NUMERIC_DATE,
    RELATIVE_HINT,
    has_date_hint,
    has_full_date,
)
from portalcrawl.text.dates.parsing import CHINA, parse_date

NOW = datetime(2018, 3, 10, 12, 0, tzinfo=CHINA)
FULL = [
    "2017-12-25",
    "2017/12/25 09:29",
    "2017.12.25",
    "2017 - 12 - 25",
    "2017年12月25日",
    "2017년 12월 25일",
    "二〇一七年十二月二十五日",
    "二零一七年十二月二十五日",
    "二0一七年12月25日",
    "民國106年12月25日",
    "平成29年4月1日",
    "平成30年1月9日",
    "25/12/2017",
    "25.12.2017",
    "December 25, 2017",
    "Dec 25th 2017",
    "25 Dec 2017",
    "25-Dec-2017",
    "5th December, 2017",
]
RELATIVE = [
    "昨天 08:30",
    "今天08:30",
    "前天",
    "3小时前",
    "半小時前",
    "两天前",
    "5分钟之前",
    "1个月前",
    "刚刚",
    "剛剛",
    "上周五",
    "3 days ago",
    "yesterday",
    "just now",
]


@pytest.mark.parametrize("text", FULL)
def test_a_full_date_has_its_hint(text: str) -> None:
    assert parse_date(text, reference=NOW) is not None
    assert has_full_date(f"来源：未知 {text} 点击")
    assert has_date_hint(f"来源：未知 {text} 点击")
    assert MAY_HOLD_DATE.search(text)


@pytest.mark.parametrize("text", RELATIVE)
def test_a_date_told_from_today_has_its_hint(text: str) -> None:
    assert parse_date(text, reference=NOW) is not None
    assert has_date_hint(text)
    assert not has_full_date(text)
    assert RELATIVE_HINT.search(text)
    assert MAY_HOLD_DATE.search(text)


@pytest.mark.parametrize(
    "text",
    ["第2026期", "2026年度工作", "园区要闻", "May 5", "目前", "以前", "三天", "Chicago", "holidays"],
)
def test_other_texts_have_none(text: str) -> None:
    assert not has_full_date(text)
    assert not has_date_hint(text)


def test_a_day_within_a_long_text_is_the_texts_own() -> None:
    assert has_date_hint("昨天" + "园" * 397)
    assert not has_date_hint("昨天" + "园" * 398)


@pytest.mark.parametrize(
    ("text", "is_date"),
    [
        ("2017-12-25", True),
        ("2017年12月25日", True),
        ("2017 . 1", True),
        ("2017-12", True),
        ("2017年", False),
        ("12-25", False),
    ],
)
def test_a_numeric_date_begins_with_year_and_month(text: str, is_date: bool) -> None:
    assert (NUMERIC_DATE.search(text) is not None) == is_date
