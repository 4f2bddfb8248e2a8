"""Pinyin annotations that cloning tools add to a text so that the copy looks like an original: 經濟 becomes 經(jīng)濟.

Three dialects are known. The first converts simplified text into traditional characters one by one and gives some of
those that changed their reading with tone marks, each of them wherever it occurs. The second gives random characters
their reading without tone, and those that changed themselves: 光(guang), 發(發). The third writes the toneless reading
twice: 特(te)(te)點.

Dictionaries, language courses and people who tell how a name is spoken write 重(zhòng) too. So a page is judged as a
whole (`find_dialects`) before any of its annotations is dropped.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Flag, auto

from msgspec import Struct

from portalcrawl.text.restoration.hanzi import load_traditional_forms
from portalcrawl.text.restoration.readings import LETTERS, LONGEST_READING, has_reading, has_toneless_reading

READING = rf"[{LETTERS}]{{1,{LONGEST_READING}}}"
# The bracket stands first: it is what a search is fast for.
_HINT = re.compile(rf"\((?:(?<=[\u3400-\u9fff>]\()|(?<=[0-9A-Fa-f];\())(?:{READING}[)<&]|[\u3400-\u9fff]\)|&#|<)")
_ANNOTATED = re.compile(
    rf"\((?<=(?P<char>[\u3400-\u9fff])\()(?:(?P<reading>{READING})\)(?P<again>\((?P=reading)\))?|(?P<same>(?P=char))\))"
)
_LEAST_CHARACTERS = 3
"""Different characters that must be annotated on a page before it is taken for a tool's work."""
_ANNOTATED_SHARE = 0.75
"""Of the occurrences of these characters: the tool annotates all, but a template around its text may repeat some."""
_CHANGED_SHARE = 0.9
"""Of the characters with tone marks: the tool annotates those that changed only, people any."""
_MANY_CHARACTERS = 6
"""From so many on, all of them changed ones, a page is a tool's work even if it repeats them without their reading:
people annotate what is hard to read, changed or not."""
_LEAST_BESIDE = 2
"""Enough beside other marks of a tool's work."""
_LEAST_DOUBLED = 2


class Dialect(Flag):
    """The ways of annotating that a page shows."""

    NONE = 0
    TONED = auto()
    TONELESS = auto()


class Annotation(Struct, frozen=True):
    """What a tool added: `text[start:end]`, behind the character at `start - 1`."""

    char: str
    start: int
    end: int
    dialect: Dialect
    is_doubled: bool


def may_be_annotated(text: str) -> bool:
    """Whether a text has an annotation, or a page's source what may be one without its markup: most have neither."""
    for hint in _HINT.finditer(text):
        is_plain = hint[0].endswith(")") and text[hint.start() - 1] not in ">;"
        # (一) and (m) stand behind hanzi on many pages.
        if not is_plain or any(find_annotations(text[hint.start() - 1 : hint.end()])):
            return True
    return False


def find_annotations(text: str) -> Iterator[Annotation]:
    """All that looks like an annotation, the reading belonging to its character."""
    for match in _ANNOTATED.finditer(text):
        char, reading, doubled = match["char"], match["reading"], bool(match["again"] or match["same"])
        # A tone mark is a letter beyond ASCII; the neutral tone has none.
        if reading is None:
            dialect = Dialect.TONELESS if char in load_traditional_forms() else Dialect.NONE
        elif not doubled and has_reading(char, reading) and not reading.isascii():
            dialect = Dialect.TONED
        else:
            dialect = Dialect.TONELESS if has_toneless_reading(char, reading) else Dialect.NONE
        if dialect:
            yield Annotation(char, match.start(), match.end(), dialect, doubled)


def find_dialects(
    text: str, found: Sequence[Annotation], *, is_machine_made: bool = False, is_expected: bool = False
) -> Dialect:
    """By which tool's ways a whole page's text is annotated, by what was found in it; `Dialect.NONE` if people wrote
    what stands in brackets.

    `is_machine_made`: the characters are a machine's, so two annotated ones will do. `is_expected`: the portal is known
    for it, then one will.

    >>> texts = "經(jīng)濟開發(fā)區(qū)", "重(zhòng)庆，参(cān)差，长(cháng)短"
    >>> [find_dialects(text, list(find_annotations(text))) for text in texts]
    [<Dialect.TONED: 1>, <Dialect.NONE: 0>]
    """
    dialects = Dialect.NONE
    least = 1 if is_expected else _LEAST_BESIDE if is_machine_made else _LEAST_CHARACTERS
    toned = Counter(one.char for one in found if one.dialect is Dialect.TONED)
    changed = {char: count for char, count in toned.items() if char in load_traditional_forms()}
    if len(changed) >= least and sum(changed.values()) >= _CHANGED_SHARE * toned.total():
        annotated = _ANNOTATED_SHARE * sum(text.count(char) for char in changed)
        if is_expected or len(changed) >= _MANY_CHARACTERS or sum(changed.values()) >= annotated:
            dialects |= Dialect.TONED
    toneless = [one for one in found if one.dialect is Dialect.TONELESS]
    doubled = {one.char for one in toneless if one.is_doubled}
    if len(doubled) >= _LEAST_DOUBLED and len({one.char for one in toneless}) >= _LEAST_CHARACTERS:
        dialects |= Dialect.TONELESS
    return dialects


def list_additions(found: Sequence[Annotation], dialects: Dialect) -> list[tuple[int, int]]:
    """The stretches [start, end) of these annotations that a tool of these dialects added, in order."""
    forms = load_traditional_forms()
    return [
        (one.start, one.end)
        for one in found
        if one.dialect in dialects and (one.dialect is not Dialect.TONED or one.char in forms)
    ]
