"""Cookies are sent back only where a portal lets nobody in without them."""

import pytest
from scrapy import Request
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from portalcrawl.middlewares.cookies import CookieMiddleware

SITE = "http://example.com"


def make(**settings: object) -> CookieMiddleware:
    return CookieMiddleware.from_crawler(get_crawler(settings_dict={"COOKIES_ENABLED": False} | settings))


def answer(url: str, status: int = 200, to: str = "", cookie: str = "seen=1; path=/") -> Response:
    headers = {"Set-Cookie": cookie} | ({"Location": to} if to else {})
    return Response(url, status=status, headers=headers)


def sent(middleware: CookieMiddleware, url: str) -> bytes | None:
    request = Request(url)
    middleware.process_request(request)
    return request.headers.get("Cookie")


@pytest.mark.parametrize("target", [f"{SITE}/a", "/a", "a", "/check?to=/a"])
def test_a_portal_that_sends_everybody_to_itself_gets_its_cookie(target: str) -> None:
    middleware, request = make(), Request(f"{SITE}/a")
    again = middleware.process_response(request, answer(request.url, 302, target))
    assert isinstance(again, Request)
    middleware.process_request(again)
    assert again.headers["Cookie"] == b"seen=1"
    assert sent(middleware, f"{SITE}/b") == b"seen=1"
    assert sent(middleware, "http://other.example/b") is None


def test_a_portal_that_is_not_content_with_it_is_followed() -> None:
    middleware, request = make(), Request(f"{SITE}/a")
    for number in range(2):
        response = answer(request.url, 302, "/a", f"seen={number}; path=/")
        again = middleware.process_response(request, response)
        if number:
            assert again is response
        else:
            assert isinstance(again, Request)
            request = again


def test_a_redirect_between_pages_is_asked_again_once_for_a_host() -> None:
    middleware = make()
    assert isinstance(middleware.process_response(Request(f"{SITE}/a"), answer(f"{SITE}/a", 301, "/a/")), Request)
    later = answer(f"{SITE}/b", 301, "/b/", "seen=2; path=/")
    assert middleware.process_response(Request(f"{SITE}/b"), later) is later


@pytest.mark.parametrize(
    ("status", "to"), [(200, ""), (404, ""), (302, "http://other.example/"), (301, "https://example.com/a"), (302, "")]
)
def test_other_cookies_are_not_taken(status: int, to: str) -> None:
    middleware = make()
    response = answer(f"{SITE}/a", status, to)
    assert middleware.process_response(Request(f"{SITE}/a"), response) is response
    assert sent(middleware, f"{SITE}/b") is None


def test_all_are_taken_where_a_person_asks_for_it() -> None:
    middleware = make(COOKIES_ENABLED=True)
    response = answer(f"{SITE}/a")
    assert middleware.process_response(Request(f"{SITE}/a"), response) is response
    assert sent(middleware, f"{SITE}/b") == b"seen=1"
