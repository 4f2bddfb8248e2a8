"""The labelled values of a line, however its labels are set: with a colon, in elements of their own, in cells beside or
above."""

from collections.abc import Iterator
from itertools import takewhile

from portalcrawl.extraction.credits.person_links import is_of_picture
from portalcrawl.extraction.meta_fields import FIELD_BREAK, Field, join_pieces, pieces_of, read_fields
from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import Layout, Line
from portalcrawl.page.side_labels import label_above, label_beside

# UTF-8 bytes of a meta line.
_LONGEST_META = 600
# Pieces of a line that is labels and values in elements of their own.
_MOST_PIECES = 24
_LIST = ",、，/&"
_SENTENCE_ENDS = "。！？.!?"


def fields_of(layout: Layout, index: int) -> Iterator[Field]:
    """The labelled values of a line around the text; a caption states its picture's."""
    line = layout.lines[index]
    if line.size >= _LONGEST_META or is_of_picture(layout.blocks[line.block].element, line.text):
        return
    found = list(read_fields(pieces_of(line), index)) if article_words.may_be_labelled(line.text) else []
    if found:
        yield from found
    elif text := with_colons(line):
        yield from read_fields(text, index)
    elif line.text[-1:] in ":：" or article_words.BARE_LABEL.fullmatch(line.text):
        # Another label, not a value.
        return
    elif label := label_above(layout, index) or label_beside(layout, index):
        found = list(read_fields(label + pieces_of(line), index))
        yield from (field for field in found if field.label == label and len(found) == 1)


def with_colons(line: Line) -> str:
    """A line whose labels have elements of their own, with a colon behind each; "" if it has no such label.

    `<b>来源</b>江城日报<b>作者</b>张三`: a label that is set apart needs none.
    """
    if line.is_linked or line.text[-1:] in _SENTENCE_ENDS or len(line.parts) < 2:
        return ""
    pieces = [piece for part in line.parts if (piece := join_pieces([part]))]
    if not 1 < len(pieces) <= _MOST_PIECES:
        return ""
    labels = [article_words.BARE_LABEL.fullmatch(piece) is not None for piece in pieces]
    found = [
        f"{label}：{_join_value(list(takewhile(lambda k: not labels[k], range(at + 1, len(pieces)))), pieces)}"
        for at, label in enumerate(pieces[:-1])
        if labels[at] and not labels[at + 1]
    ]
    return FIELD_BREAK.join(found)


def _join_value(places: list[int], pieces: list[str]) -> str:
    """The piece behind a label, and those that a sign of a list joins to it."""
    value = pieces[places[0]]
    for place in places[1:]:
        if value[-1] not in _LIST and pieces[place][0] not in _LIST:
            break
        value += pieces[place]
    return value
