"""Removes what a scope covers."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger.tables.removals import Kind, Removal
from portalcrawl.archive.ledger.tables.runs import WORK
from portalcrawl.archive.removal.scope import Covered, Scope
from portalcrawl.archive.tombstones.rewriting import finish_removals

REMOVED = "removed"
"""The reason of a run that removed something, and the kind of its lines in `changes.jsonl`."""
VERB = "remove"


def remove(
    layout: Layout, start: str, reason: str, find: Callable[[Archive], Scope], forget: Callable[[Archive, int], None]
) -> Scope:
    """Remove for good what `find` says of an archive in which all files are sealed; the scope.

    `forget` takes an article, by its number, out of what others keep in the ledger's database. From the moment at which
    the ledger says that something is removed, every run that opens the archive goes on with it, whatever happens to
    this one. Raises ArchiveError, NoSpaceError, UsageError.
    """
    with closing(Archive(layout.root, start, keeps_warc=layout.warc.is_dir())) as archive:
        # What is deleted from the ledger is overwritten, not only given free.
        archive.ledger.database.execute("PRAGMA secure_delete = ON")
        archive.begin_work({WORK: VERB})
        archive.seal()
        try:
            scope = find(archive)
        except BaseException:
            archive.end_run("error", {})
            raise
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        for one in scope.covered:
            _remove_records(archive, one, reason, at)
            forget(archive, one.met.number)
        archive.ledger.removals.add(
            [
                Removal(
                    Kind.ANSWER, one.number, one.offset, one.length, one.url, None, at, archive.run_name, reason, None
                )
                for one in scope.answers
            ]
        )
        archive.commit()
        with archive.disk.guard():
            finish_removals(layout, archive.ledger, archive.run)
        counts = {REMOVED: len(scope.covered), "rawPages": len(scope.answers)}
        archive.end_run(REMOVED, counts)
    return scope


def _remove_records(archive: Archive, covered: Covered, reason: str, at: str) -> None:
    met, removals = covered.met, archive.ledger.removals
    removals.add(
        [
            Removal(
                Kind.RECORD, one.place.segment, one.place.offset, one.place.length, met.url, one.version, at, one.run,
                reason, one.fingerprint,
            )
            for one in covered.records
        ]
    )  # fmt: skip
    if not covered.is_removed:
        removals.forget_article(met.number, reason)
        version = met.version or 0
        archive.append_change(
            {"url": met.url, "kind": REMOVED, "reason": reason, "version": version, "at": at, "runId": archive.run_name}
        )
