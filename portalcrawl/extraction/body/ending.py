"""Where the article ends in its block: at a line that announces something else, or at other pages' teasers."""

from collections.abc import Set
from dataclasses import dataclass, field, replace

from portalcrawl.extraction.body import labels
from portalcrawl.extraction.body.below_text import BARE_LABEL, SENTENCE_ALIKE, find_label_below
from portalcrawl.extraction.body.captions import is_picture_credit
from portalcrawl.extraction.body.container import Container
from portalcrawl.extraction.body.labels import Rule
from portalcrawl.extraction.body.teasers import are_teasers, find_title_lines
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import ElementKind, Layout, Line, prose_of

# UTF-8 bytes of a label that announces something else; a longer line is a sentence that begins with such words.
_LONGEST_LABEL = 240
# Shares of the prose: what may follow a label that ends the article, what must be read before headings of other pages'
# teasers end it without a label, and the part of which the kinds of block are the article's for certain.
_REST = 0.3
_READ_BEFORE_TEASERS = 0.3
_FIRST_PART = 0.5
# UTF-8 bytes of an unlinked sentence which shows anywhere that the article goes on behind a box.
_SENTENCE = 90
# The same of a whole sentence in a paragraph that has the class of the text's paragraphs (eight hanzi).
_PARAGRAPH = 24
_SENTENCE_ENDS = "。！？.!?…”"
# UTF-8 bytes of the first comment; shorter lines are labels.
_SHORTEST = 12
# Lines of an author's portrait.
_LONGEST_BOX = 10


@dataclass(slots=True)
class Ending:
    """Where the article ends: the line behind its last, and why; the lines of boxes inside it, each with its rule."""

    last: int
    rule: Rule = labels.OUTSIDE
    asides: dict[int, Rule] = field(default_factory=dict)

    def ends_at(self, last: int, rule: Rule) -> "Ending":
        """The same boxes, and the line at which the article is over."""
        return Ending(last, rule, self.asides)


def find_end(
    layout: Layout, first: int, container: Container, furniture: list[bool], cells: Set[int] = frozenset()
) -> Ending:
    """The article's end in its block, and the boxes inside it (related links between paragraphs).

    `cells` are lines of tables of data, which end nothing.
    """
    last, rule = find_label_below(layout, first, container.last, furniture)
    found = _find_end_of_text(layout, first, replace(container, last=last), furniture, cells)
    return found.ends_at(last, rule) if found.last == last < container.last else found


def _find_end_of_text(
    layout: Layout, first: int, container: Container, furniture: list[bool], cells: Set[int]
) -> Ending:
    lines = layout.lines
    titles = find_title_lines(layout)
    total = sum(prose_of(lines[i]) for i in range(first, container.last) if not furniture[i]) or 1
    kinds, last_alike, last_paragraph = _find_alike(layout, first, container, furniture, total)
    seen = 0
    found = Ending(container.last)
    index = first
    while index < container.last:
        line = lines[index]
        if index in cells:
            seen += 0 if furniture[index] else prose_of(line)
            index += 1
            continue
        is_late = total - seen <= _REST * total
        if furniture[index]:
            if is_late and index > last_alike and (rule := _rule_of_end(layout, index)):
                return found.ends_at(index, rule)
            index += 1
            continue
        # A notice's label that stands alone announces all that follows.
        if is_late and (index > last_alike or _is_bare(line)) and _says_who_wrote(line):
            return found.ends_at(index, labels.NOTICE)
        if is_late and (end := _find_author_box(layout, index, container)):
            found.asides.update(dict.fromkeys(range(index, end), labels.AUTHOR_BOX))
            index = end
            continue
        if line.size < _LONGEST_LABEL and article_words.ends_article(line.text):
            if index < last_alike and 0 < line.link_size < line.size:
                # 推荐阅读：one title, between two paragraphs.
                found.asides[index] = labels.LABELLED_LINK
                index += 1
                continue
            is_over = index > last_alike or (index > last_paragraph and layout.element_of(index) not in kinds)
            if (is_late and is_over) or are_teasers(layout, index + 1, container.last, furniture, seen):
                return found.ends_at(index, labels.END_LABEL)
            if seen:
                box = _read_box(layout, index, container.last)
                found.asides.update(dict.fromkeys(box, labels.LINK_BOX))
                index = box[-1] + 1
                continue
        elif (
            seen >= _READ_BEFORE_TEASERS * total
            and index in titles
            and line.is_linked
            and are_teasers(layout, index, container.last, furniture, seen)
        ):
            return found.ends_at(index, labels.TEASERS)
        seen += prose_of(line)
        index += 1
    return found


def _says_who_wrote(line: Line) -> bool:
    """Whether a line is what a site says of a text's author, or of the text: it stands below texts."""
    return bool(article_words.DISCLAIMER_LINE.match(line.text) or article_words.BIO_LINE.match(line.text))


def _may_end(line: Line) -> bool:
    """Whether a line is one that ends texts, so that it does not show that the text goes on."""
    return _says_who_wrote(line) or (line.size < _LONGEST_LABEL and article_words.ends_article(line.text))


def _is_bare(line: Line) -> bool:
    """Whether a line is so short that it is a label and nothing else."""
    return line.size <= BARE_LABEL and not line.links


def _rule_of_end(layout: Layout, index: int) -> Rule | None:
    """By which rule furniture at this line shows that the article is over: comments, or a heading of related texts."""
    line = layout.lines[index]
    if layout.blocks[line.block].role & class_names.COMMENT:
        return labels.COMMENTS if line.size >= _SHORTEST else None
    is_label = line.size < _LONGEST_LABEL and article_words.ends_article(line.text)
    return labels.END_LABEL if is_label else None


def _find_alike(
    layout: Layout, first: int, container: Container, furniture: list[bool], total: int
) -> tuple[set[ElementKind], int, int]:
    """The kinds of block of the article's first half, and the last sentence in one of them: all before it is inside the
    article. Last the last paragraph of the class that its paragraphs have: not even a box before it ends the article.
    What begins as notices do, and the line behind a notice's label, show nothing."""
    kinds: set[ElementKind] = set()
    paragraphs: set[tuple[int, str]] = set()
    seen, last, last_paragraph = 0, first, first
    for index in range(first, container.last):
        prose = 0 if furniture[index] else prose_of(layout.lines[index])
        if not prose:
            continue
        if seen < _FIRST_PART * total:
            kinds.add(layout.element_of(index))
            paragraphs.add((layout.parent_of(index), _class_of(layout, index)))
        seen += prose
        is_paragraph = _is_paragraph(layout, index, paragraphs)
        shortest = _PARAGRAPH if is_paragraph else SENTENCE_ALIKE
        if prose < shortest or layout.element_of(index) not in kinds or _may_end(layout.lines[index]):
            continue
        before = layout.lines[index - 1] if index > first and layout.element_of(index - 1) in kinds else None
        # What a label announces is the next line.
        if before is None or is_picture_credit(layout, index - 1) or not (_is_bare(before) and _may_end(before)):
            last = index
            last_paragraph = index if is_paragraph else last_paragraph
    return kinds, last, last_paragraph


def _is_paragraph(layout: Layout, index: int, paragraphs: Set[tuple[int, str]]) -> bool:
    """Whether a line is a whole sentence in a paragraph of the class that the text's have, in the same block."""
    line, name = layout.lines[index], _class_of(layout, index)
    is_whole = not line.links and line.text[-1:] in _SENTENCE_ENDS
    return is_whole and bool(name) and (layout.blocks[line.block].parent, name) in paragraphs


def _class_of(layout: Layout, index: int) -> str:
    block = layout.blocks[layout.lines[index].block]
    return (block.element.get("class") or "") if block.tag == "p" else ""


def _find_author_box(layout: Layout, index: int, container: Container) -> int:
    """The line behind a block that is the author's portrait and begins here; 0 if none does."""
    above = layout.lines[index].block
    while above not in (-1, container.block):
        block = layout.blocks[above]
        if block.first < index or block.last - block.first > _LONGEST_BOX:
            return 0
        if block.own_role & class_names.AUTHOR:
            return block.last
        above = block.parent
    return 0


def _read_box(layout: Layout, label: int, last: int) -> list[int]:
    """A label and the links behind it, up to the next sentence of the article."""
    box = [label]
    for index in range(label + 1, last):
        line: Line = layout.lines[index]
        if prose_of(line) >= _SENTENCE or not (line.is_linked or line.images):
            break
        box.append(index)
    return box
