"""What is seen of a line in a box of its own without understanding it: how it is set, where it stands, what is near.

Each trait is a name and a value from 0 to 1. The weights in `stray_lines.toml` are fitted to them.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import accumulate, islice

from lxml import html

from portalcrawl.extraction.headline.election import Headline
from portalcrawl.lexicon import class_names
from portalcrawl.page.layout import ElementKind, Layout, Line, prose_of
from portalcrawl.page.tags import HEADINGS

Traits = dict[str, float]

_FARTHEST_BOX = 5
_ROLES = {"title": class_names.TITLE, "picture": class_names.PICTURE}
_CLAUSES = ("no clause", "one clause", "two clauses", "more clauses")
# Signs that designs put into links and labels.
_SIGNS = frozenset("|»©›→")
# Neighbours that are looked at, and like elements beside a box that are counted.
_NEAR = (-2, -1, 1, 2)
_MOST_ALIKE = 4
# Bounds of what is told in steps: UTF-8 bytes of a line, lines of a box, lines below the headline.
_SIZES = (8, 16, 32, 64, 128)
_BOXES = (1, 3, 7, 15)
_DISTANCES = (0, 2, 6, 14, 30)


class LineReader:
    """Reads the traits of the lines of one block; `kept` are those that are taken for text so far."""

    def __init__(self, layout: Layout, first: int, last: int, kept: Collection[int], headline: Headline) -> None:
        """`[first, last)` are the lines of the article's block."""
        self._layout, self._first, self._last, self._headline = layout, first, last, headline
        self._kept = frozenset(kept)
        self._boxes: dict[int, Traits] = {}
        parents: Counter[int] = Counter()
        for index in kept:
            if first <= index < last and (prose := prose_of(layout.lines[index])):
                parents[layout.parent_of(index)] += prose
        self.prose = parents.total()
        """UTF-8 bytes of the text's sentences."""
        self._around = frozenset(layout.ancestors(max(parents, key=parents.__getitem__))) if parents else frozenset()

    def is_boxed(self, index: int) -> bool:
        """Whether a line stands in a box of its own: neither among the text's elements nor directly in one of them."""
        blocks, number = self._layout.blocks, self._layout.lines[index].block
        return number not in self._around and blocks[number].parent not in self._around

    def is_set_as_sentence(self, index: int) -> bool:
        """Whether a sentence of the text stands in the same kind of element."""
        return self._layout.element_of(index) in self._kinds

    def read(self, index: int) -> Traits:
        """The traits of a line."""
        line = self._layout.lines[index]
        traits = self._read_box(line.block) | _read_text(line)
        if not self.is_set_as_sentence(index):
            traits["set as no sentence"] = 1.0
        seen, place = self._seen, index - self._first
        traits["text before"] = seen[place] / self.prose
        if seen[place + 1] == seen[-1]:
            traits["no text behind"] = 1.0
        if self._headline.first < 0:
            traits["no headline on the page"] = 1.0
        else:
            traits[f"{_step(index - self._headline.last, _DISTANCES)} lines below the headline"] = 1.0
        self._read_neighbours(traits, index)
        return traits

    @cached_property
    def _kinds(self) -> set[ElementKind]:
        """The kinds of element in which sentences stand."""
        lines = self._layout.lines
        return {self._layout.element_of(index) for index in self._kept if prose_of(lines[index])}

    @cached_property
    def _seen(self) -> list[int]:
        lines = enumerate(self._layout.lines[self._first : self._last], self._first)
        return [0, *accumulate(prose_of(line) if index in self._kept else 0 for index, line in lines)]

    def _read_box(self, number: int) -> Traits:
        """What is seen of the largest element around a line that does not hold most of the text."""
        if number not in self._boxes:
            self._boxes[number] = self._describe_box(number)
        return self._boxes[number]

    def _describe_box(self, number: int) -> Traits:
        blocks = self._layout.blocks
        traits: Traits = {f"in {_name(blocks[number].tag)}": 1.0}
        box, steps, roles = number, 0, class_names.NONE
        while number >= 0 and number not in self._around:
            box, steps, roles, number = number, steps + 1, roles | blocks[number].own_role, blocks[number].parent
        traits[f"{min(steps, _FARTHEST_BOX)} steps from the text"] = 1.0
        traits.update((f"named {name}", 1.0) for name, role in _ROLES.items() if roles & role)
        block = blocks[box]
        lines = self._layout.lines[block.first : block.last]
        traits[f"box is {_name(block.tag)}"] = 1.0
        traits[f"box of {_step(len(lines), _BOXES)} lines"] = 1.0
        traits["box: links"] = sum(line.link_size for line in lines) / (sum(line.size for line in lines) or 1)
        traits["box: part of the text"] = min(1.0, sum(map(prose_of, lines)) / self.prose)
        if any(line.images for line in lines):
            traits["box has a picture"] = 1.0
        traits["boxes alike"] = _count_alike(block.element) / _MOST_ALIKE
        return traits

    def _read_neighbours(self, traits: Traits, index: int) -> None:
        lines, blocks = self._layout.lines, self._layout.blocks
        parent = blocks[lines[index].block].parent
        for distance in _NEAR:
            near = index + distance
            if not 0 <= near < len(lines):
                continue
            line, block, name = lines[near], blocks[lines[near].block], f"line {distance:+}"
            if line.stops:
                traits[f"{name}: clauses"] = min(line.stops, 3) / 3
            if line.link_size:
                traits[f"{name}: links"] = line.link_size / line.size
            if block.parent == parent:
                traits[f"{name}: in the same element"] = 1.0
            if near in self._kept:
                traits[f"{name}: text"] = 1.0
            if block.tag in HEADINGS:
                traits[f"{name}: heading"] = 1.0


def _read_text(line: Line) -> Traits:
    traits = {f"up to {_step(line.size, _SIZES)} bytes": 1.0, _CLAUSES[min(line.stops, 3)]: 1.0}
    if line.links:
        traits["has a link"] = 1.0
    if line.text.isupper():
        traits["in capitals"] = 1.0
    if not _SIGNS.isdisjoint(line.text):
        traits["has a sign"] = 1.0
    return traits


def _name(tag: str) -> str:
    return "heading" if tag in HEADINGS else tag


def _step(value: int, bounds: Sequence[int]) -> str:
    return next((str(bound) for bound in bounds if value <= bound), "more")


def _count_alike(element: html.HtmlElement) -> int:
    """How many of the elements beside this one have its tag and class."""
    found = 0
    for preceding in (False, True):
        beside = islice(element.itersiblings(element.tag, preceding=preceding), _MOST_ALIKE)
        found += sum(other.get("class") == element.get("class") for other in beside)
    return min(found, _MOST_ALIKE)
