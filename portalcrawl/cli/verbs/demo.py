"""`portalcrawl demo`: serves the embedded portal on loopback and crawls it."""

import threading
from pathlib import Path
from typing import Annotated

import typer

from portalcrawl.archive.ledger import State
from portalcrawl.cli.options import build_overrides, read_contact
from portalcrawl.cli.program import program_name
from portalcrawl.cli.runs.outcome import worst_code
from portalcrawl.cli.runs.outcome_text import print_outcome
from portalcrawl.demo import STYLES, DemoServer
from portalcrawl.exceptions import ExitCode, UsageError

PORT = 8017
"""Of the first style; the others have the next ones. They are fixed, so that a second demo run finds the archive of the
first, and each style has its own, because an archive is named after host and port."""
STYLE = "mainland"


def run(
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder that holds archives.")] = Path("output"),
    serve: Annotated[bool, typer.Option("--serve", help="Only serve the demo portal, until Ctrl-C.")] = False,
    style: Annotated[str, typer.Option("--style", help=f"How the portal looks: {', '.join(STYLES)}.")] = STYLE,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help=f"The port on loopback; {PORT} or the next ones by style, 0 a free one."),
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show all logs.")] = False,
) -> None:
    """Serve the embedded demo portal on loopback, crawl it, and say what was archived."""
    from portalcrawl.cli.runs.process import run_crawls  # Scrapy takes a second to import; other verbs don't need it

    if style not in STYLES:
        raise UsageError(f"--style {style!r}: there are {', '.join(STYLES)}")
    portal = STYLES[style]()
    with DemoServer(portal, port=PORT + list(STYLES).index(style) if port is None else port) as server:
        if serve:
            print(f"{server.url} serves the demo portal: {len(portal.truth)} articles; Ctrl-C ends it", flush=True)
            _wait()
            return
        outcomes = run_crawls(
            [{"start": server.url, "output": str(output)}],
            build_overrides(0, 16) | read_contact(server.url),
            verbose=verbose,
        )
    for outcome in outcomes:
        print_outcome(outcome)
        if outcome.summary is not None and outcome.error is None:
            root, summary = outcome.summary.root, outcome.summary
            new = summary.count(State.ARCHIVED)
            print(f"\nThe portal has {len(portal.truth)} articles; {new} are new in the archive.")
            print("Next:")
            print(f"  {program_name()} status {root}")
            print(f"  {program_name()} urls {root} --state duplicate")
            print(f"  head -n 1 {root}/articles/00001.jsonl")
    code = worst_code(outcomes)
    # The mainland style has a page that fails on purpose; the demo has not failed because of it.
    raise typer.Exit(int(ExitCode.COMPLETE if code is ExitCode.FAILURES else code))


def _wait() -> None:
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        print()
