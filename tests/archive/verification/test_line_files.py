"""`duplicates.jsonl` and `changes.jsonl` against the ledger, line by line."""

from pathlib import Path
from typing import Any

import orjson
import pytest
from small_archive import PORTAL, SmallArchive

from portalcrawl.archive.ledger.questions.audit import Audit
from portalcrawl.archive.verification.findings import Finding, Mend, Tally
from portalcrawl.archive.verification.line_files import check_changes, check_duplicates, check_originals

A, B, C = PORTAL + "a.html", PORTAL + "b.html", PORTAL + "c.html"
EXACT = {"url": C, "duplicateOf": A, "kind": "exact", "similarity": 1.0}
NEAR = {"url": B, "duplicateOf": A, "kind": "near", "similarity": 0.8}
MOVED = {"url": A, "kind": "moved", "version": 1, "at": "2026-01-02T00:00:00Z", "runId": "r", "movedTo": B}
GONE = {"url": B, "kind": "withdrawn", "version": 1, "at": "2026-01-02T00:00:00Z", "runId": "r", "reason": "HTTP 404"}
BACK = {"url": B, "kind": "restored", "version": 1, "at": "2026-01-03T00:00:00Z", "runId": "r"}


@pytest.fixture
def archive(tmp_path: Path) -> SmallArchive:
    """Two articles, an exact copy; the second was withdrawn."""
    archive = SmallArchive(tmp_path / "portal")
    archive.begin()
    archive.write(A)
    archive.write(B)
    archive.write_copy(C, A)
    archive.archive.ledger.set_gone(B, "HTTP 404")
    archive.archive.append_change(GONE)
    archive.end()
    return archive


def check(archive: SmallArchive, name: str, *lines: dict[str, Any] | bytes) -> list[Finding]:
    """The findings in a file of these lines, all of them committed."""
    path = archive.layout.root / f"{name}.jsonl"
    path.write_bytes(b"".join(line if isinstance(line, bytes) else orjson.dumps(line) + b"\n" for line in lines))
    audit = Audit(archive.layout.ledger)
    facts = {f"{name}_size": path.stat().st_size}
    audit.get = lambda key, default=None: facts.get(key, default)  # type: ignore[method-assign]
    checker = check_duplicates if name == "duplicates" else check_changes
    found = list(checker(archive.layout, audit, Tally()))
    audit.close()
    return found


def test_sound_lines(archive: SmallArchive) -> None:
    assert check(archive, "duplicates", EXACT, NEAR) == []
    assert check(archive, "changes", MOVED, BACK, GONE) == []


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (EXACT | {"duplicateOf": B}, "the ledger does not know this copy"),
        (EXACT | {"url": A}, "the ledger does not know this copy"),
        (NEAR | {"duplicateOf": PORTAL + "strange.html"}, "joins http://www.example.com/strange.html"),
        (NEAR | {"url": C}, "joins http://www.example.com/c.html"),  # no article of its own
        (NEAR | {"similarity": 1.5}, "no line that this file has"),
        (EXACT | {"similarity": 0.9}, "no line that this file has"),
        (EXACT | {"mood": "good"}, "no line that this file has"),
        (EXACT | {"url": 7}, "no line that this file has"),
        (b"[]\n", "no line that this file has"),
        (b"{torn\n", "no line that this file has"),
    ],
)
def test_a_wrong_line_of_duplicates(archive: SmallArchive, line: dict[str, Any] | bytes, what: str) -> None:
    first = check(archive, "duplicates", line, EXACT)[0]
    assert first.what.startswith(what)
    assert (first.file, first.mend, first.offset) == ("duplicates.jsonl", Mend.REWRITE, 0)


def test_a_copy_that_has_no_line(archive: SmallArchive) -> None:
    [finding] = check(archive, "duplicates", NEAR)
    assert (finding.what, finding.url) == (f"lacks a copy of {A}", C)


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ((MOVED | {"url": PORTAL + "strange.html"},), "the ledger does not know this address"),
        ((GONE | {"url": A},), "withdrawn, but the ledger says archived"),
        ((GONE, BACK), "restored, but the ledger says gone"),
        ((MOVED | {"reason": "x"},), "no line that this file has"),
        ((GONE | {"kind": "burnt"},), "no line that this file has"),
        ((b'{"url"',), "no line that this file has"),
    ],
)
def test_a_wrong_line_of_changes(archive: SmallArchive, lines: tuple[dict[str, Any] | bytes, ...], what: str) -> None:
    [finding] = check(archive, "changes", *lines)
    assert (finding.what, finding.mend) == (what, Mend.FORGET)


def test_originals_that_records_name(archive: SmallArchive) -> None:
    audit = Audit(archive.layout.ledger)
    named = [(A, "articles/00001.jsonl", 0), (PORTAL + "strange.html", "articles/00001.jsonl", 9)]
    [finding] = check_originals(archive.layout, audit, named)
    assert (finding.mend, finding.offset) == (Mend.LEDGER, 9)
    archive.layout.damaged.touch()
    assert len(list(check_originals(archive.layout, audit, named))) == 1, "a stranger is none that damage has taken"
    assert list(check_originals(archive.layout, audit, [(C, "articles/00001.jsonl", 0)])) == []
    audit.close()
