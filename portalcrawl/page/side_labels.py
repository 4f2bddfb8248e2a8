"""Labels that stand in an element of their own, beside or above the value: records, lists of facts."""

import re

from portalcrawl.page.layout import Layout

# UTF-8 bytes of such a label: 发布机构及日期.
_LONGEST_LABEL = 30
_DIGIT = re.compile(r"\d")


def label_beside(layout: Layout, index: int) -> str:
    """The label in the cell or the block beside a line's, with a colon: records set labels and values apart.

    The value may also stand behind the label's own block, in the block around it: `<div><h5>Date</h5>3 March</div>`.
    """
    if not index:
        return ""
    label, line = layout.lines[index - 1], layout.lines[index]
    around = layout.blocks[label.block].parent
    is_beside = label.block != line.block and around in (line.block, layout.blocks[line.block].parent)
    is_label = is_beside and 0 < label.size <= _LONGEST_LABEL and not _DIGIT.search(label.text)
    return f"{label.text.rstrip(' :：')}：" if is_label else ""
