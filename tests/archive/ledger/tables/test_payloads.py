"""A payload is found by its bytes, and the newest one by its address."""

from pathlib import Path

from ledgers import begin

from portalcrawl.archive.ledger.tables.payloads import Payload


def test_payloads(tmp_path: Path) -> None:
    payloads = begin(tmp_path).payloads
    url = "http://example.com/a"
    places = ((1, 900), (2, 0), (2, 500))
    stored = [Payload(bytes([n]) * 20, url, "2026-01-01T00:00:00Z", *place, 10) for n, place in enumerate(places)]
    for payload in (stored[2], stored[0], stored[1]):
        payloads.add(payload)
    assert [payloads.find(one.digest) for one in stored] == stored
    assert payloads.find(b"x" * 20) is None
    assert payloads.find_latest(url) == stored[2], "by file, then by offset"
    assert payloads.find_latest("http://example.com/b") is None
