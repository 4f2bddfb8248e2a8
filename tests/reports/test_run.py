"""How a run ended: for the ledger, for a scheduler, for the manifest."""

from pathlib import Path
from typing import Any

import orjson
import pytest
from msgspec.structs import replace

from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import FINISHED, INCOMPLETE, SHRUNK, Role, State
from portalcrawl.exceptions import ExitCode, NoSpaceError, NothingFoundError
from portalcrawl.reports.run import RunSummary, write_report

FATES = {
    (Role.ARTICLE, State.ARCHIVED): 7,
    (Role.CANDIDATE, State.ARCHIVED): 2,
    (Role.ARTICLE, State.DUPLICATE): 1,
    (Role.LIST, State.DONE): 4,
}
RUN = RunSummary("http://example.com/", Path(), "20260101T000000.00Z", FINISHED, 1.25, 15, 3, FATES, ())
LIST_FAILED = FATES | {(Role.LIST, State.FAILED): 1}
GAP = ("news", "18 pages are stated, 1 were read")
WITHHELD = ("law", "http://example.com/law/ was not asked for (robots.txt)")
ARTICLE_FAILED = FATES | {(Role.ARTICLE, State.FAILED): 1}


@pytest.mark.parametrize(
    ("changes", "outcome", "code"),
    [
        ({}, FINISHED, ExitCode.COMPLETE),
        ({"fates": ARTICLE_FAILED}, FINISHED, ExitCode.FAILURES),
        ({"fates": LIST_FAILED}, INCOMPLETE, ExitCode.FAILURES),
        ({"shrinkage": ("news: fewer rows",)}, SHRUNK, ExitCode.FAILURES),
        ({"shrinkage": ("news: fewer rows",), "fates": LIST_FAILED}, SHRUNK, ExitCode.FAILURES),
        ({"alarms": ("authors: fell",)}, FINISHED, ExitCode.FAILURES),
        ({"error": NothingFoundError("no section has this name")}, INCOMPLETE, ExitCode.ERROR),
        ({"gaps": (GAP,)}, FINISHED, ExitCode.FAILURES),
        ({"gaps": (GAP, WITHHELD), "withheld": (WITHHELD,)}, FINISHED, ExitCode.FAILURES),
        ({"gaps": (WITHHELD,), "withheld": (WITHHELD,)}, FINISHED, ExitCode.COMPLETE),
        ({"reason": "max_articles"}, "max_articles", ExitCode.COMPLETE),
        ({"reason": "shutdown", "shrinkage": ("news: fewer rows",)}, "shutdown", ExitCode.INTERRUPTED),
        ({"reason": "shutdown", "error": NoSpaceError("full")}, "shutdown", ExitCode.NO_SPACE),
    ],
)
def test_how_it_ended(changes: dict[str, Any], outcome: str, code: ExitCode) -> None:
    run = replace(RUN, **changes)
    assert (run.outcome, run.exit_code) == (outcome, code)


@pytest.mark.parametrize(
    ("changes", "ending"),
    [
        ({}, "complete"),
        ({"fates": ARTICLE_FAILED}, "finished, not complete,"),
        ({"shrinkage": ("news: fewer rows",)}, "finished, not complete,"),
        ({"alarms": ("authors: fell",)}, "finished, with alarms,"),
        ({"gaps": (GAP, WITHHELD), "withheld": (WITHHELD,)}, "finished, with gaps,"),
        ({"gaps": (WITHHELD,), "withheld": (WITHHELD,)}, "complete, except for what robots.txt withholds,"),
        ({"reason": "max_articles"}, "stopped at the limit"),
        ({"reason": "shutdown", "fates": ARTICLE_FAILED}, "interrupted"),
        ({"reason": "no_space"}, "stopped by an error"),
        ({"error": NothingFoundError("no section has this name")}, "stopped by an error"),
    ],
)
def test_only_a_run_without_failures_and_alarms_is_called_complete(changes: dict[str, Any], ending: str) -> None:
    assert replace(RUN, **changes).ending == ending


def test_counts_of_the_manifest() -> None:
    run = replace(RUN, fates=LIST_FAILED, events={"changed": 3, "moved": 0}, near_duplicates=2)
    assert run.new == 6, "a new version is no new article"
    assert run.counts() == {
        "archived": 9,
        "duplicate": 1,
        "changed": 3,
        "nearDuplicates": 2,
        "lists": 4,
        "pages": 15,
        "failures": 1,
    }


def test_the_report_holds_alarms_of_both_kinds_and_the_error(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    layout.create()
    failures = (("http://example.com/a", "HTTP 500"),)
    run = replace(RUN, alarms=("a",), shrinkage=("b",), failures=failures, text_notes={"torn": 2})
    path = write_report(layout, run.with_error(NoSpaceError("no space left")))
    report = orjson.loads(path.read_bytes())
    assert path.name == "20260101T000000.00Z.json"
    assert (report["alarms"], report["seconds"], report["exitCode"]) == (["a", "b"], 1.2, 5)
    assert report["failures"] == [{"url": "http://example.com/a", "reason": "HTTP 500"}]
    assert (report["textNotes"], report["error"]) == ({"torn": 2}, "no space left")
    assert "error" not in orjson.loads(write_report(layout, run).read_bytes())
