"""`portalcrawl verify`: proves that an archive holds what it says."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from portalcrawl.archive.layout import Layout
from portalcrawl.archive.lock import ArchiveLock
from portalcrawl.archive.verification.findings import Finding, Tally
from portalcrawl.archive.verification.repair import repair_archive
from portalcrawl.archive.verification.verify import verify_archive
from portalcrawl.cli.program import program_name
from portalcrawl.exceptions import ArchiveError, ExitCode, UsageError


def run(
    archive: Annotated[Path, typer.Argument(metavar="ARCHIVE", help="An archive's folder, output/<portal>.")],
    repair: Annotated[bool, typer.Option("--repair", help="Mend what can be mended without a backup.")] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Prove an archive: compare its files with each other, and every record with its checksums."""
    layout = Layout(archive)
    if not layout.articles.is_dir():
        raise UsageError(f"{archive}: no archive here; name a folder such as output/www.example.com")
    started, done = time.monotonic(), list[str]()
    with _hold(layout, must_lock=repair):
        tally, found = _verify(layout, is_told=not json)
        if repair and found:
            for step in repair_archive(layout, found):
                done.append(step)
                if not json:
                    print(f"repair: {step}")
            tally, found = _verify(layout, is_told=not json)
    if json:
        print(orjson.dumps(_describe(archive, tally, found) | {"repaired": done}).decode())
    else:
        _print_end(archive, tally, found, time.monotonic() - started)
    raise typer.Exit(int(ExitCode.ERROR if found else ExitCode.COMPLETE))


def _verify(layout: Layout, *, is_told: bool) -> tuple[Tally, list[Finding]]:
    tally, found = Tally(), []
    for finding in verify_archive(layout, tally):
        found.append(finding)
        if is_told:
            print(finding)
    return tally, found


@contextmanager
def _hold(layout: Layout, *, must_lock: bool) -> Iterator[None]:
    """Hold the lock, so that no run begins.

    Raises ArchiveLockedError if a run is on, and ArchiveError if the lock cannot be written although `must_lock`.
    """
    lock = ArchiveLock(layout.lock)
    try:
        lock.acquire()
    except OSError as error:
        if must_lock:
            raise ArchiveError(f"{layout.root}: cannot be written ({error.strerror})") from error
        # This is a backup on a read-only disk, so no run can write there.
        print(f"{layout.root}: read without a lock ({error.strerror})", file=sys.stderr)
    try:
        yield
    finally:
        lock.release()


def _describe(archive: Path, tally: Tally, found: list[Finding]) -> dict[str, Any]:
    findings = []
    for one in found:
        facts = {"file": one.file, "offset": one.offset, "length": one.length, "url": one.url, "what": one.what}
        facts["mend"] = one.mend.value
        findings.append({name: value for name, value in facts.items() if value is not None})
    return {
        "archive": str(archive), "holds": not found, "segments": tally.segments, "records": tally.records,
        "exchanges": tally.exchanges, "bytes": tally.bytes, "notes": list(tally.notes), "findings": findings,
    }  # fmt: skip


def _print_end(archive: Path, tally: Tally, found: list[Finding], seconds: float) -> None:
    for note in tally.notes:
        print(f"note: {note}")
    checked = f"{tally.records:,} records in {tally.segments} segments, {tally.exchanges:,} answers in WARC files"
    print(f"{archive}: {checked}, {tally.bytes / 1e6:,.1f} MB in {seconds:.1f} s")
    if not found:
        print("all of it holds")
        return
    print(f"{len(found)} findings:")
    for mend in dict.fromkeys(one.mend for one in found):
        print(f"  {sum(one.mend is mend for one in found)}: {mend.value}")
    print(f"  … {program_name()} verify --repair {archive}")
