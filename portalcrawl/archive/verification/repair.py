"""Mending what can be mended without a backup. Damaged bytes and unknown files are kept, noted or put aside."""

from collections.abc import Iterator, Sequence
from functools import partial

import orjson

from portalcrawl.archive.checksums import remove_checksums, write_checksums
from portalcrawl.archive.disk import Disk
from portalcrawl.archive.durable import replace_file
from portalcrawl.archive.folder import check_kinds
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import Ledger
from portalcrawl.archive.ledger.losses import Losses
from portalcrawl.archive.ledger.questions.audit import Audit
from portalcrawl.archive.ledger.tables.removals import Kind
from portalcrawl.archive.manifest import write_manifest
from portalcrawl.archive.segments import read_record
from portalcrawl.archive.tombstones.rewriting import finish_removals
from portalcrawl.archive.verification.findings import Finding, Mend
from portalcrawl.archive.verification.known_damage import KnownDamage
from portalcrawl.archive.verification.raw_pages import format_index
from portalcrawl.archive.verification.rebuild import rebuild_ledger
from portalcrawl.archive.warc.model import WarcPlace
from portalcrawl.archive.warc.names import WarcFolder, number_of
from portalcrawl.archive.warc.reader import WarcDamageError, iter_records
from portalcrawl.text.urls.canonical import portal_folder

_DAMAGED = (Mend.FETCH, Mend.FORGET)


def repair_archive(layout: Layout, findings: Sequence[Finding]) -> Iterator[str]:
    """Mend what `verify_archive` has found, under the archive's lock; what was done, in words.

    Raises ArchiveError if the archive cannot be mended or written, NoSpaceError.
    """
    check_kinds(layout)
    disk = Disk(layout.root)
    with disk.guard():
        remove_checksums(layout)
        layout.create()
        layout.warc.mkdir(exist_ok=True)
        yield from _put_leftovers_aside(layout, findings)
        if any(one.mend is Mend.LEDGER for one in findings):
            yield from rebuild_ledger(layout, disk)
        yield from _note_damage(layout, disk, [one for one in findings if one.mend in _DAMAGED])
        yield from _rewrite(layout, disk, findings)


def _put_leftovers_aside(layout: Layout, findings: Sequence[Finding]) -> Iterator[str]:
    """Rename files that no run explains. The torn end of an open segment stays for the next run, which cuts it off."""
    for one in findings:
        path = layout.root / one.file
        if one.mend is Mend.CUT and one.offset is None and path.is_file():
            aside = path.with_name(path.name + ".aside")
            path.rename(aside)
            yield f"{one.file}: kept as {aside.name}"


def _note_damage(layout: Layout, disk: Disk, damaged: list[Finding]) -> Iterator[str]:
    """Note damaged bytes, which stay where they are; what stood there is fetched again if its address is known."""
    if not damaged:
        return
    ledger = Ledger(layout.ledger, disk)
    losses = Losses(ledger.database, partial(read_record, layout))
    try:
        places: list[tuple[int, int]] = []
        for one in damaged:
            folder, _, name = one.file.rpartition("/")
            if folder == "articles" and one.mend is Mend.FETCH:
                number = int(name.partition(".")[0])
                if one.offset is not None:
                    places.append((number, one.offset))
                else:
                    yield _tell_pending(one.file, losses.forget_segment(number))
            elif folder == "warc" and name.partition(".warc.gz")[0].rpartition("-")[2].isdigit():
                losses.forget_payloads(int(name.partition(".warc.gz")[0].rpartition("-")[2]), one.offset or 0)
        if places:
            yield _tell_pending("articles", losses.forget_records(places))
        ledger.commit_mended()
    finally:
        ledger.close()
    KnownDamage(layout).note(damaged)
    yield f"{layout.damaged.name}: notes {len(damaged)} damaged places, which stay as they are"


def _tell_pending(file: str, urls: list[str]) -> str:
    return f"{file}: {len(urls)} articles are fetched again by the next crawl"


def _rewrite(layout: Layout, disk: Disk, findings: Sequence[Finding]) -> Iterator[str]:
    """Write the files again that follow from others."""
    files = {one.file for one in findings if one.mend is Mend.REWRITE}
    ledger = Ledger(layout.ledger, disk)
    try:
        if layout.duplicates.name in files:
            ledger.set_meta("duplicates_size", _rewrite_duplicates(layout))
            yield f"{layout.duplicates.name}: written anew from the ledger"
        start = str(ledger.get_meta("start_url"))
        yield from _remove_again(layout, ledger, sorted(files))
        for file in sorted(files):
            if file.startswith("warc/") and ".cdxj" in file:
                _rewrite_index(WarcFolder(layout.warc, portal_folder(start)), file)
                yield f"{file}: written anew from the raw pages"
        for path in (layout.duplicates, layout.changes):
            if not path.exists():
                path.touch()
                ledger.set_meta(f"{path.stem}_size", 0)
        if layout.manifest.name in files or any(".cdxj" in file for file in files):
            layout.manifest.unlink(missing_ok=True)
        ledger.commit_mended()
        write_manifest(layout, ledger)
        yield f"{layout.manifest.name}: brought up to date"
        is_at_rest = not ledger.runs.is_open()
    finally:
        ledger.close()
    if is_at_rest:
        write_checksums(layout)


def _remove_again(layout: Layout, ledger: Ledger, files: Sequence[str]) -> Iterator[str]:
    """Take out once more what stands there although it was removed: somebody has put an older file in its place."""
    for file in files:
        folder, _, name = file.rpartition("/")
        number = int(name.partition(".")[0]) if folder == "articles" else number_of(name)
        if number is not None and not name.endswith(".cdxj"):
            ledger.removals.reopen(Kind.RECORD if folder == "articles" else Kind.ANSWER, number)
            yield f"{file}: what was removed is taken out again"
    finish_removals(layout, ledger)


def _rewrite_duplicates(layout: Layout) -> int:
    audit = Audit(layout.ledger)
    try:
        copies = [(url, original, "exact", 1.0) for url, original in audit.read_copies().items()]
        copies += [(url, original, "near", alike) for url, (original, alike) in audit.read_near_lines().items()]
    finally:
        audit.close()
    keys = ("url", "duplicateOf", "kind", "similarity")
    lines = [orjson.dumps(dict(zip(keys, copy, strict=True))) + b"\n" for copy in copies]
    replace_file(layout.duplicates, b"".join(lines))
    return sum(map(len, lines))


def _rewrite_index(folder: WarcFolder, file: str) -> None:
    number = int(file.partition(".cdxj")[0].rpartition("-")[2])
    is_open = file.endswith(folder.open_index(number).name)
    path = folder.open(number) if is_open else folder.sealed(number)
    lines = []
    try:
        for offset, length, record in iter_records(path):
            if record.kind in ("response", "revisit"):
                place = WarcPlace(folder.sealed(number).name, offset, length)
                lines.append(format_index(record, place))
    except WarcDamageError:
        pass  # noted; what stands before it is found by the index
    target = folder.open_index(number) if is_open else folder.sealed_index(number)
    replace_file(target, b"".join(lines if is_open else sorted(lines)))
