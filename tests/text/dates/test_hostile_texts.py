"""Dates in any text: each day is read back, nothing is raised, and what is hostile takes no time."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcrawl.text.dates.day_order import find_order, read_open
from portalcrawl.text.dates.parsing import CHINA, find_dates, is_date_only, parse_date, parse_timestamp
from portalcrawl.text.dates.refusals import find_refused, find_refused_value
from portalcrawl.text.dates.stated_dates import find_stated

NOW = datetime(2018, 3, 10, 12, 0, tzinfo=CHINA)


@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y年%m月%d日", "%d %B %Y", "%B %d, %Y", "%Y.%m.%d"]),
)
def test_every_day_is_read_back(day: date, style: str) -> None:
    assert [found.iso for found in find_dates(f"发布：{day.strftime(style)} 来源")] == [day.isoformat()]


@given(
    st.text(
        st.sampled_from(
            "0123456789-/.: 年月日时分秒民國二〇一七十TZ+,PMDecyMo2017\n下午昨天前１２"
            "令和元上周半小刚刻夜點廿dediciembrмая년월일"
        ),
        max_size=60,
    )
)
def test_never_raises_and_places_are_right(text: str) -> None:
    matches = list(find_dates(text, reference=NOW))
    for found, following in zip(matches, [*matches[1:], None], strict=False):
        assert 0 <= found.start < found.end <= len(text)
        assert found.raw == text[found.start : found.end].strip()
        assert following is None or found.end <= following.start
        read_open(found, reference=NOW)
        assert datetime.fromisoformat(found.iso).replace(tzinfo=UTC) < NOW + timedelta(days=3)
    parse_date(text, reference=NOW)
    is_date_only(text, reference=NOW)
    parse_timestamp(text)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        " ",
        "2017-",
        "2017年",
        "2017-1",
        "2017 ",
        "Dec ",
        "Dec 25, ",
        "25 Dec ",
        "二〇一七年",
        "民國",
        "2017-12-25" + " " * 30,
        "2017/1/",
        "1/1/",
        "1.1.2017.",
        "今天 ",
        "3小时",
        "年",
        "20171225",
        "２０１７",
        "２０１７ - ",
        "Dec 25 09:29:37 CST ",
        "1er ",
        "25 de ",
        "25 de diciembre de ",
        "25. Dez. 2017 ",
        "2017年12月25日下午三",
        "2017-12-25T0929",
        "令和5年12月",
        "2017年 ",
        "日期： ",
        "日期：2017122 ",
        "03/04/2017 ",
        "Mon, 25-Dec-",
        "1小时30分",
        "上",
        "上周",
        "（月）2017-12-25(月",
    ],
)
def test_time_is_bounded_on_hostile_text(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    begun = time.process_time()
    for _ in find_dates(text, reference=NOW):
        pass
    is_date_only(text, reference=NOW)
    parse_date(text[:200], reference=NOW)
    parse_timestamp(text)
    find_order([text])
    find_refused(text, reference=NOW)
    find_refused_value(text, reference=NOW)
    assert find_stated({f"data-{text}": "1", "title": text}) is None
    assert time.process_time() - begun < 1.0
