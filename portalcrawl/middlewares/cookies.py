"""Cookies: none, except where a portal does not let anybody in without one.

A session would give one visitor's view, so what pages set is not sent back. But some portals answer whoever comes
without a cookie by setting one and sending him to where he was, for ever. A cookie that comes with a redirect to the
portal itself is sent from then on, by this run, to that host alone; nothing of it stays.
"""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.cookies import CookieJar
from scrapy.utils.httpobj import urlparse_cached

from portalcrawl.text.urls.identity import is_same_address
from portalcrawl.text.urls.parts import split_url

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_TRIED = "cookie_tried"
"""Request meta: whether the request was sent again because of a cookie."""


class CookieMiddleware:
    """Keeps a jar for each host. Scrapy's own middleware, by way of tldextract, would fetch a list from the net."""

    def __init__(self, *, takes_all: bool) -> None:
        """`takes_all`: cookies of all answers are taken, as `COOKIES_ENABLED` asks."""
        self._takes_all = takes_all
        self._jars: dict[str, CookieJar] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        return cls(takes_all=crawler.settings.getbool("COOKIES_ENABLED"))

    def process_request(self, request: Request, spider: object = None) -> None:
        """Send a host the cookies that it has set."""
        jar = self._jars.get(_host_of(request))
        if jar is not None:
            request.headers.pop("Cookie", None)
            jar.add_cookie_header(request)

    def process_response(self, request: Request, response: Response, spider: object = None) -> Request | Response:
        """The response, or the request again, now with the cookie that a redirect to the portal itself has brought."""
        if "Set-Cookie" not in response.headers:
            return response
        target = _target_of(response)
        if not (self._takes_all or target is not None):
            return response
        host = _host_of(request)
        is_first = host not in self._jars
        jar = self._jars.setdefault(host, CookieJar())
        before = _values_of(jar)
        jar.extract_cookies(response, request)
        is_new = _values_of(jar) != before
        if target is None or not is_new or request.meta.get(_TRIED):
            return response
        if not (is_first or is_same_address(target, request.url)):
            return response
        again = request.copy()
        again.dont_filter = True
        again.meta[_TRIED] = True
        return again


def brings_cookie(response: Response) -> bool:
    """Whether a redirect sets a cookie, or was asked for again with the one that it had set."""
    return "Set-Cookie" in response.headers or bool(response.request and response.request.meta.get(_TRIED))


def _host_of(request: Request) -> str:
    return urlparse_cached(request).netloc


def _values_of(jar: CookieJar) -> dict[tuple[str, str, str], str | None]:
    return {(cookie.domain, cookie.path, cookie.name): cookie.value for cookie in jar}


def _target_of(response: Response) -> str | None:
    """Where a redirect leads on its own host; None for any other answer."""
    location = (response.headers.get("Location") or b"").decode("latin-1").strip()
    if response.status not in _REDIRECTS or not location:
        return None
    try:
        target = response.urljoin(location)
    except ValueError:
        return None
    here, there = split_url(response.url), split_url(target)
    if here is None or there is None:
        return None
    return target if (here.scheme, here.netloc) == (there.scheme, there.netloc) else None
