"""`portalcrawl explain`: why a page is read as it is."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

import orjson
import typer

from portalcrawl.cli.options import AllowAddress, ScrapySettings, read_networks, read_settings
from portalcrawl.cli.pages.explanation import EXPLAINERS
from portalcrawl.cli.pages.explanation_text import write_explanation
from portalcrawl.cli.pages.reading import STDIN, Reading, is_address, read_saved
from portalcrawl.exceptions import ExitCode, UsageError
from portalcrawl.items import Capture
from portalcrawl.page.document import Document
from portalcrawl.page.limits.cpu_budget import PageBudgetError, start_watch
from portalcrawl.spiders.arguments import parse_start

_INDENTED = orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS


def run(
    target: Annotated[str, typer.Argument(metavar="FILE|URL", help="A saved page or an address; - reads stdin.")],
    url: Annotated[str | None, typer.Option(help="The address of the page in FILE or on stdin.")] = None,
    article: Annotated[bool, typer.Option("--article", help="Lines with their labels, block, dates.")] = False,
    menu: Annotated[bool, typer.Option("--menu", help="The menu's links: sections, and what else.")] = False,
    rows: Annotated[bool, typer.Option("--rows", help="The rows, and why one has no date or is pinned.")] = False,
    pager: Annotated[bool, typer.Option("--pager", help="The pager's links.")] = False,
    json_: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    allow_address: AllowAddress = None,
    set_: ScrapySettings = None,
) -> None:
    """Say why a page is read as it is. Without --article, --menu, --rows or --pager all four are told."""
    settings = read_networks(allow_address or []) | read_settings(set_ or [])
    start_watch()
    asked = {"article": article, "menu": menu, "rows": rows, "pager": pager}
    parts = [name for name, is_asked in asked.items() if is_asked] or list(EXPLAINERS)
    if url is not None and is_address(target):
        raise UsageError(f"--url {url!r}: says where a file or stdin is from; {target} is an address itself")
    reading = _explain_address(target, parts, settings) if is_address(target) else _explain_file(target, parts, url)
    if reading.record is None:
        print(f"portalcrawl: {'stdin' if target == STDIN else target}: {reading.reason}", file=sys.stderr)
        raise typer.Exit(int(reading.code))
    if json_:
        sys.stdout.buffer.write(orjson.dumps(reading.record, option=_INDENTED) + b"\n")
    else:
        print("\n".join(write_explanation(reading.record)))


def _explain_file(name: str, parts: Sequence[str], url: str | None) -> Reading:
    page = read_saved(name, parse_start(url) if url is not None else None)
    return page if isinstance(page, Reading) else _explain(page, parts, None)


def _explain_address(target: str, parts: Sequence[str], settings: dict[str, Any]) -> Reading:
    from portalcrawl.cli.pages.fetch import fetch_pages  # Scrapy takes a second to import; files don't need it

    def read(document: Document, fetched: Capture) -> Reading:
        return _explain(document, parts, datetime.now(UTC))

    return fetch_pages([parse_start(target)], read, settings)[0]


def _explain(document: Document, parts: Sequence[str], reference: datetime | None) -> Reading:
    if document.excess:
        return Reading(reason=document.excess, code=ExitCode.ERROR)
    told: dict[str, Any] = {"url": document.url}
    try:
        return Reading(told | {part: EXPLAINERS[part](document, reference) for part in parts})
    except PageBudgetError as error:
        return Reading(reason=str(error), code=ExitCode.ERROR)
