"""The same text a second time, for small screens: style sheets show one of the two."""

from portalcrawl.page.layout import Layout, prose_of
from portalcrawl.page.memo import once_per_page

# UTF-8 bytes of a paragraph that is compared, and of all that are said again: a refrain is less.
_PARAGRAPH = 60
_LEAST = 600
# The share of each text's paragraphs that the other one has as well.
_SHARE = 0.9


@once_per_page
def find_twin(layout: Layout) -> range:
    """The lines of the largest block below a text that says all of the text again, and nothing else."""
    lines = layout.lines
    first_of: dict[str, int] = {}
    pairs: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        if prose_of(line) >= _PARAGRAPH and first_of.setdefault(line.text, index) != index:
            pairs.append((first_of[line.text], index))
    if sum(prose_of(lines[index]) for _, index in pairs) < _LEAST:
        return range(0)
    text = range(min(first for first, _ in pairs), max(first for first, _ in pairs) + 1)
    again = range(pairs[0][1], pairs[-1][1] + 1)
    if any(len(pairs) < _SHARE * sum(prose_of(lines[i]) >= _PARAGRAPH for i in one) for one in (text, again)):
        return range(0)
    twin = range(0)
    for number in layout.ancestors(lines[again.start].block):
        block = layout.blocks[number]
        if block.first < text.stop:
            break
        if again.stop <= block.last:
            twin = range(block.first, block.last)
    return twin
