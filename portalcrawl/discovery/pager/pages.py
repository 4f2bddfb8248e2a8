"""What a pager says: the pages of a list or of an article."""

from dataclasses import dataclass, field

from lxml import html

from portalcrawl.text.urls.identity import address_key


@dataclass(frozen=True, slots=True)
class Pages:
    """What a pager says. Page numbers count from 1 whatever the addresses count from."""

    next: str | None = None
    numbered: tuple[tuple[int, str], ...] = ()
    """(number, address) of every page that the pager links, in order; the page shown is not among them."""
    current: int | None = None
    last: int | None = None
    """The highest page known."""
    total_rows: int | None = None
    total_pages: int | None = None
    generated: tuple[str, ...] = ()
    """Pages whose number no link shows: beside the numbers, or between them, if the pager has no next link and
    its links prove how addresses are made: two links do, or the last page's alone if it shows no other number."""
    is_stated: bool = False
    """Whether numbers or words of pages make it a pager; an arrow or a relation alone also leads from article to
    article."""
    elements: tuple[html.HtmlElement, ...] = field(default=(), compare=False, repr=False)
    """The pager's links and options: the list stands before or around them."""
    blocked: str | None = None
    """What leads on by a script or a form alone, so that no address is known: its words and its call."""

    @property
    def pages(self) -> tuple[str, ...]:
        """Every address to visit from here, each once: the next page, those numbered, those generated."""
        found: dict[str, str] = {}
        for url in (*((self.next,) if self.next else ()), *(url for _, url in self.numbered), *self.generated):
            found.setdefault(address_key(url), url)
        return tuple(found.values())
