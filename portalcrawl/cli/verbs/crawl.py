"""`portalcrawl crawl`: archives portals."""

import os
import shlex
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from portalcrawl.cli.exit_codes import find_gravest
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
from portalcrawl.cli.program import repeat_options
from portalcrawl.cli.runs.many import FILE_MARK, OWN, check_jobs, read_jobs, run_jobs
from portalcrawl.cli.runs.notices import Exec, Metrics, Notices, Notify
from portalcrawl.cli.runs.outcome import worst_code
from portalcrawl.cli.runs.outcome_text import print_json, print_outcome
from portalcrawl.cli.runs.targets import Target, TargetError, continue_archive, find_targets
from portalcrawl.exceptions import UsageError
from portalcrawl.spiders.arguments import parse_arguments


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
        from portalcrawl.cli.runs.process import (
            run_crawls,  # Scrapy takes a second to import; other verbs don't need it
        )

        again = repeat_options(context, but=("targets", "output"))
        outcomes = run_crawls(
            crawls, overrides, verbose=verbose, on_end=partial(print_outcome, as_json=json, options=again)
        )
    except UsageError as error:
        for target in (error.typed,) if isinstance(error, TargetError) else targets:
            if json:
                print_json({"target": target, "error": str(error), "exitCode": int(error.exit_code)})
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
            print_json({"target": one.typed, "leftOut": reason})
    return wanted


def _build_arguments(target: Target, output: Path, wishes: Mapping[str, Any]) -> dict[str, Any]:
    """The spider's arguments for a target."""
    arguments = {"start": target.start, "output": str(output), "archive": str(target.archive)}
    return arguments | ({"profile": target.profile} if target.profile is not None else {}) | dict(wishes)
