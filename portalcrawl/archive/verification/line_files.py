"""`duplicates.jsonl` and `changes.jsonl` against the ledger."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger.audit import Audit
from portalcrawl.archive.verification.findings import Finding, Mend, Tally

_DUPLICATE = {"url", "duplicateOf", "kind", "similarity"}
_CHANGE = {"url", "kind", "version", "at", "runId"}
_KINDS = {"withdrawn": {"reason"}, "moved": {"movedTo"}, "restored": set()}


def check_duplicates(layout: Layout, audit: Audit, tally: Tally) -> Iterator[Finding]:
    """Each line is of a copy that the ledger knows, and each copy has one."""
    copies = audit.read_copies()
    for offset, line, entry in _read(layout.duplicates, audit.get("duplicates_size", 0), tally):
        if entry is None or entry.keys() != _DUPLICATE or (entry["kind"], entry["similarity"]) != ("exact", 1.0):
            yield _damaged(layout.duplicates, offset, line)
        elif copies.pop(entry["url"], None) != entry["duplicateOf"]:
            what = f"the ledger does not know this copy of {entry['duplicateOf']}, or knows it already"
            yield Finding(layout.duplicates.name, what, Mend.REWRITE, offset, len(line), entry["url"])
    for url, original in copies.items():
        yield Finding(layout.duplicates.name, f"lacks a copy of {original}", Mend.REWRITE, url=url)


def check_changes(layout: Layout, audit: Audit, tally: Tally) -> Iterator[Finding]:
    """Each line is of an archived article, and what is withdrawn last of all is gone."""
    last: dict[str, tuple[str, int, int]] = {}
    for offset, line, entry in _read(layout.changes, audit.get("changes_size", 0), tally):
        wanted = None if entry is None else _KINDS.get(str(entry.get("kind")))
        if entry is None or wanted is None or entry.keys() != _CHANGE | wanted:
            yield _damaged(layout.changes, offset, line, Mend.FORGET)
        else:
            last[entry["url"]] = (entry["kind"], offset, len(line))
    for url, (kind, offset, length) in last.items():
        known = audit.read_state(url)
        if known is None:
            what = "the ledger does not know this address"
        elif known[1] and (kind == "withdrawn") != (known[0] == "gone"):
            what = f"{kind}, but the ledger says {known[0]}"
        else:
            continue
        yield Finding(layout.changes.name, what, Mend.FORGET, offset, length, url)


def _damaged(path: Path, offset: int, line: bytes, mend: Mend = Mend.REWRITE) -> Finding:
    return Finding(path.name, "no line that this file has", mend, offset, len(line))


def _read(path: Path, committed: int, tally: Tally) -> Iterator[tuple[int, bytes, dict[str, Any] | None]]:
    """Offset, bytes and content of each committed line; None where it is no JSON object or torn."""
    offset = 0
    if not path.is_file():
        yield from [(0, b"", None)] * bool(committed)
        return
    with path.open("rb") as stream:
        for line in stream:
            if offset >= committed:
                tally.notes += (f"{path.name}: bytes behind {committed} are of an interrupted run",)
                return
            try:
                entry = orjson.loads(line)
            except orjson.JSONDecodeError:
                entry = None
            yield offset, line, entry if isinstance(entry, dict) and line.endswith(b"\n") else None
            offset += len(line)
            tally.bytes += len(line)
    if offset < committed:
        yield offset, b"", None
