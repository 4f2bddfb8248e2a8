"""What is worded otherwise in two versions of a text: paragraph by paragraph, then word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from msgspec import Struct

# Words of letters and digits count as one; hanzi and all other signs one by one.
_TOKEN = re.compile(r"[^\W\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|\s+|.", re.DOTALL)
_ALIKE = 0.3
"""Paragraphs that share less are one that went and another that came."""
_LONGEST = 5_000
"""Tokens of a paragraph that is compared word by word: the time grows with the square."""


class Piece(Struct, frozen=True):
    """A stretch of a paragraph: in both versions, in the older (`-`) or in the newer (`+`) one."""

    sign: str
    """ , - or +."""
    text: str


def compare_paragraphs(old: str, new: str) -> Iterator[list[Piece]]:
    """Each paragraph of either version as its pieces, in order; paragraphs are separated by blank lines.

    >>> [[(p.sign, p.text) for p in line] for line in compare_paragraphs("总投资3亿元。", "总投资5亿元。")]
    [[(' ', '总投资'), ('-', '3'), ('+', '5'), (' ', '亿元。')]]
    """
    before, after = _split(old), _split(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            yield from ([Piece(" ", text)] for text in before[first:last])
        else:
            yield from _compare_block(before[first:last], after[start:end])


def _split(text: str) -> list[str]:
    return [part for part in text.split("\n\n") if part]


def _compare_block(before: list[str], after: list[str]) -> Iterator[list[Piece]]:
    """Paragraphs that stand at the same place: pairs that are alike word by word, the others whole."""
    for old, new in zip(before, after, strict=False):
        pieces = compare_words(old, new)
        shared = sum(len(piece.text) for piece in pieces if piece.sign == " ")
        if shared >= _ALIKE * max(len(old), len(new)):
            yield pieces
        else:
            yield [Piece("-", old)]
            yield [Piece("+", new)]
    common = min(len(before), len(after))
    yield from ([Piece("-", text)] for text in before[common:])
    yield from ([Piece("+", text)] for text in after[common:])


def compare_words(old: str, new: str) -> list[Piece]:
    """One paragraph in two versions."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(before), len(after)) > _LONGEST:
        return [Piece(" ", old)] if old == new else [Piece("-", old), Piece("+", new)]
    pieces: list[Piece] = []
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece(" ", "".join(before[first:last])))
            continue
        pieces += [Piece("-", "".join(before[first:last]))] if last > first else []
        pieces += [Piece("+", "".join(after[start:end]))] if end > start else []
    return pieces
