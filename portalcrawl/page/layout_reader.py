"""The one pass over a page's tree that finds its lines and blocks. Nothing here recurses: depth is not limited."""

import re
import sys
from collections.abc import Iterator, Set
from functools import lru_cache

from lxml import html

from portalcrawl.lexicon import class_names
from portalcrawl.page.believed_roles import find_around_entry, name_parts, settle_paragraphs
from portalcrawl.page.furniture_size import (
    asks_for_input,
    has_heading_of,
    holds_page,
    largest_furniture,
    size_of_furniture,
)
from portalcrawl.page.layout import END, START, TEXT, Block, Embedded, Hidden, Layout, Line, Link, Mark
from portalcrawl.page.stops import count_stops
from portalcrawl.page.tags import EMBEDDED, HEADINGS, HIDDEN_STYLE, READINGS, SILENT
from portalcrawl.page.text_length import text_length
from portalcrawl.page.texts import text_of
from portalcrawl.text.whitespace import fold, strip_invisible

_BLOCKS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol p pre section "
    "summary table tbody td template tfoot th thead tr ul"
)
# A head is read: if a page has no body, libxml2 puts its text there.
_UNSEEN_NAMES = (
    "select button textarea input object embed applet math title meta link canvas audio video map datalist progress"
)
BLOCK_TAGS = frozenset(_BLOCKS.split())
"""Tags of elements that begin and end a line."""
UNSEEN_TAGS = SILENT | EMBEDDED | frozenset(_UNSEEN_NAMES.split())
"""Tags of elements whose own text nobody sees."""
_SHOW_OTHERS = frozenset(("iframe", "object", "embed", "video", "audio", "script"))
_CENTERED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
# UTF-8 bytes: furniture weighs against a block, but no more than a long paragraph does.
_LARGEST_LINE = 600
# Behind so many lines, which no article has, `<br>` ends none.
_MOST_LINES = 10_000
_CONTENT_TAGS = frozenset(("html", "body", "main", "article"))
_MARKED = class_names.DATE | class_names.AUTHOR | class_names.SOURCE | class_names.TITLE
_TAG_ROLES = class_names.TAG_ROLES
_INHERITED = class_names.FURNITURE | class_names.CAPTION
# A link that only names its own heading: #, ¶, §.
_PERMALINKS = frozenset("#¶§")
# What says what an element is for; beside the roles a mark for what a style hides.
_READ_ATTRIBUTES = frozenset(("class", "id", "itemprop", "property", "rel", "style", "align", "hidden"))
_UNSEEN = 1 << 20


def read_layout(
    root: html.HtmlElement, opened: Set[html.HtmlElement] = frozenset(), *, may_have_entry: bool = True
) -> Layout:
    """The lines and blocks of an element's subtree. Depth and size are not limited: nothing here recurses.

    `opened` are hidden elements that are read as if they were shown; `may_have_entry` is the document's.
    """
    reader = LayoutReader(opened, may_have_entry=may_have_entry)
    reader.read(root)
    settle_paragraphs(reader.layout)
    return reader.layout


def _is_gloss(text: str) -> bool:
    """Whether what stands above a term does not say how it is read: 软件 (Software).

    Readings are in kana, hangul or bopomofo, or in the small letters of pinyin.
    """
    return text.isascii() and any(map(str.isupper, text))


@lru_cache(maxsize=20_000)
def _read_attribute(name: str, value: str) -> int:
    """The roles that one of `_READ_ATTRIBUTES` gives its element."""
    if name == "style":
        hidden = _UNSEEN if HIDDEN_STYLE.search(value) else class_names.NONE
        return hidden | (class_names.CENTERED if _CENTERED.search(value) else class_names.NONE)
    if name == "hidden":
        return _UNSEEN
    if name == "align":
        return class_names.CENTERED if value.lower() == "center" else class_names.NONE
    return class_names.read_role(value)


def _read_furniture(element: html.HtmlElement, tag: str) -> int:
    """The roles that the element's own tag and names have, without the names of blocks around it that they repeat."""
    role = _TAG_ROLES.get(tag, 0) | class_names.read_role(name_parts(element))
    for name, value in element.items():
        if name in _READ_ATTRIBUTES and name != "class" and (name != "id" or tag not in HEADINGS):
            role |= _read_attribute(name, value)
    return role


class EnoughError(Exception):
    """As many lines are read as are wanted."""


Step = tuple[html.HtmlElement, str, Iterator[html.HtmlElement]]
"""An element on the way to where the pass is, its tag, and its children that are still to be read."""


class LayoutReader:
    """The pass, and what it holds while it goes on."""

    def __init__(self, opened: Set[html.HtmlElement] = frozenset(), *, may_have_entry: bool) -> None:
        """As `read_layout`."""
        self.opened = opened
        self.may_have_entry = may_have_entry
        self.layout = Layout()
        self.lines = self.layout.lines
        self.blocks = self.layout.blocks
        self.tokens = self.layout.tokens
        self.block = -1
        self.link: html.HtmlElement | None = None
        self.parts: list[str] = []
        self.images: list[html.HtmlElement] = []
        self.links: list[Link] = []
        self.link_start = 0
        self.link_size = 0
        self.in_pre = 0
        self.largest: float | None = None
        """What a block of furniture may have of the page's bytes, once one asks."""
        self.title = ""
        self.has_entry = False
        self.around_entry: Set[html.HtmlElement] = frozenset()
        self.final: html.HtmlElement | None = None
        """The element behind which only `behind` lines more are read; None if all are."""
        self.behind = 0
        self.most = sys.maxsize
        """Lines that are read."""

    def read(self, root: html.HtmlElement) -> None:
        """Reads the page."""
        self.begin(root)
        if root.text:
            self._text(root.text)
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
                    self._text(text)

    def _look_around(self, root: html.HtmlElement) -> None:
        """Find what tells which blocks only call themselves furniture: the page's title, and its one entry."""
        title = next(root.getroottree().getroot().iterdescendants("title"), None)
        self.title = " ".join((title.text or "").split()) if title is not None else ""
        if self.may_have_entry:
            self.around_entry = find_around_entry(root)

    def _read_reading(self, element: html.HtmlElement, tag: str) -> None:
        """A reading is markup, and not a part of the line."""
        place = len(self.lines)
        text = (element.text or "") + "".join(child.tail or "" for child in element)
        self.tokens += [(START, place, element, tag), (TEXT, place, None, text), (END, place, None, tag)]

    def _is_shown(self, element: html.HtmlElement, tag: str) -> bool:
        """Whether the text of such an element is the page's all the same.

        A heading may be a button that opens what stands below it, and a term may have another language's above it.
        """
        if tag == "rt":
            return _is_gloss(element.text or "")
        return element in self.opened or (tag == "button" and self.blocks[self.block].tag in HEADINGS)

    def _pass_by(self, element: html.HtmlElement, tag: str) -> None:
        """Notes what stands at an element whose own text nobody sees."""
        if tag in READINGS:
            self._read_reading(element, tag)
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

    def _text(self, text: str) -> None:
        self.parts.append(text)
        self.tokens.append((TEXT, len(self.lines), None, text))

    def enter(self, element: html.HtmlElement, tag: str) -> bool:
        """Enters an element; False for what nobody sees: hidden elements, comments and the like."""
        role = _TAG_ROLES.get(tag, 0)
        for name, value in element.items():
            # A heading's id is often made of its own words.
            if name in _READ_ATTRIBUTES and (name != "id" or tag not in HEADINGS):
                role |= _read_attribute(name, value)
        if not isinstance(tag, str) or (role & _UNSEEN and self._stays_hidden(element, tag)):
            return False
        if tag in BLOCK_TAGS:
            if role & class_names.FURNITURE:
                role = self._doubt(element, tag, role & (_read_furniture(element, tag) | ~class_names.FURNITURE))
            if role & class_names.FURNITURE and self._is_skipped(element, tag, role):
                return False
            self._open_block(element, tag, role)
        elif tag == "a":
            self._start_link(element, role)
        elif tag == "img":
            self.images.append(element)
        elif tag == "br":
            self._break_line()
        elif role & class_names.UNSEEN and self._is_beside_heading(element):
            return False
        elif role & _MARKED or tag == "time":
            self._mark(element, class_names.DATE if tag == "time" else role & _MARKED)
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

    def _start_link(self, element: html.HtmlElement, role: int) -> None:
        """Enters a link; an `<a>` without an address is a place that links may lead to."""
        if element.get("href") is not None:
            if self.link is not None:
                self._end_link(self.link)
            self.link = element
            self.link_start = len(self.parts)
        if role & _MARKED:
            self._mark(element, role & _MARKED)

    def _mark(self, element: html.HtmlElement, role: int) -> None:
        self.layout.marks.append(Mark(element, role, len(self.lines), self.block))

    def _break_line(self) -> None:
        if self.in_pre or len(self.lines) > _MOST_LINES:
            self._text("\n")
        else:
            self._flush()

    def _open_block(self, element: html.HtmlElement, tag: str, own: int) -> None:
        if self.parts or self.images:
            self._flush()
        if tag in _CONTENT_TAGS:
            own &= ~class_names.FURNITURE
        blocks, first = self.blocks, len(self.lines)
        number = len(blocks)
        inherited = blocks[self.block].role & _INHERITED if number else class_names.NONE
        if own & _MARKED or tag in HEADINGS:
            self.layout.marks.append(Mark(element, own & _MARKED, first, number))
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
                self._flush()
            block = self.blocks[self.block]
            block.last = len(self.lines)
            block.token_end = len(self.tokens) + 1
            self.block = block.parent
            self.in_pre -= tag == "pre"
        elif tag == "a" and self.link is not None:
            self._end_link(self.link)
            self.link = None
        self.tokens.append((END, len(self.lines), None, tag))

    def _end_link(self, link: html.HtmlElement) -> None:
        text = fold("".join(self.parts[self.link_start :]))
        if text in _PERMALINKS and (link.get("href") or "").startswith("#"):
            del self.parts[self.link_start :]
        elif text or self.images:
            self.links.append(Link(link, text))
            self.link_size += text_length(text)
        self.link_start = len(self.parts)

    def _flush(self) -> None:
        """Ends the line, if there is one; a link that goes on counts in each of its lines."""
        if self.link is not None:
            self._end_link(self.link)
        joined = "".join(self.parts)
        text = _fold_pre(joined) if self.in_pre else fold(joined)
        if not text.isprintable():
            text = strip_invisible(text)
        if text or self.images:
            size = text_length(text)
            line = Line(text, self.parts, self.block, size, self.link_size, count_stops(text), self.links, self.images)
            self.lines.append(line)
            self.links, self.images = [], []
        self.parts = []
        self.link_start = self.link_size = 0
        if len(self.lines) >= self.most:
            raise EnoughError


def _fold_pre(text: str) -> str:
    """Preformatted text keeps its line breaks; what follows them is its author's."""
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines()).strip()
