"""The lines of a page's layout that show what a rule selects."""

from collections.abc import Iterator

from lxml import html

from portalcrawl.page.layout import Layout
from portalcrawl.profiles.xpath import Found


class NodeLines:
    """Leads from nodes of the tree to blocks and lines of the layout."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._blocks = {block.element: number for number, block in enumerate(layout.blocks)}

    def lines_of(self, node: Found, text: str) -> tuple[int, int]:
        """The first line that shows a node, which says `text`, and the line behind the last; (-1, -1) if none does."""
        for step in _path_of(node):
            number = self._blocks.get(step)
            if number is None:
                continue
            block = self.layout.blocks[number]
            if step is node and block.last > block.first:
                return block.first, block.last
            for index in range(block.first, block.last):
                if (line := self.layout.lines[index].text) and (line in text or text in line):
                    return index, index + 1
            break
        return -1, -1

    def range_of(self, element: html.HtmlElement) -> tuple[int, int]:
        """The lines of an element; an empty range if it is not a block."""
        number = self._blocks.get(element)
        return (0, 0) if number is None else (self.layout.blocks[number].first, self.layout.blocks[number].last)

    def block_around(self, node: Found) -> int | None:
        """The number of the smallest block that is a node or holds it."""
        return next((n for step in _path_of(node) if (n := self._blocks.get(step)) is not None), None)


def _path_of(node: Found) -> Iterator[html.HtmlElement]:
    if not isinstance(node, str):
        yield node
        yield from node.iterancestors()
