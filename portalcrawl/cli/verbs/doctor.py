"""`portalcrawl doctor`: says why a portal cannot be crawled, and what to try."""

import socket
from typing import Annotated
from urllib.parse import urlsplit

import orjson
import typer
from msgspec.structs import asdict

from portalcrawl.cli.options import AllowAddress, ScrapySettings, read_networks, read_settings
from portalcrawl.cli.pages.diagnosis import Check, diagnose_page, diagnose_refusal
from portalcrawl.cli.pages.reading import Reading
from portalcrawl.exceptions import ExitCode
from portalcrawl.items import Capture
from portalcrawl.page.document import Document
from portalcrawl.spiders.arguments import parse_start

_SHOWN = 3


def run(
    url: Annotated[str, typer.Argument(metavar="URL", help="A portal's address.")],
    allow_address: AllowAddress = None,
    set_: ScrapySettings = None,
    json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Say why a portal cannot be crawled: name, connection, robots.txt, answer, scripts, menu. Fetches one page."""
    start = parse_start(url)
    settings = read_networks(allow_address or []) | read_settings(set_ or [])
    checks = [_look_up(start)]
    code = ExitCode.UNREACHABLE
    if checks[0].is_well:
        from portalcrawl.cli.pages.fetch import fetch_pages  # Scrapy takes a second to import

        found: list[Check] = []

        def read(document: Document, _: Capture) -> Reading:
            found.extend(diagnose_page(document))
            return Reading({})

        [reading] = fetch_pages([start], read, settings)
        if reading.record is None:
            found.append(diagnose_refusal(reading.reason))
            code = reading.code
        else:
            code = ExitCode.COMPLETE if all(one.is_well for one in found) else ExitCode.FAILURES
        checks += found
    if json:
        print(
            orjson.dumps(
                {"url": start, "well": code is ExitCode.COMPLETE, "checks": [asdict(c) for c in checks]}
            ).decode()
        )
    else:
        _print(checks)
    raise typer.Exit(int(code))


def _look_up(start: str) -> Check:
    parts = urlsplit(start)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        return Check(
            "name", False, f"{host}: {error}", "look at its spelling, with and without www., and at your network"
        )
    addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
    return Check("name", True, f"{host} is at {', '.join(addresses[:_SHOWN])}")


def _print(checks: list[Check]) -> None:
    for one in checks:
        print(f"{'ok  ' if one.is_well else 'FAIL'}  {one.name:9}  {one.told}")
        if one.advice:
            print(f"      try        {one.advice}")
    if all(one.is_well for one in checks):
        print("nothing keeps this portal from being crawled, as far as its home page tells")
