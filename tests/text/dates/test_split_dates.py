"""What each of several elements gives of one date."""

import pytest

from portalcrawl.text.dates.split_dates import match_part

PARTS = [
    ("2017-12", {"ym_y": "2017", "ym_m": "12"}),
    ("2017年12月", {"ym_y": "2017", "ym_m": "12"}),
    ("[2017/1]", {"ym_y": "2017", "ym_m": "1"}),
    ("12-25", {"md_m": "12", "md_d": "25"}),
    ("12月25日", {"md_m": "12", "md_d": "25"}),
    ("1.5", {"md_m": "1", "md_d": "5"}),
    ("2017", {"y": "2017"}),
    ("2017年", {"y": "2017"}),
    ("12月", {"m": "12"}),
    ("Dec", {"en_m": "Dec"}),
    ("December 2017", {"en_m": "Dec", "en_y": "2017"}),
    ("Sept., 2017", {"en_m": "Sep", "en_y": "2017"}),
    ("25", {"d": "25"}),
    ("25日", {"d": "25"}),
    ("05/", {"d": "05"}),
    ("(31)", {"d": "31"}),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_a_part_is_told_by_its_form(text: str, parts: dict[str, str]) -> None:
    match = match_part(text)
    assert match is not None
    assert {name: value for name, value in match.groupdict().items() if value} == parts


@pytest.mark.parametrize(
    "text", ["", "32", "0", "2117", "1817", "13月", "2017-13", "12-32", "Dex", "2017-12-25", "25 园区"]
)
def test_other_texts_are_not_a_part(text: str) -> None:
    assert match_part(text) is None
