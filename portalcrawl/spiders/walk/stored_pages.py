"""Reading a stored page again, as pages are read today."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.ledger import Lease
from portalcrawl.exceptions import ArchiveError
from portalcrawl.items import Article
from portalcrawl.middlewares.inflate import InflateMiddleware
from portalcrawl.page.document import Document
from portalcrawl.spiders.portal_profile import Knowledge
from portalcrawl.spiders.walk.articles import ArticleReader

logger = logging.getLogger(__name__)


class StoredPages:
    """The pages behind an archive's records, where the archive keeps raw pages."""

    def __init__(self, archive: Archive, reader: ArticleReader, knowledge: Knowledge, crawler: Crawler) -> None:
        """Pages are read by `reader`; the crawler's settings limit what they inflate to."""
        self._archive = archive
        self._reader = reader
        self._knowledge = knowledge
        self._inflate = InflateMiddleware.from_crawler(crawler)

    def read(self, lease: Lease, record: Mapping[str, Any]) -> Article | None:
        """The article of a record's page; None where no page is stored, or a damaged one, or the record has several."""
        place = record["capture"].get("warc")
        if place is None or "pages" in record:
            return None
        try:
            headers, body = self._archive.read_payload(place["file"], place["offset"], place["length"])
        except ArchiveError as error:
            logger.warning("%s: its stored page cannot be compared: %s", record["url"], error)
            return None
        answer = Response(record["url"], headers=headers, body=body)
        try:
            answer = self._inflate.process_response(Request(record["url"]), answer)
        except IgnoreRequest:
            return None
        kind = headers.get("content-type", "")
        document = Document.from_bytes(
            record["url"], answer.body, kind, self._knowledge.charset, self._knowledge.script
        )
        fetched = datetime.fromisoformat(record["capture"]["fetchedAt"])
        return self._reader.extract(document, lease, fetched).article
