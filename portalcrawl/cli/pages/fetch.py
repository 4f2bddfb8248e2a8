"""Fetches single pages through Scrapy, with the manners and limits of a crawl."""

from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from portalcrawl.archive.ledger import State
from portalcrawl.archive.run_name import name_run
from portalcrawl.cli.pages.reading import Reading
from portalcrawl.cli.runs.process import create_process
from portalcrawl.exceptions import ExitCode
from portalcrawl.items import Capture
from portalcrawl.page.document import Document
from portalcrawl.page.limits.cpu_budget import ReadingInterruptedError
from portalcrawl.spiders.answers import (
    IN_CIRCLES,
    MAX_HOPS,
    Elsewhere,
    Refusal,
    content_type_of,
    read_answer,
)
from portalcrawl.spiders.portal_profile import PortalProfile
from portalcrawl.spiders.unanswered import describe_error

Reader = Callable[[Document, Capture], Reading]

# There is no ledger and no archive here. A failed page is not tried again, because somebody waits for the answer.
_WITHOUT_ARCHIVE: dict[str, Any] = {
    "SCHEDULER": "scrapy.core.scheduler.Scheduler",
    "ITEM_PIPELINES": {},
    "RETRY_ENABLED": False,
}


class PageSpider(Spider):
    """Fetches pages and gives each to a reader at once, so that no page stays in memory."""

    name = "page"

    def __init__(self, addresses: Sequence[str], reader: Reader, readings: dict[int, Reading], **kwargs: Any) -> None:
        """The results are put into `readings`, by the place of each address in `addresses`."""
        super().__init__(**kwargs)
        self.addresses = self.typed_addresses = addresses
        self.reader = reader
        self.readings = readings
        self.run_name = name_run(datetime.now(UTC))

    async def start(self) -> AsyncIterator[Any]:
        """One request for each address."""
        for place, url in enumerate(self.addresses):
            yield self._request(url, place)

    def _request(self, url: str, place: int, hops: int = 0) -> Request:
        meta = {"place": place, "hops": hops, "dont_redirect": True}
        return Request(url, callback=self.parse, errback=self.on_failure, meta=meta)

    def parse(self, response: Response, **_: Any) -> Request | None:
        """Read a page, or follow where it leads; None also where a signal interrupts that."""
        try:
            return self._read(response)
        except ReadingInterruptedError:
            return None

    def _read(self, response: Response) -> Request | None:
        place, hops = response.meta["place"], response.meta["hops"]
        answer = read_answer(response, PortalProfile())
        if isinstance(answer, Elsewhere):
            if answer.target and answer.target != response.url and hops < MAX_HOPS:
                return self._request(answer.target, place, hops + 1)
            # A page that refreshes in circles is a page all the same.
            answer = answer.page or Refusal(State.FAILED, IN_CIRCLES if answer.target else "redirects to nowhere")
        self.readings[place] = self._take(answer, response)
        return None

    def _take(self, answer: Document | Refusal, response: Response) -> Reading:
        if isinstance(answer, Document):
            fetched = Capture(self.run_name, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), response.status)
            return self.reader(answer, fetched)
        if answer.state is State.NOT_ARTICLE:
            return Reading(reason=f"no page: {content_type_of(response)}", code=ExitCode.ERROR)
        return Reading(reason=answer.reason, code=ExitCode.UNREACHABLE)

    def on_failure(self, failure: Failure) -> None:
        """Note why no answer came."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
        reason = describe_error(failure.value).reason
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
