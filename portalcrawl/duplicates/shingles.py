"""A text as what two editions of it share: folded, then cut into overlapping pieces."""

import re
import sys
from array import array
from typing import TypeAlias

Shingle: TypeAlias = int | str
"""A run of words; or one of characters, as a number, which takes a quarter of the time and a third of the memory."""

LONGEST = 20_000
"""Characters of a text that are looked at: what is said behind them tells no two stories apart, and costs."""
HANZI_SHINGLE = 3
"""Characters of a shingle. With 4, one edit in twenty characters leaves so few shingles whole that two copies in a
hundred are not found; with 2, different texts of one field have too many in common."""
WORD_SHINGLE = 3
"""Words of a shingle, in writing that separates them."""
LEAST_SENTENCE = 12
"""Folded characters of a sentence that can stand for its text."""

# Full-width forms of ASCII, which mean the same (U+FF01 to U+FF5E).
_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)}
# Letters and digits among them, and the point: other signs count for nothing in either width.
_HAS_WIDE = re.compile("[\uff0e\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
# The first character of a run apart, because only so the search for it is a fast one.
_NO_WORD = re.compile(r"[\W_][\W_]*")
_WORD = re.compile(r"[^\W_]+")
# Scripts that do not separate words: hanzi and kana, Thai, Lao, Burmese, Khmer; and hangul, whose words carry endings.
_UNSEPARATED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_NO_SEPARATED = re.compile(f"[{_UNSEPARATED}]+")
# Ends of a sentence; line ends too, for headings and lists have no full stop.
_ENDS = ("。", "！", "？", "!", "?", "；", ";", "\n", ". ")
# What marks an end until a text is folded: it must count as a letter there.
_MARK = "_"
# What texts are full of and is no letter, taken out before the pattern has to pass over it.
_FREQUENT_SIGNS = ("，", "、", " ")
_WORD_OR_MARK = re.compile(r"\w\w*")
_NUMBER = re.compile(r"\d\d*(?:[.,:]\d+)*")
HANZI_DIGITS = "〇零一二三四五六七八九十百千"
_UNITS = "年月日号期届次批周季"
# One token of a comparison: a number; one that hanzi write, where a unit follows that is counted by; a word; a hanzi.
_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*"
    rf"|[{HANZI_DIGITS}]{{1,20}}(?=[{_UNITS}])"
    rf"|[{_UNSEPARATED}]"
    rf"|[^\W\d_{_UNSEPARATED}]+"
)


def fold_width(text: str) -> str:
    """The beginning of a text, as much as is looked at, in lower case and with ASCII in its usual width.

    >>> fold_width("ＡＩ　２０２５")
    'ai\\u30002025'
    """
    text = text[:LONGEST]
    if _HAS_WIDE.search(text):
        text = text.translate(_WIDTH)
    return text.lower()


def fold_text(text: str) -> str:
    """All letters and digits of a text whose width is folded.

    >>> fold_text(fold_width("总投资 3.5 亿元（其中……）。"))
    '总投资35亿元其中'
    """
    return "".join(_NO_WORD.split(text))


def fold_sentences(text: str) -> list[str]:
    """The letters and digits of each sentence of a text whose width is folded; put together, they are the folded text.

    Each step goes over the whole text at once, which takes a fifth of folding one sentence after the other.

    >>> fold_sentences("会议召开。总投资 3.5 亿元！\\nIt opened. Well")
    ['会议召开', '总投资35亿元', '', 'Itopened', 'Well']
    """
    text = text.replace(_MARK, " ")
    for end in _ENDS:
        text = text.replace(end, _MARK)
    for sign in _FREQUENT_SIGNS:
        text = text.replace(sign, "")
    return "".join(_WORD_OR_MARK.findall(text)).split(_MARK)


def is_unseparated(folded: str) -> bool:
    """Whether a folded text is mostly written without spaces between words."""
    return not folded.isascii() and len(_NO_SEPARATED.sub("", folded)) * 2 < len(folded)


def cut_shingles(text: str, folded: str) -> frozenset[Shingle]:
    """The different shingles of a text: runs of characters where words are not separated, else runs of words.

    >>> len(cut_shingles("园区召开会议", "园区召开会议"))
    4
    >>> sorted(cut_shingles("the park opened today", "theparkopenedtoday"))
    ['park opened today', 'the park opened']
    """
    return frozenset(pack_runs(folded)) if is_unseparated(folded) else frozenset(cut_words(text))


def pack_runs(folded: str) -> "array[int]":
    """Each run of characters as the number whose bytes are theirs in UTF-16, the same on every machine, in no order.

    Made without a step of Python's for each: in turn by every third character at which a run may begin, byte by byte.

    >>> [number.to_bytes(8, "little").decode("utf-16-le") for number in pack_runs("园区召开")]
    ['园区召\\x00', '区召开\\x00']
    """
    data = folded.encode("utf-16-le", "surrogatepass")
    width = 2 * HANZI_SHINGLE
    numbers = array("Q")
    for start in range(0, width, 2):
        count = max(0, len(data) - start) // width
        runs = data[start : start + count * width]
        padded = bytearray(8 * count)
        for place in range(width):
            padded[place::8] = runs[place::width]
        numbers.frombytes(padded)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def cut_words(text: str) -> list[str]:
    """Each run of words.

    >>> cut_words("the park opened today")
    ['the park opened', 'park opened today']
    """
    words = _WORD.findall(text)
    return [" ".join(words[i : i + WORD_SHINGLE]) for i in range(len(words) - WORD_SHINGLE + 1)]


def cut_numbers(text: str) -> set[str]:
    """The different numbers in digits of a text whose width is folded."""
    return set(_NUMBER.findall(text))


def cut_tokens(text: str) -> list[str]:
    """The words, hanzi and numbers of a text whose width is folded.

    >>> cut_tokens("第三季度gdp增长5.2%")
    ['第', '三', '季', '度', 'gdp', '增', '长', '5.2']
    """
    return _TOKEN.findall(text)
