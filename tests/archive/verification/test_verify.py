"""A whole archive is verified by its one door; what it finds says how it can be mended."""

from pathlib import Path

import pytest
from small_archive import PORTAL, SmallArchive

from portalcrawl.archive.verification.findings import Finding, Mend, Tally
from portalcrawl.archive.verification.known_damage import KnownDamage
from portalcrawl.archive.verification.verify import verify_archive

A, B, C = PORTAL + "a.html", PORTAL + "b.html", PORTAL + "c.html"


@pytest.fixture
def archive(tmp_path: Path) -> SmallArchive:
    archive = SmallArchive(tmp_path / "portal")
    archive.begin()
    archive.write(A)
    archive.write(B, datePublished="2017-12-25")
    archive.write_copy(C, A)
    archive.end()
    return archive


def verify(archive: SmallArchive) -> tuple[list[Finding], Tally]:
    tally = Tally()
    return list(verify_archive(archive.layout, tally)), tally


def test_nothing_is_wrong(archive: SmallArchive) -> None:
    findings, tally = verify(archive)
    assert findings == []
    assert (tally.segments, tally.records, tally.exchanges, tally.notes) == (1, 2, 2, ())


@pytest.mark.parametrize(
    ("file", "mend"),
    [
        ("ledger.db", Mend.LEDGER),
        ("manifest.json", Mend.REWRITE),
        ("checksums.sha256", Mend.REWRITE),
        ("duplicates.jsonl", Mend.REWRITE),
        ("articles/00001.jsonl", Mend.FETCH),
        ("warc/www.example.com-00001.warc.gz", Mend.FORGET),
        ("warc/www.example.com-00001.cdxj", Mend.REWRITE),
    ],
)
def test_a_file_that_is_gone(archive: SmallArchive, file: str, mend: Mend) -> None:
    (archive.layout.root / file).unlink()
    findings, _ = verify(archive)
    assert (file, mend) in [(one.file, one.mend) for one in findings]
    assert all(one.file == file or mend not in (Mend.REWRITE, Mend.LEDGER) for one in findings), "and nothing else"


def test_a_file_that_no_run_explains(archive: SmallArchive) -> None:
    (archive.layout.articles / "00002.jsonl.tmp").touch()
    [finding] = verify(archive)[0]
    assert (finding.file, finding.mend) == ("articles/00002.jsonl.tmp", Mend.CUT)


def test_a_run_that_was_killed_is_no_damage(archive: SmallArchive) -> None:
    archive.begin()
    archive.write(PORTAL + "d.html")
    archive.archive.commit()
    archive.write(PORTAL + "e.html")
    archive.archive.segment.sync()  # the lines reached the disk, the ledger's transaction did not
    archive.archive.close()
    findings, tally = verify(archive)
    assert findings == []
    assert len(tally.notes) >= 2


def test_noted_damage_is_counted_and_not_found_again(archive: SmallArchive) -> None:
    (archive.layout.root / "warc/www.example.com-00001.warc.gz").unlink()
    findings, _ = verify(archive)
    KnownDamage(archive.layout).note(findings)
    again, tally = verify(archive)
    assert again == []
    assert f"{len(findings)} findings are known" in tally.notes[-1]
