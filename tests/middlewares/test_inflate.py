"""Decompression: plain bytes out, and a bomb defused."""

import gzip

import pytest
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import HtmlResponse, Response
from scrapy.utils.test import get_crawler

from portalcrawl.middlewares.inflate import InflateMiddleware

URL = "http://example.com/a.html"


def inflate(body: bytes, limit: int = 1_000_000, coding: str = "gzip", flags: list[str] | None = None) -> Response:
    middleware = InflateMiddleware.from_crawler(get_crawler(settings_dict={"DOWNLOAD_MAXSIZE": limit}))
    headers = {"Content-Encoding": coding, "Content-Type": "text/html"}
    return middleware.process_response(Request(URL), HtmlResponse(URL, headers=headers, body=body, flags=flags))


def test_the_page_comes_out_as_bytes() -> None:
    page = "<p>园区</p>".encode("gbk")
    response = inflate(gzip.compress(page))
    assert response.body == page
    assert "Content-Encoding" not in response.headers
    assert response.headers["Content-Type"] == b"text/html"


def test_a_bomb_is_refused() -> None:
    with pytest.raises(IgnoreRequest, match="larger than 1000000 bytes when decompressed"):
        inflate(gzip.compress(b"\0" * 50_000_000))


def test_a_stream_without_an_end_is_flagged_and_gives_nothing() -> None:
    response = inflate(gzip.compress(b"x" * 900)[:-12])
    assert (response.flags, response.body) == (["dataloss"], b"")


@pytest.mark.parametrize(
    ("body", "flags"),
    [(gzip.compress(b"<p>x"), []), (gzip.compress(b"<p>x")[:-12], ["dataloss"])],
    ids=["whole", "cut"],
)
def test_a_connection_that_ended_too_early_matters_where_the_stream_has_no_end(body: bytes, flags: list[str]) -> None:
    assert inflate(body, flags=["dataloss"]).flags == flags


def test_a_coding_that_nobody_knows_is_told() -> None:
    with pytest.raises(IgnoreRequest, match="unknown Content-Encoding: lzma"):
        inflate(b"\x5d\0\0", coding="lzma")
