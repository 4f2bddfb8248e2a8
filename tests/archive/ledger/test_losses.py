"""What is forgotten is fetched again; an older version takes its place where there is one."""

from pathlib import Path
from typing import Any

import pytest
from ledgers import HOME, archive, begin, digest, state_of

from portalcrawl.archive.ledger import Ledger
from portalcrawl.archive.ledger.losses import Losses
from portalcrawl.archive.ledger.tables.payloads import Payload
from portalcrawl.archive.segments import Place

A, B = HOME + "a", HOME + "b"
OLD = Place(1, 5, 9, 7)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Two articles in segment 2; the first has an older version in segment 1."""
    ledger = begin(tmp_path)
    for name in "ab":
        archive(ledger, name, segment=2)
    ledger.database.execute("INSERT INTO versions VALUES (1, 1, 1, 5, 9, 7)")
    ledger.database.execute("UPDATE urls SET version = 2, checked = 100, due = 900 WHERE id = 1")
    return ledger


def read(place: Place) -> dict[str, Any]:
    assert place == OLD
    return {"capture": {"digest": f"sha256:{digest('old').hex()}"}}


def test_a_lost_segment(ledger: Ledger) -> None:
    ledger.marks.note_record(1, 2, 0.9)
    assert Losses(ledger.database, read).forget_segment(2) == [A, B]
    query = "SELECT state, version, segment, start, digest, due FROM urls ORDER BY id"
    assert ledger.database.execute(query).fetchall() == [
        ("archived", 1, 1, 5, digest("old"), 100),  # due at once
        ("pending", None, None, None, None, None),
    ]
    assert ledger.database.execute("SELECT count(*) FROM versions").fetchone() == (0,)
    assert ledger.marks.find_original(1) is None, "the record that said so is lost"


def test_damaged_records_by_their_places(ledger: Ledger) -> None:
    losses = Losses(ledger.database, read)
    assert losses.forget_records(
        [(2, 20), (1, 5)],
    ) == [B]
    assert (state_of(ledger, A)[0], state_of(ledger, B)[0]) == ("archived", "pending")
    assert ledger.database.execute("SELECT count(*) FROM versions").fetchone() == (0,), "the older one is damaged too"
    assert losses.forget_records([(2, 10)]) == [A]
    assert state_of(ledger, A)[0] == "pending"


def test_what_a_line_says_of_an_original_stays(ledger: Ledger) -> None:
    ledger.marks.point(2, 1, 0.8)
    ledger.marks.note_line(2, 0.8)
    Losses(ledger.database, read).forget_records([(2, 20)])
    assert ledger.marks.find_original(2) == 1


def test_payloads_behind_the_damage_are_stored_again(ledger: Ledger) -> None:
    places = ((1, 0), (1, 500), (1, 900), (2, 500))
    stored = [Payload(bytes([n]) * 20, A, "2026-01-01T00:00:00Z", *place, 10) for n, place in enumerate(places)]
    for payload in stored:
        ledger.payloads.add(payload)
    Losses(ledger.database, read).forget_payloads(1, 500)
    assert [ledger.payloads.find(one.digest) for one in stored] == [stored[0], None, None, stored[3]]
