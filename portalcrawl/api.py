"""The public API: what other programs may import from `portalcrawl`. Everything else is private (docs/api.md)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from os import PathLike
from pathlib import Path
from typing import Any

from portalcrawl.archive.folder import check_kinds
from portalcrawl.archive.history import read_lines
from portalcrawl.archive.layout import Layout
from portalcrawl.discovery.menu.sections import find_sections as _find_sections
from portalcrawl.discovery.pager.pager import find_pages as _find_pages
from portalcrawl.discovery.rows.listing import find_rows as _find_rows
from portalcrawl.exceptions import ArchiveError, UsageError
from portalcrawl.exports.selection import Selection
from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.page.document import Document
from portalcrawl.pipelines.normalize import NormalizePipeline, digest_article
from portalcrawl.profiles.model import Profile
from portalcrawl.profiles.store import load_profile
from portalcrawl.record import build_record
from portalcrawl.text.dates.parsing import CHINA
from portalcrawl.text.dates.parsing import parse_date as _parse_date
from portalcrawl.text.dates.window import read_window
from portalcrawl.text.restoration.restore import restore_text


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a page gave."""

    record: dict[str, Any] | None
    """As a line of an archive; its `capture` has `digest` and `evidence` alone. None if the page is not an article."""
    reason: str
    """Why the page is not an article; empty if it is one."""


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of a portal's menu."""

    name: str
    url: str
    path: tuple[str, ...]
    """The names from the top of the menu down to its own."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of a list page."""

    url: str
    headline: str | None
    date: str | None
    """ISO 8601 with the precision that the row shows."""
    position: int
    """1 for the first row of the page."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What a pager says."""

    next: str | None
    """The address of the page that follows."""
    pages: tuple[str, ...]
    """The addresses of the other pages that it names or proves."""
    current: int | None
    total_pages: int | None
    total_rows: int | None


@dataclass(frozen=True, slots=True)
class RawPage:
    """An answer as the portal sent it, without the encoding of its transfer."""

    url: str
    fetched: str
    """UTC, ISO 8601."""
    status: int
    headers: dict[str, str]
    """By lower-case names."""
    body: bytes


def extract(
    html: str | bytes,
    url: str = "",
    *,
    listed: bool = True,
    fetched: datetime | None = None,
    profile: str | PathLike[str] | None = None,
) -> Extracted:
    """The article of a page. Never raises on a page's content.

    `listed` says that the page is an article, so it is believed more easily. `fetched` (aware) is what words such as
    昨天 count from. `profile` is a profile's file. Raises ProfileError if that cannot be read.

    >>> text = "<p>12月25日，园区召开安全生产工作会议，部署冬季安全生产工作。</p>" * 3
    >>> page = f"<h1>园区召开工作会议</h1><div>来源：清河日报 日期：2017-12-25</div><div class=content>{text}</div>"
    >>> found = extract(page, "http://www.example.com/a/1.html")
    >>> found.record["headline"], found.record["datePublished"], found.record["contentSource"]
    ('园区召开工作会议', '2017-12-25', '清河日报')
    >>> extract("<p>404 Not Found</p>", listed=False).record is None
    True
    """
    rule: Profile | None = load_profile(Path(profile)) if profile is not None else None
    extraction = extract_article(_open(html, url), Hints(listed=listed, reference=fetched), rule)
    if extraction.article is None:
        return Extracted(None, extraction.rejection or "")
    article = NormalizePipeline().process_item(extraction.article)
    record = build_record(article)
    record["capture"] = {"digest": digest_article(article), "evidence": article.evidence}
    return Extracted(record, "")


def find_sections(html: str | bytes, url: str) -> list[Section]:
    """The sections that a page's menu names, in its order.

    >>> names = ("新闻中心", "政策法规", "通知公告", "项目建设")
    >>> menu = "".join(f"<li><a href='/{name}/'>{name}</a></li>" for name in names)
    >>> [section.name for section in find_sections(f"<ul class=nav>{menu}</ul>", "http://www.example.com/")]
    ['新闻中心', '政策法规', '通知公告', '项目建设']
    """
    return [Section(one.name, one.url, (*one.path, one.name)) for one in _find_sections(_open(html, url))]


def find_rows(html: str | bytes, url: str, *, fetched: datetime | None = None) -> list[Row]:
    """The rows of a list page, in its order.

    >>> row = "<li><a href='/a/{0}.html'>园区召开第{0}次工作会议</a><span>2017-12-2{0}</span></li>"
    >>> page = "<ul>" + "".join(row.format(number) for number in (3, 2, 1)) + "</ul>"
    >>> find_rows(page, "http://www.example.com/xw/")[0]
    Row(url='http://www.example.com/a/3.html', headline='园区召开第3次工作会议', date='2017-12-23', position=1)
    """
    rows = _find_rows(_open(html, url), reference=fetched).rows
    return [Row(row.url, row.headline, row.datePublished, row.position) for row in rows]


def find_pages(html: str | bytes, url: str) -> Pages:
    """The pager of a list page, or of an article of several pages.

    >>> page = "<div class=page>1 <a href='list_2.html'>2</a> <a href='list_3.html'>3</a> 共93条</div>"
    >>> found = find_pages(page, "http://www.example.com/xw/list_1.html")
    >>> found.next, found.total_rows
    ('http://www.example.com/xw/list_2.html', 93)
    """
    found = _find_pages(_open(html, url))
    return Pages(found.next, tuple(found.pages), found.current, found.total_pages, found.total_rows)


def restore(text: str) -> str:
    """A text without what cloning tools did to it; any other text as it is.

    >>> restore("經(jīng)濟開發(fā)區(qū)")
    '经济开发区'
    """
    return restore_text(text)[0]


def parse_date(text: str, *, now: datetime | None = None, zone: tzinfo = CHINA) -> str | None:
    """The first date of a short text, ISO 8601 with the text's precision; None if it has none.

    `now` (aware) is needed for 昨天, 3小时前 and dates without a year. `zone` is that of times that state none.

    >>> parse_date("日期：2017年12月25日 9:29"), parse_date("soon")
    ('2017-12-25T09:29+08:00', None)
    """
    found = _parse_date(text, reference=now, zone=zone)
    return found.iso if found is not None else None


class Archive:
    """An archive that is read, also while a run writes to it; what is not committed yet is not seen."""

    def __init__(self, layout: Layout) -> None:
        """`Archive.open` makes one."""
        self._layout = layout

    @classmethod
    def open(cls, path: str | PathLike[str]) -> "Archive":
        """The archive in a folder. Raises ArchiveError if there is none."""
        layout = Layout(Path(path))
        if not layout.is_archive():
            raise ArchiveError(f"{path}: no archive here (no ledger.db)")
        check_kinds(layout)
        return cls(layout)

    def articles(
        self, *, since: str | None = None, until: str | None = None, section: str | None = None, versions: bool = False
    ) -> Iterator[dict[str, Any]]:
        """The newest record of each article, or with `versions` all of them, in the order in which they were written.

        `since` and `until` are days as on the command line. Raises ArchiveError at a damaged record, UsageError for a
        section that the archive does not have.
        """
        try:
            window = read_window(since, until)
        except ValueError as error:
            raise UsageError(str(error)) from error
        selection = Selection([self._layout], window, [section] if section is not None else [], versions)
        selection.check_sections()
        for one in selection.iter_records():
            if selection.unreadable:
                break
            yield one.record
        if selection.unreadable:
            raise ArchiveError(selection.unreadable[0])

    def changes(self) -> Iterator[dict[str, Any]]:
        """The lines of `changes.jsonl`: articles that were moved, withdrawn or restored."""
        yield from read_lines(self._layout.changes)

    def pages(self) -> Iterator[RawPage]:
        """Every answer in the sealed WARC files, one in memory at a time. Raises ArchiveError at damage."""
        # Scrapy decompresses, and takes a second to import.
        from scrapy import Request
        from scrapy.exceptions import IgnoreRequest
        from scrapy.http import Response

        from portalcrawl.archive.warc.reader import iter_records
        from portalcrawl.middlewares.inflate import InflateMiddleware
        from portalcrawl.settings import DOWNLOAD_MAXSIZE

        inflate = InflateMiddleware.without_crawler(DOWNLOAD_MAXSIZE)
        for path in sorted(self._layout.warc.glob("*.warc.gz")):
            for _, _, record in iter_records(path):
                if record.kind != "response" or record.status is None:
                    continue
                headers, body = record.split_http()
                answer = Response(record.url, headers=headers, body=body)
                try:
                    answer = inflate.process_response(Request(record.url), answer)
                except IgnoreRequest as error:
                    raise ArchiveError(f"{path}: {record.url}: {error}") from error
                yield RawPage(record.url, record.date, record.status, headers, answer.body)


def _open(html: str | bytes, url: str) -> Document:
    if isinstance(html, bytes):
        return Document.from_bytes(url, html)
    return Document.from_bytes(url, html.encode("utf-8", "replace"), "text/html; charset=utf-8")
