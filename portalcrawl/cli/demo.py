"""`portalcrawl demo`: serves the embedded portal on loopback and crawls it."""

import threading
from pathlib import Path
from typing import Annotated

import typer

from portalcrawl.archive.ledger import State
from portalcrawl.cli.crawl import print_outcome, worst_code
from portalcrawl.cli.options import build_overrides
from portalcrawl.cli.program import program_name
from portalcrawl.demo import DemoServer, build_portal
from portalcrawl.exceptions import ExitCode

PORT = 8017
"""Always the same, so that a second run finds the archive of the first."""


def run(
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder that holds archives.")] = Path("output"),
    serve: Annotated[bool, typer.Option("--serve", help="Only serve the demo portal, until Ctrl-C.")] = False,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port on loopback; 0 takes a free one.")] = PORT,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show all logs.")] = False,
) -> None:
    """Serve the embedded demo portal on loopback, crawl it, and say what was archived."""
    from portalcrawl.cli.process import run_crawls  # Scrapy takes a second to import; other verbs don't need it

    portal = build_portal()
    with DemoServer(portal, port=port) as server:
        if serve:
            print(f"{server.url} serves the demo portal: {len(portal.truth)} articles; Ctrl-C ends it", flush=True)
            _wait()
            return
        outcomes = run_crawls([{"start": server.url, "output": str(output)}], build_overrides(0, 16), verbose=verbose)
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
    # One page of the demo portal fails on purpose; the demo has not failed because of it.
    raise typer.Exit(int(ExitCode.COMPLETE if code is ExitCode.FAILURES else code))


def _wait() -> None:
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        print()
