"""A tombstone fits into the place of what was removed."""

import json

import orjson
import pytest

from portalcrawl.archive.ledger.tables.removals import Kind, Removal
from portalcrawl.archive.tombstones.forms import build_line, build_member
from portalcrawl.archive.warc.members import unpack

A = "http://www.example.com/a/1.html"


@pytest.mark.parametrize("length", [*range(420, 460), 65_530, 65_541, 65_542, 65_545, 65_546, 131_082, 200_000])
def test_a_tombstone_is_as_long_as_what_it_replaces(length: int) -> None:
    at, run = "2026-11-29T12:00:00Z", "20261129T120000.00Z"
    answer = Removal(Kind.ANSWER, 1, 0, length, A, None, at, run, "the author asked for it", None)
    member = build_member(answer)
    assert len(member) == length
    assert b"WARC-Type: metadata" in unpack(member)
    record = Removal(Kind.RECORD, 1, 0, length, A, 3, at, run, "x" * 150, bytes(32))
    assert len(build_line(record)) == length


def test_the_shortest_record_has_room_for_a_tombstone() -> None:
    at, run = "2026-11-29T12:00:00Z", "20261129T120000.00Z"
    capture = {"runId": run, "fetchedAt": at, "status": 200, "digest": f"sha256:{'0' * 64}", "version": 1}
    shortest = len(orjson.dumps({"schemaVersion": "1.0", "url": A, "headline": "x", "capture": capture}))
    told = json.loads(build_line(Removal(Kind.RECORD, 1, 0, shortest, A, 1, at, run, "x" * 150, bytes(32))))
    assert told["removed"].keys() == {"version", "runId", "at", "fingerprint"}, "what is said last is left out"
    told = json.loads(build_line(Removal(Kind.RECORD, 1, 0, 500, A, 1, at, run, "x" * 150, bytes(32))))
    assert told["removed"]["reason"] == "x" * 150
