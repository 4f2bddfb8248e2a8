"""`portalcrawl crawl`: archives portals."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import orjson
import typer

from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import State, read_start_url
from portalcrawl.cli.options import (
    AllowAddress,
    Concurrency,
    Delay,
    ScrapySettings,
    Verbose,
    build_overrides,
    read_networks,
    read_settings,
)
from portalcrawl.cli.program import program_name
from portalcrawl.exceptions import ArchiveError, ExitCode, UsageError
from portalcrawl.profiles.store import load_profile
from portalcrawl.reports.run import RunSummary
from portalcrawl.spiders.arguments import parse_arguments

if TYPE_CHECKING:
    from portalcrawl.cli.process import Outcome

FAILURES_SHOWN = 5
GAPS_SHOWN = 5


def run(
    targets: Annotated[
        list[str],
        typer.Argument(metavar="TARGET…", help="A portal's address, a profile's file, or an existing archive."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder that holds archives.")] = Path("output"),
    since: Annotated[
        str | None, typer.Option(help="The first day to keep: 2017, 2017-12, 2017-12-25, 7d, yesterday.")
    ] = None,
    until: Annotated[str | None, typer.Option(help="The last day to keep, inclusive.")] = None,
    undated: Annotated[
        str, typer.Option(help="keep or drop articles without a date, if --since or --until is given.")
    ] = "keep",
    section: Annotated[
        list[str] | None, typer.Option(help="Only this section, by its name, and the sections below it. Repeatable.")
    ] = None,
    max_articles: Annotated[int | None, typer.Option(help="Stop after this many new articles.")] = None,
    delay: Delay = None,
    concurrency: Concurrency = None,
    full: Annotated[
        bool, typer.Option("--full", help="Read all lists to their end, even if everything on them is known.")
    ] = False,
    recheck: Annotated[
        str | None,
        typer.Option(help="The longest time until an archived article is looked at again: 12h, 30d, 0d, or never."),
    ] = None,
    no_warc: Annotated[bool, typer.Option("--no-warc", help="Keep no raw pages.")] = False,
    profile: Annotated[
        Path | None, typer.Option(help="The profile to read the portal by; the archive keeps it.")
    ] = None,
    allow_address: AllowAddress = None,
    set_: ScrapySettings = None,
    verbose: Verbose = False,
    json: Annotated[bool, typer.Option("--json", help="The summary as JSON lines.")] = False,
) -> None:
    """Archive portals: sections from the menu, every list to its end, every article once."""
    wishes: dict[str, Any] = {
        "since": since,
        "until": until,
        "undated": undated,
        "section": tuple(section or ()),
        "max_articles": max_articles,
        "full": full,
        "recheck": recheck,
        "warc": not no_warc,
    }
    if profile is not None:
        if len(targets) > 1:
            raise UsageError("--profile is of one portal; name one target, or several profiles as targets")
        wishes["profile"] = profile
    crawls = [_locate(target, output) | wishes for target in targets]
    for one in crawls:
        checked = {("sections" if name == "section" else name): value for name, value in one.items()}
        parse_arguments(**checked)
    from portalcrawl.cli.process import run_crawls  # Scrapy takes a second to import; other verbs don't need it

    overrides = build_overrides(delay, concurrency) | read_networks(allow_address or []) | read_settings(set_ or [])
    outcomes = run_crawls(crawls, overrides, verbose=verbose)
    for outcome in outcomes:
        print_outcome(outcome, as_json=json)
    raise typer.Exit(int(worst_code(outcomes)))


def _locate(target: str, output: Path) -> dict[str, Any]:
    """A target's start address, output folder and, if it is a profile, its file. Raises PortalcrawlError."""
    path = Path(target)
    if target.endswith(".toml") and "://" not in target:
        return {"start": load_profile(path).portal.start, "output": str(output), "profile": path}
    if not target.strip() or not path.is_dir():
        return {"start": target, "output": str(output)}
    if not Layout(path).is_archive():
        raise UsageError(f"{target!r} is a folder without a ledger: neither an archive nor a web address")
    start = read_start_url(Layout(path).ledger)
    if start is None:
        raise ArchiveError(f"{target}: the ledger does not say which portal it is of; name the address")
    return {"start": start, "output": str(path.resolve().parent)}


def worst_code(outcomes: "list[Outcome]") -> ExitCode:
    """The exit code that stands for several runs; a run without a summary was interrupted."""
    codes = [one.error.exit_code if one.error else one.summary.exit_code if one.summary else ExitCode.INTERRUPTED
             for one in outcomes]  # fmt: skip
    return find_gravest(codes)


def find_gravest(codes: Iterable[ExitCode]) -> ExitCode:
    """The gravest exit code of several targets (docs/cli.md, "Exit codes"); `COMPLETE` if there are none."""
    order = [
        ExitCode.NO_SPACE, ExitCode.ERROR, ExitCode.USAGE, ExitCode.LOCKED, ExitCode.UNREACHABLE,
        ExitCode.INTERRUPTED, ExitCode.FAILURES, ExitCode.COMPLETE,
    ]  # fmt: skip
    return min(codes, key=order.index, default=ExitCode.COMPLETE)


def print_outcome(outcome: "Outcome", *, as_json: bool = False) -> None:
    """Print what a run did: the summary on stdout, an error on stderr."""
    summary = outcome.summary
    if summary is not None and (summary.error is None or summary.root.is_dir()):
        if as_json:
            facts = {"portal": summary.portal, "archive": str(summary.root), "exitCode": int(summary.exit_code)}
            facts |= {"reason": summary.outcome, "counts": summary.counts()}
            facts |= {"alarms": [*summary.alarms, *summary.shrinkage], "complete": summary.is_complete}
            facts |= {"gaps": [f"{section}: {gap}" for section, gap in summary.gaps]}
            print(orjson.dumps(facts).decode())
        else:
            _print_summary(summary)
    error = outcome.error or (outcome.summary and outcome.summary.error)
    if error:
        print(f"portalcrawl: {error}", file=sys.stderr)


def _print_summary(summary: RunSummary) -> None:
    print(f"{summary.portal}: {summary.new} new articles, {_how_it_ended(summary)}")
    print(f"  read      {summary.pages} pages, {summary.lists} lists of {summary.sections} sections")
    rest = [
        (State.DUPLICATE, "copies or other addresses of articles"),
        (State.OUTSIDE_WINDOW, "outside the dates"),
        (State.NOT_ARTICLE, "no articles"),
        (State.EXCLUDED, "excluded"),
        (State.GONE, "dead links"),
    ]
    told = ", ".join(f"{summary.count(state)} {words}" for state, words in rest if summary.count(state))
    if told:
        print(f"  besides   {told}")
    if summary.near_duplicates:
        print(f"  twice     {summary.near_duplicates} articles tell another one's story")
    if summary.text_notes:
        _print_notes(summary.text_notes)
    if summary.looks:
        events = ", ".join(f"{count} {name}" for name, count in summary.events.items() if count)
        print(f"  again     {summary.looks} articles looked at: {events or 'all as they were'}")
    if summary.failed:
        print(f"  failed    {summary.failed}, tried again by the next run:")
        for url, reason in summary.failures[:FAILURES_SHOWN]:
            print(f"            {url}: {reason}")
        if summary.failed > FAILURES_SHOWN:
            print(f"            … {program_name()} urls {summary.root} --state failed")
    _print_alarms(summary)
    print(f"  archive   {summary.root}")
    if summary.exit_code is ExitCode.INTERRUPTED:
        print(f"  continue  {program_name()} crawl {summary.root}")


def _print_alarms(summary: RunSummary) -> None:
    """Print what fell against the profile or earlier runs, then what the archive is known to lack."""
    for number, alarm in enumerate((*summary.alarms, *summary.shrinkage)):
        print(f"  {'' if number else 'alarm':9} {alarm}")
    if summary.alarms:
        print(f"            … {program_name()} check {summary.root}")
    for number, (section, gap) in enumerate(summary.gaps[:GAPS_SHOWN]):
        print(f"  {'' if number else 'gaps':9} {section}: {gap}")
    if len(summary.gaps) > GAPS_SHOWN:
        print(f"            … and {len(summary.gaps) - GAPS_SHOWN} more")
    if summary.shrinkage or summary.gaps:
        print(f"            … {program_name()} status {summary.root}")


def _print_notes(notes: Mapping[str, int]) -> None:
    """Print how many articles have each note on their text, the most frequent note first."""
    for number, (note, count) in enumerate(sorted(notes.items(), key=lambda item: -item[1])):
        print(f"  {'' if number else 'texts':9} {count} {note}")


def _how_it_ended(summary: RunSummary) -> str:
    minutes, seconds = divmod(round(summary.seconds), 60)
    took = f"{minutes} min {seconds} s" if minutes else f"{summary.seconds:.1f} s"
    return f"{summary.ending} after {took}"
