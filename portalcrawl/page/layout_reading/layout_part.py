"""The lines and blocks of a part of a page: those from one element to shortly behind another."""

from collections.abc import Iterator
from itertools import chain

from lxml import html

from portalcrawl.page.layout import END, Layout
from portalcrawl.page.layout_reading.element_roles import BLOCK_TAGS, UNSEEN_TAGS
from portalcrawl.page.layout_reading.hidden_text import hides_text
from portalcrawl.page.layout_reading.layout_reader import LayoutReader, Step
from portalcrawl.page.layout_reading.line_gatherer import EnoughError

LINES_BEHIND = 15
"""Lines that are read behind the last element: so far below a text its files are looked for, and its credits nearer."""


def read_part(
    root: html.HtmlElement, first: html.HtmlElement, last: html.HtmlElement, *, may_have_entry: bool = True
) -> Layout | None:
    """The layout of `root` as if nothing stood before the block `first`, and little behind the end of `last`.

    The elements around them are blocks of it, as in the whole. None if `first` is not a block below `root`, if it
    stands in what is not shown or is left out as furniture, or if the part hides what may be a text: whether that
    is read depends on the whole page.
    """
    around = list(_iter_above(first, root))
    if first.tag not in BLOCK_TAGS or not around or around.pop() is not root:
        return None
    reader = LayoutReader(may_have_entry=may_have_entry)
    reader.final, reader.behind = last, LINES_BEHIND
    reader.begin(root)
    stack: list[Step] = []
    above = root
    for element in reversed(around):
        if element.tag in UNSEEN_TAGS or not reader.enter(element, element.tag):
            return None
        stack.append((above, above.tag, element.itersiblings()))
        above = element
    stack.append((above, above.tag, chain((first,), first.itersiblings())))
    try:
        reader.walk(stack)
    except EnoughError:
        _close(reader)
    return None if hides_text(reader.layout) else reader.layout


def _iter_above(element: html.HtmlElement, root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The elements around an element, up to `root`."""
    for above in element.iterancestors():
        yield above
        if above is root:
            return


def _close(reader: LayoutReader) -> None:
    """End the blocks that are still open, as if the page ended here."""
    layout = reader.layout
    while reader.block >= 0:
        block = layout.blocks[reader.block]
        block.last, block.token_end = len(layout.lines), len(layout.tokens) + 1
        layout.tokens.append((END, len(layout.lines), None, block.tag))
        reader.block = block.parent
