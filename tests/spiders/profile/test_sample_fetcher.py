"""Fetching samples through a running crawler: as values, and kept for the crawl."""

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError, IgnoreRequest
from scrapy.http import HtmlResponse, Response

from portalcrawl.spiders.profile.sample_fetcher import SampleFetcher

HOME = "http://www.example.com/"


def make(answer: Callable[[Request], Response], told: list[tuple[int, str]] | None = None) -> SampleFetcher:
    """A fetcher whose crawler answers by a function; `told` collects what it says of its requests."""

    async def download(request: Request) -> Response:
        return answer(request)

    crawler: Any = SimpleNamespace(engine=SimpleNamespace(spider=object(), download_async=download))
    return SampleFetcher(crawler, None if told is None else lambda number, url: told.append((number, url)))


def page(request: Request) -> Response:
    return HtmlResponse(request.url, body=b"<p>x</p>", headers={"Content-Type": "text/html"})


def test_a_page_is_tried_once_and_redirects_are_the_samplers() -> None:
    seen: list[Request] = []

    def answer(request: Request) -> Response:
        seen.append(request)
        return page(request)

    fetcher = make(answer)
    asyncio.run(fetcher.collect(HOME))
    assert all(request.meta["dont_retry"] and request.meta["dont_redirect"] for request in seen)


def test_an_answer_can_be_taken_once_whatever_its_spelling() -> None:
    fetcher = make(page)
    asyncio.run(fetcher.collect(HOME))
    assert fetcher.take("http://www.example.com:80/nothing") is None
    taken = fetcher.take("http://www.example.com:80/")
    assert isinstance(taken, Response)
    assert fetcher.take(HOME) is None


@pytest.mark.parametrize(
    ("error", "reason"),
    [(DownloadTimeoutError("x"), "timed out"), (IgnoreRequest("Forbidden by robots.txt"), "robots.txt"),
     (ValueError("odd"), "ValueError: odd")],
)  # fmt: skip
def test_an_error_is_a_reason_and_can_be_taken_too(error: Exception, reason: str) -> None:
    def answer(request: Request) -> Response:
        raise error

    fetcher = make(answer)
    samples = asyncio.run(fetcher.collect(HOME))
    assert samples.home is None
    assert samples.failures == [(HOME, reason)]
    assert fetcher.take(HOME) is error


@pytest.mark.parametrize(("size", "is_kept"), [(2_000_001, True), (30_000_001, False)])
def test_a_large_page_is_no_sample_and_a_huge_one_is_not_kept_either(size: int, is_kept: bool) -> None:
    fetcher = make(lambda request: page(request).replace(body=b"x" * size))
    samples = asyncio.run(fetcher.collect(HOME))
    assert samples.home is None
    assert samples.failures == [(HOME, "too large to learn from")]
    assert (fetcher.take(HOME) is not None) == is_kept


def test_each_request_is_told() -> None:
    told: list[tuple[int, str]] = []
    asyncio.run(make(page, told).collect(HOME))
    assert told == [(1, HOME)]


def test_a_crawler_that_is_closed_meanwhile() -> None:
    crawler: Any = SimpleNamespace(engine=None)
    samples = asyncio.run(SampleFetcher(crawler).collect(HOME))
    assert samples.failures == [(HOME, "stopped")]


def test_being_cancelled_is_no_failure_of_the_page() -> None:
    def answer(request: Request) -> Response:
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(make(answer).collect(HOME))
