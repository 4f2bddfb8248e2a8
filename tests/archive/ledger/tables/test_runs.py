"""When a generation has ended, and what of it can be relied on."""

from pathlib import Path

import pytest
from ledgers import begin

from portalcrawl.archive.ledger import FINISHED, INCOMPLETE, SHRUNK, Ledger
from portalcrawl.archive.ledger.tables.runs import REBUILT, RunTable

ALL: dict[str, object] = {}
SINCE: dict[str, object] = {"since": "2017-01-01"}


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return begin(tmp_path)


@pytest.mark.parametrize(
    ("reason", "has_ended", "is_complete"),
    [
        (FINISHED, True, True),
        (INCOMPLETE, True, False),
        (SHRUNK, True, False),
        (REBUILT, True, False),
        ("shutdown", False, False),
        ("max_articles", False, False),
        (None, False, False),  # killed
    ],
)
def test_how_a_run_ended(ledger: Ledger, reason: str | None, has_ended: bool, is_complete: bool) -> None:
    if reason is not None:
        ledger.runs.end(1, "2026-01-02", reason, {})
    assert ledger.runs.has_ended_generation(ALL) is has_ended
    assert ledger.runs.has_complete(ALL) is is_complete
    assert ledger.runs.is_open() is (reason is None)
    assert ledger.runs.has_ended_generation(SINCE) is True, "it is about something else"
    assert ledger.runs.has_complete(SINCE) is False
    ledger.begin_run("r2", "2026-01-02", {})
    assert ledger.generation == 1 + has_ended


def add(runs: RunTable, *reasons: str) -> None:
    for reason in reasons:
        runs.end(runs.begin("r", "2026-01-01", {}), "2026-01-02", reason, {})


@pytest.mark.parametrize(
    ("reasons", "is_complete"),
    [
        ((FINISHED, "shutdown", INCOMPLETE), True),
        ((FINISHED, SHRUNK), False),  # rows that it saw stand above others that it did not see
        ((FINISHED, REBUILT), False),
        ((FINISHED, SHRUNK, FINISHED), True),
    ],
)
def test_no_complete_run_is_trusted_across_one_that_found_less(
    ledger: Ledger, reasons: tuple[str, ...], is_complete: bool
) -> None:
    add(ledger.runs, *reasons)
    assert ledger.runs.has_complete(ALL) is is_complete


def test_arguments_are_compared_whatever_their_order(ledger: Ledger) -> None:
    number = ledger.runs.begin("r", "2026-01-01", {"a": 1, "b": 2})
    ledger.runs.end(number, "2026-01-02", FINISHED, {})
    assert ledger.runs.has_complete({"b": 2, "a": 1})


def test_runs_as_the_manifest_has_them(ledger: Ledger) -> None:
    add(ledger.runs, FINISHED)
    current = ledger.runs.begin("r3", "2026-01-03", {})
    assert [run["reason"] for run in ledger.runs.describe(current)] == ["killed", FINISHED, "running"]
