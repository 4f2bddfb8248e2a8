"""Stored pages, read again as pages are read today."""

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from runs import HOME, begin_run
from scrapy.utils.test import get_crawler

from portalcrawl.archive.ledger import Lease, ListedRow, Role
from portalcrawl.archive.warc.model import Exchange
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.articles.article_reader import ArticleReader
from portalcrawl.spiders.walk.articles.stored_pages import StoredPages

URL = HOME + "1.html"
LEASE = Lease(1, URL, Role.ARTICLE, None, ListedRow(URL, HOME, 1, "园区召开项目推进会"))
PAGE = (
    "<title>园区召开项目推进会</title><h1>园区召开项目推进会</h1><div>昨天 10:00</div><div>"
    + "<p>今天上午，园区召开重点项目推进会，听取各单位汇报，研究解决项目建设中遇到的困难和问题。</p>" * 4
    + "</div>"
).encode("gbk")


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    run = begin_run(tmp_path, keeps_warc=True)
    yield run
    run.archive.close()


def store(run: Run, body: bytes, *headers: tuple[bytes, bytes]) -> dict[str, Any]:
    """The record of an article whose raw page is stored."""
    given = ((b"Content-Type", b"text/html; charset=gbk"), *headers)
    exchange = Exchange(URL, datetime(2017, 12, 26, tzinfo=UTC), 200, given, body)
    place = run.archive.append_exchange(exchange)
    assert place is not None
    warc = {"file": place.file, "offset": place.offset, "length": place.length}
    return {"url": URL, "capture": {"fetchedAt": "2017-12-26T00:00:00Z", "warc": warc}}


def read(run: Run, record: dict[str, Any]) -> str | None:
    """The date of the article that the stored page gives."""
    article = StoredPages(run, ArticleReader(run)).read(LEASE, record)
    return None if article is None else article.datePublished


@pytest.mark.parametrize(
    ("body", "headers"),
    [(PAGE, ()), (gzip.compress(PAGE), ((b"Content-Encoding", b"gzip"),))],
    ids=["plain", "compressed"],
)
def test_a_stored_page_is_read_as_on_its_day(run: Run, body: bytes, headers: tuple[tuple[bytes, bytes], ...]) -> None:
    day = read(run, store(run, body, *headers))
    assert day is not None
    assert day.startswith("2017-12-25")


def test_an_article_of_several_pages_cannot_be_compared(run: Run) -> None:
    assert read(run, store(run, PAGE) | {"pages": [URL, HOME + "1_2.html"]}) is None


def test_where_no_page_is_stored_there_is_none(run: Run) -> None:
    assert read(run, {"url": URL, "capture": {"fetchedAt": "2017-12-26T00:00:00Z"}}) is None


def test_a_damaged_page_is_told_and_left(run: Run, caplog: pytest.LogCaptureFixture) -> None:
    record = store(run, PAGE)
    record["capture"]["warc"]["offset"] += 5
    assert read(run, record) is None
    assert "cannot be compared" in caplog.text


def test_a_page_that_inflates_beyond_all_bounds_is_left(run: Run) -> None:
    run.crawler = get_crawler(settings_dict={"DOWNLOAD_MAXSIZE": 1_000})
    assert read(run, store(run, gzip.compress(PAGE * 9), (b"Content-Encoding", b"gzip"))) is None
