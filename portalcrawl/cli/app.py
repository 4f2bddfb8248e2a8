"""The `portalcrawl` command: its verbs, and how an error becomes one line and an exit code."""

import errno
import gc
import io
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from portalcrawl import __version__
from portalcrawl.cli.registry import HELP_NAMES, LazyVerbs
from portalcrawl.exceptions import ExitCode, PortalcrawlError
from portalcrawl.text.whitespace import show_controls

_NEW_OBJECTS = 50_000
"""Of which the garbage collector looks through the youngest; some MB. It passes over all that is loaded again and again
while modules are imported, and while pages are read: some % of both, for next to nothing."""

_FULL = (errno.ENOSPC, errno.EDQUOT)
_OF_A_PATH = (errno.EACCES, errno.EIO, errno.ELOOP, errno.ENAMETOOLONG, errno.ENOTDIR, errno.EPERM, errno.EROFS, *_FULL)
"""What is wrong with a path that somebody named, or with its disk, and not with this program."""

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


def _open_closed_streams() -> None:
    """Put the null device in the place of streams that a shell has closed (`>&-`).

    Their numbers would be those of the next files that are opened, the archive's, and what is printed would go there.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open until the end


def _give_up_path(error: OSError) -> ExitCode:
    """A path cannot be used: say which, and why. Without a path it is standard output's disk that is full."""
    if error.filename is None and error.errno in _FULL:
        return _give_up_stdout()
    if error.filename is None or error.errno not in _OF_A_PATH:
        raise error
    print(f"portalcrawl: {show_controls(os.fsdecode(error.filename))}: {error.strerror}", file=sys.stderr)
    return ExitCode.NO_SPACE if error.errno in _FULL else ExitCode.ERROR


def _give_up(error: Exception) -> ExitCode:
    """Say what a path or a ledger has that keeps it from being used. Raises all other errors again."""
    if isinstance(error, OSError):
        return _give_up_path(error)
    # Only what has loaded the database's module can raise its errors; most calls do without.
    database = sys.modules.get("sqlite3")
    if database is None or not isinstance(error, database.Error):
        raise error
    from portalcrawl.archive.layout import WAY_OUT

    print(f"portalcrawl: the archive's ledger cannot be read ({show_controls(str(error))}); {WAY_OUT}", file=sys.stderr)
    return ExitCode.ERROR


def main() -> None:
    """Run the command line and exit with its code (docs/cli.md, "Exit codes")."""
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A headline in hanzi is shown as far as the terminal, or cron's ASCII, can show it.
            stream.reconfigure(errors="backslashreplace")
    try:
        code = app(standalone_mode=True)
    except PortalcrawlError as error:
        print(f"portalcrawl: {show_controls(str(error))}", file=sys.stderr)
        code = error.exit_code
    except Exception as error:  # noqa: BLE001 - all but a few kinds are raised again
        code = _give_up(error)
    except SystemExit as end:
        code = end.code
        if isinstance(end.__context__, BrokenPipeError):
            # The reader of stdout has enough (`portalcrawl urls … | head`). Typer makes exit code 1 of it. It is not an
            # error, and there is nothing left to flush.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = ExitCode.COMPLETE
        elif isinstance(end.__context__, OSError) and end.__context__.errno in _FULL:
            code = _give_up_stdout()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        if error.errno not in _FULL:
            raise
        code = _give_up_stdout()
    sys.exit(int(code or 0))
