"""Articles that are shown as a record, a table or list of labels and values: one value is the text."""

from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import Layout, prose_of

# The share of the block's prose that the value must have.
_MAJOR = 0.8
# UTF-8 bytes of a sentence (20 hanzi): a value that says one is no fact, but text.
_SENTENCE = 60
_VALUE_TAGS = frozenset(("td", "dd"))
_RECORD_TAGS = frozenset(("table", "dl"))


def find_facts(layout: Layout, value: range | None, first: int, last: int) -> set[int]:
    """The lines of a record that do not belong to its text, the `value`: labels and short values beside it.

    Nothing is left out if lines `[first, last)` are not a record's.
    """
    if value is None:
        return set()
    record = next(
        (
            block
            for number in layout.ancestors(layout.lines[value.start].block)
            if (block := layout.blocks[number]).tag in _RECORD_TAGS and block.first < value.start
        ),
        None,
    )
    if record is None:
        return set()
    lines = range(max(first, record.first), min(last, record.last))
    return {i for i in lines if i not in value and prose_of(layout.lines[i]) < _SENTENCE}


def find_text_value(layout: Layout, first: int, last: int) -> range | None:
    """The lines of the value that is the text if lines `[first, last)` are a record's; else None."""
    for index in range(first, last - 1):
        line = layout.lines[index]
        if not article_words.BODY_LABEL.fullmatch(line.text):
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
