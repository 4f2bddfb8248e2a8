"""`portalcrawl urls`: prints every address and its fate."""

import sys
from pathlib import Path
from typing import Annotated

import orjson
import typer

from portalcrawl.archive.ledger import Fate, State, read_fates
from portalcrawl.cli.archive_argument import find_archive
from portalcrawl.exceptions import UsageError


def run(
    archive: Annotated[Path, typer.Argument(metavar="ARCHIVE", help="An archive's folder, output/<portal>.")],
    state: Annotated[str | None, typer.Option(help=f"Only this state: {', '.join(State)}.")] = None,
) -> None:
    """Print every address and its fate as JSON lines."""
    if state is not None and state not in list(State):
        raise UsageError(f"--state {state!r}: write one of {', '.join(State)}")
    for fate in read_fates(find_archive(archive).ledger, state):
        sys.stdout.buffer.write(orjson.dumps(_build_line(fate), default=repr) + b"\n")
    sys.stdout.flush()


def _build_line(fate: Fate) -> dict[str, str]:
    line = {
        "url": fate.url,
        "role": fate.role.name.lower(),
        "state": str(fate.state),
        "reason": fate.reason,
        "section": fate.section,
        "datePublished": fate.published,
        "headline": fate.headline,
    }
    return {name: value for name, value in line.items() if value}
