"""`portalcrawl reextract`: reads the raw pages of archives again, with today's code or another profile."""

import os
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from rich.text import Text

from portalcrawl.archive.ledger import read_start_url
from portalcrawl.cli.archive_argument import find_archive
from portalcrawl.cli.exit_codes import find_gravest
from portalcrawl.cli.views.tables import make_console, make_table
from portalcrawl.exceptions import ArchiveError, ExitCode, PortalcrawlError, UsageError
from portalcrawl.profiles.model import Profile
from portalcrawl.profiles.store import load_profile

SHOWN = 5


def run(
    archives: Annotated[list[Path], typer.Argument(metavar="ARCHIVE…", help="Archives' folders, output/<portal>.")],
    profile: Annotated[
        Path | None, typer.Option(help="The profile to read by; with --apply the archive keeps it.")
    ] = None,
    apply: Annotated[bool, typer.Option("--apply", help="Write new versions, and take up what was refused.")] = False,
    jobs: Annotated[int | None, typer.Option(min=1, max=64, help="Processes; by default one for each core.")] = None,
    ignore_evidence: Annotated[
        bool, typer.Option("--ignore-evidence", help="Leave articles alone of which only the evidence differs.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="JSON lines, one for each archive.")] = False,
) -> None:
    """Read raw pages again, without a network, and say what would change; --apply writes it."""
    if profile is not None and len(archives) > 1:
        raise UsageError("--profile is of one portal; name one archive")
    layouts = [find_archive(path) for path in archives]
    given = load_profile(profile) if profile is not None else None
    codes = []
    for layout in layouts:
        try:
            codes.append(_reextract(layout.root, given, apply=apply, jobs=jobs, ignores=ignore_evidence, as_json=json))
        except PortalcrawlError as error:
            print(f"portalcrawl: {error}", file=sys.stderr)
            codes.append(error.exit_code)
        except sqlite3.OperationalError as error:
            # A ledger of the first version lacks columns.
            print(f"portalcrawl: {layout.ledger}: cannot be read ({error}); the next crawl renews it", file=sys.stderr)
            codes.append(ExitCode.ERROR)
    raise typer.Exit(int(find_gravest(codes)))


def _reextract(
    root: Path, given: Profile | None, *, apply: bool, jobs: int | None, ignores: bool, as_json: bool
) -> ExitCode:
    from portalcrawl.archive.layout import Layout
    from portalcrawl.archive.ledger.database import open_to_read
    from portalcrawl.reextraction.run import Reextraction
    from portalcrawl.reextraction.source import open_source

    started, layout = time.monotonic(), Layout(root)
    name = str(layout.profile)
    options: dict[str, Any] = {"jobs": jobs or os.cpu_count() or 1, "ignores_evidence": ignores, "name": name}
    code = ExitCode.COMPLETE
    if apply:
        work, code = _apply(layout, given, options)
    else:
        with closing(open_to_read(layout.ledger, may_be_older=True)) as db:
            work = Reextraction(open_source(layout, db, given), **options)
            try:
                work.try_profile()
                for _ in work.iter_changes():
                    pass
            except KeyboardInterrupt:
                code = ExitCode.INTERRUPTED
    seconds = time.monotonic() - started
    if as_json:
        print(orjson.dumps(_describe(work.findings, is_applied=apply, seconds=seconds)).decode())
    else:
        _print(work.findings, is_applied=apply, seconds=seconds)
    if code is ExitCode.COMPLETE and work.findings.damaged:
        code = ExitCode.FAILURES
    return code


def _apply(layout: Any, given: Profile | None, options: dict[str, Any]) -> tuple[Any, ExitCode]:
    from portalcrawl.archive.archive import Archive
    from portalcrawl.archive.ledger.database import open_to_read
    from portalcrawl.profiles.writing import format_profile
    from portalcrawl.reextraction.applying import Applying
    from portalcrawl.reextraction.run import Reextraction
    from portalcrawl.reextraction.source import open_source
    from portalcrawl.spiders.section_tree import SectionTree

    start = read_start_url(layout.ledger)
    if start is None:
        raise ArchiveError(f"{layout.root}: the ledger does not say which portal it is of")
    # What cannot be used is refused before the archive is touched.
    with closing(open_to_read(layout.ledger, may_be_older=True)) as db:
        trial = open_source(layout, db, given)
        suspended = Reextraction(trial, **options).try_profile()
    with closing(Archive(layout.root, start, keeps_warc=False)) as archive, _ending_in_order():
        ledger = archive.ledger
        tree = SectionTree(ledger, str(ledger.get_meta("home_url") or start))
        source = open_source(layout, ledger.database, trial.portal.profile, tree)
        work, applying = Reextraction(source, **options), Applying(archive)
        work.findings.suspended = suspended
        reason, code = "reextracted", ExitCode.COMPLETE
        applying.begin()
        if given is not None:
            archive.write_profile(format_profile(given))
        try:
            for change in work.iter_changes():
                applying.write(change)
        except KeyboardInterrupt:
            reason, code = "shutdown", ExitCode.INTERRUPTED
        found = work.findings
        applying.end(reason, {"reextracted": found.changed, "archived": found.taken_up, "failures": len(found.damaged)})
    return work, code


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """SIGTERM ends the work as Ctrl-C does: what was done is sealed."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _describe(found: Any, *, is_applied: bool, seconds: float) -> dict[str, Any]:
    fields = {
        name: {
            "changed": one.changed, "gained": one.gained, "lost": one.lost,
            "samples": [{"url": s.url, "before": s.before, "after": s.after} for s in one.samples],
        }
        for name, one in found.differences.fields.items()
    }  # fmt: skip
    return {
        "archive": str(found.archive), "applied": is_applied, "pages": found.pages, "articles": found.articles,
        "changed": found.changed, "takenUp": found.taken_up, "stillRefused": found.still_refused,
        "refusedToday": dict(found.refused), "withoutPage": found.without_page, "cut": found.cut,
        "damaged": found.damaged, "suspended": found.suspended, "fields": fields, "seconds": round(seconds, 1),
    }  # fmt: skip


def _print(found: Any, *, is_applied: bool, seconds: float) -> None:
    rate = found.pages / seconds if seconds else 0
    print(f"{found.archive}: {found.pages:,} pages read again in {seconds:.1f} s, {rate:.0f} a second")
    verb = "new versions" if is_applied else "would change"
    print(f"  articles  {found.articles:,}, {found.changed:,} {verb}")
    if found.taken_up:
        print(f"  taken up  {found.taken_up:,} that had been refused or taken for copies")
    if found.refused:
        told = ", ".join(f"{count} {reason}" for reason, count in found.refused.most_common())
        print(f"  kept      although they would be refused today: {told}")
    if found.without_page:
        print(f"  left      {found.without_page:,} without a raw page")
    if found.cut:
        print(f"  left      {found.cut:,} of which a further page is not kept")
    for what in found.suspended:
        print(f"  alarm     {what}")
    for what in found.damaged[:SHOWN]:
        print(f"portalcrawl: {what}", file=sys.stderr)
    if found.differences.fields:
        _print_fields(found.differences)
    if not is_applied and (found.changed or found.taken_up):
        print("  nothing is written; --apply does it")


def _print_fields(differences: Any) -> None:
    console = make_console()
    table = make_table("field", "changed", "gained", "lost")
    samples = make_table("field", "before", "after", "page")
    for name, one in sorted(differences.fields.items(), key=lambda item: -item[1].changed):
        table.add_row(name, *(str(count or "") for count in (one.changed, one.gained, one.lost)))
        for sample in one.samples:
            samples.add_row(name, *(Text(text) for text in (sample.before, sample.after, sample.url)))
    console.print()
    console.print(table)
    console.print()
    console.print(samples)
