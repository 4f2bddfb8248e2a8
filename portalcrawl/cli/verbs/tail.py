"""`portalcrawl tail`: prints every event of archives once: records, new versions, moves, withdrawals."""

import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from portalcrawl.exceptions import ExitCode, UsageError
from portalcrawl.exports.cursor import open_cursor
from portalcrawl.exports.delivery import CommandDelivery, StreamDelivery
from portalcrawl.exports.tail import Delivery, Tail, find_archives

POLL_SECONDS = 1.0
BATCH = 500


def run(
    target: Annotated[
        Path, typer.Argument(metavar="ARCHIVE|OUTPUT", help="An archive, or a folder that holds archives.")
    ],
    cursor: Annotated[
        Path | None, typer.Option(help="The file that remembers what was read; without it all is read again.")
    ] = None,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Wait for more, until Ctrl-C.")] = False,
    exec_: Annotated[
        str | None,
        typer.Option("--exec", metavar="CMD", help="Give each batch to this command; if it ends with 0 it counts."),
    ] = None,
    batch: Annotated[int, typer.Option(min=1, max=100_000, help="Events that are acknowledged together.")] = BATCH,
) -> None:
    """Print each record once, new versions, moves and withdrawals included, as JSON lines."""
    if not find_archives(target) and not follow:
        raise UsageError(f"{target}: neither an archive nor a folder of archives; name one such as output")
    sys.stdout.flush()
    delivery: Delivery = CommandDelivery(exec_) if exec_ is not None else StreamDelivery(sys.stdout.fileno())
    held = open_cursor(cursor)
    tail = Tail(target, held, delivery, batch, _complain)
    try:
        tail.start()
        while True:
            count = tail.read()
            if not follow:
                break
            if not count:
                time.sleep(POLL_SECONDS)
    except KeyboardInterrupt:
        raise typer.Exit(int(ExitCode.INTERRUPTED)) from None
    finally:
        held.close()
    raise typer.Exit(int(ExitCode.FAILURES if tail.failures else ExitCode.COMPLETE))


def _complain(what: str) -> None:
    print(f"portalcrawl: {what}", file=sys.stderr, flush=True)
