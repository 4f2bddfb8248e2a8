"""The verification of a whole archive: the one door of this package."""

from collections.abc import Iterator
from itertools import chain

from portalcrawl.archive.folder import find_strange_kinds
from portalcrawl.archive.layout import OPEN_SUFFIX, Layout
from portalcrawl.archive.ledger.questions.audit import Audit
from portalcrawl.archive.verification.findings import Finding, Mend, Tally
from portalcrawl.archive.verification.inventory import check_manifest, check_sums
from portalcrawl.archive.verification.known_damage import KnownDamage
from portalcrawl.archive.verification.line_files import check_changes, check_duplicates, check_originals
from portalcrawl.archive.verification.raw_pages import RawPageCheck
from portalcrawl.archive.verification.removed_places import RemovedPlaces
from portalcrawl.archive.verification.segments import SegmentCheck
from portalcrawl.archive.warc.names import WarcFolder, list_files
from portalcrawl.exceptions import ArchiveError
from portalcrawl.text.urls.canonical import portal_folder


def verify_archive(layout: Layout, tally: Tally) -> Iterator[Finding]:
    """All that is wrong with an archive to which no run is writing, as it is found; `tally` counts along.

    Damage that was noted by a repair is not found again. Nothing is changed.
    """
    strange = [Finding(name, f"is a {kind}", Mend.BY_HAND) for name, kind in find_strange_kinds(layout)]
    if strange:
        # Nothing is opened in such a folder: a pipe would not end, and what a link leads to is not the archive's.
        yield from strange
        return
    known = KnownDamage(layout)
    count = 0
    for finding in _check(layout, tally):
        if known.covers(finding):
            count += 1
        else:
            yield finding
    if count:
        tally.notes += (f"{layout.damaged.name}: {count} findings are known and noted there",)


def _check(layout: Layout, tally: Tally) -> Iterator[Finding]:
    audit, damage = _open_ledger(layout)
    yield from damage
    try:
        yield from _check_files(layout, tally, audit)
    except ArchiveError as error:
        yield Finding(layout.ledger.name, str(error).removeprefix(f"{layout.ledger}: "), Mend.LEDGER)
    finally:
        if audit is not None:
            audit.close()


def _open_ledger(layout: Layout) -> tuple[Audit | None, list[Finding]]:
    """The ledger, if it can be read, and what is wrong with it."""
    name = layout.ledger.name
    if not layout.ledger.is_file():
        return None, [Finding(name, "is gone", Mend.LEDGER)]
    audit = None
    try:
        audit = Audit(layout.ledger)
        damage = audit.find_damage()
        if not damage:
            audit.check_types()
    except ArchiveError as error:
        if audit is not None:
            audit.close()
        return None, [Finding(name, str(error).removeprefix(f"{layout.ledger}: "), Mend.LEDGER)]
    return audit, [Finding(name, text, Mend.LEDGER) for text in damage]


def _check_files(layout: Layout, tally: Tally, audit: Audit | None) -> Iterator[Finding]:
    is_interrupted = audit is not None and audit.is_interrupted()
    if is_interrupted:
        tally.notes += ("the last run did not end in order; the next crawl goes on from its last commit",)
    portal = portal_folder(str(audit.get("start_url"))) if audit else _guess_portal(layout)
    removed = RemovedPlaces(audit.iter_removals() if audit else None)
    tally.notes += removed.notes
    raw = RawPageCheck(layout, WarcFolder(layout.warc, portal), tally, removed)
    yield from raw.check(audit)
    segments = SegmentCheck(layout, tally, removed)
    current, committed = (int(audit.get("segment", 1)), int(audit.get("segment_size", 0))) if audit else (0, 0)
    yield from segments.check(audit.iter_kept() if audit else None, current, committed)
    yield from raw.check_places(segments.places)
    if audit is not None:
        yield from chain(check_duplicates(layout, audit, tally), check_changes(layout, audit, tally))
        yield from check_originals(layout, audit, segments.originals)
    hashes = {f"articles/{name}": digest for name, digest in segments.hashes.items()}
    yield from check_manifest(layout, audit, hashes)
    yield from check_sums(layout, hashes, tally, is_interrupted=is_interrupted or audit is None)
    yield from _check_leftovers(layout, is_interrupted=is_interrupted or audit is None)


def _guess_portal(layout: Layout) -> str:
    """What the names of WARC files begin with, if no ledger tells."""
    names = [path.name for path in list_files(layout.warc)]
    return names[0].partition(".warc.gz")[0].rpartition("-")[0] if names else ""


def _check_leftovers(layout: Layout, *, is_interrupted: bool) -> Iterator[Finding]:
    """Files that only a run that was interrupted leaves behind."""
    for pattern in ("*.tmp", f"articles/*{OPEN_SUFFIX}", "articles/*.tmp", f"warc/*{OPEN_SUFFIX}", "warc/*.tmp"):
        for path in sorted(layout.root.glob(pattern)):
            if not is_interrupted:
                yield Finding(str(path.relative_to(layout.root)), "left behind by no run that is known", Mend.CUT)
