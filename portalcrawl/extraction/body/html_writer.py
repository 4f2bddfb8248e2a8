"""The body as sanitized HTML: an allow-list of structure, links, images and tables; nothing that runs or styles."""

from html import escape

from lxml import html

from portalcrawl.extraction.body.images import is_picture, source_of
from portalcrawl.extraction.body.trimming import Body
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
# A cell keeps its place in the table though it is empty.
_MAY_BE_EMPTY = frozenset(("td", "th"))


def write_markup(page: Page, body: Body) -> str:
    """The kept lines' HTML with absolute addresses."""
    writer = _Writer(page.document, {*body.kept, *body.captions, *body.files})
    layout = page.layout
    block = layout.blocks[body.container.block]
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
        """How many pieces of content stand in `out`; an element that adds none is taken out again."""
        self.open: list[tuple[str, int, int]] = []
        """For each open element what it is written as ("" for not at all), its start tag's place, `written` then."""

    def text(self, text: str, line: int) -> None:
        if line not in self.kept:
            return
        if not text.isspace():
            self.out.append(escape(text.replace("\u3000", " "), quote=False))
            self.written += 1
        elif self.out:
            self.out.append(" ")

    def start(self, element: html.HtmlElement, tag: str, line: int) -> None:
        if tag == "img":
            self._image(element, line)
        elif tag == "br" and line in self.kept and self.out:
            self.out.append("<br>")
        name = tag if tag in _KEPT else _AS.get(tag, "")
        attributes = ""
        if tag == "a" and (href := self.document.absolute(element.get("href") or "")):
            name, attributes = "a", f' href="{escape(href)}"'
        elif tag in _MAY_BE_EMPTY:
            attributes = "".join(f' {n}="{v}"' for n in _SPANS if (v := element.get(n) or "").isdigit())
        self.open.append((name, len(self.out), self.written))
        if name:
            self.out.append(f"<{name}{attributes}>")

    def _image(self, element: html.HtmlElement, line: int) -> None:
        url = source_of(self.document, element)
        if line in self.kept and url and is_picture(element, url):
            alt = escape(element.get("alt") or "")
            self.out.append(f'<img src="{escape(url)}" alt="{alt}">')
            self.written += 1

    def end(self) -> None:
        name, place, before = self.open.pop()
        if not name:
            return
        if name in _MAY_BE_EMPTY:
            self.written += 1
        elif self.written == before:
            del self.out[place:]
            return
        self.out.append(f"</{name}>")

    def result(self) -> str:
        """The HTML."""
        return "".join(self.out).strip()
