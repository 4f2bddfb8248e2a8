"""What stands below a text and may be longer than it: visitors' comments, a notice of whose the text is."""

from portalcrawl.extraction.body import labels
from portalcrawl.extraction.body.labels import Rule
from portalcrawl.extraction.body.setting.text_element import find_text_element
from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import Layout, Line, prose_of

SENTENCE_ALIKE = 45
"""UTF-8 bytes of an unlinked sentence that shows in the same kind of block as the text that the article goes on."""
BARE_LABEL = 36
"""UTF-8 bytes of a label that stands alone: 特别声明."""


def find_label_below(layout: Layout, first: int, last: int, furniture: list[bool]) -> tuple[int, Rule]:
    """The line that is the heading of visitors' comments, or a notice of whose the text is, below the text; `last` if
    there is none.

    What follows may be longer than the text, but it is set in another way, and stands behind the text's element.
    """
    found = [(i, rule) for i in range(first, last) if (rule := _rule_of_label(layout.lines[i])) and not furniture[i]]
    if not found:
        return last, labels.OUTSIDE
    texts = [i for i in range(first, last) if prose_of(layout.lines[i]) and not furniture[i]]
    for index, rule in found:
        beside = layout.parent_of(index)
        # What stands beside a notice is the notice, too.
        others = texts if rule is labels.COMMENTS else [i for i in texts if layout.parent_of(i) != beside]
        text = find_text_element(layout, others)
        behind = [i for i in texts if i > index and prose_of(layout.lines[i]) >= SENTENCE_ALIKE]
        if text is None or any(layout.parent_of(i) == text.block for i in behind if i in others):
            continue
        # A meta line above the text may be set as the heading is.
        kinds = {layout.element_of(i) for i in texts if i < index and layout.parent_of(i) == text.block}
        if layout.element_of(index) not in kinds and not any(layout.element_of(i) in kinds for i in behind):
            return index, rule
    return last, labels.OUTSIDE


def _rule_of_label(line: Line) -> Rule | None:
    if article_words.DISCLAIMER_LINE.match(line.text):
        return labels.NOTICE
    return labels.COMMENTS if _is_comments_heading(line) else None


def _is_comments_heading(line: Line) -> bool:
    """Whether a line says that comments follow; a link with such words leads to them, from above the text too."""
    if not 0 < line.size <= BARE_LABEL or line.is_linked:
        return False
    return bool(article_words.COMMENTS_HEADING.match(line.text))
