"""What the pipelines need of a run; they know no more of it, for runs stand a floor above."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem, NotConfigured

from portalcrawl.archive.archive import Archive
from portalcrawl.exceptions import PortalcrawlError
from portalcrawl.text.dates.window import Window

logger = logging.getLogger(__name__)


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


class ArchivingRun(Protocol):
    """A run that writes to an archive."""

    archive: Archive
    arguments: RunWishes

    def stop(self, error: PortalcrawlError | None, reason: str = "stopped") -> None:
        """End the run early."""


def find_run(crawler: Crawler) -> ArchivingRun:
    """The run of a crawler's spider. Raises NotConfigured for a spider that archives nothing."""
    run: ArchivingRun | None = getattr(crawler.spider, "run", None)
    if run is None:
        logger.debug("%s archives nothing: our pipelines leave its items alone", crawler.spidercls.name)
        raise NotConfigured
    return run


@contextmanager
def stop_where_disk_fails(run: ArchivingRun) -> Iterator[None]:
    """Write in here: where the disk fails the run ends. Raises DropItem then; the article is the next run's."""
    try:
        yield
    except PortalcrawlError as error:
        run.stop(error)
        raise DropItem("the archive cannot be written", log_level="DEBUG") from error
