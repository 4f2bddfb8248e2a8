"""How long texts of several scripts are to a reader."""

import pytest

from portalcrawl.page.text_length import text_length, title_length

LENGTHS = {
    "": 0,
    "新闻中心": 12,
    "News": 4,
    "智慧城市news": 16,
    "Новости": 14,
    # What cannot be encoded counts as one mark.
    "a\ud800": 2,
}
TITLES = {
    "經(jīng)濟開發(fā)區(qū)": 15,
    "經（jīng）濟": 6,
    # Brackets that hold no reading count as they are shown.
    "年度报告(2017)": 18,
    "经济(GDP)": 11,
    "News(a)": 7,
}


@pytest.mark.parametrize(("text", "expected"), LENGTHS.items())
def test_text_length(text: str, expected: int) -> None:
    assert text_length(text) == title_length(text) == expected


@pytest.mark.parametrize(("text", "expected"), TITLES.items())
def test_readings_behind_hanzi_do_not_count_in_a_title(text: str, expected: int) -> None:
    assert title_length(text) == expected
