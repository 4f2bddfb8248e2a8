"""The body as sanitized HTML: an allow-list of structure, links, images and tables; nothing that runs or styles."""

from collections.abc import Sequence
from html import escape

from lxml import html

from portalcrawl.extraction.body.body import Body
from portalcrawl.extraction.body.html.html_nesting import (
    Frame,
    choose_name,
    ends_added,
    find_broken,
    find_missing,
    open_frame,
)
from portalcrawl.extraction.body.shown.images import is_picture, source_of
from portalcrawl.page.document import Document
from portalcrawl.page.layout import END, START, TEXT
from portalcrawl.page.page import Page

_STRUCTURE = (
    "p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code table caption thead tbody tfoot tr td th figure "
    "figcaption b strong i em u s sub sup small q cite del ins mark ruby rt rp time abbr"
)
_KEPT = frozenset(_STRUCTURE.split())
_AS = {"div": "div", "section": "div", "article": "div", "center": "div", "main": "div", "address": "p"}
_SPANS = ("colspan", "rowspan")
# An empty cell keeps its place in the table.
_MAY_BE_EMPTY = frozenset(("td", "th"))


def write_paragraphs(texts: Sequence[str]) -> str:
    """Paragraphs of plain text as HTML."""
    return "\n".join(f"<p>{escape(text, quote=False)}</p>" for text in texts)


def write_markup(page: Page, body: Body) -> str:
    """The kept lines' HTML with absolute addresses."""
    kept = {*body.kept, *body.captions, *body.files}
    writer = _Writer(page.document, kept)
    layout = page.layout
    # A lead stands above the body's block.
    first = min(body.kept, default=body.container.first)
    around = (layout.blocks[number] for number in layout.ancestors(body.container.block))
    block = next((block for block in around if block.first <= first), layout.blocks[0])
    for kind, line, element, text in layout.tokens[block.token : block.token_end]:
        if kind == TEXT:
            writer.text(text, line)
        elif kind == START and element is not None:
            writer.start(element, text, line)
        elif kind == END:
            writer.end()
    return writer.result()


class _Writer:
    def __init__(self, document: Document, kept: set[int]) -> None:
        self.document = document
        self.kept = kept
        self.out: list[str] = []
        self.written = 0
        """How many pieces of content are in `out`; an element that adds none is taken out again."""
        self.frames: list[Frame] = []
        """The elements that are open in what is written."""
        self.open: list[Frame | None] = []
        """The elements that are open on the page, None for those that are not written."""

    def text(self, text: str, line: int) -> None:
        if line not in self.kept:
            return
        if not text.isspace():
            self._make_room("")
            self.out.append(escape(text.replace("\u3000", " "), quote=False))
            self.written += 1
        elif self.out:
            self.out.append(" ")

    def start(self, element: html.HtmlElement, tag: str, line: int) -> None:
        if tag == "img":
            self._image(element, line)
        elif tag == "br" and line in self.kept and self.out:
            self._make_room("")
            self.out.append("<br>")
        name = tag if tag in _KEPT else _AS.get(tag, "")
        attributes = ""
        if tag == "a" and (href := self.document.absolute(element.get("href") or "")):
            name, attributes = "a", f' href="{escape(href)}"'
        elif tag in _MAY_BE_EMPTY:
            attributes = "".join(f' {n}="{v}"' for n in _SPANS if (v := element.get(n) or "").isdigit())
        self.open.append(self._open(name, attributes) if name else None)

    def _image(self, element: html.HtmlElement, line: int) -> None:
        url = source_of(self.document, element)
        if line in self.kept and url and is_picture(element, url):
            self._make_room("")
            alt = escape(element.get("alt") or "")
            self.out.append(f'<img src="{escape(url)}" alt="{alt}">')
            self.written += 1

    @property
    def _top(self) -> Frame | None:
        return self.frames[-1] if self.frames else None

    def _make_room(self, name: str) -> None:
        """Closes and adds parts of a table until the element, or text (""), may be here."""
        if not self.frames or self.frames[-1].is_open_to_all:
            return
        while self.frames and ends_added(name, self.frames[-1]):
            self._close()
        while missing := find_missing(name, self._top):
            self._push(missing, "", is_added=True)

    def _open(self, name: str, attributes: str) -> Frame | None:
        self._make_room(name)
        parent = self.frames[-1] if self.frames else None
        chosen = choose_name(name, parent)
        if not chosen:
            return None
        if (broken := find_broken(chosen, parent)) is not None:
            broken.name = "div"
            self.out[broken.place] = "<div>"
        return self._push(chosen, attributes if chosen == name else "")

    def _push(self, name: str, attributes: str, *, is_added: bool = False) -> Frame:
        frame = open_frame(name, len(self.out), self.written, self._top, is_added=is_added)
        self.frames.append(frame)
        self.out.append(f"<{name}{attributes}>")
        return frame

    def end(self) -> None:
        frame = self.open.pop()
        while frame is not None and self._close() is not frame:
            pass

    def _close(self) -> Frame:
        frame = self.frames.pop()
        if frame.name in _MAY_BE_EMPTY and not frame.is_added:
            self.written += 1
        elif self.written == frame.written:
            del self.out[frame.place :]
            return frame
        self.out.append(f"</{frame.name}>")
        return frame

    def result(self) -> str:
        """The HTML."""
        return "".join(self.out).strip()
