"""Options that several verbs share, and the Scrapy settings that they become."""

import re
from ipaddress import ip_network
from typing import Annotated, Any

import typer

from portalcrawl.exceptions import UsageError
from portalcrawl.text.contacts import is_contact, name_agent

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
MaxPages = Annotated[int | None, typer.Option("--max-pages", min=1, help="Stop after this many answers.")]
MaxTime = Annotated[str | None, typer.Option("--max-time", help="Stop after this time: 90s, 30m, 2h.")]
MaxBytes = Annotated[str | None, typer.Option("--max-bytes", help="Stop after so much was received: 500K, 200M, 5G.")]
Contact = Annotated[
    str | None, typer.Option("--contact", help="An address or page of yours, which the user agent names.")
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show all logs.")]


def read_overrides(
    delay: float | None, concurrency: int | None, allow_address: list[str] | None, pairs: list[str] | None
) -> dict[str, Any]:
    """The Scrapy settings of --delay, --concurrency, --allow-address and --set; --set comes last. Raises UsageError."""
    return build_overrides(delay, concurrency) | read_networks(allow_address or []) | read_settings(pairs or [])


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
        if not equals or not name.replace("-", "_").isidentifier():
            raise UsageError(f"--set {pair!r}: write NAME=VALUE, such as USER_AGENT='my archive (me@example.com)'")
        settings[name] = value
    if settings:
        from portalcrawl.cli.setting_values import check_settings

        check_settings(settings)
    return settings


def read_networks(texts: list[str]) -> dict[str, Any]:
    """The setting that lets addresses be asked, from the values of --allow-address. Raises UsageError."""
    for text in texts:
        try:
            ip_network(text, strict=False)
        except ValueError as error:
            raise UsageError(f"--allow-address {text!r}: write a network or an address, such as 10.0.0.0/8") from error
    return {"ALLOWED_ADDRESSES": texts} if texts else {}


_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_BYTES = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9}


def read_limits(pages: int | None, time: str | None, size: str | None) -> dict[str, Any]:
    """The settings that end a run in good order, from --max-pages, --max-time and --max-bytes. Raises UsageError."""
    limits: dict[str, Any] = {"CLOSESPIDER_PAGECOUNT": pages} if pages is not None else {}
    if time is not None:
        if not (found := re.fullmatch(r"(\d{1,6})([smhd])", time.strip().lower())) or not int(found[1]):
            raise UsageError(f"--max-time {time!r}: write a time such as 90s, 30m or 2h")
        limits["CLOSESPIDER_TIMEOUT"] = int(found[1]) * _SECONDS[found[2]]
    if size is not None:
        if not (found := re.fullmatch(r"(\d{1,9})([KMG]?)B?", size.strip().upper())) or not int(found[1]):
            raise UsageError(f"--max-bytes {size!r}: write a size such as 500K, 200M or 5G")
        limits["CLOSESPIDER_BYTES"] = int(found[1]) * _BYTES[found[2]]
    return limits


def read_contact(contact: str | None) -> dict[str, Any]:
    """The user agent that names a contact, from --contact. Raises UsageError."""
    if contact is None:
        return {}
    if not is_contact(contact.strip()):
        raise UsageError(f"--contact {contact!r}: write an e-mail address or a page's address")
    return {"USER_AGENT": name_agent(contact.strip())}
