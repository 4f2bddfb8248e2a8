"""Articles that are shown as a record, a table or list of labels and values: one value is the text."""

import re

from portalcrawl.extraction.body.boxes.data_tables import DataTable, list_innermost
from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import Layout, Line, prose_of

# The share of the block's prose that the value must have.
_MAJOR = 0.8
# UTF-8 bytes of a sentence (20 hanzi): a value that says one is no fact, but text.
_SENTENCE = 60
# Labels of a record, its rows, and characters of a value.
_FEWEST_LABELS = 3
_MOST_ROWS = 12
_ROWS_OF_TWO = 2
_LONGEST_VALUE = 120
_VALUE_TAGS = frozenset(("td", "dd"))
_RECORD_TAGS = frozenset(("table", "dl"))
# What ends a label within a line.
_LABEL_END = re.compile(r"[:：]|\s")


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


def find_record_lines(layout: Layout, first: int, last: int) -> set[int]:
    """The lines of tables in `[first, last)` that are the record of an official document: its number, its day, its
    office. Each label stands above its value or before it, with or without a colon."""
    tables = (table for table in list_innermost(layout) if first <= table.first and table.last <= last)
    found = {i for table in tables if _is_record(layout, table) for i in range(table.first, table.last)}
    return found | _find_runs(layout, first, last)


def _find_runs(layout: Layout, first: int, last: int) -> set[int]:
    """The lines of records in lists or rows of boxes: above the text's first sentence or behind its last one, each line
    begins with a label."""
    sentences = [i for i in range(first, last) if prose_of(layout.lines[i]) >= _SENTENCE]
    edges = [range(first, sentences[0]), range(sentences[-1] + 1, last)] if sentences else [range(first, last)]
    found: set[int] = set()
    for edge in edges:
        run: list[int] = []
        for index in (*edge, edge.stop):
            if index < edge.stop and _is_fact(layout, index, is_inside=bool(run)):
                run.append(index)
                continue
            count = len({label for i in run if (label := _label_of(layout.lines[i]))})
            found.update(run if count >= _FEWEST_LABELS else ())
            run = []
    return found


def _is_fact(layout: Layout, index: int, *, is_inside: bool) -> bool:
    """Whether a line is a label, a label and its value, or the value of the label that is the line before it."""
    line = layout.lines[index]
    if len(line.text) > _LONGEST_VALUE:
        return False
    is_value = is_inside and article_words.RECORD_LABEL.fullmatch(layout.lines[index - 1].text) is not None
    return is_value or _label_of(line) is not None


def _label_of(line: Line) -> str | None:
    """The label at a line's beginning that an element, a colon or a space ends."""
    heads = (line.parts[0].strip() if line.parts else "", *_LABEL_END.split(line.text, maxsplit=1)[:1])
    return next((head for head in heads if head and article_words.RECORD_LABEL.fullmatch(head)), None)


def _is_record(layout: Layout, table: DataTable) -> bool:
    rows = [[" ".join(layout.lines[i].text for i in cell).strip() for cell in row] for row in table.rows]
    if not 0 < len(rows) <= _MOST_ROWS or any(len(text) > _LONGEST_VALUE for row in rows for text in row):
        return False
    # One row of labels and one of values, or a label at the beginning of each row.
    labels = rows[0] if len(rows) == _ROWS_OF_TWO else []
    for texts in (labels, [row[0] for row in rows]):
        found = sum(article_words.RECORD_LABEL.fullmatch(text) is not None for text in texts)
        if found >= _FEWEST_LABELS and found >= _MAJOR * len([text for text in texts if text]):
            return True
    return False


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
