"""Writes what was selected in a format."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import read_start_url
from portalcrawl.exceptions import UsageError
from portalcrawl.exports.formats.writer import Writer
from portalcrawl.exports.selection import Selection
from portalcrawl.exports.target import check_target, replacing

STREAMED = ("jsonl", "csv", "atom", "markdown")
"""Formats that can go to standard output."""
FORMATS = (*STREAMED, "parquet", "sqlite", "wacz")


def export(selection: Selection, form: str, target: Path | None, *, force: bool = False) -> int:
    """Write a file, or standard output if there is no target; how many records it has.

    Raises UsageError, NoSpaceError, PortalcrawlError, BrokenPipeError.
    """
    is_folder = form == "markdown" and target is not None and target.suffix != ".md"
    if target is None:
        if form not in STREAMED:
            raise UsageError(f"--to {form}: name a file with -o")
    else:
        check_target(target, is_folder=is_folder, force=force)
    if form == "wacz" and not (selection.window.is_open and not selection.sections):
        raise UsageError("--to wacz: takes the raw pages as a whole; leave out --since, --until and --section")
    if form == "parquet":
        _require_pyarrow()
    selection.check_sections()
    if target is None:
        return _write(selection, _open_stream(selection, form, sys.stdout.buffer))
    with replacing(target, is_folder=is_folder) as unfinished, _open(selection, form, unfinished, target) as writer:
        return _write(selection, writer)


def _write(selection: Selection, writer: Writer) -> int:
    count = 0
    for one in selection.iter_records():
        writer.write(one)
        count += 1
    for change in selection.iter_changes():
        writer.write_change(change)
    writer.close()
    return count


def _require_pyarrow() -> None:
    try:
        import pyarrow as pa  # noqa: F401 - whether it is there is all that is asked
    except ImportError:
        raise UsageError("--to parquet: needs pyarrow; install it with: pip install 'portalcrawl[parquet]'") from None


@contextmanager
def _open(selection: Selection, form: str, path: Path, target: Path) -> Iterator[Writer]:
    # Each format is imported when it is asked for: pyarrow takes as long as all the rest.
    if path.is_dir():
        from portalcrawl.exports.formats.markdown import MarkdownFolderWriter

        yield MarkdownFolderWriter(path)
    elif form == "parquet":
        from portalcrawl.exports.formats.parquet import ParquetWriter

        yield ParquetWriter(path)
    elif form == "sqlite":
        from portalcrawl.exports.formats.sqlite import SqliteWriter

        yield SqliteWriter(path)
    elif form == "wacz":
        from portalcrawl.exports.formats.wacz import WaczWriter

        yield WaczWriter(path, selection.layouts, target.stem)
    else:
        with path.open("wb") as stream:
            yield _open_stream(selection, form, stream)


def _open_stream(selection: Selection, form: str, stream: BinaryIO) -> Writer:
    if form == "csv":
        from portalcrawl.exports.formats.csv import CsvWriter

        return CsvWriter(stream)
    if form == "atom":
        from portalcrawl.exports.formats.atom import AtomWriter

        return AtomWriter(stream, ", ".join(_names(selection.layouts)), _list_portals(selection.layouts))
    if form == "markdown":
        from portalcrawl.exports.formats.markdown import MarkdownFileWriter

        return MarkdownFileWriter(stream)
    from portalcrawl.exports.formats.jsonl import JsonLinesWriter

    return JsonLinesWriter(stream)


def _names(layouts: Sequence[Layout]) -> list[str]:
    return [layout.root.resolve().name for layout in layouts]


def _list_portals(layouts: Sequence[Layout]) -> list[str]:
    found = (read_start_url(layout.ledger) for layout in layouts)
    return [url for url in found if url]
