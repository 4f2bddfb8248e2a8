"""Back to simplified characters."""

import pytest

from portalcrawl.text.restoration.hanzi import is_machine_traditional, simplify, undo_conversion


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


def write(traditional: int, *, kept: int = 6, proper: int = 0, simplified: int = 0) -> str:
    """A text with so many characters in traditional form, and so many places where people write 後 and a table 后."""
    return "國" * (traditional - proper) + "，以后" * kept + "，以後" * proper + "，" + "国" * simplified


@pytest.mark.parametrize(
    ("text", "is_machine"),
    [
        # Three places where a table kept what simplified text has; two may be slips.
        (write(40, kept=3), True),
        (write(40, kept=2), False),
        # People write the other form in more than four of ten such places.
        (write(40, kept=6, proper=4), True),
        (write(40, kept=6, proper=5), False),
        # A table leaves few characters simplified.
        (write(40, simplified=12), True),
        (write(40, simplified=13), False),
        # A short text says nothing.
        (write(20), True),
        (write(19), False),
    ],
)
def test_a_table_is_known_by_what_it_kept(text: str, is_machine: bool) -> None:
    assert is_machine_traditional(text) is is_machine


@pytest.mark.parametrize(("before", "is_machine"), [(0, True), (1, False)])
def test_the_first_twenty_thousand_characters_tell(before: int, is_machine: bool) -> None:
    text = "，以后" * 6 + "國" * 20
    assert is_machine_traditional("x" * before + text.rjust(20_000, "x")) is is_machine


def test_a_japanese_text_has_forms_of_both_scripts_by_itself() -> None:
    text = (
        "三時間かけて動画を制作し、開発した新製品の発売に備えた。制作部門の責任者は、制度の運営を見直すと話した。"
        "報道によれば、会議は無事に開催され、関連する企業の業務も円滑に進むという。"
    ) * 2
    assert not is_machine_traditional(text)
    bare = "".join(char for char in text if not "\u3041" <= char <= "\u30fa")
    assert is_machine_traditional(bare), "its kana alone tell"
    assert is_machine_traditional(write(40) + "の" * 5), "a Chinese text has some in names"
