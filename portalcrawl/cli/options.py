"""Options that several verbs share, and the Scrapy settings that they become."""

from ipaddress import ip_network
from typing import Annotated, Any

import typer

from portalcrawl.exceptions import UsageError

Delay = Annotated[float | None, typer.Option("--delay", min=0, help="Seconds between requests to one host.")]
Concurrency = Annotated[int | None, typer.Option("--concurrency", min=1, max=256, help="Connections to one host.")]
ScrapySettings = Annotated[
    list[str] | None,
    typer.Option("--set", "-s", metavar="NAME=VALUE", help="A Scrapy setting, such as USER_AGENT. Repeatable."),
]
AllowAddress = Annotated[
    list[str] | None,
    typer.Option("--allow-address", metavar="CIDR", help="Addresses that may be asked though not public. Repeatable."),
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show all logs.")]


def build_overrides(delay: float | None, concurrency: int | None) -> dict[str, Any]:
    """Scrapy settings of a run. If a delay is given, AutoThrottle is off, so that it does not change the delay."""
    overrides: dict[str, Any] = {}
    if delay is not None:
        overrides |= {"DOWNLOAD_DELAY": delay, "AUTOTHROTTLE_ENABLED": False}
    if concurrency is not None:
        overrides |= {"CONCURRENT_REQUESTS": concurrency, "CONCURRENT_REQUESTS_PER_DOMAIN": concurrency}
    return overrides


def read_settings(pairs: list[str]) -> dict[str, Any]:
    """Scrapy settings from NAME=VALUE pairs. Raises UsageError."""
    settings: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.isupper():
            raise UsageError(f"--set {pair!r}: write NAME=VALUE, such as USER_AGENT='my archive (me@example.com)'")
        settings[name] = value
    return settings


def read_networks(texts: list[str]) -> dict[str, Any]:
    """The setting that lets addresses be asked, from the values of --allow-address. Raises UsageError."""
    for text in texts:
        try:
            ip_network(text, strict=False)
        except ValueError as error:
            raise UsageError(f"--allow-address {text!r}: write a network or an address, such as 10.0.0.0/8") from error
    return {"ALLOWED_ADDRESSES": texts} if texts else {}
