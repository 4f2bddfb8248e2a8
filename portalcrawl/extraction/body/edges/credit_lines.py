"""The by-line between headline and text, by its words or its elements' marks; above it the deck stands.

A deck that says what the text does not say again is the first the article says. One whose class calls it a summary is
what sums the article up, and no part of it.
"""

import re

from portalcrawl.extraction.body.election.container import Container
from portalcrawl.extraction.body.lines.attachments import is_file_line
from portalcrawl.extraction.body.lines.captions import is_picture_line, is_portrait
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import Layout, Line, prose_of
from portalcrawl.page.texts import text_of

# UTF-8 bytes of a sentence (20 hanzi).
_SENTENCE = 60
# The deck, which sums the article up above its by-line: among so many lines, at most so many sentences and UTF-8 bytes,
# and a part of the prose.
_CREDIT_LINES = 12
_DECK_LINES = 2
_DECK = 500
_DECK_SHARE = 0.25
# UTF-8 bytes of a by-line, and lines of a block that is marked as the author's or the date's.
_LONGEST_CREDIT = 200
_LARGEST_CREDIT_BLOCK = 8
# The share of a line that elements which are marked as the author's and the date's have.
_MARKED_SHARE = 0.8
# Elements around a line whose names say what it is.
_REACH = 3
_SENTENCE_ENDS = '。！？.!?…”"»'
_BY_LINE = re.compile(r"^by:?\s+[A-Z][\w.'’-]+(?:\s+\S+){0,14}$", re.IGNORECASE)


def find_credit(layout: Layout, texts: list[int], container: Container) -> int:
    """How many of these lines go up to the last by-line or marked date, above which only the deck may be."""
    found = sentences = size = 0
    for place, index in enumerate(texts[:_CREDIT_LINES]):
        line = layout.lines[index]
        # Marked elements below a sentence may be the meta line below a lead, which is text.
        if _is_credit(layout, index, container) or (not sentences and _is_marked(layout, index)):
            found = place + 1
        elif (prose := prose_of(line)) and not is_marked_caption(layout, index):
            sentences += prose >= _SENTENCE
            size += prose
            if sentences > _DECK_LINES or size > min(_DECK, _DECK_SHARE * container.prose):
                break
    # A by-line with which all ends stands below the text.
    return found if found < len(texts) or not sentences else 0


def is_deck(layout: Layout, index: int) -> bool:
    """Whether a line above the by-line is sentences of the article."""
    line = layout.lines[index]
    if prose_of(line) < _SENTENCE or line.text[-1] not in _SENTENCE_ENDS or line.link_size * 2 > line.size:
        return False
    return not (article_words.SUMMARY.match(line.text) or is_named_summary(layout, index))


def is_named_summary(layout: Layout, index: int) -> bool:
    """Whether the class of an element around a line says that it sums the article up: deck, abstract, subtitle."""
    above = layout.ancestors(layout.lines[index].block)[:_REACH]
    return any(layout.blocks[number].own_role & class_names.DECK for number in above)


def is_marked_caption(layout: Layout, index: int) -> bool:
    """Whether a line with a clause is a picture's caption by the name of its block and no other name: by-line and date
    may stand below it."""
    role = layout.blocks[layout.lines[index].block].role
    is_caption = role & class_names.CAPTION and not role & (class_names.DECK | class_names.AUTHOR | class_names.DATE)
    return bool(is_caption) and prose_of(layout.lines[index]) > 0


def shows_something(line: Line) -> bool:
    """Whether a line is a picture or a file."""
    return is_picture_line(line) or (bool(line.links) and is_file_line(line))


def _is_credit(layout: Layout, index: int, container: Container) -> bool:
    """Whether a line is a by-line, or in a small block that is marked as the author's or the date's."""
    line = layout.lines[index]
    if any(not is_portrait(image) for image in line.images) or (line.links and is_file_line(line)):
        return False
    is_short = line.size <= _LONGEST_CREDIT
    if is_short and (
        article_words.READING_TIME.match(line.text)
        or article_words.PAPER_BY_LINE.match(line.text)
        or (_BY_LINE.match(line.text) and line.text[-1] not in ".!?")
    ):
        return True
    for above in layout.ancestors(line.block):
        block = layout.blocks[above]
        if above == container.block or block.last - block.first > _LARGEST_CREDIT_BLOCK:
            return False
        if block.own_role & (class_names.AUTHOR | class_names.DATE):
            prose = sum(prose_of(one) for one in layout.lines[block.first : block.last])
            return prose <= _DECK_SHARE * container.prose
    return False


def _is_marked(layout: Layout, index: int) -> bool:
    """Whether a line is an element marked as the author's, one marked as the date's, and little else."""
    line, roles, size = layout.lines[index], 0, 0
    if line.images or line.size > _LONGEST_CREDIT:
        return False
    for mark in layout.marks:
        role = mark.role & (class_names.AUTHOR | class_names.DATE)
        if mark.line == index and role and not roles & role:
            roles |= role
            size += len(text_of(mark.element))
    return roles == class_names.AUTHOR | class_names.DATE and size >= _MARKED_SHARE * len(line.text)
