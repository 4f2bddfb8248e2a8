"""Decompression: plain bytes out, and a bomb defused."""

import gzip

import pytest
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import HtmlResponse, Response
from scrapy.utils.test import get_crawler

from portalcrawl.middlewares.inflate import InflateMiddleware

URL = "http://example.com/a.html"


def inflate(body: bytes, limit: int = 1_000_000) -> Response:
    middleware = InflateMiddleware.from_crawler(get_crawler(settings_dict={"DOWNLOAD_MAXSIZE": limit}))
    headers = {"Content-Encoding": "gzip", "Content-Type": "text/html"}
    return middleware.process_response(Request(URL), HtmlResponse(URL, headers=headers, body=body))


def test_the_page_comes_out_as_bytes() -> None:
    page = "<p>园区</p>".encode("gbk")
    response = inflate(gzip.compress(page))
    assert response.body == page
    assert "Content-Encoding" not in response.headers
    assert response.headers["Content-Type"] == b"text/html"


def test_a_bomb_is_refused() -> None:
    with pytest.raises(IgnoreRequest, match="larger than 1000000 bytes when decompressed"):
        inflate(gzip.compress(b"\0" * 50_000_000))
