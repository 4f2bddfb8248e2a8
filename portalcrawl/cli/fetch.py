"""Fetches single pages through Scrapy, with the manners and limits of a crawl."""

from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from portalcrawl import settings
from portalcrawl.cli.process import create_process
from portalcrawl.cli.reading import Reading
from portalcrawl.exceptions import ExitCode
from portalcrawl.items import Capture
from portalcrawl.page.document import Document
from portalcrawl.spiders.answers import describe_error, describe_status, is_page, refresh_target

MAX_REFRESHES = 3
"""How many meta refreshes in a row are followed; redirects have Scrapy's own limit."""

Reader = Callable[[Document, Capture], Reading]

# There is no ledger and no archive here. A failed page is not tried again, because somebody waits for the answer.
_WITHOUT_ARCHIVE: dict[str, Any] = {
    "SCHEDULER": "scrapy.core.scheduler.Scheduler",
    "ITEM_PIPELINES": {},
    "EXTENSIONS": settings.EXTENSIONS
    | {"portalcrawl.extensions.report.RunReport": None, "portalcrawl.extensions.progress.Progress": None},
    "RETRY_ENABLED": False,
}


class PageSpider(Spider):
    """Fetches pages and gives each to a reader at once, so that no page stays in memory."""

    name = "page"

    def __init__(self, addresses: Sequence[str], reader: Reader, readings: dict[int, Reading], **kwargs: Any) -> None:
        """The results are put into `readings`, by the place of each address in `addresses`."""
        super().__init__(**kwargs)
        self.addresses = addresses
        self.reader = reader
        self.readings = readings
        self.run_name = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")[:-5] + "Z"

    async def start(self) -> AsyncIterator[Any]:
        """One request for each address."""
        for place, url in enumerate(self.addresses):
            yield self._request(url, place)

    def _request(self, url: str, place: int, refreshes: int = 0) -> Request:
        meta = {"place": place, "refreshes": refreshes}
        return Request(url, callback=self.parse, errback=self.on_failure, meta=meta)

    def parse(self, response: Response, **_: Any) -> Request | None:
        """Read a page, or follow its meta refresh."""
        place, refreshes = response.meta["place"], response.meta["refreshes"]
        if fate := describe_status(response.status):
            self.readings[place] = Reading(reason=fate[1], code=ExitCode.UNREACHABLE)
            return None
        kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
        if not is_page(response):
            self.readings[place] = Reading(reason=f"no page: {kind}", code=ExitCode.ERROR)
            return None
        document = Document.from_bytes(response.url, response.body, kind)
        target = refresh_target(document)
        if target and target != response.url and refreshes < MAX_REFRESHES:
            return self._request(target, place, refreshes + 1)
        fetched = Capture(self.run_name, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), response.status)
        self.readings[place] = self.reader(document, fetched)
        return None

    def on_failure(self, failure: Failure) -> None:
        """Note why no answer came."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
        _, reason = describe_error(failure.value)
        self.readings[request.meta["place"]] = Reading(reason=reason, code=ExitCode.UNREACHABLE)


def fetch_pages(addresses: Sequence[str], reader: Reader, overrides: dict[str, Any]) -> list[Reading]:
    """The result of each address, in their order; `overrides` are Scrapy settings of this run.

    Hosts are asked side by side, and the pages of one host one after the other. If a signal ends the run, the addresses
    without an answer are `INTERRUPTED`.
    """
    process = create_process(_WITHOUT_ARCHIVE | overrides)
    readings: dict[int, Reading] = {}
    task = process.crawl(PageSpider, addresses=addresses, reader=reader, readings=readings)
    process.start()
    if task.done() and not task.cancelled() and (error := task.exception()):
        raise error
    cut_off = Reading(reason="interrupted", code=ExitCode.INTERRUPTED)
    return [readings.get(place, cut_off) for place in range(len(addresses))]
