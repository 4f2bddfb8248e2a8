"""Back to simplified characters."""

import pytest

from portalcrawl.text.restoration.hanzi import simplify, undo_conversion


@pytest.mark.parametrize(
    ("shown", "clean"),
    [
        ("發展后來里于干制游云范么", "发展后来里于干制游云范么"),
        ("復雜臺灣批準", "复杂台湾批准"),
        ("乾隆，乾坤，於先生，魏徵", "乾隆，乾坤，于先生，魏征"),
        ("覆蓋，批覆，覆蓋率", "覆盖，批覆，覆盖率"),
        ("看著，抓著，著力，睡著了", "看着，抓着，着力，睡着了"),
        ("著名，著作，原著，顯著，編著者，土著", "著名，著作，原著，显著，编著者，土著"),
        ("毕昇，昇騰", "毕昇，昇腾"),
        ("菜薹，屋簷，為什么", "菜薹，屋檐，为什么"),
        ("", ""),
    ],
)
def test_undo_conversion(shown: str, clean: str) -> None:
    assert undo_conversion(shown) == clean


def test_simplified_text_is_left_by_both() -> None:
    text = "著名企业抓着机遇，后来批复覆盖，什么都有，乾坤大挪移"
    assert undo_conversion(text) == text
    assert simplify(text) == text
