"""Pinyin annotations as text cloning tools leave them: 經濟 becomes 經(jīng)濟, full-width punctuation half-width.

Applied to texts, never to markup or addresses, so that nothing is torn.
"""

import re
from enum import IntEnum
from functools import lru_cache

# The tool's list in its order; a page is annotated with the first so many of them.
_READINGS = [
    "業yè",
    "現xiàn",
    "環huán",
    "網wǎng",
    "規guī",
    "區qū",
    "產chǎn",
    "發fā",
    "經jīng",
    "數shù",
    "據jù",
    "聯lián",
    "節jié",
    "創chuàng",
    "續xù",
    "優yōu",
    "醫yī",
    "戰zhàn",
    "協xié",
    "內nèi",
    "態tài",
    "權quán",
    "穩wěn",
    "結jié",
    "關guān",
    "領lǐng",
    "養yǎng",
    "構gòu",
    "術shù",
    "調diào",
    "貿mào",
    "礎chǔ",
    "統tǒng",
    "轉zhuǎn",
    "護hù",
    "質zhì",
    "團tuán",
    "遠yuǎn",
    "農nóng",
    "鄉xiāng",
    "監jiān",
    "紀jì",
    "陽yáng",
    "鎮zhèn",
    "庫kù",
    "語yǔ",
    "負fù",
    "應yīng",
    "設shè",
    "務wù",
    "導dǎo",
    "標biāo",
    "認rèn",
    "準zhǔn",
    "達dá",
]
_HALF_WIDTH = {"，": ",", "：": ":", "；": ";", "（": "(", "）": ")", "？": "?", "！": "!"}


class Level(IntEnum):
    """How many characters of the tool's list a page is annotated with."""

    NONE = 0
    SOME = 19
    MANY = len(_READINGS)


@lru_cache
def _replacements(level: Level) -> dict[int, str]:
    marks = {entry[0]: f"{entry[0]}({entry[1:]})" for entry in _READINGS[:level]}
    return str.maketrans(marks | _HALF_WIDTH)


def annotate(text: str, level: Level) -> str:
    """The text as a page of this level shows it; unchanged for `Level.NONE`."""
    return text.translate(_replacements(level)) if level else text


# A hanzi and its reading from the list above.
_ANNOTATED = re.compile("|".join(re.escape(f"{entry[0]}({entry[1:]})") for entry in _READINGS))


def remove_annotations(text: str) -> str:
    """The text without the readings that `annotate` adds; punctuation stays as it is."""
    return _ANNOTATED.sub(lambda match: match[0][0], text)
