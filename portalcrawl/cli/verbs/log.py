"""`portalcrawl log`: shows what happened to an article, or in an archive."""

from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from portalcrawl.archive.history import Event, read_archive_events, read_events
from portalcrawl.archive.layout import Layout
from portalcrawl.cli.finding import find_archive_of
from portalcrawl.exceptions import UsageError


def run(
    target: Annotated[str, typer.Argument(metavar="URL|ARCHIVE", help="An article's address, or an archive's folder.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder that holds archives.")] = Path("output"),
    json: Annotated[bool, typer.Option("--json", help="JSON lines.")] = False,
) -> None:
    """Show what happened to an article. For an archive show its runs, new versions, moves and withdrawals."""
    folder = Layout(Path(target))
    if folder.is_archive():
        events, spoken_of = read_archive_events(folder), ""
    else:
        layout = find_archive_of(target, output)
        events = read_events(layout, target)
        if not events:
            raise UsageError(f"{target}: {layout.root} has never met this address")
        spoken_of = events[-1].url
    for event in events:
        print(orjson.dumps(_describe(event)).decode() if json else _tell(event, spoken_of))


def _describe(event: Event) -> dict[str, Any]:
    line = {"at": event.at, "kind": event.kind, "url": event.url, **event.facts}
    return {name: value for name, value in line.items() if value not in (None, "")}


def _tell(event: Event, spoken_of: str) -> str:
    """The event in one line, without the address that all lines share."""
    facts = dict(event.facts)
    words = [event.at or " " * len("2026-01-01T00:00:00Z"), f"{event.kind:11}"]
    if (version := facts.pop("version", None)) is not None:
        words.append(f"v{version}")
    counts = facts.pop("counts", None)
    facts.pop("runId", None)
    words += [event.url] if event.url not in ("", spoken_of) else []
    words += [str(value) for value in facts.values() if value is not None]
    words += [f"{value} {name}" for name, value in (counts or {}).items() if isinstance(value, int) and value]
    return "  ".join(words)
