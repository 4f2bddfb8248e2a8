"""A page's text as its author wrote it: without a cloning tool's annotations, torn pairs, characters and punctuation.

A page is judged as a whole, and all its texts are restored alike: names in menus and breadcrumbs, headlines and bodies.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from portalcrawl.text.restoration.annotations import (
    Dialect,
    find_annotations,
    find_dialects,
    list_additions,
    may_be_annotated,
)
from portalcrawl.text.restoration.hanzi import (
    has_proper_forms,
    is_machine_traditional,
    is_traditional,
    simplify,
    undo_conversion,
)
from portalcrawl.text.restoration.neighbours import PageWords
from portalcrawl.text.restoration.punctuation import widen
from portalcrawl.text.restoration.torn_pairs import LOST, Char, may_be_torn, mend_line

ANNOTATIONS = "pinyin-annotations-removed"
TORN = "torn-characters-restored"
SIMPLIFIED = "traditional-to-simplified"
PUNCTUATION = "full-width-punctuation-restored"
MIRROR = "suspected-mirror"
"""The page has the signature of a tool that makes copies look like originals."""

# Not brackets: many write those half-width.
_HALF_WIDTH = re.compile(r"[\u3400-\u9fff”’》）%][,:;?!]|[,;?!](?=[\u3400-\u9fff“《])")
_FULL_WIDTH = re.compile("[，：；？！]")
_LEAST_HALF_WIDTH = 3
# A bracket as a character reference: a page of these has no hanzi in its source.
_REFERENCE = "&#40;"


class Piece(Struct, frozen=True):
    """A stretch of a page's text, such as one text node."""

    text: str
    is_continued: bool = False
    """Whether it goes on in the line of the piece before: nothing but inline markup stands between."""


class Restored(Struct, frozen=True):
    """The pieces as they were, and what was done, by kind; the same pieces and no notes if nothing was."""

    pieces: tuple[str, ...]
    notes: tuple[str, ...]


def may_need_restoring(source: str) -> bool:
    """Whether a page's source has anything that restoring looks at: most have not. Costs some hundredths of parsing."""
    return may_be_annotated(source) or is_traditional(source) or _REFERENCE in source


def restore_text(text: str, *, script: str | None = None) -> tuple[str, tuple[str, ...]]:
    """A whole text, restored, and what was done. Line feeds separate its lines.

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
    annotations = list(find_annotations(joined))
    # A machine does not write 後 and 裡, whatever the profile asks for.
    is_expected = script is not None and bool(annotations) and not has_proper_forms(joined)
    dialects = find_dialects(joined, annotations, is_expected=is_expected)
    is_machine_made = bool(dialects) or is_machine_traditional(joined)
    if is_machine_made and annotations and not dialects:
        dialects = find_dialects(joined, annotations, is_machine_made=True)
    is_half_width = False
    notes = []
    if dialects:
        notes.append(ANNOTATIONS)
        additions = list_additions(annotations, dialects)
        whole_words = "".join(text for _, text in _unadded(joined, 0, len(joined), additions))
        is_half_width = len(_HALF_WIDTH.findall(whole_words)) >= _LEAST_HALF_WIDTH and _is_half_width(whole_words)
        mended = _mend_lines(joined, whole_words) if Dialect.TONED in dialects else {}
        notes += [TORN] if mended else []
        texts = _share_out(pieces, _list_kept(joined, additions, mended))
        joined = _join(pieces, texts)
    whole = joined
    if is_machine_made:
        whole = undo_conversion(joined)
    elif script is not None:
        whole = simplify(joined)
    notes += [SIMPLIFIED] if whole != joined else []
    if is_half_width:
        wide = _widen_lines(whole)
        notes += [PUNCTUATION] if wide != whole else []
        whole = wide
    if dialects:
        notes.append(MIRROR)
        whole = whole.replace(LOST, "?")
    return Restored(tuple(_cut(pieces, texts, whole) if notes else texts), tuple(notes))


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
    """Whether no more punctuation is full-width than half-width where Chinese has full-width marks.

    Not all of a page's is half-width: its template may be untouched, and what stood in torn pairs was spared.
    """
    return len(_HALF_WIDTH.findall(text)) >= len(_FULL_WIDTH.findall(text))


def _widen_lines(text: str) -> str:
    return "\n".join(widen(line) if _is_half_width(line) else line for line in text.split("\n"))


def _mend_lines(joined: str, whole_words: str) -> dict[int, list[Char]]:
    """The characters of the lines with torn pairs, by where a line starts; `whole_words` is what guesses go by."""
    mended: dict[int, list[Char]] = {}
    if not may_be_torn(joined):
        return mended
    words = PageWords(whole_words)
    start = 0
    for line in joined.split("\n"):
        if may_be_torn(line) and (chars := mend_line(line, words.fill)) is not None:
            mended[start] = [Char(char.text, char.origin + start) for char in chars]
        start += len(line) + 1
    return mended


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
    """What stays of the text, with its places; `mended` are the lines, by their start, whose text is new."""
    start = 0
    for line in joined.split("\n"):
        if start in mended:
            yield from ((char.origin, char.text) for char in mended[start])
        else:
            yield from _unadded(joined, start, start + len(line), additions)
        start += len(line) + 1
        yield start - 1, "\n"


def _share_out(pieces: Sequence[Piece], chunks: Iterable[tuple[int, str]]) -> list[str]:
    """The pieces' new texts, from stretches with the places where they stood; those between pieces go."""
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
