"""The `portalcrawl` command: its verbs, and how an error becomes one line and an exit code."""

import errno
import io
import os
import sys
from typing import Annotated

import typer

from portalcrawl import __version__
from portalcrawl.cli.registry import HELP_NAMES, LazyVerbs
from portalcrawl.exceptions import ExitCode, PortalcrawlError
from portalcrawl.text.whitespace import show_controls

app = typer.Typer(
    name="portalcrawl",
    help="Archives a portal's articles as clean, deduplicated, verifiable JSON lines.",
    cls=LazyVerbs,
    context_settings={"help_option_names": HELP_NAMES},
    no_args_is_help=True,
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


def _give_up_stdout() -> ExitCode:
    """Standard output's disk is full: say so, and leave nothing to be flushed."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    print("portalcrawl: standard output: no space left on the disk", file=sys.stderr)
    return ExitCode.NO_SPACE


def main() -> None:
    """Run the command line and exit with its code (docs/cli.md, "Exit codes")."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A headline in hanzi is shown as far as the terminal, or cron's ASCII, can show it.
            stream.reconfigure(errors="backslashreplace")
    try:
        code = app(standalone_mode=True)
    except PortalcrawlError as error:
        print(f"portalcrawl: {show_controls(str(error))}", file=sys.stderr)
        code = error.exit_code
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        code = _give_up_stdout()
    except SystemExit as end:
        code = end.code
        if isinstance(end.__context__, BrokenPipeError):
            # The reader of stdout has enough (`portalcrawl urls … | head`). Typer makes exit code 1 of it. It is not an
            # error, and there is nothing left to flush.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = ExitCode.COMPLETE
        elif isinstance(end.__context__, OSError) and end.__context__.errno in (errno.ENOSPC, errno.EDQUOT):
            code = _give_up_stdout()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        code = _give_up_stdout()
    sys.exit(int(code or 0))
