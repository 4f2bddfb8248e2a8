"""Options that several verbs share, and the Scrapy settings that they become."""

from typing import Annotated, Any

import typer

from portalcrawl.exceptions import UsageError

Delay = Annotated[float | None, typer.Option("--delay", min=0, help="Seconds between requests to one host.")]
Concurrency = Annotated[int | None, typer.Option("--concurrency", min=1, max=256, help="Connections to one host.")]
ScrapySettings = Annotated[
    list[str] | None,
    typer.Option("--set", "-s", metavar="NAME=VALUE", help="A Scrapy setting, such as USER_AGENT. Repeatable."),
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


def read_settings(pairs: list[str]) -> dict[str, str]:
    """Scrapy settings from NAME=VALUE pairs. Raises UsageError."""
    settings = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.isupper():
            raise UsageError(f"--set {pair!r}: write NAME=VALUE, such as USER_AGENT='my archive (me@example.com)'")
        settings[name] = value
    return settings
