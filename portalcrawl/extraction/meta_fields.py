"""The fields of a meta line: its text parted where a field may end, and the labelled values in it."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from portalcrawl.lexicon import article_words, credit_words
from portalcrawl.page.layout import Line
from portalcrawl.text.whitespace import fold, strip_invisible

# Characters before a label.
_LONGEST_LABEL = 30
# Characters of a line whose pieces are remembered.
_LONGEST_REMEMBERED = 1_000
# Two fields of one line are parted by element borders, bars or wide gaps; a single space may be a name's, and between
# words in letters a line break of the source is one.
_GAP = re.compile(r"[ \t\n\r\f\v\u00a0\u2002\u2003\u3000]{2,}|[|｜丨\u3000\u2003]")
_LETTER = "A-Za-z\u00c0-\u024f\u0370-\u052f"
_WRAP = re.compile(rf"(?<=[{_LETTER}])[ \t]*[\n\r][ \t\n\r]*(?=[{_LETTER}])")
_SPACE_IN_LABEL = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
# Unlike the control characters for this purpose it is not white space to Python: folding must not take it out.
FIELD_BREAK = "\uf8ff"
# A colon in an element of its own belongs to the label before it.
_COLON = re.compile(r"\s?\uf8ff(?=[:：])")
_LABELLED = re.compile(r"[^\W\d_][^\s:：,，]{1,19}(?:\s[^\s:：,，]{1,19})?\s?[:：](?!//)")
_BREAKS = re.compile(r"\s{0,9}\uf8ff[\s\uf8ff]*")


class Field(Struct, frozen=True):
    """A labelled value of a meta line: `kind` as in `article_words.META_LABEL`, the value's pieces, its line."""

    kind: str
    label: str
    pieces: tuple[str, ...]
    line: int


def pieces_of(line: Line) -> str:
    """A line's text with `FIELD_BREAK` where a field may end."""
    return join_pieces(line.parts)


def join_pieces(parts: Iterable[str]) -> str:
    """Texts of neighbouring elements as one, with `FIELD_BREAK` where a field may end."""
    found = tuple(parts)
    return _join_short(found) if sum(map(len, found)) <= _LONGEST_REMEMBERED else _join(found)


def _join(parts: tuple[str, ...]) -> str:
    joined = FIELD_BREAK.join(
        _GAP.sub(FIELD_BREAK, _WRAP.sub(" ", _close_labels(strip_invisible(part)))) for part in parts
    )
    if FIELD_BREAK in joined:
        joined = _COLON.sub("", _BREAKS.sub(FIELD_BREAK, joined))
    return fold(joined.strip(FIELD_BREAK + " ").replace("\n", " "))


# Those of one line are asked for by several readers, and a site's own lines stand on all of its pages.
_join_short = lru_cache(maxsize=1_000)(_join)


def _close_labels(text: str) -> str:
    """The text with its letter-spaced labels closed, since a wide gap ends a field: 来    源：."""
    if not (_GAP.search(text) and article_words.may_be_labelled(text)):
        return text
    return article_words.META_LABEL.sub(lambda match: _SPACE_IN_LABEL.sub("", match[0]), text)


def read_fields(text: str, line: int) -> Iterator[Field]:
    """The labelled values of a line that `pieces_of` has prepared."""
    for kind, label, pieces in _find_values(text):
        yield Field(kind, label, pieces, line)


@lru_cache(maxsize=500)
def _find_values(text: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Kind, label and pieces of each value. Several functions ask for those of one line, and a site's own lines stand
    on all of its pages."""
    matches = [match for match in article_words.META_LABEL.finditer(text) if not _speaks_of_author(text, match)]
    ends = [match.start() for match in matches[1:]] + [len(text)]
    found = []
    for match, end in zip(matches, ends, strict=False):
        value = text[match.end() : end]
        parts = [piece.strip() for piece in value.split(FIELD_BREAK)]
        # What has a label of its own is another field, whatever its label means: Фото: ….
        behind = (place for place, part in enumerate(parts) if any(parts[:place]) and _LABELLED.match(part))
        pieces = tuple(p for part in parts[: next(behind, len(parts))] if (p := part.strip(" :：,，;；-")))
        found.append((match.lastgroup or "other", match[0], pieces))
    return tuple(found)


def _speaks_of_author(text: str, match: re.Match[str]) -> bool:
    """Whether an author's label is the end of a heading of his portrait: About the author:."""
    before = text[: match.start()][-_LONGEST_LABEL:]
    return match.lastgroup == "author" and credit_words.OF_WHOM.match(before) is not None
