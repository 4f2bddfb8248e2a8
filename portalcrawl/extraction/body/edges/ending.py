"""Where the article ends in its block: at a line that announces something else, or at other pages' teasers."""

from collections.abc import Set

from msgspec import Struct, field
from msgspec.structs import replace

from portalcrawl.extraction.body import labels
from portalcrawl.extraction.body.boxes.teasers import are_teasers, find_title_lines
from portalcrawl.extraction.body.edges.author_boxes import find_author_box
from portalcrawl.extraction.body.edges.below_text import BARE_LABEL, SENTENCE_ALIKE, find_label_below
from portalcrawl.extraction.body.edges.boxes_between import find_box_between, find_box_of_titles
from portalcrawl.extraction.body.election.container import Container
from portalcrawl.extraction.body.labels import Rule
from portalcrawl.extraction.body.lines.captions import is_picture_credit, stands_in_figure
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


class Ending(Struct):
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


class _Text(Struct, frozen=True):
    """The lines of a text, with what shows where it goes on."""

    layout: Layout
    container: Container
    furniture: list[bool]
    titles: Set[int]
    kinds: Set[ElementKind]
    last_alike: int
    last_paragraph: int

    def is_followed_by_teasers(self, start: int, seen: int) -> bool:
        """Whether all that is left are links to other pages, with little of what they say."""
        return are_teasers(self.layout, start, self.container.last, self.furniture, seen)

    def find_box(self, index: int) -> range | None:
        """The box at this line, if the text goes on behind it."""
        lines = range(self.container.first, self.container.last)
        return find_box_between(self.layout, index, lines, self.furniture, _may_end)

    def read_furniture(self, index: int) -> Rule | None:
        """By which rule a line of furniture ends the text, if it does."""
        rule = _rule_of_end(self.layout, index) if index > self.last_alike else None
        return None if rule and self.find_box(index) else rule

    def read_label(self, index: int, seen: int, *, is_late: bool) -> range | Rule | None:
        """The box that a label begins, or the rule by which the label ends the text."""
        box = self.find_box(index)
        if box:
            return box
        is_of_other_kind = self.layout.element_of(index) not in self.kinds
        is_over = index > self.last_alike or (index > self.last_paragraph and is_of_other_kind)
        if (is_late and is_over) or self.is_followed_by_teasers(index + 1, seen):
            return labels.END_LABEL
        return _read_box(self.layout, index, self.container.last) if seen else None

    def read_title(self, index: int, seen: int) -> range | Rule | None:
        """The box of linked titles that begins here, or the rule by which it ends the text."""
        if index not in self.titles or not self.layout.lines[index].is_linked:
            return None
        if not self.is_followed_by_teasers(index, seen):
            return None
        lines = range(self.container.first, self.container.last)
        return find_box_of_titles(self.layout, index, lines, self.furniture, _may_end) or labels.TEASERS


def _find_end_of_text(
    layout: Layout, first: int, container: Container, furniture: list[bool], cells: Set[int]
) -> Ending:
    lines = layout.lines
    total = sum(prose_of(lines[i]) for i in range(first, container.last) if not furniture[i]) or 1
    alike = _find_alike(layout, first, container, furniture, total)
    text = _Text(layout, container, furniture, find_title_lines(layout), *alike)
    seen = 0
    found = Ending(container.last)
    index = first
    while index < container.last:
        line = lines[index]
        is_late = total - seen <= _REST * total
        if index in cells or furniture[index]:
            if index not in cells and is_late and (rule := text.read_furniture(index)):
                return found.ends_at(index, rule)
            seen += 0 if furniture[index] else prose_of(line)
            index += 1
            continue
        # A notice's label that stands alone announces all that follows.
        if is_late and (index > text.last_alike or _is_bare(line)) and _says_who_wrote(line):
            return found.ends_at(index, labels.NOTICE)
        if is_late and (end := find_author_box(layout, index, container)):
            found.asides.update(dict.fromkeys(range(index, end), labels.AUTHOR_BOX))
            index = end
            continue
        box: range | Rule | None = None
        if _announces(line) and not stands_in_figure(layout, index):
            if index < text.last_alike and 0 < line.link_size < line.size:
                # 推荐阅读：one title, between two paragraphs.
                found.asides[index] = labels.LABELLED_LINK
                index += 1
                continue
            box = text.read_label(index, seen, is_late=is_late)
        elif seen >= _READ_BEFORE_TEASERS * total:
            box = text.read_title(index, seen)
        if isinstance(box, Rule):
            return found.ends_at(index, box)
        if box:
            found.asides.update(dict.fromkeys(box, labels.LINK_BOX))
        else:
            seen += prose_of(line)
        index = box.stop if box else index + 1
    return found


def _says_who_wrote(line: Line) -> bool:
    """Whether a line is what a site says of a text's author, or of the text: it stands below texts."""
    return bool(article_words.DISCLAIMER_LINE.match(line.text) or article_words.BIO_LINE.match(line.text))


def _may_end(line: Line) -> bool:
    """Whether a line is one that ends texts, so that it does not show that the text goes on."""
    return _says_who_wrote(line) or _announces(line)


def _announces(line: Line) -> bool:
    """Whether a line is a label that announces something else."""
    return line.size < _LONGEST_LABEL and article_words.ends_article(line.text)


def _is_bare(line: Line) -> bool:
    """Whether a line is so short that it is a label and nothing else."""
    return line.size <= BARE_LABEL and not line.links


def _rule_of_end(layout: Layout, index: int) -> Rule | None:
    """By which rule furniture at this line shows that the article is over: comments, or a heading of related texts."""
    line = layout.lines[index]
    if layout.blocks[line.block].role & class_names.COMMENT:
        return labels.COMMENTS if line.size >= _SHORTEST else None
    return labels.END_LABEL if _announces(line) else None


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


def _read_box(layout: Layout, label: int, last: int) -> range:
    """A label and the links behind it, up to the next sentence of the article."""
    for index in range(label + 1, last):
        line: Line = layout.lines[index]
        if prose_of(line) >= _SENTENCE or not (line.is_linked or line.images):
            return range(label, index)
    return range(label, last)
