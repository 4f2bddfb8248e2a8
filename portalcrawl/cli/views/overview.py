"""Prints the archives of a folder, one line each."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import orjson
from rich.text import Text

from portalcrawl.archive.layout import Layout
from portalcrawl.cli.views.tables import make_console, make_table
from portalcrawl.exceptions import ExitCode, UsageError
from portalcrawl.reports.overview import UNREADABLE, Overview, read_overview

_UNITS = ("B", "kB", "MB", "GB", "TB")


def show_overviews(folder: Path, *, only_failed: bool, as_json: bool) -> ExitCode:
    """Print the archives of a folder. Raises UsageError if there is none."""
    layouts = [Layout(path) for path in sorted(folder.glob("*")) if Layout(path).is_archive()]
    if not layouts:
        raise UsageError(
            f"{folder}: neither an archive (no ledger.db) nor a folder of archives; name one such as output"
        )
    found = [read_overview(layout) for layout in layouts]
    shown = [one for one in found if one.has_failed] if only_failed else found
    if as_json:
        for one in shown:
            print(orjson.dumps(one.to_json()).decode())
    elif shown:
        _print_table(shown)
        for one in shown:
            for what in (*([one.error] if one.error else []), *one.alarms):
                print(f"{one.archive.name}: {what}")
    else:
        print(f"{folder}: {len(found)} archives, nothing has failed")
    is_bad = bool(shown) if only_failed else any(one.result == UNREADABLE for one in found)
    return ExitCode.FAILURES if is_bad else ExitCode.COMPLETE


def _print_table(overviews: Sequence[Overview]) -> None:
    table = make_table("archive", "last run", "result")
    for name in ("new", "total", "failed", "gaps", "alarms", "size"):
        table.add_column(name, justify="right")
    table.add_column("next look")
    for one in overviews:
        run = one.run
        table.add_row(
            Text(one.archive.name),
            _short(run.started) if run and run.started else "",
            one.result,
            *(str(count or "") for count in (one.new, run.articles if run else 0, one.failures)),
            *(str(count or "") for count in (len(run.gaps) if run else 0, len(one.alarms))),
            tell_size(one.size),
            _tell_due(run.due) if run and run.due is not None else "",
        )
    make_console().print(table)


def _tell_due(due: int) -> str:
    return "now" if due <= time.time() else datetime.fromtimestamp(due, UTC).strftime("%Y-%m-%d")


def _short(started: str) -> str:
    return datetime.fromisoformat(started).astimezone(UTC).strftime("%Y-%m-%d %H:%M")


def tell_size(size: float) -> str:
    """A number of bytes for people.

    >>> tell_size(512), tell_size(2_500_000)
    ('512 B', '2.5 MB')
    """
    for unit in _UNITS[:-1]:
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} {_UNITS[-1]}"
