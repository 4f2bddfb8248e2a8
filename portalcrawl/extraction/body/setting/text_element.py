"""The element that holds the sentences of a text, and boxes behind it that are of another kind.

Systems write a text into one element and set what belongs to the page around it: the author's portrait, calls to
subscribe, related articles. So where one element holds nearly all sentences, a box behind it with a name of its own,
whose sentences are set in another way, is the page's.
"""

from collections import Counter
from collections.abc import Collection, Mapping

from msgspec import Struct

from portalcrawl.extraction.body import labels
from portalcrawl.extraction.body.labels import Rule
from portalcrawl.page.layout import Block, ElementKind, Layout, prose_of
from portalcrawl.page.tags import HEADINGS

# The share of the text's sentences that its element holds, where boxes behind it are left out.
_LEAST_SHARE = 0.8
# UTF-8 bytes: a text with fewer bytes of sentences shows not where it stands.
_LEAST_PROSE = 300
_JUDGED = (labels.TEXT, labels.HEADING)


class TextElement(Struct, frozen=True):
    """The block that directly holds most of a text's sentences, and its share of them."""

    block: int
    share: float
    prose: int
    """UTF-8 bytes of all sentences of the text."""


def find_text_element(layout: Layout, kept: Collection[int]) -> TextElement | None:
    """The block around most sentences of these lines; None where they have no sentence."""
    parents: Counter[int] = Counter()
    for index in kept:
        if prose := prose_of(layout.lines[index]):
            parents[layout.parent_of(index)] += prose
    if not parents:
        return None
    number, prose = max(parents.items(), key=lambda item: item[1])
    return TextElement(number, prose / parents.total(), parents.total())


def find_boxes_behind(layout: Layout, rules: Mapping[int, Rule]) -> list[int]:
    """The lines of text in boxes of another kind behind the text's element; `rules` says what lines are so far."""
    kept = [index for index, rule in rules.items() if rule.label in labels.BODY_LABELS]
    found = find_text_element(layout, kept)
    if found is None or found.share < _LEAST_SHARE or found.prose < _LEAST_PROSE:
        return []
    text = layout.blocks[found.block]
    around = frozenset(layout.ancestors(found.block))
    boxes: dict[int, list[int]] = {}
    for index in kept:
        if index >= text.last and (box := _box_of(layout, index, around)) >= 0:
            boxes.setdefault(box, []).append(index)
    kinds = {layout.element_of(index) for index in kept if text.first <= index < text.last and _says(layout, index)}
    return [
        index
        for box, lines in boxes.items()
        if _is_of_the_page(layout, layout.blocks[box]) and not _is_alike(layout, box, text, kinds)
        for index in lines
        if rules[index] in _JUDGED
    ]


def _box_of(layout: Layout, index: int, around: frozenset[int]) -> int:
    """The largest block around a line that does not hold the text's element; -1 if the line stands directly in one that
    does, or is one itself: an editor's last lines may stand so."""
    number = layout.lines[index].block
    if number in around or layout.blocks[number].parent in around:
        return -1
    while layout.blocks[number].parent not in around:
        number = layout.blocks[number].parent
    return number


def _is_of_the_page(layout: Layout, box: Block) -> bool:
    """Whether a box has a name, and more in it than a signature: a sentence, a heading, a link or a picture."""
    if not (box.element.get("class") or box.element.get("id")):
        return False
    lines = layout.lines[box.first : box.last]
    return any(line.stops or line.links or line.images or layout.blocks[line.block].tag in HEADINGS for line in lines)


def _is_alike(layout: Layout, number: int, text: Block, kinds: Collection[ElementKind]) -> bool:
    """Whether a box has an element of the kind of the text's, or its lines are set as the text's sentences are."""
    box = layout.blocks[number]
    if any(layout.element_of(index) in kinds for index in range(box.first, box.last)):
        return True
    name = text.element.get("class")
    for block in layout.blocks[number:]:
        if block.first >= box.last:
            break
        if name and block.tag == text.tag and block.element.get("class") == name:
            return True
    return False


def _says(layout: Layout, index: int) -> bool:
    return prose_of(layout.lines[index]) > 0
