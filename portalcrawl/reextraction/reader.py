"""Reads stored pages as a crawl reads answers. It only reads, so several processes may do it side by side."""

from datetime import datetime
from typing import Any

from msgspec import Struct
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import ListedRow, Role
from portalcrawl.archive.ledger.database import open_to_read
from portalcrawl.archive.ledger.tables.meta import read_meta
from portalcrawl.archive.ledger.tables.payloads import Payload, find_latest
from portalcrawl.archive.warc.names import WarcFolder
from portalcrawl.archive.warc.reader import read_record
from portalcrawl.exceptions import ArchiveError
from portalcrawl.extraction.article import Extraction, Hints, join_pages
from portalcrawl.extraction.further_pages import is_new
from portalcrawl.items import Article
from portalcrawl.middlewares.inflate import InflateMiddleware
from portalcrawl.page.document import Document
from portalcrawl.settings import DOWNLOAD_MAXSIZE
from portalcrawl.spiders.answers import read_page
from portalcrawl.spiders.portal_profile import PortalProfile
from portalcrawl.spiders.walk.articles.article_reader import find_next_page, make_hints
from portalcrawl.text.urls.canonical import portal_folder
from portalcrawl.text.urls.identity import is_same_address

# All that unpacking asks of a request is that it was a usual one, as those of all stored pages were.
_ASKED = Request("http://localhost/")


class RawPlace(Struct, frozen=True):
    """Where a raw page stands."""

    file: str
    offset: int
    length: int
    fetched: str
    """ISO 8601."""


class Task(Struct, frozen=True):
    """A URL whose page is to be read again."""

    url: str
    role: Role
    row: ListedRow | None
    place: RawPlace | None
    """None if it is to be found by the address."""


class Reading(Struct, frozen=True):
    """What a stored page gives today."""

    article: Article | None = None
    """Without `capture` and not yet filed under a section."""
    rejection: str = ""
    """Why the page is not an article."""
    place: RawPlace | None = None
    """Of the page that was read; None if no raw page is kept."""
    damage: str = ""
    """Why the raw page cannot be read."""
    is_cut: bool = False
    """Whether the article has a further page that is not kept."""
    template: str | None = None
    """The profile's template that fits the page."""


class StoredPageReader:
    """Reads the pages of one archive by one profile."""

    def __init__(self, layout: Layout, portal: PortalProfile, home: str) -> None:
        """`home` is the portal's home page. Raises ArchiveError if the ledger cannot be read."""
        self._layout = layout
        self._portal = portal
        self._home = home
        self._inflate = InflateMiddleware.without_crawler(DOWNLOAD_MAXSIZE)
        self._db = open_to_read(layout.ledger, may_be_older=True)
        start = read_meta(self._db, "start_url").get("start_url", "")
        self._folder = WarcFolder(layout.warc, portal_folder(str(start)))

    def close(self) -> None:
        """Let go of the ledger."""
        self._db.close()

    def read(self, task: Task) -> Reading:
        """The article of a stored page, with its further pages; or why there is none. Never raises on content."""
        place = task.place or self._find(task.url)
        if place is None:
            return Reading()
        try:
            document = self.open_document(task.url, place)
        except ArchiveError as error:
            return Reading(place=place, damage=str(error))
        if document is None:
            return Reading(rejection="not a page", place=place)
        hints = self.hints_of(task, place)
        extraction = self._portal.readings.extract(document, hints, self._portal.profile)
        return self.read_on(task, place, document, hints, extraction)

    def hints_of(self, task: Task, place: RawPlace) -> Hints:
        """What is known of a page before it is read."""
        return make_hints(task.role, task.row, self._portal, datetime.fromisoformat(place.fetched))

    def read_on(self, task: Task, place: RawPlace, document: Document, hints: Hints, extraction: Extraction) -> Reading:
        """The article of a page that was extracted, with its further pages."""
        if extraction.article is None:
            return Reading(rejection=extraction.rejection or "", place=place)
        name = extraction.template.name if extraction.template else None
        parts, is_cut = [extraction.article], False
        while (following := find_next_page(document, parts, extraction.template, self._home)) is not None:
            further = self._find(following)
            page = self._open_quietly(following, further) if further is not None else None
            if page is None:
                is_cut = True
                break
            document = page
            extraction = self._portal.readings.extract(document, hints, self._portal.profile)
            if extraction.article is None or not is_new(extraction.article, parts):
                break
            extraction.article.url = document.url
            parts.append(extraction.article)
        parts[0].url = task.url
        article = parts[0] if len(parts) == 1 else join_pages(parts[0], parts[1:])
        return Reading(article, place=place, is_cut=is_cut, template=name)

    def open_document(self, url: str, place: RawPlace) -> Document | None:
        """The page at a place; None if it is not a page. Raises ArchiveError if it cannot be read."""
        record = read_record(self._folder.locate(place.file), place.offset, place.length)
        headers, body = record.split_http()
        # A payload that another address had first is stored under that one.
        address = record.url if is_same_address(record.url, url) else url
        answer = Response(address, headers=headers, body=body)
        try:
            inflated = self._inflate.process_response(_ASKED, answer)
        except IgnoreRequest as error:
            raise ArchiveError(f"{self._folder.locate(place.file)}: {error}") from error
        page = read_page(inflated, self._portal)
        return page if isinstance(page, Document) else getattr(page, "page", None)

    def _open_quietly(self, url: str, place: RawPlace) -> Document | None:
        try:
            return self.open_document(url, place)
        except ArchiveError:
            return None  # as if it were not kept: `verify` names it

    def _find(self, url: str) -> RawPlace | None:
        known: Payload | None = find_latest(self._db, url)
        if known is None:
            return None
        return RawPlace(self._folder.sealed(known.file).name, known.start, known.length, known.fetched)


def place_of(record: dict[str, Any]) -> RawPlace | None:
    """Where a record's raw page stands; None if none was kept."""
    capture = record["capture"]
    place = capture.get("warc")
    return None if place is None else RawPlace(place["file"], place["offset"], place["length"], capture["fetchedAt"])
