"""`portalcrawl export`: writes the records of archives in another format."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from portalcrawl.archive.layout import Layout
from portalcrawl.exceptions import ExitCode, UsageError
from portalcrawl.exports.export import FORMATS, export
from portalcrawl.exports.selection import Selection
from portalcrawl.exports.tail import find_archives
from portalcrawl.text.dates.window import Window, read_window

SHOWN = 5


def run(
    archives: Annotated[
        list[Path], typer.Argument(metavar="ARCHIVE…", help="Archives, or folders that hold archives.")
    ],
    to: Annotated[str, typer.Option(help=f"The format: {', '.join(FORMATS)}.")] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write; without it stdout.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(help="The first day of publication: 2017, 2017-12, 2017-12-25, 7d, yesterday.")
    ] = None,
    until: Annotated[str | None, typer.Option(help="The last day of publication, inclusive.")] = None,
    section: Annotated[
        list[str] | None, typer.Option(help="Only this section, and the sections below it. Repeatable.")
    ] = None,
    all_versions: Annotated[
        bool, typer.Option("--all-versions/--latest", help="Every version of each article, or its latest one.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
) -> None:
    """Write the records of archives as JSON lines, CSV, Parquet, SQLite, Atom, Markdown or WACZ."""
    if to not in FORMATS:
        raise UsageError(f"--to {to!r}: write one of {', '.join(FORMATS)}")
    selection = Selection(_find(archives), _read_window(since, until), section or (), all_versions)
    count = export(selection, to, output, force=force)
    _tell(selection, count, output)
    raise typer.Exit(int(ExitCode.FAILURES if selection.unreadable else ExitCode.COMPLETE))


def _find(targets: list[Path]) -> list[Layout]:
    """The archives at these paths, each once. Raises UsageError."""
    found: dict[Path, Layout] = {}
    for target in targets:
        layouts = find_archives(target)
        if not layouts:
            raise UsageError(f"{target}: neither an archive nor a folder of archives; name one such as output")
        found |= {layout.root.resolve(): layout for layout in layouts}
    return list(found.values())


def _read_window(since: str | None, until: str | None) -> Window:
    try:
        return read_window(since, until)
    except ValueError as error:
        raise UsageError(f"--since/--until: {error}") from error


def _tell(selection: Selection, count: int, output: Path | None) -> None:
    """What was written, on stderr, because records may be on stdout."""
    for what in selection.unreadable[:SHOWN]:
        print(f"portalcrawl: {what}", file=sys.stderr)
    if len(selection.unreadable) > SHOWN:
        print(f"portalcrawl: … {len(selection.unreadable)} in all could not be read", file=sys.stderr)
    told = f"{count:,} records of {len(selection.layouts)} archives"
    if selection.undated:
        told += f"; {selection.undated:,} without a date are left out"
    print(f"{told}{f' in {output}' if output is not None else ''}", file=sys.stderr)
