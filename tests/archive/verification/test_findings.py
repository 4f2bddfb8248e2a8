"""A finding in one line."""

import pytest

from portalcrawl.archive.verification.findings import Finding, Mend


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (Finding("ledger.db", "is gone", Mend.LEDGER), "ledger.db: is gone"),
        (Finding("a.jsonl", "no JSON", Mend.FETCH, 0), "a.jsonl: byte 0: no JSON"),
        (Finding("a", "a torn line", Mend.CUT, 7, 3, "http://e.com/"), "a: byte 7: a torn line (http://e.com/)"),
        (Finding("d", "lacks a copy", Mend.REWRITE, url="http://e.com/"), "d: lacks a copy (http://e.com/)"),
    ],
)
def test_line(finding: Finding, line: str) -> None:
    assert str(finding) == line


def test_every_way_to_mend_is_told_apart() -> None:
    assert len({mend.value for mend in Mend}) == len(Mend)
