"""Gathering a page's texts into lines: where one ends, and what its links are."""

import re
import sys

from lxml import html

from portalcrawl.page.layout import END, START, TEXT, Layout, Line, Link, Mark
from portalcrawl.page.layout_reading.element_roles import MARKED
from portalcrawl.page.stops import count_stops
from portalcrawl.page.text_length import text_length
from portalcrawl.text.whitespace import fold, strip_invisible

# Behind so many lines, which no article has, `<br>` ends none.
_MOST_LINES = 10_000
# A link that only names its own heading: #, ¶, §.
_PERMALINKS = frozenset("#¶§")
# An address that does nothing by itself; buttons that a script serves have it too, but those are seldom paragraphs.
_NOWHERE = re.compile(r"javascript:\s*(?:void\s*(?:\(\s*0?\s*\)|0))?\s*;?\s*", re.IGNORECASE)
# The share of such a paragraph's text that its link has: its number stands before it.
_ALL_BUT_NUMBER = 0.8


class EnoughError(Exception):
    """As many lines are read as are wanted."""


class LineGatherer:
    """The line that is being read, and what is read so far."""

    def __init__(self) -> None:
        """Nothing is read yet."""
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
        self.most = sys.maxsize
        """Lines that are read."""

    def add_text(self, text: str) -> None:
        """Goes on with the line."""
        self.parts.append(text)
        self.tokens.append((TEXT, len(self.lines), None, text))

    def add_reading(self, element: html.HtmlElement, tag: str) -> None:
        """Notes how a term is read, which is markup and no part of the line."""
        place = len(self.lines)
        text = (element.text or "") + "".join(child.tail or "" for child in element)
        self.tokens += [(START, place, element, tag), (TEXT, place, None, text), (END, place, None, tag)]

    def break_line(self) -> None:
        """Reads a `<br>`: preformatted text keeps it in its line."""
        if self.in_pre or len(self.lines) > _MOST_LINES:
            self.add_text("\n")
        else:
            self.flush()

    def start_link(self, element: html.HtmlElement, role: int) -> None:
        """Enters a link; an `<a>` without an address is a place that links may lead to.

        A paragraph that is one, but opens nothing, is text: an editor or a copy of the site has lost the file.
        """
        href = element.get("href")
        if href is not None and not _is_dead_paragraph(self.blocks[self.block].element, element, href):
            if self.link is not None:
                self.end_link(self.link)
            self.link = element
            self.link_start = len(self.parts)
        if role & MARKED:
            self.mark(element, role & MARKED)

    def mark(self, element: html.HtmlElement, role: int) -> None:
        """Notes where an element stands that is marked as a field of the article."""
        self.layout.marks.append(Mark(element, role, len(self.lines), self.block))

    def end_link(self, link: html.HtmlElement) -> None:
        """Leaves a link, which may go on in the next line."""
        text = fold("".join(self.parts[self.link_start :]))
        if text in _PERMALINKS and (link.get("href") or "").startswith("#"):
            del self.parts[self.link_start :]
        elif text or self.images:
            self.links.append(Link(link, text))
            self.link_size += text_length(text)
        self.link_start = len(self.parts)

    def flush(self) -> None:
        """Ends the line, if there is one; a link that goes on counts in each of its lines."""
        if self.link is not None:
            self.end_link(self.link)
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


def _is_dead_paragraph(block: html.HtmlElement, link: html.HtmlElement, href: str) -> bool:
    if block.tag != "p" or _NOWHERE.fullmatch(href) is None or link.get("onclick") is not None:
        return False
    return len(link.text_content().strip()) >= _ALL_BUT_NUMBER * len(block.text_content().strip())
