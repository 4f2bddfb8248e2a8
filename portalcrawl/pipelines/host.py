"""What the pipelines need of a spider; they know no more of it, for spiders stand a floor above."""

from typing import Protocol

from portalcrawl.archive.archive import Archive
from portalcrawl.exceptions import PortalcrawlError
from portalcrawl.text.window import Window


class RunWishes(Protocol):
    """The run's arguments, as far as pipelines heed them."""

    @property
    def window(self) -> Window:
        """The days that are kept."""

    @property
    def keep_undated(self) -> bool:
        """Whether articles without a date are kept."""

    @property
    def max_articles(self) -> int | None:
        """How many articles the run writes at most."""


class ArchivingSpider(Protocol):
    """A spider that writes to an archive."""

    archive: Archive
    arguments: RunWishes

    def stop(self, error: PortalcrawlError | None, reason: str = "stopped") -> None:
        """End the run early."""
