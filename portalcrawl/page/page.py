"""A page as both readers see it: what stands where, made once of a document and kept with it."""

from functools import cached_property

from lxml import html

from portalcrawl.page.document import Document
from portalcrawl.page.layout import Layout
from portalcrawl.page.layout_reader import read_layout
from portalcrawl.page.links import Link, PageLinks, read_links
from portalcrawl.page.memo import once_per_page
from portalcrawl.page.metadata import Metadata, read_metadata
from portalcrawl.page.page_title import split_title
from portalcrawl.text.urls.parts import host_of

# One more than a headline may have: then it is known that it was cut.
_LONGEST_TITLE = 501


class Page:
    """The views of one document. Each is made when it is first asked for; nobody changes them.

    >>> source = b"<title>Opened - News</title><p>It <a href=/b>is</a>."
    >>> page = page_of(Document.from_bytes("https://e.org/a.html", source))
    >>> page.title_parts, [link.url for link in page.links], [line.text for line in page.layout.lines]
    (['Opened', 'News'], ['https://e.org/b'], ['It is.'])
    """

    def __init__(self, document: Document) -> None:
        """`page_of` makes one for each document."""
        self.document = document

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

    @cached_property
    def layout(self) -> Layout:
        """The lines and blocks of the whole page."""
        return self.layout_of(self.document.body)

    def layout_of(self, element: html.HtmlElement) -> Layout:
        """The lines and blocks of a part of the page, without those of the rest; made at each call."""
        layout = read_layout(element)
        layout.host = host_of(self.url)
        return layout

    @cached_property
    def metadata(self) -> Metadata:
        """What the head says: meta elements, OpenGraph, JSON-LD."""
        return read_metadata(self.document)

    @cached_property
    def title(self) -> str:
        """The text of `<title>`, folded, cut where no headline is as long."""
        return self.document.page_title[:_LONGEST_TITLE]

    @cached_property
    def title_parts(self) -> list[str]:
        """The parts of the title: the headline, the section and the site's name, in the page's order."""
        return split_title(self.title)


@once_per_page
def page_of(document: Document) -> Page:
    """The page of a document, made once."""
    return Page(document)
