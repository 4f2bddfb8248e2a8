"""`duplicates.jsonl` and `changes.jsonl` against the ledger."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import orjson

from portalcrawl.archive.durable import iter_lines
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger.model import State
from portalcrawl.archive.ledger.questions.audit import Audit
from portalcrawl.archive.verification.findings import Finding, Mend, Tally

_DUPLICATE = {"url", "duplicateOf", "kind", "similarity"}
_OPEN = (State.PENDING, State.LEASED, State.FAILED)
"""States of an address that is to be fetched: a repair has lost its record."""
_CHANGE = {"url", "kind", "version", "at", "runId"}
_KINDS = {"withdrawn": {"reason"}, "moved": {"movedTo"}, "restored": set(), "removed": {"reason"}}


def check_duplicates(layout: Layout, audit: Audit, tally: Tally) -> Iterator[Finding]:
    """Lines of copies that the ledger does not know, copies without a line, near ones of what is not archived."""
    copies, near = audit.read_copies(), audit.read_near_lines()
    told: dict[str, str] = {}
    wrong: list[Finding] = []
    unknown: dict[str, list[Finding]] = {}
    for offset, line, entry in _read(layout.duplicates, audit.get("duplicates_size", 0), tally):
        if entry is None or not _is_duplicate(entry):
            wrong.append(_damaged(layout.duplicates, offset, line))
            continue
        url, original = entry["url"], entry["duplicateOf"]
        if entry["kind"] == "apart":
            unknown.pop(url, None)
            what = _find_stranger(layout, audit, url)
        elif entry["kind"] == "near":
            told[url] = original
            what = _find_stranger(layout, audit, url, original)
        elif copies.pop(url, None) != original:
            what = f"the ledger does not know this copy of {original}, or knows it already"
            finding = Finding(layout.duplicates.name, what, Mend.REWRITE, offset, len(line), url)
            unknown.setdefault(url, []).append(finding)
            continue
        else:
            continue
        if what is not None:
            wrong.append(Finding(layout.duplicates.name, what, Mend.REWRITE, offset, len(line), url))
    yield from sorted([*wrong, *chain.from_iterable(unknown.values())], key=lambda finding: finding.offset or 0)
    lacking = {url: original for url, (original, _) in near.items() if told.get(url) != original}
    for url, original in (copies | lacking).items():
        yield Finding(layout.duplicates.name, f"lacks a copy of {original}", Mend.REWRITE, url=url)


def _is_duplicate(entry: dict[str, Any]) -> bool:
    if entry.keys() != _DUPLICATE or not all(isinstance(entry[key], str) for key in ("url", "duplicateOf", "kind")):
        return False
    if entry["kind"] == "near":
        return isinstance(entry["similarity"], int | float) and 0 <= entry["similarity"] <= 1
    return (entry["kind"], entry["similarity"]) in (("exact", 1.0), ("apart", 0.0))


def _find_stranger(layout: Layout, audit: Audit, *urls: str) -> str | None:
    """What is wrong with the articles that a near-duplicate joins; None if both are archived, or lost by damage."""
    has_losses = layout.damaged.is_file()
    for url in urls:
        known = audit.read_state(url)
        is_there = known is not None and (known[1] or known[0] == State.REMOVED)
        if known is None or not (is_there or has_losses or known[0] in _OPEN):
            return f"joins {url}, which the ledger does not know as an article"
    return None


def check_originals(layout: Layout, audit: Audit, named: Iterable[tuple[str, str, int]]) -> Iterator[Finding]:
    """Originals that records name and that are not archived; `named` has each with file and offset of the record."""
    for original, file, offset in named:
        if (what := _find_stranger(layout, audit, original)) is not None:
            yield Finding(file, f"nearDuplicateOf {what}", Mend.LEDGER, offset)


def check_changes(layout: Layout, audit: Audit, tally: Tally) -> Iterator[Finding]:
    """Lines of articles that the ledger does not know, or whose last change does not agree with their state."""
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
        elif not _agrees(kind, *known):
            what = f"{kind}, but the ledger says {known[0]}"
        else:
            continue
        yield Finding(layout.changes.name, what, Mend.FORGET, offset, length, url)


def _agrees(kind: str, state: str, is_kept: bool) -> bool:
    """Whether an article's state is what its last change says."""
    if kind == "removed" or state == State.REMOVED:
        return kind == "removed" and state == State.REMOVED
    return not is_kept or (kind == "withdrawn") == (state == State.GONE)


def _damaged(path: Path, offset: int, line: bytes, mend: Mend = Mend.REWRITE) -> Finding:
    return Finding(path.name, "no line that this file has", mend, offset, len(line))


def _read(path: Path, committed: int, tally: Tally) -> Iterator[tuple[int, bytes, dict[str, Any] | None]]:
    """Offset, bytes and content of each committed line; its content is None if it is torn or not a JSON object."""
    offset = 0
    if not path.is_file():
        yield from [(0, b"", None)] * bool(committed)
        return
    with path.open("rb") as stream:
        for line in iter_lines(stream):
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
