"""Pinyin readings of hanzi, loaded when the first is asked for: ordinary pages never need them.

The table is `readings.txt`: a reading and the characters that have it a line, for the hanzi of GBK. The readings are
those of Unicode's Unihan database and of the dictionaries behind it, as the pinyin-data project (MIT) collects them.
"""

import unicodedata
from collections import defaultdict
from functools import cache
from importlib.resources import files

LETTERS = "a-zàáèéêìíòóùúüāēěīńňōūǎǐǒǔǖǘǚǜǹḿếề\u0300\u0304\u030c"
"""Of readings, to stand in a character class."""
LONGEST_READING = 7
"""Letters and combining marks: zhuāng."""


def has_reading(char: str, reading: str) -> bool:
    """Whether a character is read so, in pinyin with tone marks.

    >>> has_reading("經", "jīng"), has_reading("經", "shù")
    (True, False)
    """
    return reading in _readings().get(char, ())


def has_toneless_reading(char: str, reading: str) -> bool:
    """Whether a character is read so, in pinyin without tone marks; ü may also be written v or u.

    >>> has_toneless_reading("光", "guang"), has_toneless_reading("绿", "lv")
    (True, True)
    """
    return any(reading in spell_toneless(one) for one in _readings().get(char, ()))


def list_readings(char: str) -> tuple[str, ...]:
    """The readings of a character, in pinyin with tone marks."""
    return _readings().get(char, ())


@cache
def spell_toneless(reading: str) -> frozenset[str]:
    """The ways to write a reading without its tone.

    >>> sorted(spell_toneless("lǜ"))
    ['lu', 'lv', 'lü']
    """
    plain = "".join(c for c in unicodedata.normalize("NFD", reading) if c == "\u0308" or not unicodedata.combining(c))
    plain = unicodedata.normalize("NFC", plain)
    return frozenset((plain, plain.replace("ü", "v"), plain.replace("ü", "u")))


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    found = defaultdict(list)
    for line in files(__package__).joinpath("readings.txt").read_text(encoding="utf-8").splitlines():
        reading, _, chars = line.partition(" ")
        for char in chars:
            found[char].append(reading)
    return {char: tuple(readings) for char, readings in found.items()}
