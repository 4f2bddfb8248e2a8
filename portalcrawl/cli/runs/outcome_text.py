"""An outcome as people and programs read it."""

import shlex
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson

from portalcrawl.archive.ledger import State
from portalcrawl.cli.program import program_name
from portalcrawl.cli.runs.outcome import Outcome
from portalcrawl.exceptions import ExitCode
from portalcrawl.reports.run import RunSummary
from portalcrawl.text.whitespace import show_controls

FAILURES_SHOWN = 5
DOUBTS_SHOWN = 3
GAPS_SHOWN = 5


def print_outcome(outcome: Outcome, *, as_json: bool = False, options: str = "") -> None:
    """Print what a run did: the summary on stdout, an error on stderr.

    `options` are those of the command, for the one that goes on with an interrupted run.
    """
    summary, error = outcome.summary, outcome.failure
    if as_json:
        print_json(outcome.to_json())
    elif summary is not None and outcome.archive is not None:
        _print_summary(summary, options)
    if error:
        print(f"portalcrawl: {show_controls(str(error))}", file=sys.stderr)
    elif summary is None:
        said = "ended before it could say what it did; the same command continues, --verbose tells more"
        print(f"portalcrawl: {show_controls(outcome.target)}: {said}", file=sys.stderr)


def print_json(facts: Mapping[str, Any]) -> None:
    """Print a JSON line, at once."""
    print(orjson.dumps(facts).decode(), flush=True)


def _print_summary(summary: RunSummary, options: str) -> None:
    print(f"{summary.portal}: {summary.new} new articles, {_how_it_ended(summary)}")
    print(f"  read      {summary.pages} pages, {summary.lists} lists of {summary.sections} sections")
    rest = [
        (State.DUPLICATE, "copies or other addresses of articles"),
        (State.OUTSIDE_WINDOW, "outside the dates"),
        (State.NOT_ARTICLE, "no articles"),
        (State.EXCLUDED, "excluded"),
        (State.GONE, "dead links"),
        (State.REMOVED, "copies of removed articles"),
    ]
    told = ", ".join(f"{summary.count(state)} {words}" for state, words in rest if summary.count(state))
    if told:
        print(f"  besides   {told}")
    if summary.doubts:
        count = sum(summary.doubts.values())
        most = sorted(summary.doubts.items(), key=lambda item: -item[1])
        told = ", ".join([f"{n} {reason}" for reason, n in most[:DOUBTS_SHOWN]] + ["…"] * (len(most) > DOUBTS_SHOWN))
        print(f"  in doubt  {count} rows that show no article, asked for again later: {show_controls(told)}")
    if summary.near_duplicates:
        print(f"  twice     {summary.near_duplicates} articles tell another one's story")
    if summary.text_notes:
        _print_notes(summary.text_notes)
    if summary.looks:
        print(f"  again     {summary.looks} articles looked at: {_tell_looks(summary)}")
    if summary.failed:
        print(f"  failed    {summary.failed}, tried again by the next run:")
        for url, reason in summary.failures[:FAILURES_SHOWN]:
            print(f"            {url}: {reason}")
        if summary.failed > FAILURES_SHOWN:
            print(f"            … {program_name()} urls {summary.root} --state failed")
    _print_warnings(summary)
    print(f"  archive   {summary.root}")
    if summary.exit_code is ExitCode.INTERRUPTED:
        print(f"  continue  {program_name()} crawl {shlex.quote(str(summary.root))}{options}")
    sys.stdout.flush()


def _tell_looks(summary: RunSummary) -> str:
    found = [f"{count} {name}" for name, count in summary.events.items() if count]
    found += [f"{summary.odd} show no article now"] if summary.odd else []
    return ", ".join(found) or "all as they were"


def _print_warnings(summary: RunSummary) -> None:
    """Print the alarms and the gaps, and what tells more of them."""
    _print_lines("manners", summary.manners)
    _print_lines("alarm", summary.warnings)
    if summary.alarms:
        print(f"            … {program_name()} check {summary.root}")
    for number, (section, gap) in enumerate(summary.gaps[:GAPS_SHOWN]):
        print(f"  {'' if number else 'gaps':9} {section}: {gap}")
    if len(summary.gaps) > GAPS_SHOWN:
        print(f"            … and {len(summary.gaps) - GAPS_SHOWN} more")
    if summary.shrinkage or summary.gaps:
        print(f"            … {program_name()} status {summary.root}")


def _print_lines(name: str, lines: Sequence[str]) -> None:
    for number, line in enumerate(lines):
        print(f"  {'' if number else name:9} {line}")


def _print_notes(notes: Mapping[str, int]) -> None:
    """Print how many articles have each note on their text, the most frequent note first."""
    for number, (note, count) in enumerate(sorted(notes.items(), key=lambda item: -item[1])):
        print(f"  {'' if number else 'texts':9} {count} {note}")


def _how_it_ended(summary: RunSummary) -> str:
    minutes, seconds = divmod(round(summary.seconds), 60)
    took = f"{minutes} min {seconds} s" if minutes else f"{summary.seconds:.1f} s"
    return f"{summary.ending} after {took}, {datetime.now().astimezone():%Y-%m-%d %H:%M %z}"
