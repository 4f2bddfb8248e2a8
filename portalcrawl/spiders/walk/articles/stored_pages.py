"""Stored pages of archived articles, read again with today's code and profile."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from scrapy.http import Response

from portalcrawl.archive.ledger import Lease
from portalcrawl.exceptions import ArchiveError
from portalcrawl.items import Article
from portalcrawl.middlewares.codings import CodingError, split_codings, unpack_body
from portalcrawl.spiders.answers import read_document
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.articles.article_reader import ArticleReader

logger = logging.getLogger(__name__)


class StoredPages:
    """The pages behind an archive's records, where the archive keeps raw pages."""

    def __init__(self, run: Run, reader: ArticleReader) -> None:
        """Pages are read by `reader`."""
        self._run = run
        self._reader = reader

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
        codings = split_codings(answer.headers.getlist("Content-Encoding"))
        try:
            body = unpack_body(body, codings, self._run.crawler.settings.getint("DOWNLOAD_MAXSIZE"))
        except CodingError:
            return None
        document = read_document(answer.replace(body=body), self._run.keeper)
        fetched = datetime.fromisoformat(record["capture"]["fetchedAt"])
        return self._reader.extract(document, lease, fetched).article
