"""What the middlewares need of a run; a spider that archives nothing has none, and they work without."""

from typing import Any, Protocol

from scrapy.crawler import Crawler

from portalcrawl.exceptions import PortalcrawlError


class Memory(Protocol):
    """What stays from one run to the next: the ledger's facts."""

    def get_meta(self, key: str, default: Any = None) -> Any:
        """The value of a key."""

    def set_meta(self, key: str, value: Any) -> None:
        """Store a value."""


class ForgetfulMemory:
    """The memory of a spider that archives nothing."""

    def __init__(self) -> None:
        """Nothing is known."""
        self._values: dict[str, Any] = {}

    def get_meta(self, key: str, default: Any = None) -> Any:
        """The value of a key."""
        return self._values.get(key, default)

    def set_meta(self, key: str, value: Any) -> None:
        """Store a value until the process ends."""
        self._values[key] = value


def find_memory(crawler: Crawler) -> Memory:
    """The memory of a crawler's run."""
    archive = getattr(getattr(crawler.spider, "run", None), "archive", None)
    return archive.ledger if archive is not None else ForgetfulMemory()


def stop_run(crawler: Crawler, error: PortalcrawlError) -> None:
    """End the run of a crawler, if it has one; what is pending stays for the next one."""
    run = getattr(crawler.spider, "run", None)
    if run is not None:
        run.stop(error)
