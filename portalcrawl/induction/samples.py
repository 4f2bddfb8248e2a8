"""The pages that a profile is learned from."""

from msgspec import Struct, field

from portalcrawl.extraction.hints import Hints
from portalcrawl.page.document import Document


class ListPage(Struct, frozen=True):
    """A list page of a section."""

    document: Document
    section: tuple[str, ...] = ()
    """The section's path; empty for the front page's own list."""


class ArticlePage(Struct, frozen=True):
    """A page that a list's row leads to; the row is the label that induction learns from."""

    document: Document
    hints: Hints
    section: tuple[str, ...] = ()


class Samples(Struct):
    """What was fetched of a portal, and what could not be."""

    start: str
    home: Document | None = None
    lists: list[ListPage] = field(default_factory=list)
    articles: list[ArticlePage] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)
    """Address and reason."""
    requests: int = 0

    @property
    def documents(self) -> list[Document]:
        """All pages."""
        home = [] if self.home is None else [self.home]
        return [*home, *(page.document for page in self.lists), *(page.document for page in self.articles)]
