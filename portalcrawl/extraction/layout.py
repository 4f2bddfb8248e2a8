"""A page as a sequence of lines inside blocks, read in one pass: what every other module of this floor works on.

A line is a run of inline text between two block boundaries (`<br>` is one); a block is a block-level element and knows
its first line and the one after its last. So "the text of a container" is a slice, and no later step walks the tree.
"""

import re
from dataclasses import dataclass, field

from lxml import html

from portalcrawl.extraction import roles
from portalcrawl.text.whitespace import fold, strip_invisible

BLOCK_TAGS = frozenset(
    ["address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"]
)
SKIPPED_TAGS = frozenset(
    ["script", "style", "noscript", "template", "select", "button", "textarea", "input", "iframe", "object", "embed", "applet", "svg", "math", "head", "title", "meta", "link", "canvas", "audio", "video", "map", "datalist", "progress"]
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

START, TEXT, END = 0, 1, 2

# Marks that end a clause, of Chinese and of Western writing; Western ones only before a space, a quote or the end.
_STOP = re.compile("[，。；！？、]|[,.;!?](?=[\\s\"'”’)]|$)")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CENTERED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)


@dataclass(slots=True)
class Link:
    """A link, or the part of one that stands in this line."""

    element: html.HtmlElement
    text: str


@dataclass(slots=True)
class Line:
    """A run of inline text; `size` and `link_size` are UTF-8 bytes, so a hanzi counts 3 and a letter 1."""

    text: str
    parts: list[str]
    block: int
    size: int = 0
    link_size: int = 0
    stops: int = 0
    links: list[Link] = field(default_factory=list)
    images: list[html.HtmlElement] = field(default_factory=list)

    @property
    def is_linked(self) -> bool:
        """Whether nearly all of the text is links."""
        return self.link_size * 5 >= self.size * 4 > 0


@dataclass(slots=True)
class Block:
    """A block-level element; its lines are `lines[first:last]`, its roles include those of the blocks around it."""

    element: html.HtmlElement
    tag: str
    parent: int
    own_role: int
    role: int
    first: int
    last: int = -1
    token: int = 0
    token_end: int = -1


@dataclass(slots=True)
class Mark:
    """An element whose tag or class says that it holds a date, an author, a source or a title."""

    element: html.HtmlElement
    role: int
    line: int
    block: int


@dataclass(slots=True)
class Token:
    """A step of the pass: an element's start or end, or a text that belongs to line `line`."""

    kind: int
    line: int
    element: html.HtmlElement | None
    text: str


@dataclass(slots=True)
class Layout:
    """What the pass has found."""

    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)

    def text_of(self, block: Block) -> str:
        """A block's whole text on one line."""
        return " ".join(line.text for line in self.lines[block.first : block.last] if line.text)

    def ancestors(self, block: int) -> "list[int]":
        """The blocks around a block, itself first, the page last."""
        out = []
        while block >= 0:
            out.append(block)
            block = self.blocks[block].parent
        return out

    def role_of(self, line: int) -> int:
        """The roles of the block that holds a line."""
        return self.blocks[self.lines[line].block].role


def read_layout(root: html.HtmlElement) -> Layout:
    """The lines and blocks of an element's subtree. Depth and size are not limited: nothing here recurses."""
    reader = _Reader()
    reader.read(root)
    return reader.layout


_MARKED = roles.DATE | roles.AUTHOR | roles.SOURCE | roles.TITLE


class _Reader:
    def __init__(self) -> None:
        self.layout = Layout()
        self.block = -1
        self.link: html.HtmlElement | None = None
        self.parts: list[str] = []
        self.images: list[html.HtmlElement] = []
        self.links: list[Link] = []
        self.link_start = 0
        self.link_size = 0
        self.has_text = False
        self.in_pre = 0

    def read(self, root: html.HtmlElement) -> None:
        self._start(root, root.tag)
        stack = [(root, iter(root))]
        while stack:
            element, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._end(element)
                tail = element.tail
                if tail and stack:
                    self._text(tail)
                continue
            tag = child.tag
            if not isinstance(tag, str) or tag in SKIPPED_TAGS or self._is_hidden(child):
                tail = child.tail
                if tail:
                    self._text(tail)
                continue
            self._start(child, tag)
            stack.append((child, iter(child)))

    @staticmethod
    def _is_hidden(element: html.HtmlElement) -> bool:
        style = element.get("style")
        return style is not None and _HIDDEN.search(style) is not None

    def _start(self, element: html.HtmlElement, tag: str) -> None:
        layout = self.layout
        if tag in BLOCK_TAGS:
            self._open_block(element, tag)
        elif tag == "br":
            if self.in_pre:
                self._text("\n")
            else:
                self._flush()
        elif tag == "img":
            self.images.append(element)
        else:
            self._open_inline(element, tag)
        layout.tokens.append(Token(START, len(layout.lines), element, tag))
        text = element.text
        if text:
            self._text(text)

    def _open_block(self, element: html.HtmlElement, tag: str) -> None:
        self._flush()
        layout = self.layout
        own = self._own_role(element) | roles.role_of_tag(tag)
        inherited = layout.blocks[self.block].role if self.block >= 0 else roles.NONE
        if tag in ("body", "html", "article", "main"):
            own &= ~roles.FURNITURE
        if own & _MARKED or tag in HEADINGS:
            layout.marks.append(Mark(element, own & _MARKED, len(layout.lines), len(layout.blocks)))
        kept = inherited & (roles.FURNITURE | roles.CENTERED | roles.CAPTION)
        layout.blocks.append(
            Block(element, tag, self.block, own, own | kept, len(layout.lines), token=len(layout.tokens))
        )
        self.block = len(layout.blocks) - 1
        self.in_pre += tag == "pre"

    def _open_inline(self, element: html.HtmlElement, tag: str) -> None:
        if tag == "a":
            self._end_link()
            self.link = element
            self.link_start = len(self.parts)
        elif tag == "time":
            self.layout.marks.append(Mark(element, roles.DATE, len(self.layout.lines), self.block))
            return
        own = self._own_role(element) & _MARKED
        if own:
            self.layout.marks.append(Mark(element, own, len(self.layout.lines), self.block))

    @staticmethod
    def _own_role(element: html.HtmlElement) -> int:
        role = roles.NONE
        for name in ("class", "id", "itemprop", "rel"):
            value = element.get(name)
            if value:
                role |= roles.read_role(value)
        align = element.get("align")
        style = element.get("style")
        if (align and align.lower() == "center") or (style and _CENTERED.search(style)):
            role |= roles.CENTERED
        return role

    def _text(self, text: str) -> None:
        if not text.isspace():
            self.has_text = True
        self.parts.append(text)
        self.layout.tokens.append(Token(TEXT, len(self.layout.lines), None, text))

    def _end(self, element: html.HtmlElement) -> None:
        tag = element.tag
        layout = self.layout
        if tag in BLOCK_TAGS:
            self._flush()
            block = layout.blocks[self.block]
            block.last = len(layout.lines)
            block.token_end = len(layout.tokens) + 1
            self.block = block.parent
            self.in_pre -= tag == "pre"
        elif tag == "a":
            self._end_link()
            self.link = None
        layout.tokens.append(Token(END, len(layout.lines), element, tag))

    def _end_link(self) -> None:
        if self.link is None:
            return
        text = fold("".join(self.parts[self.link_start :]))
        if text or self.images:
            self.links.append(Link(self.link, text))
            self.link_size += len(text.encode())
        self.link_start = len(self.parts)

    def _flush(self) -> None:
        """Ends the line, if there is one; a link that goes on counts in each of its lines."""
        if self.has_text or self.images:
            self._end_link()
            joined = "".join(self.parts)
            text = strip_invisible(_fold_pre(joined) if self.in_pre else fold(joined))
            if text or self.images:
                self._add_line(text)
        self.parts = []
        self.links = []
        self.images = []
        self.link_start = 0
        self.link_size = 0
        self.has_text = False

    def _add_line(self, text: str) -> None:
        self.layout.lines.append(
            Line(
                text,
                self.parts,
                self.block,
                len(text.encode()),
                self.link_size,
                len(_STOP.findall(text)),
                self.links,
                self.images,
            )
        )


def _fold_pre(text: str) -> str:
    """Preformatted text keeps its line breaks; what follows them is its author's."""
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines()).strip()
