"""Raw exchanges: each answer goes into the archive's WARC file as it came, before any middleware has touched it."""

from datetime import UTC, datetime
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Headers, Response

from portalcrawl.archive.warc.model import WARC, Exchange
from portalcrawl.exceptions import PortalcrawlError
from portalcrawl.middlewares.inflate import CUT, is_whole
from portalcrawl.middlewares.noarchive import IGNORE_NOARCHIVE, forbids_archiving
from portalcrawl.spiders.run import Run, require_run

_WEB = ("http://", "https://")
_STOPPED = "download_stopped"
"""Scrapy's flag of an answer that was not read to its end by our own wish."""


class WarcRecorder:
    """Archives what was downloaded: pages, robots.txt, redirects, errors, samples, each try of a retry."""

    def __init__(self, run: Run, limit: int, *, keeps_all: bool = True) -> None:
        """The run has the archive and is told where the disk fails; `limit` is the size of the largest page.

        Without `keeps_all` pages that ask not to be archived are not kept.
        """
        self._run = run
        self._keeps_all = keeps_all
        self._limit = limit

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one. Raises NotConfigured where there is no archive, or the run keeps no raw pages."""
        run = require_run(crawler)
        if run.archive.exchanges is None:
            raise NotConfigured
        settings = crawler.settings
        extension = cls(run, settings.getint("DOWNLOAD_MAXSIZE"), keeps_all=settings.getbool(IGNORE_NOARCHIVE))
        crawler.signals.connect(extension.response_downloaded, signal=signals.response_downloaded)
        return extension

    def response_downloaded(self, response: Response, request: Request) -> None:
        """Keep the exchange and note its place on the request; a disk that refuses ends the run."""
        # A retry is a copy of the first request, place included.
        request.meta.pop(WARC, None)
        if not response.url.startswith(_WEB) or _STOPPED in response.flags:
            return
        if CUT in response.flags and not is_whole(response, self._limit):
            return
        if not self._keeps_all and forbids_archiving(response):
            return
        try:
            # What a signal's handler raises is logged by Scrapy and forgotten.
            request.meta[WARC] = self._run.archive.append_exchange(build_exchange(request, response))
        except PortalcrawlError as error:
            self._run.stop(error)


def build_exchange(request: Request, response: Response) -> Exchange:
    """The exchange of a request and its answer, as Scrapy's download handler gives them."""
    protocol = response.protocol or ""
    return Exchange(
        url=response.url.partition("#")[0],
        fetched=datetime.now(UTC),
        status=response.status,
        headers=_list_headers(response.headers),
        body=response.body,
        request_headers=_list_headers(request.headers),
        method=request.method,
        request_body=request.body,
        # HTTP/2 has no such line; what stands in its place is written as WARC tools read it.
        protocol=protocol if protocol.startswith("HTTP/1.") else "HTTP/1.1",
        ip_address=str(response.ip_address) if response.ip_address else None,
    )


def _list_headers(headers: Headers) -> tuple[tuple[bytes, bytes], ...]:
    return tuple((name, value) for name, values in headers.items() for value in values)
