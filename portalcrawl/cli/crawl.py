"""`portalcrawl crawl`: archives portals."""

import os
import shlex
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import orjson
import typer

from portalcrawl.archive.ledger import State
from portalcrawl.cli.many import FILE_MARK, OWN, check_jobs, read_jobs, run_jobs
from portalcrawl.cli.notices import Exec, Metrics, Notices, Notify
from portalcrawl.cli.options import (
    AllowAddress,
    Concurrency,
    Contact,
    Delay,
    MaxBytes,
    MaxPages,
    MaxTime,
    ScrapySettings,
    Verbose,
    build_overrides,
    read_contact,
    read_limits,
    read_networks,
    read_settings,
)
from portalcrawl.cli.program import program_name, repeat_options
from portalcrawl.cli.targets import Target, TargetError, continue_archive, find_targets
from portalcrawl.exceptions import ExitCode, UsageError
from portalcrawl.reports.run import RunSummary
from portalcrawl.spiders.arguments import parse_arguments
from portalcrawl.text.whitespace import show_controls

if TYPE_CHECKING:
    from portalcrawl.cli.process import Outcome

FAILURES_SHOWN = 5
GAPS_SHOWN = 5


def run(
    context: typer.Context,
    targets: Annotated[
        list[str],
        typer.Argument(
            metavar="TARGET…",
            help="A portal's address, a profile's file, an existing archive, or @FILE with one of them on each line.",
        ),
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
    max_pages: MaxPages = None,
    max_time: MaxTime = None,
    max_bytes: MaxBytes = None,
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
    ignore_noarchive: Annotated[
        bool, typer.Option("--ignore-noarchive", help="Archive also pages that ask not to be archived.")
    ] = False,
    continues: Annotated[
        Path | None, typer.Option(metavar="ARCHIVE", help="The portal's archive from before it moved to this address.")
    ] = None,
    insecure_tls: Annotated[
        list[str] | None,
        typer.Option("--insecure-tls", metavar="HOST", help="Do not verify this host's certificate. Repeatable."),
    ] = None,
    contact: Contact = None,
    allow_address: AllowAddress = None,
    assume_no_robots: Annotated[
        bool, typer.Option("--assume-no-robots", help="Take a robots.txt that the server cannot give as absent.")
    ] = False,
    set_: ScrapySettings = None,
    verbose: Verbose = False,
    json: Annotated[bool, typer.Option("--json", help="The summary as JSON lines.")] = False,
    notify: Notify = None,
    exec_: Exec = None,
    metrics: Metrics = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, max=64, help="Crawl each target in a process of its own, so many at a time.")
    ] = None,
) -> None:
    """Archive portals: sections from the menu, every list to its end, every article once."""
    notices = Notices(notify, exec_, metrics)
    notices.check()
    if jobs is not None or any(target.startswith(FILE_MARK) for target in targets):
        listed = read_jobs(targets)
        check_jobs(listed, context)
        shared = shlex.split(repeat_options(context, but=OWN))
        codes = run_jobs(listed, shared, jobs or os.cpu_count() or 1, metrics)
        raise typer.Exit(int(find_gravest(codes)))
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
    try:
        wanted = _find_targets(targets, output, as_json=json)
        if continues is not None:
            wanted = [continue_archive(wanted, continues)]
            wishes["continues"] = True
        crawls = [_build_arguments(target, output, wishes) for target in wanted]
        for one in crawls:
            checked = {("sections" if name == "section" else name): value for name, value in one.items()}
            parse_arguments(**checked)
        overrides = build_overrides(delay, concurrency) | read_networks(allow_address or [])
        overrides |= {"ROBOTSTXT_ASSUME_ABSENT": True} if assume_no_robots else {}
        overrides |= {"INSECURE_TLS_HOSTS": insecure_tls} if insecure_tls else {}
        overrides |= {"IGNORE_NOARCHIVE": True} if ignore_noarchive else {}
        overrides |= read_limits(max_pages, max_time, max_bytes) | read_contact(contact) | read_settings(set_ or [])
        from portalcrawl.cli.process import run_crawls  # Scrapy takes a second to import; other verbs don't need it

        again = repeat_options(context, but=("targets", "output"))
        outcomes = run_crawls(
            crawls, overrides, verbose=verbose, on_end=partial(print_outcome, as_json=json, options=again)
        )
    except UsageError as error:
        for target in (error.typed,) if isinstance(error, TargetError) else targets:
            if json:
                _print_json({"target": target, "error": str(error), "exitCode": int(error.exit_code)})
        raise
    notices.tell(outcomes)
    raise typer.Exit(int(worst_code(outcomes)))


def _find_targets(typed: list[str], output: Path, *, as_json: bool) -> list[Target]:
    """What is to be crawled; what is not is told. Raises PortalcrawlError."""
    wanted = []
    for one in find_targets(typed, output):
        if isinstance(one, Target) and one.same_as is None:
            wanted.append(one)
            continue
        reason = f"the same archive as {one.same_as}" if isinstance(one, Target) else one.reason
        print(f"portalcrawl: {one.typed}: left out, {reason}", file=sys.stderr)
        if as_json:
            _print_json({"target": one.typed, "leftOut": reason})
    return wanted


def _build_arguments(target: Target, output: Path, wishes: Mapping[str, Any]) -> dict[str, Any]:
    """The spider's arguments for a target."""
    arguments = {"start": target.start, "output": str(output), "archive": str(target.archive)}
    return arguments | ({"profile": target.profile} if target.profile is not None else {}) | dict(wishes)


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


def print_outcome(outcome: "Outcome", *, as_json: bool = False, options: str = "") -> None:
    """Print what a run did: the summary on stdout, an error on stderr.

    `options` are those of the command, for the one that goes on with an interrupted run.
    """
    summary = outcome.summary
    error = outcome.error or (summary and summary.error)
    has_archive = summary is not None and (summary.error is None or summary.root.is_dir())
    if as_json:
        facts: dict[str, Any] = {"portal": summary.portal if summary is not None else outcome.target}
        if summary is not None:
            facts |= {"archive": str(summary.root)} if has_archive else {}
            facts |= {"exitCode": int(summary.exit_code), "reason": summary.outcome, "counts": summary.counts()}
            facts |= {"manners": list(summary.manners), "alarms": list(summary.warnings)}
            facts |= {"complete": summary.is_complete}
            facts |= {"gaps": [f"{section}: {gap}" for section, gap in summary.gaps]}
        if error:
            facts |= {"exitCode": int(error.exit_code), "error": str(error)}
        elif summary is None:
            facts |= {"exitCode": int(ExitCode.INTERRUPTED)}
        _print_json(facts)
    elif summary is not None and has_archive:
        _print_summary(summary, options)
    if error:
        print(f"portalcrawl: {show_controls(str(error))}", file=sys.stderr)
    elif summary is None:
        said = "ended before it could say what it did; the same command continues, --verbose tells more"
        print(f"portalcrawl: {show_controls(outcome.target)}: {said}", file=sys.stderr)


def _print_json(facts: Mapping[str, Any]) -> None:
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
        print(f"  in doubt  {summary.doubts} addresses without a page that lists may still show, asked for again later")
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
