"""How bare names of sites and columns end."""

import pytest

from portalcrawl.lexicon.site_words import COLUMN, SITE


@pytest.mark.parametrize(
    ("name", "is_site"),
    [
        ("江城网", True),
        ("江城網", True),
        ("江城市政府", True),
        ("江城集团", True),
        ("thedailypost", True),
        ("thejiangchengherald", True),
        ("网江城", False),
        ("dailypost", False),
        ("thepost", False),
        ("园区要闻", False),
    ],
)
def test_a_site_is_known_by_its_end(name: str, is_site: bool) -> None:
    assert (SITE.search(name) is not None) is is_site


@pytest.mark.parametrize(
    ("name", "is_column"),
    [("园区要闻", True), ("通知公告", True), ("園區動態", True), ("要闻园区", False), ("江城网", False)],
)
def test_a_column_is_known_by_its_end(name: str, is_column: bool) -> None:
    assert (COLUMN.search(name) is not None) is is_column
