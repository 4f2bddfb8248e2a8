"""Manifest and checksums against the files themselves."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from small_archive import PORTAL, SmallArchive

from portalcrawl.archive.ledger.questions.audit import Audit
from portalcrawl.archive.verification.findings import Mend, Tally
from portalcrawl.archive.verification.inventory import check_manifest, check_sums

WARC = "www.example.com-00001"


@pytest.fixture
def archive(tmp_path: Path) -> SmallArchive:
    archive = SmallArchive(tmp_path / "portal")
    archive.begin()
    archive.write(PORTAL + "a.html", datePublished="2017-12-25")
    archive.end()
    return archive


def check(archive: SmallArchive) -> list[tuple[str, str, Mend]]:
    audit = Audit(archive.layout.ledger)
    found = [(one.file, one.what, one.mend) for one in check_manifest(archive.layout, audit, {})]
    audit.close()
    return found


def set_day(manifest: dict[str, Any]) -> None:
    manifest["segments"][0]["lastPublished"] = "2017-12-26"


def set_hash(manifest: dict[str, Any]) -> None:
    manifest["segments"][0]["sha256"] = "0" * 64


def set_index_hash(manifest: dict[str, Any]) -> None:
    manifest["warc"][0]["index"]["sha256"] = "0" * 64


def drop_segment(manifest: dict[str, Any]) -> None:
    manifest["segments"] = []


def name_another(manifest: dict[str, Any]) -> None:
    manifest["segments"][0]["name"] = "00007.jsonl"


def set_reason(manifest: dict[str, Any]) -> None:
    manifest["runs"][0]["reason"] = "killed"


def set_portal(manifest: dict[str, Any]) -> None:
    manifest["portal"] = "http://www.example.org/"


def add_key(manifest: dict[str, Any]) -> None:
    manifest["mood"] = "good"


@pytest.mark.parametrize(
    ("edit", "findings"),
    [
        (lambda manifest: None, []),
        (set_day, [("manifest.json", "says of articles/00001.jsonl what is not so", Mend.REWRITE)]),
        (set_hash, [("articles/00001.jsonl", "is not the file that was sealed", Mend.FORGET)]),
        (set_index_hash, [(f"warc/{WARC}.cdxj", "is not the index that was sealed", Mend.REWRITE)]),
        (drop_segment, [("manifest.json", "does not list articles/00001.jsonl", Mend.REWRITE)]),
        (
            name_another,
            [
                ("articles/00007.jsonl", "is gone, though the manifest lists it", Mend.FETCH),
                ("manifest.json", "does not list articles/00001.jsonl", Mend.REWRITE),
            ],
        ),
        (set_reason, [("manifest.json", "lists other runs than the ledger", Mend.REWRITE)]),
        (set_portal, [("manifest.json", "names another portal than the ledger", Mend.REWRITE)]),
        (add_key, [("manifest.json", "not valid by the schema", Mend.REWRITE)]),
    ],
)
def test_an_edited_manifest(
    archive: SmallArchive, edit: Callable[[dict[str, Any]], None], findings: list[tuple[str, str, Mend]]
) -> None:
    manifest = orjson.loads(archive.layout.manifest.read_bytes())
    edit(manifest)
    archive.layout.manifest.write_bytes(orjson.dumps(manifest))
    found = check(archive)
    assert [(file, mend) for file, _, mend in found] == [(file, mend) for file, _, mend in findings]
    assert all(what.startswith(words) for (_, what, _), (_, words, _) in zip(found, findings, strict=True))


def test_a_manifest_that_is_gone_counts_once_a_run_has_ended(archive: SmallArchive) -> None:
    archive.layout.manifest.unlink()
    assert check(archive) == [("manifest.json", "is gone", Mend.REWRITE)]
    archive.begin()
    archive.archive.close()
    archive.layout.manifest.unlink()
    assert check(archive) == [], "the run that was killed writes it when it goes on"


@pytest.mark.parametrize(
    ("file", "mend"),
    [
        ("duplicates.jsonl", Mend.REWRITE),
        ("changes.jsonl", Mend.FORGET),
        ("manifest.json", Mend.REWRITE),
        ("ledger.db", Mend.LEDGER),
        ("articles/00001.jsonl", Mend.FORGET),
        (f"warc/{WARC}.cdxj", Mend.REWRITE),
        (f"warc/{WARC}.warc.gz", Mend.FORGET),
    ],
)
def test_a_byte_more_than_when_the_last_run_ended(archive: SmallArchive, file: str, mend: Mend) -> None:
    path = archive.layout.root / file
    path.write_bytes(path.read_bytes() + b"\n")
    [finding] = check_sums(archive.layout, {}, Tally(), is_interrupted=False)
    assert (finding.file, finding.mend) == (file, mend)


def test_checksums_are_there_where_no_run_is_on(archive: SmallArchive) -> None:
    archive.layout.checksums.unlink()
    assert list(check_sums(archive.layout, {}, Tally(), is_interrupted=True)) == []
    [finding] = check_sums(archive.layout, {}, Tally(), is_interrupted=False)
    assert (finding.file, finding.what) == ("checksums.sha256", "is gone")
