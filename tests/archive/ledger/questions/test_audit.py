"""What a ledger says of the other files."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from ledgers import HOME, archive, begin, digest, lease_article, list_article

from portalcrawl.archive.ledger import COPY_OF, State
from portalcrawl.archive.ledger.questions.audit import Audit, Kept
from portalcrawl.archive.ledger.tables.payloads import Payload
from portalcrawl.archive.segments import Place
from portalcrawl.exceptions import ArchiveError

PAYLOAD = Payload(b"p" * 20, HOME + "a", "2026-01-01T00:00:00Z", 1, 300, 20)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    ledger = begin(tmp_path)
    archive(ledger, "b", segment=2)
    archive(ledger, "a", segment=1)
    ledger.database.execute("INSERT INTO versions VALUES (1, 1, 1, 5, 9, 7)")
    ledger.database.execute("UPDATE urls SET version = 2 WHERE id = 1")
    ledger.set_state(lease_article(ledger, "c").url, State.DUPLICATE, f"{COPY_OF}{HOME}a")
    ledger.set_state(lease_article(ledger, "d").url, State.DUPLICATE, f"redirects to {HOME}a")
    list_article(ledger, "e")
    ledger.marks.point(1, 2, 0.8)
    ledger.marks.note_line(1, 0.8)
    ledger.payloads.add(PAYLOAD)
    ledger.commit()
    ledger.close()
    return tmp_path / "ledger.db"


def test_what_it_says(path: Path) -> None:
    audit = Audit(path)
    assert audit.find_damage() == []
    assert list(audit.iter_kept()) == [
        Kept(HOME + "b", 1, None, Place(1, 5, 9, 7)),  # an older version shares its digest with no copy
        Kept(HOME + "a", 1, digest("a"), Place(1, 20, 9, 7)),
        Kept(HOME + "b", 2, digest("b"), Place(2, 10, 9, 7)),
    ]
    assert list(audit.iter_payloads()) == [PAYLOAD]
    assert audit.read_copies() == {HOME + "c": HOME + "a"}
    assert audit.read_near_lines() == {HOME + "b": (HOME + "a", 0.8)}
    names = ("a", "d", "e", "strange")
    states = [audit.read_state(HOME + name) for name in names]
    assert states == [("archived", True), ("duplicate", False), ("pending", False), None]
    assert (audit.get("generation"), audit.get("nothing", 7)) == (None, 7)
    assert audit.is_interrupted()
    assert [run["reason"] for run in audit.read_runs()] == ["killed"]
    audit.close()


def test_a_damaged_ledger_is_an_archive_error(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE payloads")
        db.commit()
    audit = Audit(path)
    with pytest.raises(ArchiveError, match="damaged"):
        list(audit.iter_payloads())
    audit.close()
