"""Numbers in hanzi, as dates and times spell them."""

# Zero in its many forms; O and 0 among hanzi are typed by hand.
DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○ＯO0", 0) | {"两": 2, "兩": 2}
_TENS = {"十": 10, "廿": 20, "卅": 30}
_PLACES = frozenset("百十廿卅")


def read_hanzi_number(text: str) -> int:
    """A number below 1,000 in hanzi, by places (一百零六, 二十五, 廿五) or by digits (一〇六, 二五), or in digits.

    Raises KeyError for anything else.

    >>> read_hanzi_number("一百零六"), read_hanzi_number("一〇六"), read_hanzi_number("十"), read_hanzi_number("25")
    (106, 106, 10, 25)
    """
    text = text.removeprefix("初")
    if text.isascii() and text.isdecimal():
        return int(text)
    if _PLACES.isdisjoint(text):
        return int("".join(str(DIGITS[c]) for c in text))
    total = digit = 0
    for char in text:
        if char == "百":
            total += 100 * (digit or 1)
            digit = 0
        elif char in _TENS:
            total += _TENS[char] * (digit or 1)
            digit = 0
        else:
            digit = DIGITS[char]
    return total + digit
