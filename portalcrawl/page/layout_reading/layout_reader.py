"""The one pass over a page's tree that finds its lines and blocks. Nothing here recurses: depth is not limited."""

from collections.abc import Iterator, Set

from lxml import html

from portalcrawl.lexicon import class_names
from portalcrawl.page.layout import END, START, TEXT, Block, Embedded, Hidden, Layout, Line, Mark
from portalcrawl.page.layout_reading.believed_roles import find_around_entry, settle_roles
from portalcrawl.page.layout_reading.element_roles import (
    BLOCK_TAGS,
    MARKED,
    READ_ATTRIBUTES,
    UNSEEN,
    UNSEEN_TAGS,
    read_attribute,
    read_furniture,
)
from portalcrawl.page.layout_reading.furniture_size import (
    asks_for_input,
    has_heading_of,
    holds_page,
    largest_furniture,
    size_of_furniture,
)
from portalcrawl.page.layout_reading.line_gatherer import LineGatherer
from portalcrawl.page.layout_reading.ruby import is_fallback_shown, is_gloss
from portalcrawl.page.tags import HEADINGS, READINGS
from portalcrawl.page.texts import text_of

_SHOW_OTHERS = frozenset(("iframe", "object", "embed", "video", "audio", "script"))
# UTF-8 bytes: furniture weighs against a block, but no more than a long paragraph does.
_LARGEST_LINE = 600
_CONTENT_TAGS = frozenset(("html", "body", "main", "article"))
_TAG_ROLES = class_names.TAG_ROLES
_INHERITED = class_names.FURNITURE | class_names.CAPTION


def read_layout(
    root: html.HtmlElement, opened: Set[html.HtmlElement] = frozenset(), *, may_have_entry: bool = True
) -> Layout:
    """The lines and blocks of an element's subtree. Depth and size are not limited: nothing here recurses.

    `opened` are hidden elements that are read as if they were shown; `may_have_entry` is the document's.
    """
    reader = LayoutReader(opened, may_have_entry=may_have_entry)
    reader.read(root)
    settle_roles(reader.layout)
    return reader.layout


Step = tuple[html.HtmlElement, str, Iterator[html.HtmlElement]]
"""An element on the way to where the pass is, its tag, and its children that are still to be read."""


class LayoutReader(LineGatherer):
    """The pass, and what it holds while it goes on."""

    def __init__(self, opened: Set[html.HtmlElement] = frozenset(), *, may_have_entry: bool) -> None:
        """As `read_layout`."""
        super().__init__()
        self.opened = opened
        self.may_have_entry = may_have_entry
        self.largest: float | None = None
        """What a block of furniture may have of the page's bytes, once one asks."""
        self.title = ""
        self.has_entry = False
        self.around_entry: Set[html.HtmlElement] = frozenset()
        self.final: html.HtmlElement | None = None
        """The element behind which only `behind` lines more are read; None if all are."""
        self.behind = 0

    def read(self, root: html.HtmlElement) -> None:
        """Reads the page."""
        self.begin(root)
        if root.text:
            self.add_text(root.text)
        self.walk([(root, root.tag, iter(root))])

    def begin(self, root: html.HtmlElement) -> None:
        """Enters the page's body."""
        self._look_around(root)
        self._open_block(root, root.tag, class_names.NONE)
        self.tokens.append((START, 0, root, root.tag))

    def walk(self, stack: list[Step]) -> None:
        """Reads what is still to be read of some elements, of which each holds the next.

        All elements come through this loop: half of an extraction's time is spent here. Raises EnoughError.
        """
        tokens, lines = self.tokens, self.lines
        while stack:
            for child in stack[-1][2]:
                tag = child.tag
                if tag in UNSEEN_TAGS and not self._is_shown(child, tag):
                    self._pass_by(child, tag)
                elif self.enter(child, tag):
                    if (text := child.text) and (self.parts or not text.isspace()):
                        self.parts.append(text)
                        tokens.append((TEXT, len(lines), None, text))
                    if len(child):
                        stack.append((child, tag, iter(child)))
                        break
                    if tag in BLOCK_TAGS or tag == "a":
                        self._end(tag)
                    else:
                        tokens.append((END, len(lines), None, tag))
                # White space between blocks, the most frequent text of all, belongs to no line.
                if (text := child.tail) and (self.parts or not text.isspace()):
                    self.parts.append(text)
                    tokens.append((TEXT, len(lines), None, text))
            else:
                element, tag, _ = stack.pop()
                if tag in BLOCK_TAGS or tag == "a":
                    self._end(tag)
                else:
                    tokens.append((END, len(lines), None, tag))
                if element is self.final:
                    self.most = len(lines) + self.behind
                if stack and (text := element.tail) and (self.parts or not text.isspace()):
                    self.add_text(text)

    def _look_around(self, root: html.HtmlElement) -> None:
        """Find what tells which blocks only call themselves furniture: the page's title, and its one entry."""
        title = next(root.getroottree().getroot().iterdescendants("title"), None)
        self.title = " ".join((title.text or "").split()) if title is not None else ""
        if self.may_have_entry:
            self.around_entry = find_around_entry(root)

    def _is_shown(self, element: html.HtmlElement, tag: str) -> bool:
        """Whether the text of such an element is the page's all the same.

        A heading may be a button that opens what stands below it, and a term may have another language's above it. A
        button that holds the page was never closed.
        """
        if tag in READINGS:
            return is_gloss(element) if tag == "rt" else is_fallback_shown(element)
        is_read = tag == "button" and (self.blocks[self.block].tag in HEADINGS or holds_page(element))
        return is_read or element in self.opened

    def _pass_by(self, element: html.HtmlElement, tag: str) -> None:
        """Notes what stands at an element whose own text nobody sees."""
        if tag in READINGS:
            self.add_reading(element, tag)
        elif tag in _SHOW_OTHERS:
            self.layout.embedded.append(Embedded(element, len(self.lines), self.block))
        elif tag == "template":
            self._stays_hidden(element, tag)
        elif tag == "button" and next(element.iterancestors("figure"), None) is not None:
            # A picture that a button around it enlarges.
            self.images += element.iter("img")
        elif tag == "noscript" and len(element):
            self.layout.hidden.append(Hidden(element, len(self.lines) + bool(self.parts), self.block))

    def _stays_hidden(self, element: html.HtmlElement, tag: str) -> bool:
        """Whether a hidden element is not read; if it is a block, it is noted."""
        if element in self.opened:
            return False
        if tag in BLOCK_TAGS:
            self.layout.hidden.append(Hidden(element, len(self.lines) + bool(self.parts), self.block))
        return True

    def enter(self, element: html.HtmlElement, tag: str) -> bool:
        """Enters an element; False for what nobody sees: hidden elements, comments and the like."""
        role = _TAG_ROLES.get(tag, 0)
        for name, value in element.items():
            # A heading's id is often made of its own words.
            if name in READ_ATTRIBUTES and (name != "id" or tag not in HEADINGS):
                role |= read_attribute(name, value)
        if not isinstance(tag, str) or (role & UNSEEN and self._stays_hidden(element, tag)):
            return False
        if tag in BLOCK_TAGS:
            if role & class_names.FURNITURE:
                role = self._doubt(element, tag, role & (read_furniture(element, tag) | ~class_names.FURNITURE))
            if role & class_names.FURNITURE and self._is_skipped(element, tag, role):
                return False
            self._open_block(element, tag, role)
        elif tag == "a":
            self.start_link(element, role)
        elif tag == "img":
            self.images.append(element)
        elif tag == "br":
            self.break_line()
        elif role & class_names.UNSEEN and self._is_beside_heading(element):
            return False
        elif role & MARKED or tag == "time":
            self.mark(element, class_names.DATE if tag == "time" else role & MARKED)
        self.tokens.append((START, len(self.lines), element, tag))
        return True

    def _doubt(self, element: html.HtmlElement, tag: str, role: int) -> int:
        """The roles of a block that calls itself furniture, without those that what it holds refutes."""
        if tag == "form" and (not asks_for_input(element) or holds_page(element)):
            role &= ~_TAG_ROLES["form"]
        if role & class_names.COMMENT and not self.has_entry and has_heading_of(self.title, element):
            # A thread's first post is set as the answers are, and is what the page is about.
            role, self.has_entry = role & ~class_names.COMMENT, True
        return role & ~class_names.FURNITURE if element in self.around_entry else role

    def _is_beside_heading(self, element: html.HtmlElement) -> bool:
        """Whether words for screen readers stand in a heading that says something else: Permalink to this heading.

        In a main heading they may part it from what stands beside it.
        """
        block = self.blocks[self.block]
        return block.tag in HEADINGS and block.tag != "h1" and text_of(block.element) != text_of(element)

    def _open_block(self, element: html.HtmlElement, tag: str, own: int) -> None:
        if self.parts or self.images:
            self.flush()
        if tag in _CONTENT_TAGS:
            own &= ~class_names.FURNITURE
        blocks, first = self.blocks, len(self.lines)
        number = len(blocks)
        inherited = blocks[self.block].role & _INHERITED if number else class_names.NONE
        if own & MARKED or tag in HEADINGS:
            self.layout.marks.append(Mark(element, own & MARKED, first, number))
        blocks.append(Block(element, tag, self.block, own, own | inherited, first, -1, len(self.tokens)))
        self.block = number
        self.in_pre += tag == "pre"

    def _is_skipped(self, element: html.HtmlElement, tag: str, own: int) -> bool:
        """Whether a block of furniture becomes one line that is all links, because nobody asks what it says."""
        size = size_of_furniture(element, tag, own, self.title)
        if not size:
            return False
        if self.largest is None:
            self.largest = largest_furniture(self.layout.blocks[0].element)
        if size >= self.largest:
            return False
        size = min(size, _LARGEST_LINE)
        self._open_block(element, tag, own)
        self.lines.append(Line("", [], self.block, size, size))
        block = self.blocks[self.block]
        block.last = len(self.lines)
        block.token_end = block.token
        self.block = block.parent
        return True

    def _end(self, tag: str) -> None:
        if tag in BLOCK_TAGS:
            if self.parts or self.images:
                self.flush()
            block = self.blocks[self.block]
            block.last = len(self.lines)
            block.token_end = len(self.tokens) + 1
            self.block = block.parent
            self.in_pre -= tag == "pre"
        elif tag == "a" and self.link is not None:
            self.end_link(self.link)
            self.link = None
        self.tokens.append((END, len(self.lines), None, tag))
