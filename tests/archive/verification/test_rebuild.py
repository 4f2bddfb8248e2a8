"""A ledger that is built anew knows what the other files tell."""

from pathlib import Path

import pytest
from small_archive import PORTAL, SmallArchive

from portalcrawl.archive.disk import Disk
from portalcrawl.archive.ledger import read_fates, read_start_url
from portalcrawl.archive.ledger.questions.audit import Audit, Kept
from portalcrawl.archive.verification.findings import Tally
from portalcrawl.archive.verification.rebuild import rebuild_ledger
from portalcrawl.archive.verification.verify import verify_archive
from portalcrawl.exceptions import ArchiveError

A, B, C = PORTAL + "a.html", PORTAL + "b.html", PORTAL + "c.html"


@pytest.fixture
def archive(tmp_path: Path) -> SmallArchive:
    archive = SmallArchive(tmp_path / "portal")
    archive.begin()
    archive.write(A)
    archive.write(B, breadcrumbs=[{"name": "要闻", "url": PORTAL + "news/"}])
    archive.write_copy(C, A)
    archive.end()
    archive.begin()
    archive.rewrite(A)
    archive.end()
    return archive


def read_kept(archive: SmallArchive) -> list[Kept]:
    audit = Audit(archive.layout.ledger)
    kept = list(audit.iter_kept())
    audit.close()
    return kept


def rebuild(archive: SmallArchive) -> list[str]:
    return list(rebuild_ledger(archive.layout, Disk(archive.layout.root)))


def test_records_copies_and_sections(archive: SmallArchive) -> None:
    before = read_kept(archive)
    told = rebuild(archive)
    assert read_kept(archive) == before
    fates = {fate.url: (str(fate.state), fate.section) for fate in read_fates(archive.layout.ledger)}
    assert fates == {A: ("archived", None), B: ("archived", "要闻"), C: ("duplicate", None)}
    assert read_start_url(archive.layout.ledger) == PORTAL
    assert told[-1] == "ledger.db: built anew from 3 records, 1 copies and 3 raw answers"
    findings = {one.file for one in verify_archive(archive.layout, Tally())}
    assert findings <= {"manifest.json", "checksums.sha256", "ledger.db"} | {
        one.name for one in archive.layout.root.glob("ledger.db.damaged-*")
    }, "what `repair` writes anew behind it"


def test_the_old_one_is_kept_aside(archive: SmallArchive) -> None:
    archive.layout.ledger.write_bytes(b"torn")
    rebuild(archive)
    [aside] = archive.layout.root.glob("ledger.db.damaged-*")
    assert aside.read_bytes() == b"torn"


def test_a_torn_line_is_cut_off_the_open_segment(archive: SmallArchive) -> None:
    archive.begin()
    archive.write(PORTAL + "d.html")
    archive.archive.commit()
    archive.archive.close()
    path = archive.layout.open_segment(3)
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"url": "http')
    rebuild(archive)
    assert path.read_bytes() == whole
    audit = Audit(archive.layout.ledger)
    assert (audit.get("segment"), audit.get("segment_size"), audit.get("segment_records")) == (3, len(whole), 1)
    audit.close()


def test_numbers_go_on_behind_what_the_manifest_names(archive: SmallArchive) -> None:
    """A consumer has read 00002.jsonl already: another file must not be called so."""
    archive.layout.sealed_segment(2).unlink()
    rebuild(archive)
    audit = Audit(archive.layout.ledger)
    assert audit.get("segment") == 3
    audit.close()


def test_nothing_tells_whose_it_is(tmp_path: Path) -> None:
    archive = SmallArchive(tmp_path / "portal")
    archive.begin()
    archive.archive.close()
    archive.layout.manifest.unlink(missing_ok=True)
    with pytest.raises(ArchiveError, match="neither manifest nor records"):
        rebuild(archive)
