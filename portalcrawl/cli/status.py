"""`portalcrawl status`: how far an archive covers its portal."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.table import Table

from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import SectionCoverage, State, read_coverage
from portalcrawl.cli.tables import make_console, make_table
from portalcrawl.exceptions import UsageError

# The columns of the table; what stands in none of them is `open`.
_COLUMNS = {
    "archived": (State.ARCHIVED, State.UNCHANGED),
    "duplicates": (State.DUPLICATE,),
    "outside": (State.OUTSIDE_WINDOW,),
    "excluded": (State.EXCLUDED, State.NOT_ARTICLE, State.DONE),
    "failed": (State.FAILED, State.GONE),
    "open": (State.PENDING, State.LEASED),
}


def find_archive(path: Path) -> Layout:
    """The archive at a path. Raises UsageError where there is none."""
    layout = Layout(path)
    if not layout.is_archive():
        raise UsageError(f"{path}: no archive here (no ledger.db); name a folder such as output/www.example.com")
    return layout


def run(
    archive: Annotated[Path, typer.Argument(metavar="ARCHIVE", help="An archive's folder, output/<portal>.")],
    json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Show coverage per section: rows seen, and what became of each."""
    coverage = read_coverage(find_archive(archive).ledger)
    if json:
        print(orjson.dumps({"sections": [asdict(one) for one in coverage]}, option=orjson.OPT_INDENT_2).decode())
        return
    make_console().print(_build_table(coverage))


def _build_table(coverage: list[SectionCoverage]) -> Table:
    table = make_table("section")
    for name in ("rows", *_COLUMNS, "lists"):
        table.add_column(name, justify="right")
    table.add_column("dates")
    for one in coverage:
        counts = [str(sum(one.states[state] for state in states) or "") for states in _COLUMNS.values()]
        dates = f"{one.first} – {one.last}" if one.first else ""
        rows = str(one.rows) if one.stated_rows in (None, one.rows) else f"{one.rows} of {one.stated_rows}"
        lists = f"{one.lists_read}" + (f" (+{one.lists_open})" if one.lists_open else "")
        table.add_row(one.name, rows, *counts, lists if one.lists_read or one.lists_open else "", dates)
    return table
