"""What is taken for an exchange, and that a disk that fails is not swallowed."""

import gzip
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from runs import begin_run
from scrapy import Request
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from portalcrawl.archive.warc.model import WARC, WarcPlace
from portalcrawl.exceptions import ArchiveError, NoSpaceError, PortalcrawlError
from portalcrawl.extensions.warc import WarcRecorder, build_exchange
from portalcrawl.spiders.portal import PortalSpider

URL = "http://example.com/a?b=1"


class Host:
    """As much of a run as the extension knows."""

    def __init__(self, archive: Any) -> None:
        self.archive = archive
        self.errors: list[PortalcrawlError | None] = []

    def stop(self, error: PortalcrawlError | None, reason: str = "stopped") -> None:
        self.errors.append(error)


class Taking:
    """An archive that notes what it is given."""

    exchanges = object()

    def __init__(self, answer: WarcPlace | ArchiveError | None) -> None:
        self.answer = answer
        self.taken: list[Any] = []

    def append_exchange(self, exchange: Any) -> WarcPlace | None:
        self.taken.append(exchange)
        if isinstance(self.answer, ArchiveError):
            raise self.answer
        return self.answer


PLACE = WarcPlace("example.com-00001.warc.gz", 7, 8)


def test_the_place_is_noted_on_the_request() -> None:
    request = Request(URL)
    host = Host(Taking(PLACE))
    WarcRecorder(host, 10_000).response_downloaded(Response(URL), request)  # type: ignore[arg-type]
    assert request.meta[WARC] == PLACE


def test_a_retrys_place_is_its_own() -> None:
    """A retry is a copy of a request that had a place."""
    request = Request(URL, meta={WARC: PLACE})
    WarcRecorder(Host(Taking(None)), 10_000).response_downloaded(Response(URL), request)  # type: ignore[arg-type]
    assert request.meta[WARC] is None


@pytest.mark.parametrize(
    "response",
    [
        Response(URL, flags=["download_stopped"]),
        Response(URL, flags=["dataloss"]),
        Response("data:text/plain,x"),
        Response("file:///etc/hosts"),
    ],
    ids=lambda response: f"{response.url[:5]} {response.flags}",
)
def test_what_is_no_whole_answer_of_the_web_is_not_kept(response: Response) -> None:
    host, request = Host(Taking(PLACE)), Request(URL, meta={WARC: PLACE})
    WarcRecorder(host, 10_000).response_downloaded(response, request)  # type: ignore[arg-type]
    assert host.archive.taken == []
    assert WARC not in request.meta


def test_an_answer_that_ends_with_its_connection_is_kept() -> None:
    """Old servers send neither a length nor chunks; Scrapy calls that `partial`."""
    host = Host(Taking(PLACE))
    WarcRecorder(host, 10_000).response_downloaded(Response(URL, flags=["partial"]), Request(URL))  # type: ignore[arg-type]
    assert len(host.archive.taken) == 1


def test_a_disk_that_fails_ends_the_run() -> None:
    error = NoSpaceError("no space")
    host = Host(Taking(error))
    WarcRecorder(host, 10_000).response_downloaded(Response(URL), Request(URL))  # type: ignore[arg-type]
    assert host.errors == [error]


def test_an_exchange_is_what_scrapy_hands_on() -> None:
    request = Request(URL + "#top", method="POST", body=b"q=1", headers={"Accept": "text/html"})
    response = Response(
        URL, status=404, headers={"Set-Cookie": ["a=1", "b=2"], "Server": "nginx"}, body=b"gone",
        ip_address=ip_address("192.0.2.7"), protocol="HTTP/1.0",
    )  # fmt: skip
    exchange = build_exchange(request, response)
    assert (exchange.url, exchange.status, exchange.body, exchange.protocol) == (URL, 404, b"gone", "HTTP/1.0")
    assert exchange.headers == ((b"Set-Cookie", b"a=1"), (b"Set-Cookie", b"b=2"), (b"Server", b"nginx"))
    assert (exchange.method, exchange.request_body, exchange.ip_address) == ("POST", b"q=1", "192.0.2.7")
    assert exchange.request_headers == ((b"Accept", b"text/html"),)
    assert build_exchange(request, Response(URL, protocol="h2")).protocol == "HTTP/1.1"
    assert build_exchange(request, Response(URL)).ip_address is None


@pytest.mark.parametrize("keeps_warc", [True, False])
def test_it_is_there_where_the_run_keeps_raw_pages(tmp_path: Path, keeps_warc: bool) -> None:
    run = begin_run(tmp_path, keeps_warc=keeps_warc)
    run.crawler.spider = PortalSpider(run)
    if keeps_warc:
        WarcRecorder.from_crawler(run.crawler)
    else:
        with pytest.raises(NotConfigured):
            WarcRecorder.from_crawler(run.crawler)
    run.archive.close()


def test_a_spider_without_an_archive_has_none() -> None:
    crawler = get_crawler()
    crawler.spider = crawler._create_spider("samples")
    with pytest.raises(NotConfigured):
        WarcRecorder.from_crawler(crawler)


def test_a_packed_page_that_is_shorter_than_its_stated_length_is_kept() -> None:
    """Servers state the length of the unpacked page; the stream itself says that it is whole."""
    packed = gzip.compress(b"x" * 300)
    for body, is_kept in ((packed, True), (packed[:-12], False), (b"x", False)):
        host, request = Host(Taking(PLACE)), Request(URL)
        answer = Response(URL, flags=["dataloss"], headers={"Content-Encoding": "gzip"}, body=body)
        WarcRecorder(host, 10_000).response_downloaded(answer, request)  # type: ignore[arg-type]
        assert (request.meta.get(WARC) == PLACE) == is_kept
