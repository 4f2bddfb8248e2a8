"""Labels that stand in an element of their own, beside or above the value: records, lists of facts."""

import re

from lxml import html

from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import Layout
from portalcrawl.page.texts import text_of

# UTF-8 bytes of such a label: 发布机构及日期.
_LONGEST_LABEL = 30
_DIGIT = re.compile(r"\d")
_CELLS = ("td", "th")
_FEWEST_COLUMNS = 2


def label_beside(layout: Layout, index: int) -> str:
    """The label in the cell or the block beside a line's, with a colon: records set labels and values apart.

    The value may also stand behind the label's own block, in the block around it: `<div><h5>Date</h5>3 March</div>`.
    A link is not a label: `Authors | Courts` is a menu. Nor is the head of a column for the next one's: a thread's
    table has Author and Message above what people wrote.
    """
    if not index:
        return ""
    label, line = layout.lines[index - 1], layout.lines[index]
    if all(layout.blocks[one.block].element.tag == "th" for one in (label, line)):
        return ""
    around = layout.blocks[label.block].parent
    is_beside = label.block != line.block and around in (line.block, layout.blocks[line.block].parent)
    is_label = is_beside and 0 < label.size <= _LONGEST_LABEL and not (label.is_linked or _DIGIT.search(label.text))
    return f"{label.text.rstrip(' :：')}：" if is_label else ""


def label_above(layout: Layout, index: int) -> str:
    """The label that stands above a line, with a colon: in the same block, or as the head of its column in a record of
    one row."""
    if not index:
        return ""
    above, line = layout.lines[index - 1], layout.lines[index]
    if above.block == line.block:
        is_label = 0 < above.size <= _LONGEST_LABEL and above.text[-1] in ":：" and not _DIGIT.search(above.text)
        return f"{above.text.rstrip(' :：')}：" if is_label else ""
    return _head_of_column(layout.blocks[line.block].element)


def _head_of_column(cell: html.HtmlElement) -> str:
    row = cell.getparent()
    if cell.tag not in _CELLS or row is None or _has_numbers(row.getnext()):
        return ""
    body, head = row.getparent(), row.getprevious()
    if head is None and body is not None and body.getprevious() is not None and body.getprevious().tag == "thead":
        head = next(body.getprevious().iterchildren("tr"), None)
    heads = [text_of(one) for one in head.iterchildren(*_CELLS)] if head is not None and head.tag == "tr" else []
    values = [text_of(one) for one in row.iterchildren(*_CELLS)]
    # 索引号 | 003-1 in one row is a label beside its value.
    are_apart = _are_labels(heads) and any(map(_DIGIT.search, values)) and not _DIGIT.search("".join(heads))
    if len(heads) != len(values) or len(heads) < _FEWEST_COLUMNS or not are_apart:
        return ""
    if any(article_words.BARE_LABEL.fullmatch(value.rstrip(" :：")) for value in values):
        return ""
    return f"{heads[values.index(text_of(cell))].rstrip(' :：')}："


def _are_labels(heads: list[str]) -> bool:
    return all(0 < len(head.encode()) <= _LONGEST_LABEL for head in heads)


def _has_numbers(row: html.HtmlElement | None) -> bool:
    return row is not None and _DIGIT.search(text_of(row)) is not None
