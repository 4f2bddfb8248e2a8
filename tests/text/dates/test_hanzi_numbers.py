"""Numbers in hanzi, by places and by digits."""

import pytest

from portalcrawl.text.dates.hanzi_numbers import read_hanzi_number


def by_places(number: int) -> str:
    """A number below 1,000 as prose writes it: 一百零六, 二十五."""
    digits = "零一二三四五六七八九"
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    text = f"{digits[hundreds]}百" if hundreds else ""
    text += f"{digits[tens]}十" if tens else "零" if hundreds and ones else ""
    text += digits[ones] if ones or not number else ""
    return text[1:] if text.startswith("一十") else text


@pytest.mark.parametrize("number", [*range(32), 100, 101, 106, 110, 111, 115, 120, 999])
def test_a_number_is_read_in_every_spelling(number: int) -> None:
    assert read_hanzi_number(by_places(number)) == number
    assert read_hanzi_number("".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))) == number
    assert read_hanzi_number(str(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("初五", 5),
        ("廿五", 25),
        ("廿", 20),
        ("卅一", 31),
        ("两", 2),
        ("兩", 2),
        ("二○一七", 2017),
        ("二Ｏ一七", 2017),
        ("二O一七", 2017),
        ("二0一七", 2017),
        ("百", 100),
    ],
)
def test_forms_of_the_calendar_and_of_keyboards(text: str, number: int) -> None:
    assert read_hanzi_number(text) == number


@pytest.mark.parametrize("text", ["园", "十园", "1十a", "2017年"])
def test_anything_else_is_an_error(text: str) -> None:
    with pytest.raises(KeyError):
        read_hanzi_number(text)
