"""Rows that show month and day only."""

from datetime import UTC, datetime

import pytest

from portalcrawl.discovery.rows.one_row.day_month_order import NO_ORDER, RowsOrder
from portalcrawl.discovery.rows.one_row.month_day import find_month_day, infer_year
from portalcrawl.discovery.rows.one_row.pieces import Piece
from portalcrawl.text.dates.parsing import CHINA

NOW = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "url", "date"),
    [
        ("12-25", "http://e.com/2017/12/1.html", "2017-12-25"),
        ("12-25", "http://e.com/20171225/1.html", "2017-12-25"),
        ("12-25", "http://e.com/20171224/1.html", None),
        ("12-25", "http://e.com/2017/11/1.html", None),
        ("02-30", "http://e.com/2017/02/1.html", None),
        ("园区会议", "http://e.com/2017/12/1.html", None),
    ],
)
def test_the_year_of_an_address(text: str, url: str, date: str | None) -> None:
    assert infer_year([Piece(text, False)], url) == date


@pytest.mark.parametrize(
    ("text", "order", "month_day"),
    [
        ("11-20", NO_ORDER, "11-20"),
        ("[11-20]", NO_ORDER, "11-20"),
        ("11月20日 23:58", NO_ORDER, "11-20"),
        ("11月20日（星期五）下午 11:58", NO_ORDER, "11-20"),
        (f"11-20 {' ' * 16}23:58", NO_ORDER, None),  # one space is left of such a gap
        ("Nov 20", NO_ORDER, "11-20"),
        ("20 Nov", NO_ORDER, "11-20"),
        ("2-29", NO_ORDER, "02-29"),
        ("12-25", NO_ORDER, "12-25"),
        ("2026-11-20", NO_ORDER, None),
        ("3天前", NO_ORDER, None),
        ("13-20", NO_ORDER, None),
        ("第11-20批", NO_ORDER, None),
        ("11-20 园区召开会议", NO_ORDER, None),
        ("阅读 1120", NO_ORDER, None),
        ("05/04", RowsOrder(day_first=False), "05-04"),
    ],
)
def test_month_and_day_that_stand_alone(text: str, order: RowsOrder, month_day: str | None) -> None:
    assert find_month_day([Piece(text, False)], reference=NOW, zone=CHINA, order=order) == month_day


def test_a_title_is_no_day() -> None:
    assert find_month_day([Piece("11-20", True)], reference=NOW, zone=CHINA) is None
