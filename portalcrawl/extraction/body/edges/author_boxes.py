"""The author's portrait below a text: a small block that is marked as the author's."""

from portalcrawl.extraction.body.election.container import Container
from portalcrawl.lexicon import class_names
from portalcrawl.page.layout import Layout

# Lines of an author's portrait.
_LONGEST_BOX = 10
# Paragraphs of one class, which is then no author's.
_FEWEST_ALIKE = 2
# Blocks above a box, among which these are.
_ABOVE = 30


def find_author_box(layout: Layout, index: int, container: Container) -> int:
    """The line behind a block that is the author's portrait and begins here; 0 if none does."""
    above = layout.lines[index].block
    while above not in (-1, container.block):
        block = layout.blocks[above]
        if block.first < index or block.last - block.first > _LONGEST_BOX:
            return 0
        if block.own_role & class_names.AUTHOR and not _is_named_as_others(layout, above, container):
            return block.last
        above = block.parent
    return 0


def _is_named_as_others(layout: Layout, number: int, container: Container) -> bool:
    """Whether paragraphs above have the same class: what was pasted into all of them names nobody."""
    tag, name = layout.blocks[number].tag, layout.blocks[number].element.get("class")
    above = layout.blocks[max(container.block + 1, number - _ABOVE) : number]
    return len([1 for block in above if block.tag == tag and block.element.get("class") == name]) >= _FEWEST_ALIKE
