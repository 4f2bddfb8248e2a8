"""The `portalcrawl` command: its verbs, and how an error becomes one line and an exit code."""

import os
import sys
from typing import Annotated

import typer

from portalcrawl import __version__
from portalcrawl.cli import check, crawl, demo, diff, duplicates, extract, learn, log, status, urls, verify
from portalcrawl.exceptions import ExitCode, PortalcrawlError

app = typer.Typer(
    name="portalcrawl",
    help="Archives a portal's articles as clean, deduplicated, verifiable JSON lines.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _print_version(value: bool) -> None:
    if value:
        print(f"portalcrawl {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    _: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Archives a portal's articles as clean, deduplicated, verifiable JSON lines."""


app.command("demo")(demo.run)
app.command("crawl")(crawl.run)
app.command("learn")(learn.run)
app.command("check")(check.run)
app.command("status")(status.run)
app.command("urls")(urls.run)
app.command("verify")(verify.run)
app.command("log")(log.run)
app.command("diff")(diff.run)
app.command("duplicates")(duplicates.run)
app.command("extract")(extract.run)


def main() -> None:
    """Run the command line and exit with its code (docs/cli.md, "Exit codes")."""
    try:
        code = app(standalone_mode=True)
    except PortalcrawlError as error:
        print(f"portalcrawl: {error}", file=sys.stderr)
        code = error.exit_code
    except SystemExit as end:
        code = end.code
        if isinstance(end.__context__, BrokenPipeError):
            # The reader of stdout has enough (`portalcrawl urls … | head`). Typer makes exit code 1 of it. It is not an
            # error, and there is nothing left to flush.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = ExitCode.COMPLETE
    sys.exit(int(code or 0))
