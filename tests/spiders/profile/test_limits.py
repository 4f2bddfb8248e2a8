"""Dates and sections that samples are taken from."""

from datetime import date

import pytest

from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.spiders.profile.limits import NO_LIMITS, Limits
from portalcrawl.text.dates.window import Window
from portalcrawl.text.section_names import section_key

SINCE = Limits(Window(since=date(2017, 1, 1)))
NEWS = Limits(sections=frozenset({section_key("新闻中心")}))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (Row("u", datePublished="2017-12-25"), True),
        (Row("u", datePublished="2016-12-25"), False),
        (Row("u", datePublished="2016-12-25", year_is_inferred=True), True),
        (Row("u"), True),
    ],
)
def test_a_row_is_wanted_unless_it_shows_another_date(row: Row, expected: bool) -> None:
    assert SINCE.has_row(row) is expected
    assert NO_LIMITS.has_row(row)


@pytest.mark.parametrize(
    ("path", "expected"),
    [(("新闻中心",), True), (("新闻中心", "园区要闻"), True), (("政策法规",), False), ((), False)],
)
def test_a_section_is_wanted_with_all_below_it(path: tuple[str, ...], expected: bool) -> None:
    assert NEWS.has_section(path) is expected
    assert NO_LIMITS.has_section(path)


def test_only_a_run_without_limits_is_open() -> None:
    assert (NO_LIMITS.is_open, SINCE.is_open, NEWS.is_open) == (True, False, False)
