"""A page as a sequence of lines inside blocks: what every other module of this floor works on (`reading` reads it).

A line is a run of inline text between two block boundaries (`<br>` is one); a block is a block-level element and knows
its first line and the one after its last. So "the text of a container" is a slice, and no later step walks the tree.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from lxml import html
from msgspec import Struct, field

ElementKind = tuple[str, str, str]
"""The tag of a line's block, and tag and class of the block around it."""

START, TEXT, END = 0, 1, 2
Token = tuple[int, int, html.HtmlElement | None, str]
"""A step of the pass: kind, the line it belongs to, the element that starts or ends, its tag or the text."""


class Link(Struct):
    """A link, or the part of one that stands in this line."""

    element: html.HtmlElement
    text: str


class Line(Struct):
    """A run of inline text; `size` and `link_size` are UTF-8 bytes, so a hanzi counts 3 and a letter 1."""

    text: str
    parts: list[str]
    block: int
    size: int = 0
    link_size: int = 0
    stops: int = 0
    links: list[Link] = field(default_factory=list)
    images: list[html.HtmlElement] = field(default_factory=list)
    prose: int = 0
    """Not given: the bytes that are sentences'. None without punctuation, none of its links; most readers ask."""

    def __post_init__(self) -> None:
        self.prose = max(self.size - self.link_size, 0) if self.stops else 0

    @property
    def is_linked(self) -> bool:
        """Whether nearly all of the text is links."""
        return self.link_size * 5 >= self.size * 4 > 0


prose_of: Callable[[Line], int] = attrgetter("prose")
"""A line's `prose`."""


class Block(Struct):
    """A block-level element; its lines are `lines[first:last]`, its roles include those of the blocks around it."""

    element: html.HtmlElement
    tag: str
    parent: int
    own_role: int
    role: int
    first: int
    last: int
    token: int
    token_end: int = -1


class Mark(Struct):
    """An element whose tag or class says that it holds a date, an author, a source or a title."""

    element: html.HtmlElement
    role: int
    line: int
    block: int


class Embedded(Struct):
    """An element that shows what stands at another address: a frame, a player, a script that writes one of them."""

    element: html.HtmlElement
    line: int
    """The line in which, or before which, it stands."""
    block: int


class Hidden(Struct):
    """A block that the page hides: a dialog, a menu, or a text that opens when a reader asks for it."""

    element: html.HtmlElement
    line: int
    """The line before which it stands."""
    block: int


class Layout(Struct):
    """What the pass has found."""

    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    embedded: list[Embedded] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    host: str = ""
    """The page's host, if it is known: what tells links to its own site from others."""
    facts: dict[Any, Any] = field(default_factory=dict)
    """What several functions ask of the page, found once (`memo.once_per_page`)."""

    def text_of(self, block: Block) -> str:
        """A block's whole text on one line."""
        return " ".join(line.text for line in self.lines[block.first : block.last] if line.text)

    def element_of(self, index: int) -> ElementKind:
        """In what kind of element a line stands."""
        block = self.blocks[self.lines[index].block]
        above = self.blocks[max(block.parent, 0)]
        return block.tag, above.tag, above.element.get("class") or ""

    def parent_of(self, index: int) -> int:
        """The block around a line's block; the page itself for the page's own lines."""
        return max(self.blocks[self.lines[index].block].parent, 0)

    def ancestors(self, block: int) -> list[int]:
        """The blocks around a block, itself first, the page last."""
        out = []
        while block >= 0:
            out.append(block)
            block = self.blocks[block].parent
        return out
