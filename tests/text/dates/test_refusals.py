"""Dates that are none of a page, and the reason that is told."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcrawl.text.dates.parsing import CHINA
from portalcrawl.text.dates.refusals import Refusal, find_refused, find_refused_value

NOW = datetime(2018, 3, 10, 12, 0, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2031-01-01", "refused:future 2031-01-01"),
        ("发布时间：2031年1月1日 08:00", "refused:future 2031年1月1日 08:00"),
        ("December 25, 2031", "refused:future December 25, 2031"),
        ("2117-12-25", "refused:future 2117-12-25"),
        ("1970-01-01 08:00:00", "refused:early 1970-01-01"),
        ("1949年10月1日", "refused:early 1949年10月1日"),
        ("0001-01-01T00:00:00", "refused:early 0001-01-01"),
        ("0000-00-00 00:00:00", "refused:early 0000-00-00"),
        ("2017-02-30", "refused:impossible 2017-02-30"),
        ("2017-13-25", "refused:impossible 2017-13-25"),
        ("2017/00/10", "refused:impossible 2017/00/10"),
        ("20171-12-25", "refused:impossible 20171-12-25"),
        # Dates, and no dates at all
        ("2017-12-25", None),
        ("2018-03-11", None),
        ("园区要闻", None),
        ("20171", None),
        ("2017-12", None),
        ("电话：0571-87-65", None),
        ("192.168.17.12", None),
        ("", None),
    ],
)
def test_reason(text: str, told: str | None) -> None:
    found = find_refused(text, reference=NOW)
    assert (found and str(found.refusal)) == told
    assert found is None or text[found.start : found.end].startswith(found.refusal.raw)


@pytest.mark.parametrize(
    ("value", "refusal"),
    [
        ("0", Refusal("early", "0")),
        ("-62135596800", Refusal("early", "-62135596800")),
        ("1893456000", Refusal("future", "1893456000")),
        ("1514165377", None),
        ("1514165377000", None),
        ("0001-01-01T00:00:00", Refusal("early", "0001-01-01")),
        ("soon", None),
    ],
)
def test_value(value: str, refusal: Refusal | None) -> None:
    assert find_refused_value(value, reference=NOW) == refusal


def test_nothing_is_in_the_future_of_nothing() -> None:
    assert find_refused("2031-01-01") is None


def test_what_is_told_is_short() -> None:
    refusal = Refusal("future", "2031年 1月 1日\n\n  " + "8" * 500)
    assert str(refusal) == "refused:future 2031年 1月 1日 " + "8" * 20


@given(st.text(st.sampled_from("0123456789-/.: 年月日Tz+-"), max_size=80))
def test_never_raises(text: str) -> None:
    find_refused(text, reference=NOW)
    find_refused_value(text, reference=NOW)


@pytest.mark.parametrize(("before", "is_found"), [(990, True), (995, False)])
def test_the_first_thousand_characters_are_read(before: int, is_found: bool) -> None:
    assert (find_refused(" " * before + "0001-01-01") is not None) is is_found
