"""`portalcrawl status`: shows how far an archive covers its portal."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from msgspec.structs import asdict
from rich.table import Table

from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import SectionCoverage, State, count_marks, read_coverage, read_gaps
from portalcrawl.cli.archive_argument import find_archive
from portalcrawl.cli.views.overview import show_overviews
from portalcrawl.cli.views.tables import make_console, make_table
from portalcrawl.exceptions import UsageError

# The columns of the table and the states that each counts.
_COLUMNS = {
    "archived": (State.ARCHIVED, State.UNCHANGED),
    "duplicates": (State.DUPLICATE,),
    "outside": (State.OUTSIDE_WINDOW,),
    "excluded": (State.EXCLUDED, State.NOT_ARTICLE, State.DONE, State.REMOVED),
    "failed": (State.FAILED, State.GONE),
    "open": (State.PENDING, State.LEASED),
}


def run(
    archive: Annotated[
        Path, typer.Argument(metavar="ARCHIVE|OUTPUT", help="An archive's folder, or a folder that holds archives.")
    ],
    failed: Annotated[bool, typer.Option("--failed", help="Of a folder, only archives that need a look.")] = False,
    json: Annotated[
        bool, typer.Option("--json", help="One JSON object; of a folder, JSON lines, one for each archive.")
    ] = False,
) -> None:
    """Show the coverage of each section of an archive, or a line for each archive of a folder."""
    if not Layout(archive).is_archive() and archive.is_dir():
        raise typer.Exit(int(show_overviews(archive, only_failed=failed, as_json=json)))
    if failed:
        raise UsageError("--failed: name a folder that holds archives, such as output")
    ledger = find_archive(archive).ledger
    coverage, near, others = read_coverage(ledger), count_marks(ledger), read_gaps(ledger)
    if json:
        facts = {"sections": [_describe(one) for one in coverage], "nearDuplicates": near, "gaps": others}
        print(orjson.dumps(facts, option=orjson.OPT_INDENT_2).decode())
        return
    console = make_console()
    console.print(_build_table(coverage))
    if near:
        print(f"\nnear-duplicates: {near} articles tell the story of another one")
    for line in _list_gaps(coverage, others):
        print(line)


def _describe(one: SectionCoverage) -> dict[str, Any]:
    facts = asdict(one)
    del facts["walk"]
    facts["gaps"] = one.walk.gaps if one.walk else ()
    if one.walk is not None:
        walk = asdict(one.walk)
        for name in ("section", "name", "gaps"):
            del walk[name]
        facts["walk"] = {"run": facts["run"], **walk, "repeated": one.walk.repeated}
    del facts["run"]
    return facts


def _build_table(coverage: list[SectionCoverage]) -> Table:
    table = make_table("section")
    for name in ("rows", *_COLUMNS, "lists"):
        table.add_column(name, justify="right")
    table.add_column("walk")
    table.add_column("dates")
    for one in coverage:
        counts = [str(sum(one.states[state] for state in states) or "") for states in _COLUMNS.values()]
        dates = f"{one.first} – {one.last}" if one.first else ""
        rows = _beside(one.rows, one.stated_rows)
        if one.walk is not None and one.walk.repeated:
            rows += f" (+{one.walk.repeated})"
        # A list's first page often has a second address, so that more pages are read than stated.
        stated_pages = max(one.lists_read, one.stated_pages or 0)
        lists = _beside(one.lists_read, stated_pages) + (f" (+{one.lists_open})" if one.lists_open else "")
        table.add_row(
            one.name,
            rows,
            *counts,
            lists if one.lists_read or one.lists_open else "",
            str(one.walk.stop) if one.walk else "",
            dates,
        )
    return table


def _beside(count: int, stated: int | None) -> str:
    """The number counted, and the number that the pager states if it is different."""
    return str(count) if stated in (None, count) else f"{count} of {stated}"


def _list_gaps(coverage: list[SectionCoverage], others: list[str]) -> Iterator[str]:
    gaps = [(one.name, gap) for one in coverage if one.walk for gap in one.walk.gaps]
    gaps += [("portal", gap) for gap in others]
    if gaps:
        yield "\ngaps"
    for name, gap in gaps:
        yield f"  {name}: {gap}"
