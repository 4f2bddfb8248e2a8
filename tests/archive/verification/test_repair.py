"""A repair mends what can be mended, notes the rest, and deletes nothing."""

from pathlib import Path

import pytest
from small_archive import PORTAL, SmallArchive

from portalcrawl.archive.ledger import read_fates
from portalcrawl.archive.verification.findings import Finding, Tally
from portalcrawl.archive.verification.repair import repair_archive
from portalcrawl.archive.verification.verify import verify_archive

A, B, C = PORTAL + "a.html", PORTAL + "b.html", PORTAL + "c.html"


@pytest.fixture
def archive(tmp_path: Path) -> SmallArchive:
    archive = SmallArchive(tmp_path / "portal")
    archive.begin()
    archive.write(A)
    archive.write(B)
    archive.write_copy(C, A)
    archive.end()
    archive.begin()
    archive.rewrite(A)
    archive.end()
    return archive


def verify(archive: SmallArchive) -> list[Finding]:
    return list(verify_archive(archive.layout, Tally()))


def repair(archive: SmallArchive) -> list[str]:
    return list(repair_archive(archive.layout, verify(archive)))


@pytest.mark.parametrize(
    "file",
    [
        "ledger.db",
        "manifest.json",
        "checksums.sha256",
        "duplicates.jsonl",
        "changes.jsonl",
        "warc/www.example.com-00001.cdxj",
        "warc/www.example.com-00001.warc.gz",
        "articles/00001.jsonl",
    ],
)
def test_a_lost_file_leaves_an_archive_that_verifies(archive: SmallArchive, file: str) -> None:
    (archive.layout.root / file).unlink()
    assert repair(archive)
    assert verify(archive) == []


@pytest.mark.parametrize("file", ["duplicates.jsonl", "warc/www.example.com-00001.cdxj"])
def test_what_follows_from_other_files_is_the_same_again(archive: SmallArchive, file: str) -> None:
    path = archive.layout.root / file
    before = path.read_bytes()
    path.write_bytes(before[:-10])
    repair(archive)
    assert path.read_bytes() == before


def test_a_damaged_record_stays_and_is_fetched_again(archive: SmallArchive) -> None:
    path = archive.layout.sealed_segment(1)
    damaged = path.read_bytes().replace("园区召开".encode(), b"\xff" * 12)
    path.write_bytes(damaged)
    told = repair(archive)
    assert path.read_bytes() == damaged
    states = {fate.url: str(fate.state) for fate in read_fates(archive.layout.ledger)}
    assert states == {A: "archived", B: "pending", C: "duplicate"}, "of A the newer version is sound"
    assert any("damaged.jsonl: notes" in line for line in told)
    assert verify(archive) == []


def test_a_damaged_version_falls_back_to_the_one_before(archive: SmallArchive) -> None:
    path = archive.layout.sealed_segment(2)
    path.write_bytes(path.read_bytes().replace("新版".encode(), "旧版".encode()))
    repair(archive)
    [fate] = [fate for fate in read_fates(archive.layout.ledger) if fate.url == A]
    assert str(fate.state) == "archived"
    archive.begin()
    leases = archive.archive.ledger.lease_due(10)
    held = {lease.url: lease.held for lease in leases}[A]
    assert held is not None
    assert (held.version, held.place.segment) == (1, 1)
    archive.archive.close()


def test_a_file_that_no_run_explains_is_put_aside(archive: SmallArchive) -> None:
    (archive.layout.root / "warc/x.tmp").write_bytes(b"whose?")
    repair(archive)
    assert (archive.layout.root / "warc/x.tmp.aside").read_bytes() == b"whose?"
    assert verify(archive) == []
