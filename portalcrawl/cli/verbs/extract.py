"""`portalcrawl extract`: reads single pages without their portal."""

import sys
from collections.abc import Sequence
from typing import Annotated, Any

import orjson
import typer

from portalcrawl.cli.exit_codes import find_gravest
from portalcrawl.cli.options import AllowAddress, ScrapySettings, read_networks, read_settings
from portalcrawl.cli.pages.reading import STDIN, Reading, is_address, read_page, read_saved
from portalcrawl.cli.pages.stream import answer_lines
from portalcrawl.exceptions import ExitCode, UsageError
from portalcrawl.page.limits.cpu_budget import start_watch
from portalcrawl.spiders.arguments import parse_start


def run(
    targets: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE|URL]…", help="Saved pages or addresses; - or nothing reads stdin."),
    ] = None,
    url: Annotated[str | None, typer.Option(help="The address of the page in FILE or on stdin.")] = None,
    stream: Annotated[
        bool, typer.Option("--stream", help="Read pages as JSON lines and answer each with one line.")
    ] = False,
    allow_address: AllowAddress = None,
    set_: ScrapySettings = None,
) -> None:
    """Read single pages and print the record of each as a JSON line."""
    start_watch()
    settings = read_networks(allow_address or []) | read_settings(set_ or [])
    if stream:
        if targets or url is not None:
            raise UsageError("--stream reads pages and their addresses from stdin: name neither files nor --url")
        _answer_stream()
        return
    names = targets or [STDIN]
    if url is not None and (len(names) > 1 or is_address(names[0])):
        raise UsageError(f"--url {url!r}: says where one file or stdin is from; name no other page beside it")
    given = parse_start(url) if url is not None else None
    addresses = [parse_start(name) for name in names if is_address(name)]
    fetched = iter(_fetch(addresses, settings))
    codes = set()
    for name in names:
        reading = next(fetched) if is_address(name) else _read_file(name, given)
        _print_reading(name, reading)
        codes.add(reading.code)
    raise typer.Exit(int(find_gravest(codes)))


def _fetch(addresses: Sequence[str], settings: dict[str, Any]) -> list[Reading]:
    if not addresses:
        return []
    from portalcrawl.cli.pages.fetch import fetch_pages  # Scrapy takes a second to import; files don't need it

    return fetch_pages(addresses, read_page, settings)


def _read_file(name: str, url: str | None) -> Reading:
    """The record of a saved page, or why there is none."""
    page = read_saved(name, url)
    return page if isinstance(page, Reading) else read_page(page)


def _print_reading(name: str, reading: Reading) -> None:
    if reading.record is None:
        print(f"portalcrawl: {'stdin' if name == STDIN else name}: {reading.reason}", file=sys.stderr, flush=True)
        return
    sys.stdout.buffer.write(orjson.dumps(reading.record) + b"\n")
    sys.stdout.buffer.flush()


def _answer_stream() -> None:
    try:
        answer_lines(sys.stdin.buffer, sys.stdout.buffer)
    except KeyboardInterrupt:
        raise typer.Exit(int(ExitCode.INTERRUPTED)) from None
