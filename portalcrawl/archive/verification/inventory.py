"""The manifest and `checksums.sha256` against the files themselves."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import jsonschema_rs
import orjson

from portalcrawl.archive.checksums import hash_file, read_checksums
from portalcrawl.archive.durable import read_small
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger.questions.audit import Audit
from portalcrawl.archive.ledger.tables.moves import ADDRESS
from portalcrawl.archive.manifest import describe_segment
from portalcrawl.archive.verification.findings import Finding, Mend, Tally


def check_manifest(layout: Layout, audit: Audit | None, hashes: Mapping[str, str]) -> Iterator[Finding]:
    """Where the manifest is not valid, or says something else of sealed files and runs than files and ledger do.

    `hashes` has the SHA-256 of files that were read already, by name relative to the archive's folder.
    """
    name = layout.manifest.name
    try:
        manifest: dict[str, Any] = orjson.loads(read_small(layout.manifest))
    except FileNotFoundError:
        if audit is None or not audit.is_interrupted():
            yield Finding(name, "is gone", Mend.REWRITE)
        return
    except orjson.JSONDecodeError as error:
        yield Finding(name, f"no JSON ({error})", Mend.REWRITE)
        return
    schema = jsonschema_rs.validator_for(
        orjson.loads(files("portalcrawl").joinpath("manifest.schema.json").read_text("utf-8"))
    )
    if (fault := next(schema.iter_errors(manifest), None)) is not None:
        what = f"not valid by the schema: {'/'.join(map(str, fault.instance_path))} {fault.message}"[:300]
        yield Finding(name, what, Mend.REWRITE)
        return
    for key, folder in (("segments", "articles"), ("warc", "warc")):
        yield from _check_list(layout, manifest[key], folder, hashes, audit)
    if audit is not None and not audit.is_interrupted():
        yield from _check_runs(name, manifest, audit)


def _check_list(
    layout: Layout,
    entries: list[dict[str, Any]],
    folder: str,
    hashes: Mapping[str, str],
    audit: Audit | None,
) -> Iterator[Finding]:
    paths = layout.list_sealed() if folder == "articles" else layout.warc.glob("*.warc.gz")
    sealed = {path.name: path for path in paths}
    for entry in entries:
        path, name = sealed.pop(entry["name"], None), f"{folder}/{entry['name']}"
        if path is None:
            yield Finding(name, "is gone, though the manifest lists it", Mend.FETCH)
            continue
        digest = hashes.get(name) or hash_file(path)
        if (digest, path.stat().st_size) != (entry["sha256"], entry["bytes"]):
            yield Finding(name, "is not the file that was sealed: its SHA-256 or size is another one", Mend.FORGET)
        elif folder == "articles" and describe_segment(path) != entry:
            yield Finding(layout.manifest.name, f"says of {name} what is not so", Mend.REWRITE)
        index = entry.get("index")
        if index is not None and (path.parent / index["name"]).is_file():
            there = path.parent / index["name"]
            if (hash_file(there), there.stat().st_size) != (index["sha256"], index["bytes"]):
                yield Finding(f"{folder}/{index['name']}", "is not the index that was sealed", Mend.REWRITE)
    for name in sorted(sealed):
        if audit is None or not audit.is_interrupted():
            yield Finding(layout.manifest.name, f"does not list {folder}/{name}", Mend.REWRITE)


def _check_runs(name: str, manifest: dict[str, Any], audit: Audit) -> Iterator[Finding]:
    listed = [{key: value for key, value in run.items() if key != "coverage"} for run in manifest["runs"]]
    known = [{key: value for key, value in run.items() if value is not None} for run in audit.read_runs()]
    if listed != known:
        yield Finding(name, "lists other runs than the ledger", Mend.REWRITE)
    if (manifest["portal"], manifest.get("address")) != (audit.get("start_url"), audit.get(ADDRESS)):
        yield Finding(name, "names another portal than the ledger", Mend.REWRITE)


def check_sums(layout: Layout, hashes: Mapping[str, str], tally: Tally, *, is_interrupted: bool) -> Iterator[Finding]:
    """Where a file has another checksum than was noted when the last run had ended."""
    name = layout.checksums.name
    try:
        sums = read_checksums(layout)
    except ValueError as error:
        yield Finding(name, str(error), Mend.REWRITE)
        return
    if sums is None:
        if not is_interrupted:
            yield Finding(name, "is gone", Mend.REWRITE)
        return
    mends = {"ledger.db": Mend.LEDGER, "manifest.json": Mend.REWRITE, "duplicates.jsonl": Mend.REWRITE}
    mends |= {file: Mend.REWRITE for file in sums if file.endswith(".cdxj")}
    for file, wanted in sums.items():
        path = layout.root / file
        if not path.is_file():
            yield Finding(file, "is gone", mends.get(file, Mend.FORGET))
        elif (hashes.get(file) or hash_file(path)) != wanted:
            yield Finding(file, "its SHA-256 is another one than when the last run ended", mends.get(file, Mend.FORGET))
        tally.bytes += path.stat().st_size if "/" not in file and path.is_file() else 0
    for path in (layout.manifest, layout.ledger, layout.duplicates, layout.changes):
        if path.name not in sums:
            yield Finding(name, f"has no line for {path.name}", Mend.REWRITE)
