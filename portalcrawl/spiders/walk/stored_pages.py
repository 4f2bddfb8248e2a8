"""Stored pages of archived articles, read again with today's code and profile."""

import logging
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from portalcrawl.archive.ledger import Lease
from portalcrawl.exceptions import ArchiveError
from portalcrawl.items import Article
from portalcrawl.middlewares.inflate import InflateMiddleware
from portalcrawl.spiders.answers import read_document
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.articles import ArticleReader

logger = logging.getLogger(__name__)


class StoredPages:
    """The pages behind an archive's records, where the archive keeps raw pages."""

    def __init__(self, run: Run, reader: ArticleReader) -> None:
        """Pages are read by `reader`."""
        self._run = run
        self._reader = reader

    @cached_property
    def _inflate(self) -> InflateMiddleware:
        """Limited by the crawler's settings, which are complete once the crawl is on."""
        return InflateMiddleware.from_crawler(self._run.crawler)

    def read(self, lease: Lease, record: Mapping[str, Any]) -> Article | None:
        """The article of a record's page; None where no page is stored, or a damaged one, or the record has several."""
        place = record["capture"].get("warc")
        if place is None or "pages" in record:
            return None
        try:
            headers, body = self._run.archive.read_payload(place["file"], place["offset"], place["length"])
        except ArchiveError as error:
            logger.warning("%s: its stored page cannot be compared: %s", record["url"], error)
            return None
        answer = Response(record["url"], headers=headers, body=body)
        try:
            answer = self._inflate.process_response(Request(record["url"]), answer)
        except IgnoreRequest:
            return None
        document = read_document(answer, self._run.keeper)
        fetched = datetime.fromisoformat(record["capture"]["fetchedAt"])
        return self._reader.extract(document, lease, fetched).article
