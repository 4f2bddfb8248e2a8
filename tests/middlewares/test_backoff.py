"""Retries that wait as long as the server asks."""

import time

import pytest
from scrapy import Request
from scrapy.exceptions import ResponseDataLossError
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from portalcrawl.middlewares.backoff import (
    FIRST_PAUSE,
    LONGEST_PAUSE,
    NOT_BEFORE,
    BackoffRetryMiddleware,
    parse_retry_after,
)

NOW = 1_500_000_000.0


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Fri, 14 Jul 2017 02:41:00 GMT", 60.0),
        ("Fri, 14 Jul 2017 02:39:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        ("9" * 400, 999_999_999.0),
    ],
)
def test_retry_after_is_read(value: str, seconds: float | None) -> None:
    assert parse_retry_after(value, NOW) == seconds


def make_middleware() -> BackoffRetryMiddleware:
    crawler = get_crawler(settings_dict={"RETRY_TIMES": 2, "RETRY_HTTP_CODES": [503, 429]})
    crawler.spider = crawler._create_spider("test")
    return BackoffRetryMiddleware.from_crawler(crawler)


def pause_of(result: Request | Response) -> float:
    assert isinstance(result, Request)
    return float(result.meta[NOT_BEFORE]) - time.monotonic()


def test_the_pause_asked_for_is_kept_and_bounded() -> None:
    middleware, request = make_middleware(), Request("http://example.com/")
    short = Response(request.url, status=429, headers={"Retry-After": "7"})
    endless = Response(request.url, status=429, headers={"Retry-After": "86400"})
    assert pause_of(middleware.process_response(request, short)) == pytest.approx(7, abs=0.5)
    assert pause_of(middleware.process_response(request, endless)) == pytest.approx(LONGEST_PAUSE, abs=0.5)


def test_without_a_wish_the_pause_doubles() -> None:
    middleware, request = make_middleware(), Request("http://example.com/")
    first = middleware.process_response(request, Response(request.url, status=503))
    assert pause_of(first) == pytest.approx(FIRST_PAUSE, abs=0.5)
    assert isinstance(first, Request)
    second = middleware.process_response(first, Response(request.url, status=503))
    assert pause_of(second) == pytest.approx(2 * FIRST_PAUSE, abs=0.5)


def test_a_page_that_came_is_passed_on() -> None:
    middleware, request = make_middleware(), Request("http://example.com/")
    response = Response(request.url, status=200)
    assert middleware.process_response(request, response) is response


def test_an_answer_that_was_cut_is_asked_for_again_and_then_fails() -> None:
    middleware, request = make_middleware(), Request("http://example.com/")
    cut = Response(request.url, flags=["dataloss"])
    for pause in (FIRST_PAUSE, 2 * FIRST_PAUSE):
        again = middleware.process_response(request, cut)
        assert pause_of(again) == pytest.approx(pause, abs=0.5)
        assert isinstance(again, Request)
        request = again
    with pytest.raises(ResponseDataLossError):
        middleware.process_response(request, cut)


def test_an_answer_that_was_cut_fails_at_once_where_nobody_asks_again() -> None:
    request = Request("http://example.com/", meta={"dont_retry": True})
    with pytest.raises(ResponseDataLossError):
        make_middleware().process_response(request, Response(request.url, flags=["dataloss"]))
