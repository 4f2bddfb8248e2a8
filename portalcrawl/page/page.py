"""A page as both readers see it: what stands where, made once of a document and kept with it."""

from lxml import html
from msgspec import Struct

from portalcrawl.page.document import Document
from portalcrawl.page.layout import Layout
from portalcrawl.page.layout_reading.hidden_text import find_hidden_text
from portalcrawl.page.layout_reading.layout_part import read_part
from portalcrawl.page.layout_reading.layout_reader import read_layout
from portalcrawl.page.links.page_links import Link, PageLinks, read_links
from portalcrawl.page.memo import once_per_page
from portalcrawl.page.metadata import Metadata, read_metadata
from portalcrawl.page.page_title import split_title
from portalcrawl.text.urls.parts import host_of

# One more than a headline may have: then it is known that it was cut.
_LONGEST_TITLE = 501


class Page(Struct, frozen=True):
    """The views of one document. Each is made when it is first asked for, and kept with the document.

    A page holds its document, and the document does not hold the page: else both would wait for the garbage collector.

    >>> source = b"<title>Opened - News</title><p>It <a href=/b>is</a>."
    >>> page = page_of(Document.from_bytes("https://e.org/a.html", source))
    >>> page.title_parts, [link.url for link in page.links], [line.text for line in page.layout.lines]
    (['Opened', 'News'], ['https://e.org/b'], ['It is.'])
    """

    document: Document
    part: Layout | None = None
    """The lines and blocks of a part of the page, if they are to be taken for those of the whole."""

    @property
    def url(self) -> str:
        """The address that answered."""
        return self.document.url

    @property
    def links(self) -> tuple[Link, ...]:
        """Every http(s) link in document order, to the same site or not; links within the page are left out."""
        return self.all_links.links

    @property
    def all_links(self) -> PageLinks:
        """The links, the elements that a script makes one, and the elements above links."""
        return read_links(self.document)

    @property
    def layout(self) -> Layout:
        """The lines and blocks of the whole page, or of the part that is taken for it."""
        return _read_layout(self.document) if self.part is None else self.part

    def layout_of(self, element: html.HtmlElement) -> Layout:
        """The lines and blocks of a part of the page, without those of the rest; made again at each call.

        Hidden text is among them: what opens when a reader asks for it.
        """
        may_have_entry = self.document.may_have_entry
        layout = read_layout(element, may_have_entry=may_have_entry)
        if opened := find_hidden_text(layout):
            layout = read_layout(element, opened, may_have_entry=may_have_entry)
        layout.host = host_of(self.url)
        return layout

    @property
    def metadata(self) -> Metadata:
        """What the head says: meta elements, OpenGraph, JSON-LD."""
        return _read_metadata(self.document)

    @property
    def title(self) -> str:
        """The text of `<title>`, folded, cut where no headline is as long."""
        return self.document.page_title[:_LONGEST_TITLE]

    @property
    def title_parts(self) -> list[str]:
        """The parts of the title: the headline, the section and the site's name, in the page's order."""
        return _split_title(self.document)


def page_of(document: Document) -> Page:
    """The page of a document."""
    return Page(document)


def part_of(document: Document, first: html.HtmlElement, last: html.HtmlElement) -> Page | None:
    """The page as if nothing stood before `first`, and hardly anything behind `last`; None if it cannot be read so."""
    layout = read_part(document.body, first, last, may_have_entry=document.may_have_entry)
    if layout is None:
        return None
    layout.host = host_of(document.url)
    return Page(document, layout)


@once_per_page
def _read_layout(document: Document) -> Layout:
    return Page(document).layout_of(document.body)


_read_metadata = once_per_page(read_metadata)


@once_per_page
def _split_title(document: Document) -> list[str]:
    return split_title(Page(document).title)
