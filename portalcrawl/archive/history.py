"""What happened to an article, or in an archive, in the order in which it happened."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
from msgspec import Struct

from portalcrawl.archive.durable import iter_lines
from portalcrawl.archive.folder import check_kinds
from portalcrawl.archive.layout import WAY_OUT, Layout
from portalcrawl.archive.ledger.questions.article_life import Life, read_life, read_replacing, read_runs
from portalcrawl.archive.segments import read_record
from portalcrawl.exceptions import ArchiveError


class Event(Struct, frozen=True):
    """One thing that happened."""

    at: str
    """UTC, ISO 8601; "" if nobody noted when."""
    kind: str
    """run, listed, archived, changed, reextracted, copy, moved, withdrawn, restored, looked, next."""
    url: str
    facts: dict[str, Any]
    """What more is known: version, headline, reason, movedTo …"""


def read_events(layout: Layout, url: str) -> list[Event]:
    """The life of one article; empty if its address was never met. Raises ArchiveError."""
    check_kinds(layout)
    life = read_life(layout.ledger, url)
    if life is None:
        return []
    captures = [_tell_record(read_record(layout, place)) for place in life.versions]
    events = [*captures, *(one for one in read_changes(layout.changes) if one.url == life.url)]
    events += [one for one in read_copies(layout.duplicates) if life.url in (one.url, one.facts["duplicateOf"])]
    return [*_tell_listing(life), *sorted(events, key=lambda event: event.at), *_tell_state(life)]


def read_archive_events(layout: Layout) -> list[Event]:
    """Runs, new versions, moves and withdrawals of a whole archive. Raises ArchiveError."""
    check_kinds(layout)
    events = [*_tell_runs(layout), *read_changes(layout.changes)]
    events += [_tell_record(read_record(layout, place)) for place in read_replacing(layout.ledger)]
    return sorted(events, key=lambda event: event.at)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The whole lines of a JSON-lines file that a run may be writing to; none if there is no file.

    Raises ArchiveError for a line that is damaged.
    """
    if not path.is_file():
        return
    with path.open("rb") as stream:
        for number, line in enumerate(iter_lines(stream), 1):
            if line.endswith(b"\n"):
                try:
                    yield orjson.loads(line)
                except orjson.JSONDecodeError:
                    raise ArchiveError(f"{path}: line {number} is damaged; {WAY_OUT}") from None


def read_changes(path: Path) -> Iterator[Event]:
    """The lines of `changes.jsonl`."""
    for line in read_lines(path):
        yield Event(line.pop("at"), line.pop("kind"), line.pop("url"), line)


def read_copies(path: Path) -> Iterator[Event]:
    """The lines of `duplicates.jsonl`."""
    for line in read_lines(path):
        facts = {"duplicateOf": line["duplicateOf"], "similarity": line["similarity"]}
        yield Event("", "copy", line["url"], facts)


def _tell_record(record: dict[str, Any]) -> Event:
    capture = record["capture"]
    kind = capture.get("reason") or ("changed" if capture["version"] > 1 else "archived")
    facts = {"version": capture["version"], "headline": record.get("headline"), "runId": capture["runId"]}
    return Event(capture["fetchedAt"], kind, record["url"], facts)


def _tell_listing(life: Life) -> Iterator[Event]:
    if life.row is not None:
        facts = {"page": life.row.page, "position": life.row.position, "section": life.section}
        facts |= {"headline": life.row.headline, "datePublished": life.row.date}
        yield Event("", "listed", life.url, {name: value for name, value in facts.items() if value is not None})


def _tell_state(life: Life) -> Iterator[Event]:
    facts = {"state": life.state} | ({"reason": life.reason} if life.reason else {})
    yield Event(_iso(life.checked), "looked", life.url, facts)
    if life.due is not None:
        yield Event(_iso(life.due), "next", life.url, {})


def _tell_runs(layout: Layout) -> Iterator[Event]:
    for started, ended, reason, counts in read_runs(layout.ledger):
        moment = datetime.fromisoformat(started).strftime("%Y-%m-%dT%H:%M:%SZ")
        facts = {"reason": reason or ("killed" if ended is None else None), "counts": orjson.loads(counts or "{}")}
        yield Event(moment, "run", "", facts)


def _iso(moment: int | None) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment is not None else ""
