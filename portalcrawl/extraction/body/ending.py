"""Where the article ends in its block: at a line that announces something else, or at other pages' teasers."""

from collections.abc import Set
from dataclasses import dataclass, field, replace

from portalcrawl.extraction.body import labels
from portalcrawl.extraction.body.container import Container
from portalcrawl.extraction.body.goes_on import (
    BARE_LABEL,
    LONGEST_LABEL,
    SENTENCE_ALIKE,
    Alike,
    find_alike,
    is_bare,
    says_who_wrote,
)
from portalcrawl.extraction.body.labels import Rule
from portalcrawl.extraction.body.text_element import find_text_element
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import Layout, Line, prose_of
from portalcrawl.page.own_site import leads_to_site
from portalcrawl.page.tags import HEADINGS

# Shares of the prose: what may follow a label that ends the article, and what must be read before headings of other
# pages' teasers end it without a label.
_REST = 0.3
_READ_BEFORE_TEASERS = 0.3
# UTF-8 bytes of an unlinked sentence which shows that the article goes on behind a box.
_SENTENCE = 90
# Lines of text that a teaser has below its link, and how many links make a row of teasers.
_TEASER_LINES = 3
_FEWEST_TEASERS = 2
# UTF-8 bytes of a line that says something, between teasers or as the first comment; shorter ones are labels.
_SHORTEST = 12
# Lines in which teasers are counted; a page of ten thousand links ends here.
_LOOK_AHEAD = 300
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
    comments = _find_comments(layout, first, container.last, furniture)
    found = _find_end_of_text(layout, first, replace(container, last=comments), furniture, cells)
    is_end = found.last == comments < container.last
    return found.ends_at(comments, labels.COMMENTS) if is_end else found


def _find_end_of_text(
    layout: Layout, first: int, container: Container, furniture: list[bool], cells: Set[int]
) -> Ending:
    lines = layout.lines
    titles = _title_lines(layout)
    total = sum(prose_of(lines[i]) for i in range(first, container.last) if not furniture[i]) or 1
    alike = find_alike(layout, first, container, furniture, total)
    kinds, last_alike, last_paragraph = alike.kinds, alike.last, alike.last_paragraph
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
        if _is_notice(layout, index, container, total - seen, alike, is_late=is_late):
            return found.ends_at(index, labels.NOTICE)
        if is_late and (end := _find_author_box(layout, index, container)):
            found.asides.update(dict.fromkeys(range(index, end), labels.AUTHOR_BOX))
            index = end
            continue
        if line.size < LONGEST_LABEL and article_words.END_LINE.match(line.text):
            if index < last_alike and 0 < line.link_size < line.size:
                # 推荐阅读：one title, between two paragraphs.
                found.asides[index] = labels.LABELLED_LINK
                index += 1
                continue
            is_over = index > last_alike or (index > last_paragraph and layout.element_of(index) not in kinds)
            if (is_late and is_over) or _are_teasers(layout, index + 1, container.last, furniture):
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
            and _are_teasers(layout, index, container.last, furniture)
        ):
            return found.ends_at(index, labels.TEASERS)
        seen += prose_of(line)
        index += 1
    return found


def _find_comments(layout: Layout, first: int, last: int, furniture: list[bool]) -> int:
    """The line that is the heading of visitors' comments below the text; `last` if there is none.

    There may be more of them than of the text, but they are set in another way, and none has an element with more
    sentences than the text's.
    """
    headings = [i for i in range(first, last) if _is_comments_heading(layout.lines[i])]
    if not headings:
        return last
    texts = [i for i in range(first, last) if prose_of(layout.lines[i]) and not furniture[i]]
    found = find_text_element(layout, texts)
    for index in headings:
        if found is None or layout.blocks[found.block].last > index:
            continue
        kinds = {layout.element_of(i) for i in texts if i < index}
        behind = (i for i in texts if i > index and prose_of(layout.lines[i]) >= SENTENCE_ALIKE)
        if not any(layout.element_of(i) in kinds for i in behind):
            return index
    return last


def _is_comments_heading(line: Line) -> bool:
    """Whether a line says that comments follow; a link with such words leads to them, from above the text too."""
    if not 0 < line.size <= BARE_LABEL or line.is_linked:
        return False
    return bool(article_words.COMMENTS_HEADING.match(line.text))


def _rule_of_end(layout: Layout, index: int) -> Rule | None:
    """By which rule furniture at this line shows that the article is over: comments, or a heading of related texts."""
    line = layout.lines[index]
    if layout.blocks[line.block].role & class_names.COMMENT:
        return labels.COMMENTS if line.size >= _SHORTEST else None
    is_label = line.size < LONGEST_LABEL and bool(article_words.END_LINE.match(line.text))
    return labels.END_LABEL if is_label else None


def _is_notice(layout: Layout, index: int, container: Container, left: int, alike: Alike, *, is_late: bool) -> bool:
    """Whether what a site says of its texts, or of their authors, begins here and ends the article.

    `left` is the prose from this line on. A notice may be longer than the text, so in another kind of element it is
    what follows it that counts.
    """
    line = layout.lines[index]
    if is_late:
        # A label that stands alone announces all that follows.
        return (index > alike.last or is_bare(line)) and says_who_wrote(line)
    if index <= alike.last or layout.element_of(index) in alike.kinds or not alike.kinds:
        return False
    if not article_words.DISCLAIMER_LINE.match(line.text):
        return False
    own = sum(map(prose_of, layout.lines[index : _end_of_box(layout, index, container)]))
    return left - own <= _REST * alike.total


def _end_of_box(layout: Layout, index: int, container: Container) -> int:
    """The line behind the largest block inside the container that begins at this line."""
    end = index + 1
    for above in layout.ancestors(layout.lines[index].block):
        block = layout.blocks[above]
        if above == container.block or block.first < index:
            break
        end = max(end, block.last)
    return end


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


def _title_lines(layout: Layout) -> set[int]:
    """The lines that are headings or marked as titles and lead to other pages of the site.

    Headings that lead to other sites are the article's own: a list of links, news of projects.
    """
    found = set()
    for mark in layout.marks:
        if mark.line < len(layout.lines) and (
            mark.role & class_names.TITLE or layout.blocks[mark.block].tag in HEADINGS
        ):
            line = layout.lines[mark.line]
            if any(leads_to_site(link.element.get("href") or "#", layout.host) for link in line.links):
                found.add(mark.line)
    return found


def _are_teasers(layout: Layout, start: int, last: int, furniture: list[bool]) -> bool:
    """Whether the rest is links to other pages, each with at most a few lines of text."""
    links = lines = run = 0
    for index in range(start, min(last, start + _LOOK_AHEAD)):
        line = layout.lines[index]
        if furniture[index] or line.size < _SHORTEST:
            continue
        lines += 1
        if line.is_linked:
            links += 1
            run = 0
            continue
        run += 1
        if run > _TEASER_LINES or (not links and prose_of(line) >= _SENTENCE):
            return False
    return links >= _FEWEST_TEASERS and links * (_TEASER_LINES + 1) >= lines


def _read_box(layout: Layout, label: int, last: int) -> list[int]:
    """A label and the links behind it, up to the next sentence of the article."""
    box = [label]
    for index in range(label + 1, last):
        line: Line = layout.lines[index]
        if prose_of(line) >= _SENTENCE or not (line.is_linked or line.images):
            break
        box.append(index)
    return box
