"""Simplified and traditional characters: which form a text is in, who made it so, and back to simplified (OpenCC).

OpenCC and its dictionaries are loaded when the first text needs them.
"""

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from portalcrawl.text.hanzi import HANZI

if TYPE_CHECKING:
    from opencc import OpenCC

# The most frequent characters that only traditional text has: any text of some length in it has one of them. Each costs
# a search through the page.
_TRADITIONAL_SIGNS = "這國會來時"
_SURROGATES = re.compile("([\ud800-\udfff]+)")
# Simplified characters that stand for two traditional ones, of which the other one is much more frequent in prose.
# Text that people wrote in traditional characters has the other one there; a table that maps characters one to one and
# leaves these alone does not. Not among them: 台 周 布 采 占 游 群 and others of which people write both forms.
_MERGED = "后于里么干制云范"
_PROPER = "後於裡裏麼製雲範"
_MERGED_CLASS = re.compile(f"[{_MERGED}]")
# Taiwan's towns are made of 里, and whoever writes of them writes it: 大樹里.
_NEIGHBOURHOOD = "里"
_LEAST_MERGED = 3
_MERGED_SHARE = 0.6
_SIMPLIFIED_SHARE = 0.3
"""Of characters left simplified to those in traditional form: a table leaves few."""
_LEAST_TRADITIONAL = 20
"""Characters in traditional form, below which a text is too short to tell who made it."""
_SAMPLE = 20_000
# Hiragana and katakana; one to so many hanzi is a Japanese text, which has forms of both scripts: 時間, 制作. A Chinese
# one has a few in names: の.
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_HANZI_A_KANA = 10
# Traditional forms of rare characters, and simplified themselves.
_BOTH_FORMS = "么吒"
# The standard of 2013 keeps these for names (昇腾, 毕昇); OpenCC takes them for variants.
_NAME_FORMS = frozenset("昇邨龢迺頫")
# 著 is 着 in simplified text, except in words of writing and fame.
_ZHU = re.compile(
    "(?<=[名原专專编編译譯论論巨遗遺拙合显顯卓土昭所撰新旧舊力])著(?!了)|著(?=[名作者书書述录錄称稱译譯文有于於])"
)


def is_traditional(text: str) -> bool:
    """Whether a text has frequent characters of the traditional form. A very short text may have none."""
    return any(char in text for char in _TRADITIONAL_SIGNS)


@cache
def load_traditional_forms() -> dict[str, str]:
    """Traditional character -> its simplified one, of all that a table of one-to-one conversion makes.

    They are what OpenCC makes of GB 2312's hanzi, taken one by one, by its own standard, Taiwan's and Hong Kong's.
    """
    column = _list_simplified()
    forms: dict[str, str] = {}
    for standard in ("s2hk", "s2tw", "s2t"):
        pairs = zip(_load(standard).convert(column).split("\n"), column.split("\n"), strict=True)
        forms |= {form: char for form, char in pairs if form != char}
    forms |= {"臺": "台", "準": "准", "著": "着"}
    return {form: char for form, char in forms.items() if form not in _BOTH_FORMS}


def simplify(text: str) -> str:
    """The text in simplified characters, of the same length; simplified text comes out as it is.

    >>> simplify("經濟開發區的著名企業抓著機遇")
    '经济开发区的著名企业抓着机遇'
    """
    changed = _convert("t2s", text)
    if len(changed) != len(text):
        changed = "".join(_convert("t2s", char)[:1] or char for char in text)
    if "著" not in text:
        return changed
    kept = {match.start() for match in _ZHU.finditer(text)}
    return "".join("着" if c == "著" and i not in kept else c for i, c in enumerate(changed))


def undo_conversion(text: str) -> str:
    """The simplified text that a one-to-one table made traditional, of the same length.

    Unlike `simplify` it leaves what no table makes, and what simplified text has itself.

    >>> undo_conversion("菜薹，毕昇，屋簷"), simplify("菜薹")
    ('菜薹，毕昇，屋檐', '菜苔')
    """
    forms, own = load_traditional_forms(), _list_own_forms()
    return "".join(
        old if old in own else forms.get(old, old) if new == old != "著" else new
        for old, new in zip(text, simplify(text), strict=True)
    )


@cache
def _list_own_forms() -> frozenset[str]:
    """Characters that simplified text has itself: OpenCC takes some of them for traditional ones, alone or in words."""
    return _NAME_FORMS | (set(_list_simplified()) - load_traditional_forms().keys())


def _list_simplified() -> str:
    """The hanzi of GB 2312, one a line."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return "\n".join(filter(None, (code.decode("gb2312", "ignore") for code in codes)))


def has_proper_forms(text: str) -> bool:
    """Whether a text has one of the characters that people write and one-to-one tables do not make: 後, 裡, 製."""
    return any(char in text for char in _PROPER)


def is_machine_traditional(text: str) -> bool:
    """Whether a table turned simplified text into traditional, character by character: 以后, 什么, 制造 beside 經濟.

    Told by characters that are two in the traditional script (后 and 後, 里 and 裡): where people would have written
    the other one, a one-to-one table keeps what simplified text has. A text with few of such places says nothing.
    """
    text = text[:_SAMPLE]
    if not is_traditional(text) or len(_MERGED_CLASS.findall(text)) < _LEAST_MERGED:
        return False
    if len(_KANA.findall(text)) * _HANZI_A_KANA > len(HANZI.findall(text)):
        return False
    plain = _convert("t2s", text)
    proper = _convert("s2t", plain)
    if not len(text) == len(plain) == len(proper):
        return False
    traditional = simplified = changed = 0
    kept: Counter[str] = Counter()
    for was, simple, due in zip(text, plain, proper, strict=True):
        if was != simple:
            traditional += 1
            changed += simple in _MERGED
        elif due != simple and simple in _MERGED:
            kept[simple] += 1
        elif due != simple:
            simplified += 1
    if traditional < _LEAST_TRADITIONAL or simplified > _SIMPLIFIED_SHARE * traditional:
        return False  # too short, or simplified text that cites a traditional one
    if kept.keys() <= {_NEIGHBOURHOOD}:
        return False
    return kept.total() >= _LEAST_MERGED and kept.total() >= _MERGED_SHARE * (kept.total() + changed)


def _convert(standard: str, text: str) -> str:
    """OpenCC's conversion; lone surrogates, which it does not take, stay."""
    converter = _load(standard)
    parts = _SURROGATES.split(text)
    parts[::2] = map(converter.convert, parts[::2])
    return "".join(parts)


@cache
def _load(standard: str) -> "OpenCC":
    from opencc import OpenCC  # 15 ms that pages without such characters do not pay

    return OpenCC(standard)
