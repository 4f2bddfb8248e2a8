"""TLS without a known certificate, for hosts that a person named; all others are verified."""

from collections.abc import Iterable
from typing import Any

from scrapy.core.downloader.contextfactory import _ScrapyClientContextFactory
from scrapy.crawler import Crawler
from scrapy.utils.misc import build_from_crawler
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer  # type: ignore[import-untyped]


@implementer(IPolicyForHTTPS)
class PartlyVerifiedTls:
    """Verifies the certificates of all hosts except some."""

    def __init__(self, verifying: Any, crawler: Crawler, hosts: Iterable[str]) -> None:
        """`verifying` makes the connections of all other hosts."""
        self._verifying = verifying
        self._hosts = frozenset(host.lower() for host in hosts)
        self._trusting = build_from_crawler(_TrustingContextFactory, crawler)

    def creatorForNetloc(self, hostname: bytes, port: int) -> Any:  # noqa: N802 - Twisted's name
        """What opens a TLS connection to a host."""
        trusts = hostname.decode("ascii", "replace").lower() in self._hosts
        return (self._trusting if trusts else self._verifying).creatorForNetloc(hostname, port)


class _TrustingContextFactory(_ScrapyClientContextFactory):
    """Scrapy's factory with verification off, whatever the settings say."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"verify_certificates": False}))
