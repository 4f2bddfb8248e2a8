"""Tables of data: lists of names, scores, prices. Their cells are read together: alone they mean little."""

import re

from msgspec import Struct

from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import Layout, Line, prose_of
from portalcrawl.page.memo import once_per_page
from portalcrawl.text.dates.parsing import find_dates, is_date_only

# UTF-8 bytes of a paragraph, and how many of them a cell has that is a part of the page and no value.
_PARAGRAPH = 120
_PARAGRAPHS = 3
# So many labels of the article's facts make the table its meta line: 索引号, 发布日期, 来源.
_META_LABELS = 2
# Rows whose cells are looked at for such labels: it is a short table.
_META_ROWS = 12
_LONGEST_LABEL = 60
# Days that each month has.
_DAYS = 28
_CELLS = frozenset(("td", "th"))
_ONE_LABEL = re.compile(r"[^\W\d_]{1,20}\s?[:：]\s*")


class DataTable(Struct, frozen=True):
    """A table of values: its lines are `[first, last)`; each row has the lines of its cells, an empty cell has none."""

    block: int
    first: int
    last: int
    rows: tuple[tuple[range, ...], ...]


@once_per_page
def find_data_tables(layout: Layout) -> list[DataTable]:
    """The innermost tables that are values in rows and columns, in the page's order.

    A table is left out if it lays the page out, holds paragraphs, lists links, shows a month or the lines of a program,
    or is the meta line.
    """
    return [table for table in list_innermost(layout) if _is_of_data(layout, table)]


@once_per_page
def find_line_numbers(layout: Layout) -> frozenset[int]:
    """The lines that number the lines of a program beside them: a cell that counts, next to one with as many lines, or
    as many lines that count, right before or behind the program."""
    found: set[int] = set()
    for index, line in enumerate(layout.lines):
        if layout.blocks[line.block].tag == "pre" and (count := len(line.text.splitlines())) > 1:
            for run in (range(index - count, index), range(index + 1, index + 1 + count)):
                is_inside = run.start >= 0 and run.stop <= len(layout.lines)
                found.update(run if is_inside and _counts([layout.lines[i].text for i in run]) else ())
    for table in list_innermost(layout):
        for row in table.rows:
            texts = [_split_lines(layout, cell) for cell in row]
            for cell, numbers in zip(row, texts, strict=True):
                if _counts(numbers) and any(len(other) == len(numbers) for other in texts if other is not numbers):
                    is_code = len(numbers) > 1 or any(_holds_code(layout, other) for other in row)
                    found.update(cell if is_code else ())
    return frozenset(found)


@once_per_page
def list_innermost(layout: Layout) -> list[DataTable]:
    """All tables that hold no other table, of data or not, in the page's order."""
    numbers = [i for i, block in enumerate(layout.blocks) if block.tag == "table"]
    found: list[DataTable] = []
    for place, number in enumerate(numbers):
        block = layout.blocks[number]
        behind = numbers[place + 1] if place + 1 < len(numbers) else None
        if behind is None or layout.blocks[behind].token >= block.token_end:
            found.append(DataTable(number, block.first, block.last, _read_rows(layout, number)))
    return found


def _split_lines(layout: Layout, cell: range) -> list[str]:
    return [text for index in cell for text in layout.lines[index].text.splitlines()]


def _counts(texts: list[str]) -> bool:
    """Whether the texts are numbers, each one more than the one before."""
    if not texts or not all(text.strip().isdecimal() for text in texts):
        return False
    first = int(texts[0])
    return [int(text) for text in texts] == list(range(first, first + len(texts)))


def _holds_code(layout: Layout, cell: range) -> bool:
    return any(layout.blocks[layout.lines[index].block].tag == "pre" for index in cell)


def _read_rows(layout: Layout, number: int) -> tuple[tuple[range, ...], ...]:
    """The rows of a table without tables inside."""
    end = layout.blocks[number].token_end
    rows: list[list[range]] = []
    for block in layout.blocks[number + 1 :]:
        if block.token >= end:
            break
        if block.tag == "tr":
            rows.append([])
        elif block.tag in _CELLS and rows:
            rows[-1].append(range(block.first, block.last))
    return tuple(tuple(row) for row in rows if any(row))


def _is_of_data(layout: Layout, table: DataTable) -> bool:
    lines = layout.lines[table.first : table.last]
    rows = [[cell for cell in row if any(layout.lines[i].text for i in cell)] for row in table.rows]
    if not any(len(row) > 1 for row in rows) or _is_calendar(lines):
        return False
    if any(_holds_code(layout, cell) for row in rows for cell in row) or not find_line_numbers(layout).isdisjoint(
        range(table.first, table.last)
    ):
        return False
    if len(rows) == 1 and any(_is_date(line) for line in lines):
        return False
    # `Date: 2 May 2026 | Filed under: News`; of an event nothing is linked beside its day.
    if len(rows) == 1 and any(line.links for line in lines) and any(_is_labelled_date(line) for line in lines):
        return False
    if sum(line.link_size for line in lines) * 2 > sum(line.size for line in lines):
        return False
    cells = [layout.lines[cell.start : cell.stop] for row in table.rows for cell in row]
    if any(sum(prose_of(line) >= _PARAGRAPH for line in cell) >= _PARAGRAPHS for cell in cells):
        return False
    first = [layout.lines[i] for row in table.rows[:_META_ROWS] for cell in row for i in cell]
    return sum(map(_is_labelled, first)) < _META_LABELS


def _is_date(line: Line) -> bool:
    """Whether a cell is a date: a single row may be a title and its date."""
    return line.size <= _LONGEST_LABEL and any(found.raw == line.text for found in find_dates(line.text))


def _is_labelled_date(line: Line) -> bool:
    """The same behind a label of one word."""
    label = _ONE_LABEL.match(line.text)
    return label is not None and is_date_only(line.text[label.end() :])


def _is_calendar(lines: list[Line]) -> bool:
    """Whether the cells are the days of a month: a tool of the page."""
    days = [int(line.text) for line in lines if line.text.isdecimal() and line.size <= len("31")]
    first = next((place for place, day in enumerate(days) if day == 1), 0)
    return days[first : first + _DAYS] == list(range(1, _DAYS + 1))


def _is_labelled(line: Line) -> bool:
    """Whether a cell begins with the label of a fact of the article."""
    if line.size > _LONGEST_LABEL or not article_words.may_be_labelled(line.text):
        return False
    label = article_words.META_LABEL.search(line.text)
    return label is not None and label.start() <= 1 and label.lastgroup != "other"


def write_rows(layout: Layout, table: DataTable, kept: set[int]) -> str:
    """A line for each row, with tabs between its cells; an empty cell keeps its place.

    The caption, and what stands between the rows, are lines of their own.
    """
    rows = []
    written = table.first
    for row in table.rows:
        rows += _texts_of(layout, range(written, row[0].start), kept)
        # What stands behind a cell, up to the next one, belongs to it.
        ends = [cell.start for cell in row[1:]] + [row[-1].stop]
        cells = (range(cell.start, end) for cell, end in zip(row, ends, strict=True))
        rows.append("\t".join(" ".join(_texts_of(layout, cell, kept)) for cell in cells).rstrip())
        written = row[-1].stop
    rows += _texts_of(layout, range(written, table.last), kept)
    return "\n".join(row for row in rows if row)


def _texts_of(layout: Layout, lines: range, kept: set[int]) -> list[str]:
    return [layout.lines[i].text.replace("\n", " ").strip() for i in lines if i in kept and layout.lines[i].text]
