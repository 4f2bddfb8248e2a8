"""Two entries of one article are one row."""

import pytest

from portalcrawl.discovery.rows.one_row.row import Row, merge_rows
from portalcrawl.items import Breadcrumb

URL = "http://e.cn/1.html"
SECTION = Breadcrumb("要闻", "http://e.cn/yw/")
MERGED = {
    "the longer headline": (Row(URL, "会议"), Row(URL, "园区会议"), Row(URL, "园区会议")),
    "the first of equal ones": (Row(URL, "甲会议"), Row(URL, "乙会议"), Row(URL, "甲会议")),
    "one that is whole": (
        Row(URL, "园区召开安全", headline_is_cut=True),
        Row(URL, "园区会议"),
        Row(URL, "园区会议"),
    ),
    "what the first lacks": (
        Row(URL, "会议", position=1),
        Row(URL, "会议", "2018-01-02", 7, True, section=SECTION, excerpt="摘要", year_is_inferred=True),
        Row(URL, "会议", "2018-01-02", 1, True, section=SECTION, excerpt="摘要", year_is_inferred=True),
    ),
    "what the first has": (
        Row(URL, "会议", "2018-01-02", excerpt="甲"),
        Row(URL, "会议", "2018-01-09", excerpt="乙", year_is_inferred=True),
        Row(URL, "会议", "2018-01-02", excerpt="甲"),
    ),
}


@pytest.mark.parametrize(("one", "other", "merged"), MERGED.values(), ids=MERGED.keys())
def test_two_rows_of_one_address(one: Row, other: Row, merged: Row) -> None:
    assert merge_rows(one, other) == merged
