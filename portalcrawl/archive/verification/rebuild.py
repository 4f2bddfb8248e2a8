"""A new ledger from an archive's other files.

The new one knows every record and version, copies, withdrawals, sections by their articles' paths, payloads and runs.
The next crawl reads all lists and finds again what only the old one knew: pages that are not articles, dead links, what
each list has shown.
"""

import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from portalcrawl.archive.disk import Disk
from portalcrawl.archive.durable import find_last_end, iter_lines, open_own, read_small, replace_file, sync_folder
from portalcrawl.archive.exchanges import LEAST_PAYLOAD
from portalcrawl.archive.layout import OPEN_SUFFIX, Layout
from portalcrawl.archive.ledger import Ledger
from portalcrawl.archive.ledger.restoration import Restoration
from portalcrawl.archive.ledger.tables.payloads import Payload
from portalcrawl.archive.ledger.tables.runs import REBUILT
from portalcrawl.archive.run_name import name_run
from portalcrawl.archive.segments import Place
from portalcrawl.archive.tombstones.forms import is_tombstone, read_line, read_record
from portalcrawl.archive.verification.known_damage import KnownDamage
from portalcrawl.archive.verification.raw_pages import format_index
from portalcrawl.archive.warc.model import WarcPlace
from portalcrawl.archive.warc.names import WarcFolder, list_files, number_of
from portalcrawl.archive.warc.reader import WarcDamageError, WarcRecord, iter_records
from portalcrawl.exceptions import ArchiveError
from portalcrawl.text.urls.canonical import host_of, portal_folder

_OK = 200


def rebuild_ledger(layout: Layout, disk: Disk) -> Iterator[str]:
    """Put a new ledger in the place of the one that is gone or damaged, which is kept aside; what was done, in words.

    Raises ArchiveError if nothing tells which portal the archive is of; NoSpaceError.
    """
    manifest = _read_manifest(layout)
    start = manifest.get("portal") or _find_start(layout)
    yield from _put_aside(layout)
    ledger = Ledger(layout.ledger, disk)
    restoration = Restoration(ledger)
    try:
        ledger.set_meta("start_url", start)
        ledger.set_meta("host", host_of(start))
        records = _restore_segments(layout, ledger, restoration, _find_last(manifest))
        copies = _restore_lines(layout, ledger, restoration)
        if (address := manifest.get("address")) is not None:
            ledger.moves.restore(address, restoration.moved)
        answers = _restore_payloads(layout, ledger, restoration, WarcFolder(layout.warc, portal_folder(start)))
        for run in manifest.get("runs", []):
            restoration.restore_run(run)
        now = datetime.now(UTC)
        name, stamp = name_run(now), now.isoformat(timespec="seconds")
        restoration.restore_run(
            {"name": name, "started": stamp, "ended": stamp, "reason": REBUILT, "arguments": {}, "counts": {}}
        )
        ledger.commit_mended()
    finally:
        ledger.close()
    yield f"{layout.ledger.name}: built anew from {records} records, {copies} copies and {answers} raw answers"


def _read_manifest(layout: Layout) -> dict[str, Any]:
    try:
        manifest = orjson.loads(read_small(layout.manifest))
    except (FileNotFoundError, orjson.JSONDecodeError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _find_start(layout: Layout) -> str:
    """The portal's address, by the first record, if no manifest tells."""
    for _, record, _ in _iter_lines(layout, with_removed=True):
        scheme, _, rest = str(record["url"]).partition("://")
        return f"{scheme}://{rest.partition('/')[0]}/"
    raise ArchiveError(f"{layout.root}: neither manifest nor records tell which portal it is of; restore a backup")


def _put_aside(layout: Layout) -> Iterator[str]:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    for suffix in ("", "-wal", "-shm"):
        path = layout.ledger.with_name(layout.ledger.name + suffix)
        if path.is_file():
            aside = path.with_name(f"ledger.db.damaged-{stamp}{suffix}")
            path.rename(aside)
            yield f"{path.name}: kept as {aside.name}"
    sync_folder(layout.root)


def _iter_lines(layout: Layout, *, with_removed: bool = False) -> Iterator[tuple[Path, dict[str, Any], Place]]:
    """Every whole record of every segment; lines that are damaged, or known to have been, are left out.

    `with_removed` gives the tombstones as well.
    """
    known = KnownDamage(layout)
    for number, path in layout.list_segments():
        offset = 0
        with path.open("rb") as stream:
            for line in stream:
                text = line.rstrip(b"\n")
                try:
                    record = orjson.loads(text)
                    is_told = {"url", "capture"} <= record.keys() or (with_removed and is_tombstone(record))
                    is_whole = line.endswith(b"\n") and is_told
                except (orjson.JSONDecodeError, AttributeError):
                    is_whole = False
                if is_whole and not known.has(f"articles/{path.name}", offset):
                    yield path, record, Place(number, offset, len(text), zlib.crc32(text))
                offset += len(line)


def _find_last(manifest: dict[str, Any]) -> int:
    """The highest segment number that was ever sealed; consumers remember names, so none is given twice."""
    names = (str(one.get("name")) for one in manifest.get("segments", []) if isinstance(one, dict))
    return max((int(name.partition(".")[0]) for name in names if name.partition(".")[0].isdigit()), default=0)


def _restore_segments(layout: Layout, ledger: Ledger, restoration: Restoration, last: int) -> int:
    count, opened = 0, 0
    marks: dict[str, tuple[str, float]] = {}
    for path, record, place in _iter_lines(layout, with_removed=True):
        count += 1
        opened += path.name.endswith(OPEN_SUFFIX)
        if is_tombstone(record):
            restoration.restore_removal(read_line(record, place.segment, place.offset, place.length))
            continue
        restoration.restore_article(record, place)
        marks.pop(record["url"], None)
        if "nearDuplicateOf" in record:
            marks[record["url"]] = (record["nearDuplicateOf"], record.get("similarity", 0.0))
    for url, mark in marks.items():
        restoration.restore_mark(url, *mark, by_line=False)
    segments = layout.list_segments()
    number = max(last, *(number for number, path in segments if path == layout.sealed_segment(number)), 0) + 1
    for opened_number, path in segments:
        if path != layout.open_segment(opened_number):
            continue
        number = opened_number
        ledger.set_meta("segment_size", _cut_tail(path))
        ledger.set_meta("segment_records", opened)
    ledger.set_meta("segment", number)
    return count


def _cut_tail(path: Path) -> int:
    """Cut a torn line off the end of a file; its size then."""
    with open(path, "r+b", opener=open_own) as stream:
        size = find_last_end(stream)
        stream.truncate(size)
    return size


def _read_entries(path: Path) -> Iterator[dict[str, Any]]:
    with open(path, "rb", opener=open_own) as stream:
        for line in iter_lines(stream):
            try:
                yield orjson.loads(line)
            except orjson.JSONDecodeError:
                continue


def _restore_lines(layout: Layout, ledger: Ledger, restoration: Restoration) -> int:
    count = 0
    for path, key in ((layout.duplicates, "duplicates_size"), (layout.changes, "changes_size")):
        if not path.is_file():
            continue
        ledger.set_meta(key, _cut_tail(path))
        gone: dict[str, bool] = {}
        for entry in _read_entries(path):
            if entry.get("kind") == "near":
                restoration.restore_mark(entry["url"], entry["duplicateOf"], entry["similarity"], by_line=True)
            elif entry.get("kind") == "apart":
                continue  # its record has been met
            elif "duplicateOf" in entry:
                restoration.restore_copy(entry["url"], entry["duplicateOf"])
                count += 1
            elif "kind" in entry:
                _restore_change(entry, restoration)
                gone[entry["url"]] = entry["kind"] == "withdrawn"
        for url, is_gone in gone.items():
            if is_gone:
                ledger.set_gone(url, "withdrawn")
    return count


def _restore_change(entry: dict[str, Any], restoration: Restoration) -> None:
    if entry["kind"] == "removed":
        restoration.restore_removed(entry["url"], entry.get("reason", ""))
    elif "movedTo" in entry:
        restoration.moved[entry["url"]] = entry["movedTo"]


def _restore_payloads(layout: Layout, ledger: Ledger, restoration: Restoration, folder: WarcFolder) -> int:
    count, number = 0, 0
    for path in list_files(layout.warc):
        found = number_of(path.name)
        if found is None or path not in (folder.sealed(found), folder.open(found)):
            continue
        number = found
        place = folder.sealed(number).name
        lines, end = [], 0
        try:
            for offset, length, record in iter_records(path):
                end = offset + length
                if record.kind in ("response", "revisit"):
                    lines.append(format_index(record, WarcPlace(place, offset, length)))
                    count += 1
                if (removal := read_record(record, number, offset, length)) is not None:
                    restoration.restore_removal(removal)
                _restore_payload(ledger, record, number, offset, length)
        except WarcDamageError:
            pass  # the verification has named it; what stands before it is known
        if path == folder.open(number):
            with path.open("r+b") as stream:
                stream.truncate(end)
            replace_file(folder.open_index(number), b"".join(lines))
            ledger.set_meta("warc_size", end)
            ledger.set_meta("cdxj_size", sum(map(len, lines)))
        else:
            number += 1
    ledger.set_meta("warc", max(1, number))
    return count


def _restore_payload(ledger: Ledger, record: WarcRecord, number: int, offset: int, length: int) -> None:
    """Note where an answer's body stands, for later answers that are the same."""
    if record.kind == "response" and record.status == _OK and record.digest is not None:
        size = len(record.split_http()[1])
        if size >= LEAST_PAYLOAD and ledger.payloads.find(record.digest) is None:
            ledger.payloads.add(Payload(record.digest, record.url, record.date, number, offset, length))
