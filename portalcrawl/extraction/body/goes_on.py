"""Which lines show that a text goes on: sentences that are set as its first half is."""

from collections.abc import Set
from dataclasses import dataclass

from portalcrawl.extraction.body.container import Container
from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import ElementKind, Layout, Line, prose_of

LONGEST_LABEL = 240
"""UTF-8 bytes of a label that announces something else; a longer line is a sentence that begins with such words."""
BARE_LABEL = 36
"""UTF-8 bytes of a label that stands alone: 特别声明."""
SENTENCE_ALIKE = 45
"""UTF-8 bytes of a sentence that shows that the text goes on, in the same kind of element as the text."""
# The same of a whole sentence in a paragraph that has the class of the text's paragraphs (eight hanzi).
_PARAGRAPH = 24
_SENTENCE_ENDS = "。！？.!?…”"
# The part of the prose of which the kinds of element are the article's for certain.
_FIRST_PART = 0.5


@dataclass(frozen=True, slots=True)
class Alike:
    """What is set as the first half of a text."""

    kinds: Set[ElementKind]
    last: int
    """The last sentence in one of these kinds of element: all before it is inside the article."""
    total: int
    """UTF-8 bytes of the block's prose."""
    last_paragraph: int
    """The last paragraph of the class that the text's paragraphs have: not even a box before it ends the article."""


def find_alike(layout: Layout, first: int, container: Container, furniture: list[bool], total: int) -> Alike:
    """The lines of an article's block that are set as its first half is. `total` is the block's prose.

    What begins as notices do, and the line behind a notice's label, show nothing.
    """
    kinds: set[ElementKind] = set()
    paragraphs: set[tuple[int, str]] = set()
    seen, last, last_paragraph = 0, first, first
    for index in range(first, container.last):
        prose = 0 if furniture[index] else prose_of(layout.lines[index])
        if not prose:
            continue
        # A notice may be longer than a short text.
        if seen < _FIRST_PART * total and not (seen and article_words.DISCLAIMER_LINE.match(layout.lines[index].text)):
            kinds.add(layout.element_of(index))
            paragraphs.add((layout.blocks[layout.lines[index].block].parent, _class_of(layout, index)))
        seen += prose
        is_paragraph = _is_paragraph(layout, index, paragraphs)
        shortest = _PARAGRAPH if is_paragraph else SENTENCE_ALIKE
        if prose < shortest or layout.element_of(index) not in kinds or may_end(layout.lines[index]):
            continue
        before = layout.lines[index - 1] if index > first and layout.element_of(index - 1) in kinds else None
        # What a label announces is the next line.
        if before is None or not (is_bare(before) and may_end(before)):
            last = index
            last_paragraph = index if is_paragraph else last_paragraph
    return Alike(kinds, last, total, last_paragraph)


def _is_paragraph(layout: Layout, index: int, paragraphs: Set[tuple[int, str]]) -> bool:
    """Whether a line is a whole sentence in a paragraph of the class that the text's have, in the same block."""
    line, name = layout.lines[index], _class_of(layout, index)
    is_whole = not line.links and line.text[-1:] in _SENTENCE_ENDS
    return is_whole and bool(name) and (layout.blocks[line.block].parent, name) in paragraphs


def _class_of(layout: Layout, index: int) -> str:
    block = layout.blocks[layout.lines[index].block]
    return (block.element.get("class") or "") if block.tag == "p" else ""


def says_who_wrote(line: Line) -> bool:
    """Whether a line is what a site says of a text's author, or of the text: it stands below texts."""
    return bool(article_words.DISCLAIMER_LINE.match(line.text) or article_words.BIO_LINE.match(line.text))


def may_end(line: Line) -> bool:
    """Whether a line is one that ends texts, so that it does not show that the text goes on."""
    return says_who_wrote(line) or (line.size < LONGEST_LABEL and bool(article_words.END_LINE.match(line.text)))


def is_bare(line: Line) -> bool:
    """Whether a line is so short that it is a label and nothing else."""
    return line.size <= BARE_LABEL and not line.links
