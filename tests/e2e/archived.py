"""Reads an archive back as a consumer does: files, the verbs' JSON, and the ledger's places."""

import hashlib
import json
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator
from running import run_cli

import portalcrawl
from portalcrawl.archive.ledger.database import open_to_read
from portalcrawl.archive.warc.model import WarcPlace
from portalcrawl.archive.warc.reader import WarcRecord, iter_records

_MANIFEST = Draft202012Validator(
    json.loads((Path(portalcrawl.__file__).parent / "manifest.schema.json").read_text("utf-8"))
)
FATES_WITH_REASON = frozenset({"duplicate", "outside_window", "not_article", "excluded", "failed", "gone"})


@dataclass(frozen=True)
class Archived:
    """An archive's content after a run."""

    root: Path
    records: dict[str, dict[str, Any]]
    """By path and query of the URL."""
    duplicates: dict[str, str]
    near: dict[str, str]
    """Path of the copy to the path of its original."""

    @property
    def met(self) -> set[str]:
        """Paths that are archived or named as copies."""
        return {*self.records, *self.duplicates}


def target_of(url: str) -> str:
    """Path and query of a URL.

    >>> target_of("http://127.0.0.1:8000/plus/list.php?tid=3")
    '/plus/list.php?tid=3'
    """
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def only_archive(output: Path) -> Path:
    """The one archive in an output folder."""
    (root,) = [path for path in output.iterdir() if path.is_dir()]
    return root


def read_lines(path: Path) -> list[dict[str, Any]]:
    """A JSON-lines file; a torn line is an error."""
    data = path.read_bytes()
    assert not data or data.endswith(b"\n"), f"{path}: the last line is torn"
    return [json.loads(line) for line in data.splitlines()]


def read_archive(root: Path) -> Archived:
    """All records and duplicates. Asserts that no URL stands twice and no segment is left open."""
    assert not list(root.glob("articles/*.open")), "a segment is left open"
    records: dict[str, dict[str, Any]] = {}
    for path in sorted(root.glob("articles/*.jsonl")):
        for record in read_lines(path):
            target = target_of(record["url"])
            assert target not in records, f"{target} is archived twice"
            records[target] = record
    duplicates: dict[str, str] = {}
    near = {
        target: target_of(record["nearDuplicateOf"])
        for target, record in records.items()
        if "nearDuplicateOf" in record
    }
    for line in read_lines(root / "duplicates.jsonl"):
        assert line.keys() == {"url", "duplicateOf", "kind", "similarity"}
        target = target_of(line["url"])
        if line["kind"] == "near":
            assert target in records
            assert 0 < line["similarity"] <= 1
            assert near.get(target) != target_of(line["duplicateOf"]), f"{target}: its original is named twice"
            near[target] = target_of(line["duplicateOf"])
            continue
        assert target not in duplicates, f"{target} is a duplicate twice"
        assert line["kind"] == "exact"
        assert line["similarity"] == 1.0
        duplicates[target] = target_of(line["duplicateOf"])
    assert not records.keys() & duplicates.keys()
    assert set(near.values()) <= records.keys() - near.keys(), "an original is archived, and no copy itself"
    return Archived(root, records, duplicates, near)


def read_fates(root: Path) -> dict[str, dict[str, str]]:
    """Every URL's line of `portalcrawl urls`, by path and query."""
    run = run_cli("urls", root)
    assert run.returncode == 0, run.stderr
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert len({line["url"] for line in lines}) == len(lines)
    return {target_of(line["url"]): line for line in lines}


def check_places(root: Path) -> None:
    """Each place that the ledger names holds exactly that URL's record, and together they fill the segments."""
    filled: dict[int, int] = {}
    with closing(open_to_read(root / "ledger.db")) as db:  # which leaves no files behind
        rows = db.execute(
            "SELECT url, segment, start, length FROM urls WHERE state = 'archived' ORDER BY segment, start"
        ).fetchall()
    for url, segment, start, length in rows:
        path = root / "articles" / f"{segment:05d}.jsonl"
        with path.open("rb") as stream:
            stream.seek(start)
            line = stream.read(length + 1)
        assert line.endswith(b"\n"), url
        assert json.loads(line)["url"] == url
        assert start == filled.get(segment, 0), f"{url}: a gap or an overlap before {start}"
        filled[segment] = start + length + 1
    sizes = {int(path.stem): path.stat().st_size for path in root.glob("articles/*.jsonl")}
    assert filled == sizes


def check_warc(root: Path) -> None:
    """Sealed WARC files whole and their indexes true; each record's page stands where the record says."""
    assert not list(root.glob("warc/*.open")), "a WARC file is left open"
    answers: dict[WarcPlace, WarcRecord] = {}
    for path in root.glob("warc/*.warc.gz"):
        for offset, length, record in iter_records(path):
            if record.kind in ("response", "revisit"):
                answers[WarcPlace(path.name, offset, length)] = record
    indexed: set[WarcPlace] = set()
    for path in root.glob("warc/*.cdxj"):
        lines = path.read_bytes().splitlines()
        assert lines == sorted(lines)
        for line in lines:
            _, stamp, facts = line.decode().split(" ", 2)
            told = json.loads(facts)
            place = WarcPlace(path.with_suffix(".warc.gz").name, int(told["offset"]), int(told["length"]))
            assert place not in indexed
            indexed.add(place)
            record = answers[place]
            # A replay would show nothing of an answer that says that nothing has changed.
            assert told.get("filename", "") == ("" if (record.kind, record.status) == ("revisit", 304) else place.file)
            assert told["url"] == record.url
            assert stamp == "".join(c for c in record.date[:19] if c.isdigit())
            assert (told["mime"] == "warc/revisit") == (record.kind == "revisit")
    assert indexed == answers.keys()
    pages = {(record.digest, record.url): place for place, record in answers.items()}
    for target, line in read_archive(root).records.items():
        record = answers[WarcPlace(**line["capture"]["warc"])]
        assert record.kind == "response"
        assert (record.digest, line["url"]) in pages, target


def check_manifest(root: Path) -> dict[str, Any]:
    """The manifest, valid by its schema, each entry compared with its file."""
    manifest: dict[str, Any] = json.loads((root / "manifest.json").read_bytes())
    _MANIFEST.validate(manifest)
    names = {run["name"] for run in manifest["runs"]}
    files = sorted(root.glob("warc/*.warc.gz"))
    assert [entry["name"] for entry in manifest["warc"]] == [path.name for path in files]
    for entry, path in zip(manifest["warc"], files, strict=True):
        assert entry["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    paths = sorted(root.glob("articles/*.jsonl"))
    assert [entry["name"] for entry in manifest["segments"]] == [path.name for path in paths]
    for entry, path in zip(manifest["segments"], paths, strict=True):
        data = path.read_bytes()
        records = [json.loads(line) for line in data.splitlines()]
        days = [record["datePublished"][:10] for record in records if "datePublished" in record]
        assert entry["sha256"] == hashlib.sha256(data).hexdigest()
        assert entry["bytes"] == len(data)
        assert entry["records"] == len(records)
        assert entry["run"] == sorted({record.get("capture", record.get("removed"))["runId"] for record in records})
        assert names.issuperset(entry["run"])
        assert (entry.get("firstPublished"), entry.get("lastPublished")) == (
            min(days, default=None),
            max(days, default=None),
        )
    return manifest


def check_fates(fates: dict[str, dict[str, str]]) -> None:
    """No URL is left without a fate, and those that ask for a reason have one."""
    for target, line in fates.items():
        assert line["state"] not in ("pending", "leased"), target
        assert line["state"] not in FATES_WITH_REASON or line.get("reason"), target


def check_status(root: Path) -> dict[str, dict[str, Any]]:
    """`portalcrawl status --json`, by section name: rows are the sum of their fates."""
    run = run_cli("status", root, "--json")
    assert run.returncode == 0, run.stderr
    sections = json.loads(run.stdout)["sections"]
    for one in sections:
        assert one["rows"] == sum(one["states"].values()), one
    assert len({one["name"] for one in sections}) == len(sections), "two sections of one name"
    return {one["name"]: one for one in sections}


def sealed_bytes(root: Path) -> dict[str, bytes]:
    """Every file that consumers read, for comparing before and after."""
    return {path.name: path.read_bytes() for path in [*root.glob("articles/*"), root / "duplicates.jsonl"]}


def check_whole(root: Path, undisturbed: set[str]) -> None:
    """The archive is that of an undisturbed run."""
    archived = read_archive(root)
    assert archived.met == undisturbed
    assert set(archived.duplicates.values()) <= archived.records.keys()
    fates = read_fates(root)
    check_fates(fates)
    assert {target for target, line in fates.items() if line["state"] == "archived"} == archived.records.keys()
    check_places(root)
    check_manifest(root)
    check_warc(root)
