"""manifest.json: what a consumer needs to know, always a whole state, never half of one."""

import hashlib
from pathlib import Path

import orjson

from portalcrawl.archive.durable import replace_file
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import Ledger
from portalcrawl.items import SCHEMA_VERSION


def describe_segment(path: Path) -> dict[str, object]:
    """A sealed segment's entry: name, records, bytes, sha256, first and last datePublished."""
    digest = hashlib.sha256()
    size = records = 0
    days: list[str] = []
    with path.open("rb") as stream:
        for line in stream:
            digest.update(line)
            size += len(line)
            records += 1
            if published := orjson.loads(line).get("datePublished"):
                days.append(published[:10])
    entry: dict[str, object] = {"name": path.name, "records": records, "bytes": size, "sha256": digest.hexdigest()}
    if days:
        entry["firstPublished"], entry["lastPublished"] = min(days), max(days)
    return entry


def write_manifest(layout: Layout, ledger: Ledger) -> None:
    """Write the manifest anew; entries of segments that it already lists are kept, for sealed ones never change."""
    known: dict[str, dict[str, object]] = {}
    if layout.manifest.is_file():
        known = {s["name"]: s for s in orjson.loads(layout.manifest.read_bytes())["segments"]}
    segments = [known.get(path.name) or describe_segment(path) for path in sorted(layout.articles.glob("*.jsonl"))]
    manifest = {
        "schemaVersion": SCHEMA_VERSION,
        "portal": ledger.get_meta("start_url"),
        "segments": segments,
        "runs": ledger.runs.describe(),
    }
    replace_file(layout.manifest, orjson.dumps(manifest, option=orjson.OPT_INDENT_2) + b"\n")
