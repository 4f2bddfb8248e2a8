"""What a profile's rules say about one page. Without a profile they say nothing: the heuristics find every field."""

from collections.abc import Callable

from portalcrawl.extraction.body.election.container import Container
from portalcrawl.extraction.credits.source import Credits
from portalcrawl.extraction.date.election import PublishedDate
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.meta_zone import MetaZone
from portalcrawl.items import Breadcrumb


class Rules:
    """Rules that know nothing. Those of a template (`template.TemplateRules`) answer if they find something.

    Each method takes what the heuristics found, or a function that asks them: asking costs time that a rule can save.
    """

    def __init__(self) -> None:
        self.misfits: list[str] = []
        """The fields that are there, but not where their rule says."""

    def find_headline(self, hints: Hints, find: Callable[[], Headline]) -> Headline:
        """The headline."""
        return find()

    def has_declared_headline(self, headline: Headline) -> bool:
        """Whether this headline is what a person's rule gave: it stays as it is."""
        return False

    def mark_omitted(self, furniture: list[bool]) -> list[bool]:
        """For each line whether it is not the article's: `furniture`, and what the body's rule leaves out."""
        return furniture

    def find_container(self, headline: Headline, furniture: list[bool], find: Callable[[], Container]) -> Container:
        """The body's block."""
        return find()

    @property
    def has_block(self) -> bool:
        """Whether the body's block is a rule's: it holds the whole text."""
        return False

    def narrow_zone(self, zone: MetaZone) -> MetaZone:
        """The zone without the lines that say the same on all pages."""
        return zone

    def find_date(self, hints: Hints, find: Callable[[], PublishedDate]) -> PublishedDate:
        """The date of publication."""
        return find()

    def find_credits(
        self, meta_zone: MetaZone, find: Callable[[], Credits], find_clicks: Callable[[], int | None]
    ) -> Credits:
        """Source, authors and clicks; no rule says where the clicks stand."""
        return find()

    def find_breadcrumbs(
        self, headline: str | None, find: Callable[[], tuple[str, list[Breadcrumb]]]
    ) -> tuple[str, list[Breadcrumb]]:
        """How the path was found, and the path."""
        return find()
