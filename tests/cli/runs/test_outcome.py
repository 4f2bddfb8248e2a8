"""What programs are told of a run, and the exit code that stands for several."""

from pathlib import Path

from portalcrawl.archive.ledger import FINISHED, Role, State
from portalcrawl.cli.runs.outcome import Outcome, worst_code
from portalcrawl.exceptions import ExitCode, NoSpaceError, UsageError
from portalcrawl.reports.run import RunSummary

URL = "http://e.cn/"
FATES = {(Role.ARTICLE, State.ARCHIVED): 7, (Role.LIST, State.DONE): 4}


def _summary(root: Path) -> RunSummary:
    return RunSummary(URL, root, "20260101T000000.00Z", FINISHED, 1.25, 15, 3, FATES, (), gaps=(("news", "2 rows"),))


def test_a_run_is_told_with_its_archive_its_counts_and_its_gaps(tmp_path: Path) -> None:
    told = Outcome(URL, _summary(tmp_path), None).to_json()
    assert told == {
        "portal": URL,
        "archive": str(tmp_path),
        "exitCode": 3,
        "reason": "finished",
        "counts": {"archived": 7, "lists": 4, "pages": 15, "failures": 0},
        "manners": [],
        "alarms": [],
        "complete": False,
        "gaps": ["news: 2 rows"],
        "run": "20260101T000000.00Z",
        "new": 7,
        "pages": 15,
        "failures": 0,
        "seconds": 1.2,
    }


def test_an_error_counts_more_than_how_the_run_ended(tmp_path: Path) -> None:
    summary = _summary(tmp_path)
    told = Outcome(URL, summary.with_error(NoSpaceError("no space left")), None).to_json()
    assert (told["exitCode"], told["error"]) == (5, "no space left")
    told = Outcome(URL, summary, UsageError("no such day")).to_json()
    assert (told["exitCode"], told["error"]) == (2, "no such day")


def test_an_archive_is_named_only_where_there_is_one(tmp_path: Path) -> None:
    failed = _summary(tmp_path / "never made").with_error(NoSpaceError("no space left"))
    assert "archive" not in Outcome(URL, failed, None).to_json()
    failed.root.mkdir()
    assert Outcome(URL, failed, None).to_json()["archive"] == str(failed.root)


def test_a_run_without_a_summary_was_interrupted(tmp_path: Path) -> None:
    died = Outcome(URL, None, None)
    assert (died.exit_code, died.archive) == (ExitCode.INTERRUPTED, None)
    assert worst_code([died, Outcome(URL, _summary(tmp_path), None)]) is ExitCode.INTERRUPTED
