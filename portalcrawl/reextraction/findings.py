"""What a re-extraction finds: counts, and the articles that differ."""

from collections import Counter
from pathlib import Path

from msgspec import Struct, field

from portalcrawl.archive.ledger.questions.rereadable import Rereadable
from portalcrawl.items import Article
from portalcrawl.reextraction.comparison import Differences


class Findings(Struct):
    """What a re-extraction has found."""

    archive: Path
    articles: int = 0
    """Archived articles whose pages were read."""
    changed: int = 0
    """Those of which a field differs."""
    taken_up: int = 0
    """Pages that had been refused, or taken for copies, and that are articles of their own today."""
    refused: Counter[str] = field(default_factory=Counter)
    """By reason, archived articles that would be refused today; their records stay."""
    still_refused: int = 0
    """Refused pages and copies that are what they were."""
    without_page: int = 0
    """Articles of which no raw page is kept."""
    cut: int = 0
    """Articles of which a further page is not kept; their records stay."""
    damaged: list[str] = field(default_factory=list)
    """Records and raw pages that cannot be read, in words."""
    suspended: list[str] = field(default_factory=list)
    """Rules of the profile that lose text, in words; they were not obeyed."""
    differences: Differences = field(default_factory=Differences)

    @property
    def pages(self) -> int:
        """Pages that were read."""
        return self.articles + self.taken_up + self.still_refused


class Change(Struct, frozen=True):
    """An article that differs from its record, or that has none."""

    item: Rereadable
    line: bytes
    """Of its newest record; empty if it has none."""
    article: Article
    """Normalized and filed; its capture has all but run and version."""
