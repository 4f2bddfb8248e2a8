"""`portalcrawl extract`: reads single pages without their portal."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import orjson
import typer

from portalcrawl.cli.crawl import find_gravest
from portalcrawl.cli.options import AllowAddress, ScrapySettings, read_networks, read_settings
from portalcrawl.cli.reading import Reading, read_page, with_own_address
from portalcrawl.cli.stream import answer_lines
from portalcrawl.exceptions import ExitCode, UsageError
from portalcrawl.page.document import Document
from portalcrawl.settings import DOWNLOAD_MAXSIZE
from portalcrawl.spiders.arguments import parse_start

STDIN = "-"


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
    settings = read_networks(allow_address or []) | read_settings(set_ or [])
    if stream:
        if targets or url is not None:
            raise UsageError("--stream reads pages and their addresses from stdin: name neither files nor --url")
        _answer_stream()
        return
    names = targets or [STDIN]
    if url is not None and (len(names) > 1 or _is_address(names[0])):
        raise UsageError(f"--url {url!r}: says where one file or stdin is from; name no other page beside it")
    given = parse_start(url) if url is not None else None
    addresses = [parse_start(name) for name in names if _is_address(name)]
    fetched = iter(_fetch(addresses, settings))
    codes = set()
    for name in names:
        reading = next(fetched) if _is_address(name) else _read_file(name, given)
        _print_reading(name, reading)
        codes.add(reading.code)
    raise typer.Exit(int(find_gravest(codes)))


def _is_address(name: str) -> bool:
    return "://" in name


def _fetch(addresses: Sequence[str], settings: dict[str, Any]) -> list[Reading]:
    if not addresses:
        return []
    from portalcrawl.cli.fetch import fetch_pages  # Scrapy takes a second to import; files don't need it

    return fetch_pages(addresses, read_page, settings)


def _read_file(name: str, url: str | None) -> Reading:
    """The record of a saved page, or why there is none."""
    try:
        if name == STDIN:
            data = _read_limited(sys.stdin.buffer)
        else:
            with Path(name).open("rb") as file:
                data = _read_limited(file)
    except FileNotFoundError:
        return Reading(reason="no such file; an address begins with http:// or https://", code=ExitCode.USAGE)
    except OSError as error:
        return Reading(reason=error.strerror or str(error), code=ExitCode.USAGE)
    if len(data) > DOWNLOAD_MAXSIZE:
        return Reading(reason=f"larger than {DOWNLOAD_MAXSIZE} bytes", code=ExitCode.ERROR)
    if not data.strip():
        return Reading(reason="no page: it is empty", code=ExitCode.ERROR)
    document = Document.from_bytes(url or "", data)
    return read_page(document if url else with_own_address(document))


def _read_limited(file: BinaryIO) -> bytes:
    return file.read(DOWNLOAD_MAXSIZE + 1)


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
