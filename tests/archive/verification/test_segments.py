"""Records against their schema, the ledger's places and their own chain of versions."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from small_archive import PORTAL, SmallArchive

from portalcrawl.archive.ledger.questions.audit import Audit
from portalcrawl.archive.verification.findings import Finding, Mend, Tally
from portalcrawl.archive.verification.removed_places import RemovedPlaces
from portalcrawl.archive.verification.segments import SegmentCheck

A = PORTAL + "a.html"


@pytest.fixture
def archive(tmp_path: Path) -> SmallArchive:
    archive = SmallArchive(tmp_path / "portal")
    archive.begin()
    archive.write(A)
    archive.end()
    archive.begin()
    archive.rewrite(A)
    archive.end()
    return archive


def check(archive: SmallArchive, *, has_ledger: bool = True) -> list[Finding]:
    audit = Audit(archive.layout.ledger)
    checker = SegmentCheck(archive.layout, Tally(), RemovedPlaces(()))
    found = list(checker.check(audit.iter_kept() if has_ledger else None, int(audit.get("segment")), 0))
    audit.close()
    return found


def set_headline(record: dict[str, Any]) -> None:
    record["headline"] = "换了标题"  # as many bytes as before


def set_version(record: dict[str, Any]) -> None:
    record["capture"]["version"] = 3


def add_field(record: dict[str, Any]) -> None:
    record["mood"] = "good"


def test_sound_segments(archive: SmallArchive) -> None:
    assert check(archive) == []
    assert check(archive, has_ledger=False) == []


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (set_headline, "another checksum"),
        (set_version, "another checksum"),
        (add_field, "not valid by the schema"),
    ],
)
def test_an_edited_record(archive: SmallArchive, edit: Callable[[dict[str, Any]], None], words: str) -> None:
    archive.edit_lines(archive.layout.sealed_segment(2), edit)
    [finding] = check(archive)
    assert finding.what.startswith(words)
    assert (finding.file, finding.mend, finding.offset, finding.url) == ("articles/00002.jsonl", Mend.FETCH, 0, A)


def test_a_version_whose_predecessor_was_changed(archive: SmallArchive) -> None:
    archive.edit_lines(archive.layout.sealed_segment(1), set_headline)
    found = check(archive)
    assert [one.what for one in found][-1] == "its previousVersion is not the record before it"
    assert {one.file for one in found} == {"articles/00001.jsonl", "articles/00002.jsonl"}


@pytest.mark.parametrize(
    ("data", "what", "mend"),
    [
        (b"{}", "a torn line", Mend.FETCH),
        (b"{}\n", "not valid by the schema", Mend.FETCH),
        (b"{\n", "no JSON", Mend.FETCH),
        (b"", "no record begins where the ledger says", Mend.FETCH),
    ],
)
def test_what_is_no_record(archive: SmallArchive, data: bytes, what: str, mend: Mend) -> None:
    archive.layout.sealed_segment(2).write_bytes(data)
    [finding] = check(archive)
    assert finding.what.startswith(what)
    assert finding.mend is mend


def test_what_the_ledger_does_not_know(archive: SmallArchive) -> None:
    sealed = archive.layout.sealed_segment(2)
    line = sealed.read_bytes()
    sealed.write_bytes(line + line)
    archive.layout.sealed_segment(9).write_bytes(line)
    found = {(one.file, one.what, one.mend) for one in check(archive)}
    assert found == {
        ("articles/00002.jsonl", "the ledger does not know this record", Mend.LEDGER),
        ("articles/00009.jsonl", "the ledger does not know this segment", Mend.LEDGER),
    }
