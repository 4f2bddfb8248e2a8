"""Articles that are shown as a record: a table or list of labels and values; one value is the text."""

from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import Layout, prose_of

# UTF-8 bytes of a label: 主要内容：. Longer lines are not even compared.
_LONGEST_LABEL = 24
# The share of the block's prose that the value must have.
_MAJOR = 0.8
_VALUE_TAGS = frozenset(("td", "dd"))


def find_text_value(layout: Layout, first: int, last: int) -> range | None:
    """The lines of the value that is the text if lines `[first, last)` are a record's; else None."""
    for index in range(first, last - 1):
        line = layout.lines[index]
        if line.size > _LONGEST_LABEL or not article_words.BODY_LABEL.fullmatch(line.text):
            continue
        label = layout.blocks[line.block]
        for number in range(line.block + 1, len(layout.blocks)):
            block = layout.blocks[number]
            if block.first > index + 1:
                break
            if block.parent == label.parent and block.tag in _VALUE_TAGS and label.last == index + 1:
                prose = sum(prose_of(layout.lines[i]) for i in range(first, last))
                inner = sum(prose_of(layout.lines[i]) for i in range(block.first, block.last))
                return range(block.first, block.last) if inner >= _MAJOR * prose else None
    return None
