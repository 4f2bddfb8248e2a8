"""manifest.json: what a consumer needs to know, always a whole state, never half of one.

It is written by rename, and only after the files that it lists have their final names, so a reader finds each of them.
A file that a crash left sealed and not listed is listed by the next run when it begins.
"""

import hashlib
import logging
from collections.abc import Callable, Iterator, Set
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson

from portalcrawl.archive.checksums import hash_file
from portalcrawl.archive.durable import iter_lines, read_small, replace_file
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import FINISHED, Ledger, describe_walks
from portalcrawl.archive.ledger.tables.moves import ADDRESS
from portalcrawl.archive.warc.members import DamageError, read_member
from portalcrawl.archive.warc.names import number_of
from portalcrawl.items import SCHEMA_VERSION

MANIFEST_VERSION = "1.0"
"""Of `manifest.schema.json`; a change that breaks readers changes the first number."""
COVERED_RUNS = 10
"""Newest runs whose coverage is listed; the ledger keeps that of all."""
_WARC_FILES = "*.warc.gz"

logger = logging.getLogger(__name__)

Entry = dict[str, Any]


def describe_segment(path: Path) -> Entry:
    """A sealed segment's entry: name, records, bytes, sha256, first and last datePublished, runs. Raises OSError."""
    digest, size, records = hashlib.sha256(), 0, 0
    days: set[str] = set()
    runs: set[str] = set()
    with path.open("rb") as lines:
        for line in iter_lines(lines):
            digest.update(line)
            size += len(line)
            records += 1
            day, run = _read_facts(line)
            days.update(day)
            runs.update(run)
    entry: Entry = {"name": path.name, "records": records, "bytes": size, "sha256": digest.hexdigest()}
    if days:
        entry |= {"firstPublished": min(days), "lastPublished": max(days)}
    return entry | {"run": sorted(runs)}


def _read_facts(line: bytes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Day and run of a record, if it has them; a damaged line, which `verify` names, has none."""
    try:
        record = orjson.loads(line)
        # Where a record was removed, its run is still named.
        day, run = record.get("datePublished"), record.get("capture", record.get("removed", {})).get("runId")
    except (orjson.JSONDecodeError, AttributeError):
        return (), ()
    return ((day[:10],) if day else ()), ((run,) if run else ())


def describe_warc(path: Path, removed: int = 0) -> Entry:
    """A sealed WARC file's entry: name, records, bytes, sha256, and the same of its index. Raises OSError.

    `removed` of its answers are tombstones, which have no line in its index.
    """
    entry: Entry = {"name": path.name, "records": _count_records(path, removed)} | _measure(path)
    index = _index_of(path)
    return entry | ({"index": {"name": index.name} | _measure(index)} if index.is_file() else {})


def _measure(path: Path) -> Entry:
    return {"bytes": path.stat().st_size, "sha256": hash_file(path)}


def _index_of(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(".warc.gz") + ".cdxj")


def _count_records(path: Path, removed: int) -> int:
    """Records of a WARC file: two for each exchange, which is a line of its index, and one that opens the file.

    Only if the index was lost the file itself is decompressed and its records are counted.
    """
    index = _index_of(path)
    if index.is_file():
        with index.open("rb") as lines:
            return 1 + 2 * (sum(1 for _ in lines) + removed)
    count, rest = 0, b""
    with path.open("rb") as stream, suppress(DamageError):  # `verify` names the damage
        while (found := read_member(stream, rest)) is not None:
            rest = found[2]
            count += 1
    return count


def write_manifest(layout: Layout, ledger: Ledger, run: int | None = None, renewed: Set[str] = frozenset()) -> None:
    """Write the manifest; `run` is the number of the run that is on, None if it has ended. Raises OSError.

    Entries that it has already are kept, because sealed files never change; those in `renewed`, out of which
    something was removed, are described again. A manifest that cannot be read is replaced.
    """
    old = _read_manifest(layout.manifest)

    def describe_with_removals(path: Path) -> Entry:
        return describe_warc(path, len(ledger.removals.list_answers(number_of(path.name) or 0)))

    runs, gaps = _describe_runs(ledger, run), ledger.walks.read_standing()
    manifest = {
        "manifestVersion": MANIFEST_VERSION,
        "schemaVersion": SCHEMA_VERSION,
        "portal": ledger.get_meta("start_url"),
        **({"address": address} if (address := ledger.get_meta(ADDRESS)) is not None else {}),
        "segments": list(_describe(layout.list_sealed(), old.get("segments"), describe_segment, renewed)),
        "warc": list(
            _describe(sorted(layout.warc.glob(_WARC_FILES)), old.get("warc"), describe_with_removals, renewed)
        ),
        "runs": runs,
        "complete": not gaps and _is_complete(runs),
        "gaps": [{"section": section, "gap": gap} for section, gap in gaps],
    }
    replace_file(layout.manifest, orjson.dumps(manifest, option=orjson.OPT_INDENT_2) + b"\n")


def mend_manifest(layout: Layout, ledger: Ledger, run: int) -> None:
    """Write the manifest if it lags behind what is sealed, or cannot be read. Raises OSError."""
    old = _read_manifest(layout.manifest)
    listed = (_names(old.get("segments")), _names(old.get("warc")))
    sealed = (
        {path.name for path in layout.list_sealed()},
        {path.name for path in layout.warc.glob(_WARC_FILES)},
    )
    if listed != sealed:
        write_manifest(layout, ledger, run)


def _is_complete(runs: list[Entry]) -> bool:
    """Whether the last run that ended came through without failures."""
    last = next((run for run in reversed(runs) if "ended" in run), None)
    return last is not None and last["reason"] == FINISHED and not last["counts"].get("failures")


def _describe_runs(ledger: Ledger, current: int | None) -> list[Entry]:
    runs: list[Entry] = ledger.runs.describe(current)
    # Runs are numbered from 1 on, and none is ever removed.
    for number, run in list(enumerate(runs, 1))[-COVERED_RUNS:]:
        if run["ended"] is not None:
            run["coverage"] = list(describe_walks(ledger.walks.read(number)))
    return [{name: value for name, value in run.items() if value is not None} for run in runs]


def _describe(
    paths: list[Path], listed: object, describe: Callable[[Path], Entry], renewed: Set[str]
) -> Iterator[Entry]:
    """The entries of sealed files, in their order."""
    known = {entry["name"]: entry for entry in _entries(listed)}
    for path in paths:
        entry = known.pop(path.name, None)
        yield describe(path) if entry is None or path.name in renewed else entry
    for name in known:
        logger.warning("%s: is gone, though the manifest lists it; restore it from a backup", name)


def _read_manifest(path: Path) -> Entry:
    """What is listed already; nothing if there is no manifest, or none that could be trusted."""
    try:
        manifest = orjson.loads(read_small(path))
    except FileNotFoundError:
        return {}
    except orjson.JSONDecodeError as error:
        logger.warning("%s: is no JSON (%s); it is written anew", path, error)
        return {}
    if not isinstance(manifest, dict) or manifest.get("manifestVersion") != MANIFEST_VERSION:
        return {}
    return manifest


def _names(listed: object) -> set[str]:
    return {entry["name"] for entry in _entries(listed)}


def _entries(listed: object) -> list[Entry]:
    """The entries of a list in an older manifest, which anybody may have edited."""
    if not isinstance(listed, list):
        return []
    needed = {"name", "bytes", "sha256"}
    return [entry for entry in listed if isinstance(entry, dict) and needed <= entry.keys()]
