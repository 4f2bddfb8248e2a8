"""What is printed of a run."""

import json

import pytest

from portalcrawl.cli.runs.outcome import Outcome
from portalcrawl.cli.runs.outcome_text import print_outcome


def test_a_run_without_a_summary_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    outcome = Outcome("http://e.cn/", None, None)
    print_outcome(outcome)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "http://e.cn/: ended before it could say what it did" in shown.err
    print_outcome(outcome, as_json=True)
    assert json.loads(capsys.readouterr().out) == {
        "portal": "http://e.cn/", "exitCode": 4, "reason": "error"
    }  # fmt: skip
