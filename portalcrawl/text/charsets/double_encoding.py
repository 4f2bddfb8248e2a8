"""UTF-8 that a program took for another charset and encoded again: å›­åŒº and 鍥尯 for 园区.

Put right only if the way back is exact, byte for byte, if it gives text that somebody wrote, and if the page
has so much of it that it cannot be a page that tells about such accidents.
"""

import re

from portalcrawl.text.charsets.plausibility import score_reading

# The characters that the bytes 80-9F are in cp1252; what it leaves open was passed on as a control.
_CP1252 = {chr(n): bytes((n,)).decode("cp1252", "ignore") or chr(n) for n in range(0x80, 0xA0)}
_TO_LATIN1 = str.maketrans({char: control for control, char in _CP1252.items()})
_TRAIL = "\u0080-\u00bf" + "".join(char for char in _CP1252.values() if char > "\xff")
# What such a run has in a page's bytes: a first byte seen as a letter (C3), and behind it a further byte seen as one.
# Found or not in one pass; text in a Western language has the letter, but hardly ever the pair.
_LATIN_PAIR = re.compile(
    b"\xc3[\x82-\xb4](?:\xc2[\x80-\xbf]|%b)"
    % b"|".join(re.escape(char.encode()) for char in _CP1252.values() if char > "\xff")
)
# A character of two, three or four bytes, seen as so many letters.
_LATIN_RUN = re.compile(f"(?:[\u00c2-\u00df][{_TRAIL}]|[\u00e0-\u00ef][{_TRAIL}]{{2}}|[\u00f0-\u00f4][{_TRAIL}]{{3}})+")
_BEYOND_ASCII_RUN = re.compile("[^\x00-\x7f]{2,}")
# Said by what it is not, as the next one, because `re` walks through ranges of characters one by one to compile them.
_WIDE = re.compile("[^\x00-\u2e7f]")
# Letters of a language and punctuation; phonetic, Syriac and Armenian ones are what É– and Ü“ would become.
_LETTERS = re.compile("[^\x00-\x9f\u0180-\u036f\u0530-\u08ff\u0e80-\u1fff\u2c00-\u2e7f\ufffd-\uffff]+")
_ASCII_LETTER = re.compile("[A-Za-z]")

_READABLE = 0.42
_GAIN = 0.2
_FEWEST_WIDE = 4
# The same for a page whose rest is sound: a template around texts from a database that was read wrongly. A page that
# tells about such accidents has a few words of them among many sound ones.
_FEWEST_WIDE_AMONG_SOUND = 10
_SHARE_AMONG_SOUND = 1 / 3
_FEWEST_NARROW = 3
_WORD = 3


def may_be_latin(body: bytes) -> bool:
    """Whether a page in UTF-8 has anything that `undo_latin` takes back: a glance at its bytes.

    >>> may_be_latin("å›\xadåŒº".encode()), may_be_latin("Café · Ångström, 園區".encode())
    (True, False)
    """
    return _LATIN_PAIR.search(body) is not None


def undo_latin(text: str) -> str | None:
    """The text, if it was UTF-8 that was taken for cp1252; None if it was not.

    >>> undo_latin("å›\xadåŒºçš„è¦\x81é—»"), undo_latin("Ã© for é")
    ('园区的要闻', None)
    """
    runs = {run: fixed for run in set(_LATIN_RUN.findall(text)) if (fixed := _take_back(run, "latin-1"))}
    if not runs:
        return None
    return (
        _apply(text, _LATIN_RUN, runs) if _is_cjk_page(text, _LATIN_RUN, runs) or _is_western_page(text, runs) else None
    )


def undo_gbk(text: str) -> str | None:
    """The text, if it was UTF-8 that was taken for GBK; None if it was not.

    A glance at four hanzi decides for nearly all pages: what the beginning of ，的新 becomes.

    >>> undo_gbk("鏂伴椈涓\\ue15e績"), undo_gbk("涓涓细流")
    ('新闻中心', None)
    """
    if "锛" not in text and "紝" not in text and "鐨" not in text and "鏂" not in text:
        return None
    runs = {run: fixed for run in set(_BEYOND_ASCII_RUN.findall(text)) if (fixed := _take_back(run, "gb18030"))}
    runs = {run: fixed for run, fixed in runs.items() if score_reading(fixed) > score_reading(run) + _GAIN}
    return _apply(text, _BEYOND_ASCII_RUN, runs) if _is_cjk_page(text, _BEYOND_ASCII_RUN, runs) else None


def _take_back(run: str, codec: str) -> str | None:
    """What the run's bytes in the wrong charset are in UTF-8, if they are letters."""
    try:
        fixed = (run.translate(_TO_LATIN1) if codec == "latin-1" else run).encode(codec).decode()
    except UnicodeError:
        return None
    return fixed if _LETTERS.fullmatch(fixed) else None


def _is_cjk_page(text: str, pattern: re.Pattern[str], runs: dict[str, str]) -> bool:
    fixed = "".join(runs.get(run, "") for run in pattern.findall(text))
    wide = len(_WIDE.findall(fixed))
    if wide < _FEWEST_WIDE or score_reading(fixed) < _READABLE:
        return False
    sound = _count_beyond_ascii(text) - sum(len(run) for run in pattern.findall(text) if run in runs)
    return not sound or (wide >= _FEWEST_WIDE_AMONG_SOUND and wide >= sound * _SHARE_AMONG_SOUND)


def _is_western_page(text: str, runs: dict[str, str]) -> bool:
    """Whether all that is not ASCII can be taken back, and stands inside words as accents do, or makes words."""
    found = list(_LATIN_RUN.finditer(text))
    if len(found) < _FEWEST_NARROW or any(match[0] not in runs for match in found):
        return False
    if sum(len(match[0]) for match in found) != _count_beyond_ascii(text):
        return False
    inside = sum(_stands_in_word(text, match) or len(runs[match[0]]) >= _WORD for match in found)
    return inside * 2 >= len(found) and score_reading("".join(runs.values())) >= _READABLE


def _stands_in_word(text: str, match: re.Match[str]) -> bool:
    around = text[max(match.start() - 1, 0) : match.start()] + text[match.end() : match.end() + 1]
    return _ASCII_LETTER.search(around) is not None


def _count_beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _apply(text: str, pattern: re.Pattern[str], runs: dict[str, str]) -> str:
    return pattern.sub(lambda match: runs.get(match[0], match[0]), text)
