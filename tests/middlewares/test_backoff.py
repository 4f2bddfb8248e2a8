"""Retries that wait as long as the server asks."""

import time
from collections import deque
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import Response
from scrapy.utils.test import get_crawler
from twisted.internet.defer import Deferred

from portalcrawl.exceptions import HeldOffError
from portalcrawl.middlewares.backoff import (
    FIRST_PAUSE,
    NOT_BEFORE,
    BackoffRetryMiddleware,
)
from portalcrawl.middlewares.holds import LONGEST_WAIT, LONGEST_WISH, HeldError, Holds, parse_retry_after
from portalcrawl.middlewares.host import ForgetfulMemory

NOW = 1_500_000_000.0


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Fri, 14 Jul 2017 02:41:00 GMT", 60.0),
        ("Fri, 14 Jul 2017 02:39:00 GMT", 0.0),
        ("soon", None),
        # asctime's form and ISO 8601, without a zone.
        ("Fri Jul 14 02:41:00 2017", 60.0),
        ("Friday, 14-Jul-17 02:41:00 GMT", 60.0),
        ("2017-07-14T02:41:00Z", 60.0),
        ("2017-07-14 10:41:00+08:00", 60.0),
        ("7.5", 7.0),
        ("30 seconds", 30.0),
        # A moment in Unix time.
        ("1500000060", 60.0),
        ("-5", None),
        ("", None),
        ("9" * 400, 999_999_999_999 - NOW),
    ],
)
def test_retry_after_is_read(value: str, seconds: float | None) -> None:
    assert parse_retry_after(value, NOW) == seconds


def make_middleware() -> BackoffRetryMiddleware:
    crawler = get_crawler(settings_dict={"RETRY_TIMES": 2, "RETRY_HTTP_CODES": [503, 429]})
    crawler.spider = crawler._create_spider("test")
    downloader = SimpleNamespace(slots={}, get_slot_key=lambda request: "example.com")
    crawler.engine = SimpleNamespace(downloader=downloader)  # type: ignore[assignment]
    return BackoffRetryMiddleware.from_crawler(crawler)


def pause_of(result: Request | Response) -> float:
    assert isinstance(result, Request)
    return float(result.meta[NOT_BEFORE]) - time.monotonic()


def wish(seconds: float, status: int = 429) -> Response:
    return Response("http://example.com/", status=status, headers={"Retry-After": str(round(seconds))})


def test_the_pause_asked_for_is_kept() -> None:
    middleware, request = make_middleware(), Request("http://example.com/")
    assert pause_of(middleware.process_response(request, wish(7))) == pytest.approx(7, abs=1)


def test_a_host_that_asks_for_a_pause_is_left_alone() -> None:
    middleware = make_middleware()
    middleware.process_request(Request("http://example.com/1"))
    middleware.process_response(Request("http://example.com/1"), wish(60))
    with pytest.raises(HeldError, match=r"example\.com asks to be left alone until .* UTC") as held:
        middleware.process_request(Request("https://example.com:8000/2"))
    middleware.process_request(Request("http://other.example/"))
    again = middleware.process_exception(Request("http://example.com/2"), held.value)
    assert pause_of(again) == pytest.approx(60, abs=1)
    assert isinstance(again, Request)
    assert "retry_times" not in again.meta


def test_requests_that_wait_for_the_network_are_called_back() -> None:
    middleware = make_middleware()
    waiting: list[Any] = [Deferred(), Deferred()]
    slot = SimpleNamespace(queue=deque((Request("http://example.com/x"), one) for one in waiting))
    downloader = SimpleNamespace(slots={"example.com": slot}, get_slot_key=lambda request: "example.com")
    middleware.crawler.engine = SimpleNamespace(downloader=downloader)  # type: ignore[assignment]
    middleware.process_response(Request("http://example.com/1"), wish(60))
    errors: list[Any] = []
    for one in waiting:
        one.addErrback(errors.append)
    assert [type(error.value) for error in errors] == [HeldError, HeldError]


@pytest.mark.parametrize("status", [200, 404, 500])
def test_other_answers_hold_nobody(status: int) -> None:
    middleware = make_middleware()
    middleware.process_response(Request("http://example.com/1"), wish(60, status))
    middleware.process_request(Request("http://example.com/2"))


def test_a_pause_that_does_not_fit_ends_the_run() -> None:
    middleware, stopped = make_middleware(), list[Exception]()
    middleware.crawler.spider.run = SimpleNamespace(stop=stopped.append)  # type: ignore[union-attr]
    assert pause_of(middleware.process_response(Request("http://example.com/"), wish(LONGEST_WAIT + 60))) > LONGEST_WAIT
    assert [type(error) for error in stopped] == [HeldOffError]
    assert "run the same command again" in str(stopped[0])


def test_a_later_run_keeps_to_a_pause() -> None:
    memory = ForgetfulMemory()
    Holds(memory).note("example.com", 60, time.time())
    with pytest.raises(HeldError):
        Holds(memory).check("example.com")


def test_a_pause_that_a_wrong_clock_has_noted_is_none() -> None:
    memory = ForgetfulMemory()
    memory.set_meta("held e.cn", time.time() + 30 * LONGEST_WISH)
    assert Holds(memory).until("e.cn") == 0.0


def test_a_pause_is_at_most_a_day() -> None:
    assert Holds(ForgetfulMemory()).note("example.com", 10**9, 0.0) == 86_400


def test_without_a_wish_the_pause_doubles() -> None:
    middleware, request = make_middleware(), Request("http://example.com/")
    first = middleware.process_response(request, Response(request.url, status=503))
    assert pause_of(first) == pytest.approx(FIRST_PAUSE, abs=0.5)
    assert isinstance(first, Request)
    second = middleware.process_response(first, Response(request.url, status=503))
    assert pause_of(second) == pytest.approx(2 * FIRST_PAUSE, abs=0.5)


def test_a_page_that_came_is_passed_on() -> None:
    middleware, request = make_middleware(), Request("http://example.com/")
    response = Response(request.url, status=200, body=b"x")
    assert middleware.process_response(request, response) is response


def test_an_answer_that_was_cut_is_asked_for_again_and_then_given_on() -> None:
    middleware, request = make_middleware(), Request("http://example.com/")
    cut = Response(request.url, flags=["dataloss"])
    for pause in (FIRST_PAUSE, 2 * FIRST_PAUSE):
        again = middleware.process_response(request, cut)
        assert pause_of(again) == pytest.approx(pause, abs=0.5)
        assert isinstance(again, Request)
        request = again
    assert middleware.process_response(request, cut) is cut


def test_an_empty_answer_is_asked_for_again_and_then_given_on() -> None:
    """A server in trouble says that all is well and sends nothing."""
    middleware = make_middleware()
    request, empty = Request("http://example.com/"), Response("http://example.com/", body=b" \n")
    for pause in (FIRST_PAUSE, 2 * FIRST_PAUSE):
        again = middleware.process_response(request, empty)
        assert isinstance(again, Request)
        assert pause_of(again) == pytest.approx(pause, abs=0.5)
        request = again
    assert middleware.process_response(request, empty) is empty


@pytest.mark.parametrize(("status", "meta"), [(304, {}), (204, {}), (200, {"dont_retry": True})])
def test_an_answer_that_may_be_empty_is_given_on(status: int, meta: dict[str, bool]) -> None:
    empty = Response("http://example.com/", status=status)
    assert make_middleware().process_response(Request("http://example.com/", meta=meta), empty) is empty


def test_an_answer_that_was_cut_is_given_on_where_nobody_asks_again() -> None:
    request = Request("http://example.com/", meta={"dont_retry": True})
    cut = Response(request.url, flags=["dataloss"])
    assert make_middleware().process_response(request, cut) is cut
