"""Scrapy's HTTP handler with the limits that a hostile web asks for."""

from collections.abc import Callable, Iterable
from copy import copy
from typing import Any, cast

from scrapy import Request, Spider
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler, _ScrapyAgent
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadFailedError
from scrapy.http import Response
from scrapy.utils._download_handlers import wrap_twisted_exceptions
from scrapy.utils.defer import maybe_deferred_to_future
from scrapy.utils.httpobj import urlparse_cached
from twisted.web.client import URI, Agent, ResponseFailed

from portalcrawl.downloader.addresses import AddressPolicy, AddressRefusedError, parse_network
from portalcrawl.downloader.contract import INSECURE_TLS_HOSTS, RefusedDownloadError
from portalcrawl.downloader.guarded_reactor import GuardedReactor
from portalcrawl.downloader.head import LARGEST_HEAD, BoundedHeadFactory, HeadTooLargeError
from portalcrawl.downloader.insecure_tls import PartlyVerifiedTls

ALLOWED_ADDRESSES = "ALLOWED_ADDRESSES"
"""The setting with the networks that may be asked besides public addresses."""
MOST_CODINGS = 3
"""Content codings of one answer; servers use one, and each is a bomb in the next."""
_STATUSES = range(100, 1000)
"""Three digits (RFC 9110, section 15): nothing that reads records or WARC files takes others."""


class _GuardedAgent(_ScrapyAgent):
    """Scrapy's agent; its endpoints connect through a reactor that asks first."""

    def __init__(self, policy: AddressPolicy, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._policy = policy

    def _get_agent(self, request: Request, timeout: float) -> Agent:
        agent = super()._get_agent(request, timeout)
        agent._endpointFactory.endpointForURI = _open_brackets(agent._endpointFactory.endpointForURI)
        host, port = _place_of(request)
        if request.meta.get("proxy"):
            # Who named the proxy trusts it; it resolves and connects.
            self._policy.check_host(host, port)
            return agent
        endpoints = agent._endpointFactory
        endpoints._reactor = GuardedReactor(
            endpoints._reactor, lambda address, port: self._policy.check(host, port, address)
        )
        return agent


class GuardedDownloadHandler(HTTP11DownloadHandler):
    """Checks addresses where the connection is made, and bounds what comes before a page."""

    def __init__(self, crawler: Crawler) -> None:
        """Made with the first request, when the spider is there."""
        super().__init__(crawler)
        self._pool._factory = BoundedHeadFactory
        if hosts := crawler.settings.getlist(INSECURE_TLS_HOSTS):
            verifying: Any = self._contextFactory
            self._contextFactory = cast("Any", PartlyVerifiedTls(verifying, crawler, hosts))
        self._policy = AddressPolicy(
            typed_addresses(crawler.spider),
            [parse_network(text) for text in crawler.settings.getlist(ALLOWED_ADDRESSES)],
        )

    async def download_request(self, request: Request) -> Response:
        """The answer. Raises RefusedDownloadError, and what Scrapy's handler raises."""
        agent = _GuardedAgent(
            self._policy,
            contextFactory=self._contextFactory,
            bindAddress=self._bind_address,
            pool=self._pool,
            maxsize=self._default_maxsize,
            warnsize=self._default_warnsize,
            fail_on_dataloss=self._fail_on_dataloss,
            crawler=self._crawler,
            tls_verbose_logging=self._tls_verbose_logging,
        )
        try:
            with wrap_twisted_exceptions():
                response = await maybe_deferred_to_future(agent.download_request(request))
            self._check_peer(request, response)
        except AddressRefusedError as error:
            raise RefusedDownloadError(str(error)) from None
        except DownloadFailedError as error:
            if _has_endless_head(error):
                raise RefusedDownloadError(f"headers larger than {LARGEST_HEAD} bytes") from None
            raise
        if response.status not in _STATUSES:
            raise RefusedDownloadError(f"the answer is not HTTP: status {response.status}")
        codings = b",".join(response.headers.getlist("Content-Encoding")).count(b",") + 1
        if codings > MOST_CODINGS:
            raise RefusedDownloadError(f"{codings} content codings, {MOST_CODINGS} at most")
        return response

    def _check_peer(self, request: Request, response: Response) -> None:
        """The second net: whoever answered must be one who may be asked. Raises AddressRefusedError."""
        if response.ip_address is not None and not request.meta.get("proxy"):
            host, port = _place_of(request)
            self._policy.check(host, port, str(response.ip_address))


def _open_brackets(find_endpoint: Callable[[URI], Any]) -> Callable[[URI], Any]:
    """The way to an endpoint, also for an IPv6 address: Twisted takes its brackets for part of a name."""

    def find(uri: URI) -> Any:
        if uri.host.startswith(b"["):
            uri = copy(uri)
            uri.host = uri.host.strip(b"[]")
        return find_endpoint(uri)

    return find


def typed_addresses(spider: Spider | None) -> Iterable[str]:
    """The URLs that a person named: those in a spider's `typed_addresses`, or Scrapy's `start_urls`."""
    return getattr(spider, "typed_addresses", None) or getattr(spider, "start_urls", None) or ()


def _place_of(request: Request) -> tuple[str, int]:
    parts = urlparse_cached(request)
    return parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


def _has_endless_head(error: DownloadFailedError) -> bool:
    cause = error.__cause__
    return isinstance(cause, ResponseFailed) and any(reason.check(HeadTooLargeError) for reason in cause.reasons)
