"""What the newer styles share: sections, and stories before they are shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from portalcrawl.demo.shares import part_of

BlockKind = Literal["text", "heading", "item", "quote"]


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the menu; its list shows its own stories and those of the sections below it."""

    key: str
    name: str
    address: str
    """The target of its first list page."""
    later: str
    """The target of the others, with `{n}` for the number."""
    topic: str = ""
    """The grammar's topic of its stories; empty if it has none of its own."""
    share: int = 0
    """Its share of all stories, beside those of the others."""
    rows: str = ""
    """The form of its list, a word of the style's."""
    pager: str = ""
    meta: str = ""
    """The form of date, source and authors on its stories' pages."""
    page_size: int = 6
    above: "Section | None" = None

    @property
    def trail(self) -> tuple["Section", ...]:
        """The sections from the outermost one to this one."""
        return (*(self.above.trail if self.above else ()), self)

    def page_address(self, number: int) -> str:
        """The target of one page of its list."""
        return self.address if number == 1 else self.later.format(n=number)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the text: a paragraph, a sub-heading, an item of a list or a quotation."""

    text: str
    kind: BlockKind = "text"


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the text."""

    path: str
    caption: str | None


@dataclass(frozen=True, slots=True)
class File:
    """A file that the page offers."""

    path: str
    name: str


Cells = tuple[tuple[str, ...], ...]
"""A table of figures, row by row."""


@dataclass(frozen=True, slots=True)
class Story:
    """All that is known of one article; the style says how it looks."""

    section: Section
    headline: str
    blocks: tuple[Block, ...]
    day: date
    number: int = 0
    targets: tuple[str, ...] = ()
    """Of all its pages, the first one first."""
    clock: str = ""
    """The time of day that the page shows, such as 14:30; empty if it shows none."""
    has_date: bool = True
    source: str | None = None
    authors: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    files: tuple[File, ...] = ()
    table: Cells = ()
    page_count: int = 1
    is_pinned: bool = False
    is_listed: bool = True
    original: int | None = None
    """The number of the story that this one is an exact copy of."""

    @property
    def path(self) -> str:
        """The target of its first page."""
        return self.targets[0]

    def blocks_of(self, page: int) -> Sequence[Block]:
        """The blocks that stand on one of its pages, from 1."""
        return part_of(self.blocks, page, self.page_count)
