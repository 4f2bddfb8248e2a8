"""A page's text as its author wrote it: without a cloning tool's annotations, torn pairs, characters and punctuation.

A page is judged as a whole, and all its texts are restored alike: names in menus and breadcrumbs, headlines and bodies.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from portalcrawl.text.annotations import Dialect, find_dialects, list_additions, may_be_annotated
from portalcrawl.text.hanzi import is_machine_traditional, is_traditional, simplify, undo_conversion
from portalcrawl.text.page_words import PageWords
from portalcrawl.text.punctuation import widen
from portalcrawl.text.torn import Char, may_be_torn, mend_line

ANNOTATIONS = "pinyin-annotations-removed"
TORN = "torn-characters-restored"
SIMPLIFIED = "traditional-to-simplified"
PUNCTUATION = "full-width-punctuation-restored"
MIRROR = "suspected-mirror"
"""The page has the signature of a tool that makes copies look like originals."""

_HALF_WIDTH = re.compile(r"[\u3400-\u9fff][,:;?!()]")
_FULL_WIDTH = re.compile("[，：；？！（）]")
_LEAST_HALF_WIDTH = 3
_HALF_WIDTH_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a page's text, such as one text node."""

    text: str
    is_continued: bool = False
    """Whether it goes on in the line of the piece before: nothing but inline markup stands between."""


@dataclass(frozen=True, slots=True)
class Restored:
    """The pieces as they were, and what was done, by kind; the same pieces and no notes where nothing was."""

    pieces: tuple[str, ...]
    notes: tuple[str, ...]


def may_need_restoring(source: str) -> bool:
    """Whether a page's source has anything that restoring looks at; costs some 20 µs, and settles most pages."""
    return may_be_annotated(source) or is_traditional(source)


def restore_text(text: str, *, script: str | None = None) -> tuple[str, tuple[str, ...]]:
    """A whole text, its lines apart by line feeds, restored, and what was done.

    >>> restore_text("經(jīng)濟開發(fā)區(qū)")[0]
    '经济开发区'
    """
    restored = restore_pieces([Piece(text)], script=script)
    return restored.pieces[0], restored.notes


def restore_pieces(pieces: Sequence[Piece], *, script: str | None = None) -> Restored:
    """The texts of one page, restored together.

    `script` is what the portal's profile asks for: with `simplified` traditional characters are made simplified,
    whoever wrote them.
    """
    texts = [piece.text for piece in pieces]
    joined = _join(pieces, texts)
    dialects = find_dialects(joined)
    is_half_width = bool(dialects) and _is_half_width(joined)
    notes = []
    if dialects:
        notes.append(ANNOTATIONS)
        texts, has_torn = _remove_additions(pieces, joined, dialects)
        notes += [TORN] if has_torn else []
        joined = _join(pieces, texts)
    is_machine_made = bool(dialects) or is_machine_traditional(joined)
    whole = joined
    if is_machine_made:
        whole = undo_conversion(joined)
    elif script == "simplified" and is_traditional(joined):
        whole = simplify(joined)
    notes += [SIMPLIFIED] if whole != joined else []
    if is_half_width:
        wide = "\n".join(map(widen, whole.split("\n")))
        notes += [PUNCTUATION] if wide != whole else []
        whole = wide
    if dialects:
        notes.append(MIRROR)
    if whole != joined:
        texts = _cut(pieces, texts, whole)
    return Restored(tuple(texts), tuple(notes))


def _join(pieces: Sequence[Piece], texts: Sequence[str]) -> str:
    parts: list[str] = []
    for piece, text in zip(pieces, texts, strict=True):
        if parts and not piece.is_continued:
            parts.append("\n")
        parts.append(text)
    return "".join(parts)


def _places(pieces: Sequence[Piece], texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each piece stands in the joined text: [start, end)."""
    start = 0
    for index, (piece, text) in enumerate(zip(pieces, texts, strict=True)):
        start += index > 0 and not piece.is_continued
        yield start, start + len(text)
        start += len(text)


def _cut(pieces: Sequence[Piece], texts: Sequence[str], whole: str) -> list[str]:
    """The pieces out of a joined text of the same length as theirs."""
    return [whole[start:end] for start, end in _places(pieces, texts)]


def _is_half_width(text: str) -> bool:
    """Whether the punctuation between hanzi is half-width throughout."""
    half, full = len(_HALF_WIDTH.findall(text)), len(_FULL_WIDTH.findall(text))
    return half >= _LEAST_HALF_WIDTH and half >= _HALF_WIDTH_SHARE * (half + full)


def _remove_additions(pieces: Sequence[Piece], joined: str, dialects: Dialect) -> tuple[list[str], bool]:
    """The texts of the pieces without annotations; whether torn pairs were mended."""
    additions = list_additions(joined, dialects)
    mended: dict[int, list[Char]] = {}
    if Dialect.TONED in dialects and may_be_torn(joined):
        words = PageWords("".join(text for _, text in _unadded(joined, 0, len(joined), additions)))
        start = 0
        for line in joined.split("\n"):
            if may_be_torn(line) and (chars := mend_line(line, words.fill)) is not None:
                mended[start] = [Char(char.text, char.origin + start) for char in chars]
            start += len(line) + 1
    return _share_out(pieces, _list_kept(joined, additions, mended)), bool(mended)


def _unadded(joined: str, start: int, end: int, additions: list[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """What a tool did not add to `joined[start:end]`, each stretch with its place."""
    first = bisect_left(additions, (start, start))
    for added, last in additions[first:]:
        if added >= end:
            break
        yield start, joined[start:added]
        start = last
    if start < end:
        yield start, joined[start:end]


def _list_kept(
    joined: str, additions: list[tuple[int, int]], mended: dict[int, list[Char]]
) -> Iterator[tuple[int, str]]:
    """What stays of the text, with its places; `mended` are the lines, by their start, that are written anew."""
    start = 0
    for line in joined.split("\n"):
        if start in mended:
            yield from ((char.origin, char.text) for char in mended[start])
        else:
            yield from _unadded(joined, start, start + len(line), additions)
        start += len(line) + 1
        yield start - 1, "\n"


def _share_out(pieces: Sequence[Piece], chunks: Iterable[tuple[int, str]]) -> list[str]:
    """The pieces' texts anew, from stretches with the places where they stood; those between pieces go."""
    texts = [piece.text for piece in pieces]
    bounds = list(_places(pieces, texts))
    parts: list[list[str]] = [[] for _ in pieces]
    index = 0
    for place, chunk in chunks:
        start, end = place, place + len(chunk)
        while start < end and index < len(bounds):
            first, last = bounds[index]
            if start >= last:
                index += 1
                continue
            parts[index].append(chunk[max(first, start) - place : last - place])
            start = last
    return ["".join(part) for part in parts]
