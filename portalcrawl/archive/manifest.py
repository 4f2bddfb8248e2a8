"""manifest.json: what a consumer needs to know, always a whole state, never half of one."""

import hashlib
from pathlib import Path

import orjson

from portalcrawl.archive.durable import replace_file
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import Ledger
from portalcrawl.items import SCHEMA_VERSION


def describe_segment(path: Path, ledger: Ledger) -> dict[str, object]:
    """A sealed segment's entry: name, records, bytes, sha256, first and last datePublished."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    records, first, last = ledger.describe_segment(int(path.stem))
    entry: dict[str, object] = {
        "name": path.name,
        "records": records,
        "bytes": path.stat().st_size,
        "sha256": digest,
    }
    if first and last:
        entry["firstPublished"], entry["lastPublished"] = first[:10], last[:10]
    return entry


def write_manifest(layout: Layout, ledger: Ledger) -> None:
    """Write the manifest anew; entries of segments that it already lists are kept, for sealed ones never change."""
    known: dict[str, dict[str, object]] = {}
    if layout.manifest.is_file():
        known = {s["name"]: s for s in orjson.loads(layout.manifest.read_bytes())["segments"]}
    segments = [
        known.get(path.name) or describe_segment(path, ledger) for path in sorted(layout.articles.glob("*.jsonl"))
    ]
    manifest = {
        "schemaVersion": SCHEMA_VERSION,
        "portal": ledger.get_meta("start_url"),
        "segments": segments,
        "runs": ledger.runs.describe(),
    }
    replace_file(layout.manifest, orjson.dumps(manifest, option=orjson.OPT_INDENT_2) + b"\n")
