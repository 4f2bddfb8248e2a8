"""An article of the demo portal: all that is known of it before it is shown."""

from dataclasses import dataclass
from datetime import date

from portalcrawl.demo.mainland.annotate import Level, annotate
from portalcrawl.demo.mainland.grammar import Block
from portalcrawl.demo.mainland.menu import channel_of
from portalcrawl.demo.mainland.sections import Section

LAST_DAY = date(2017, 12, 25)
"""The day of the seed's own article; nothing is younger."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the body; its caption is clean text."""

    path: str
    caption: str | None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that the body links; its name is clean text."""

    path: str
    name: str


@dataclass(frozen=True, slots=True)
class Article:
    """All that is known of one article before it is shown; texts are clean, `show` gives them as its page does."""

    aid: int
    section: Section
    headline: str
    blocks: tuple[Block, ...]
    day: date
    level: Level
    style: str
    clock: str = ""
    """The time of day that the page shows, 09:29 or 09:29:37; empty if it shows none."""
    has_date: bool = True
    has_list_date: bool = True
    source: str | None = None
    """None: the page has no 來源; 未知 is a label without a source."""
    authors: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    page_count: int = 1
    is_pinned: bool = False
    is_listed: bool = True
    guest_section: str | None = None
    """The key of another section whose list shows it too."""
    original: int | None = None
    """The aid of the article that this one is an exact copy of."""

    @property
    def pages(self) -> list[str]:
        """The targets of all its pages, the first one first."""
        base, form = str(self.aid), self.section.address_form
        if form == "view":
            return [f"/plus/view.php?aid={base}" + (f"&pageno={n}" if n > 1 else "") for n in self.page_numbers]
        folder = f"/a/{self.day:%Y/%m%d}" if form == "dated" else f"/{self.section.key}"
        return [f"{folder}/{base}{f'_{n}' if n > 1 else ''}.html" for n in self.page_numbers]

    @property
    def page_numbers(self) -> range:
        """1 to the number of its pages."""
        return range(1, self.page_count + 1)

    @property
    def path(self) -> str:
        """The target of its first page."""
        return self.pages[0]

    def show(self, text: str) -> str:
        """A text as this article's page has it."""
        return annotate(text, self.level)


def section_path(article: Article) -> list[str]:
    """The breadcrumb between 主頁 and the article, as the page spells it."""
    return [channel_of(article.section).label, article.section.label]
