"""The manifest: always whole, valid by its schema, never behind what is sealed."""

import hashlib
import json
import logging
from pathlib import Path
from typing import Any

import pytest
from exchanges import page
from jsonschema import Draft202012Validator

import portalcrawl
from portalcrawl.archive import manifest as manifest_module
from portalcrawl.archive import segments
from portalcrawl.archive.archive import Archive
from portalcrawl.archive.ledger import ListedRow, Role
from portalcrawl.archive.manifest import COVERED_RUNS, describe_segment, describe_warc

START = "http://example.com/"
SCHEMA = json.loads((Path(portalcrawl.__file__).parent / "manifest.schema.json").read_text("utf-8"))


def read(root: Path) -> dict[str, Any]:
    """The manifest, valid by its schema, each file that it lists there and as it says."""
    manifest: dict[str, Any] = json.loads((root / "manifest.json").read_bytes())
    Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(manifest)
    for folder, entries in (("articles", manifest["segments"]), ("warc", manifest["warc"])):
        for entry in entries:
            data = (root / folder / entry["name"]).read_bytes()
            assert (entry["bytes"], entry["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    return manifest


def begin(root: Path) -> Archive:
    archive = Archive(root, START)
    archive.begin_run({"since": None})
    return archive


def append(archive: Archive, number: int, day: str | None = None) -> None:
    record = {"url": f"{START}{number}", "capture": {"runId": archive.run_name}}
    archive.append_article(record | ({"datePublished": day} if day else {}))


def end(archive: Archive, reason: str = "finished") -> None:
    archive.end_run(reason, {})
    archive.close()


def kill(archive: Archive) -> None:
    """What a process that dies leaves: all that was committed."""
    archive.commit()
    archive.close()


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_a_segment_names_its_days_and_runs(tmp_path: Path) -> None:
    archive = begin(tmp_path)
    archive.run_name = "first"
    append(archive, 1, "2017-12-25T09:29:37+08:00")
    kill(archive)
    archive = begin(tmp_path)
    archive.run_name = "second"
    append(archive, 2, "2016-01-02")
    append(archive, 3)
    end(archive)
    manifest = read(tmp_path)
    [entry] = manifest["segments"]
    assert (entry["records"], entry["firstPublished"], entry["lastPublished"]) == (3, "2016-01-02", "2017-12-25")
    assert entry["run"] == ["first", "second"]
    assert [run["reason"] for run in manifest["runs"]] == ["killed", "finished"]
    assert "ended" not in manifest["runs"][0]


def test_records_without_a_day(tmp_path: Path) -> None:
    archive = begin(tmp_path)
    append(archive, 1)
    end(archive)
    [entry] = read(tmp_path)["segments"]
    assert "firstPublished" not in entry


def test_what_is_sealed_in_the_middle_of_a_run_is_listed_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segments, "MAX_RECORDS", 2)
    archive = begin(tmp_path)
    for number in range(5):
        append(archive, number)
        if (tmp_path / "manifest.json").exists():
            manifest = read(tmp_path)
            assert manifest["runs"][-1]["reason"] == "running"
    assert [entry["records"] for entry in manifest["segments"]] == [2, 2]
    end(archive)
    manifest = read(tmp_path)
    assert [entry["records"] for entry in manifest["segments"]] == [2, 2, 1]
    assert manifest["runs"][-1]["reason"] == "finished"


@pytest.mark.parametrize(
    "damage",
    [
        None,
        b"",
        b'{"segments": [',
        b"[]",
        b'{"manifestVersion": "1.0"}',
        b"\xff{}",
        b'{"manifestVersion": "1.0", "segments": [1, {"name": "00001.jsonl"}]}',
    ],
)
def test_a_manifest_that_lags_or_is_damaged_is_written_anew_when_a_run_begins(
    tmp_path: Path, damage: bytes | None
) -> None:
    archive = begin(tmp_path)
    append(archive, 1)
    end(archive)
    before = read(tmp_path)
    if damage is None:
        (tmp_path / "manifest.json").unlink()
    else:
        (tmp_path / "manifest.json").write_bytes(damage)
    archive = begin(tmp_path)
    manifest = read(tmp_path)
    assert manifest["segments"] == before["segments"]
    assert [run["reason"] for run in manifest["runs"]] == ["finished", "running"]
    archive.close()


def test_a_crash_between_sealing_and_listing(tmp_path: Path) -> None:
    archive = begin(tmp_path)
    append(archive, 1)
    archive.seal()
    archive.close()
    assert not (tmp_path / "manifest.json").exists()
    begin(tmp_path).close()
    assert [entry["name"] for entry in read(tmp_path)["segments"]] == ["00001.jsonl"]


def test_a_run_that_changes_nothing_does_not_write_it_when_it_begins(tmp_path: Path) -> None:
    end(begin(tmp_path))
    before = (tmp_path / "manifest.json").read_bytes()
    begin(tmp_path).close()
    assert (tmp_path / "manifest.json").read_bytes() == before


def test_a_sealed_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = begin(tmp_path)
    append(archive, 1)
    end(archive)
    described: list[str] = []

    def describe(path: Path) -> dict[str, Any]:
        described.append(path.name)
        return describe_segment(path)

    monkeypatch.setattr(manifest_module, "describe_segment", describe)
    archive = begin(tmp_path)
    append(archive, 2)
    end(archive)
    assert described == ["00002.jsonl"]
    assert len(read(tmp_path)["segments"]) == 2


def test_a_listed_file_that_is_gone_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    archive = begin(tmp_path)
    append(archive, 1)
    end(archive)
    (tmp_path / "articles" / "00001.jsonl").unlink()
    with caplog.at_level(logging.WARNING):
        archive = begin(tmp_path)
    assert "00001.jsonl: is gone" in caplog.text
    assert read(tmp_path)["segments"] == []
    archive.close()


def test_a_line_that_is_no_record_counts_and_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "00001.jsonl"
    path.write_bytes(b'{"datePublished":"2020-01-01"}\n[1]\nnonsense\n{"capture":null}\n')
    entry = describe_segment(path)
    assert (entry["records"], entry["firstPublished"], entry["run"]) == (4, "2020-01-01", [])


def test_coverage_of_the_newest_runs(tmp_path: Path) -> None:
    for _ in range(COVERED_RUNS + 2):
        archive = begin(tmp_path)
        ledger = archive.ledger
        section = next(ledger.sections.load(), None)
        if section is None:
            section = ledger.sections.add(START + "n/", ("新闻", "要闻"), (START, START + "n/"), 0, "menu")
        ledger.sections.set_stated(section.id, 3, 2)
        ledger.add_page(section.url, Role.LIST, section.id)
        ledger.lease((Role.LIST,), 1)
        ledger.add_listed(ListedRow(START + "1", section.url, 1), section.id, section.id)
        ledger.set_read(section.url, 1)
        ledger.walks.record(archive.run, ledger.generation, is_incremental=False)
        end(archive)
    runs = read(tmp_path)["runs"]
    assert ["coverage" in run for run in runs] == [False] * 2 + [True] * COVERED_RUNS
    assert runs[-1]["coverage"] == [
        {
            "section": "新闻 > 要闻", "pages": 1, "rows": 1, "seen": 1, "known": 1, "stated": 3, "statedPages": 2,
            "stop": "end", "gaps": ["2 pages are stated, 1 were read", "3 rows are stated, 1 were seen"],
        }
    ]  # fmt: skip


def test_records_of_a_warc_file_are_counted_with_and_without_its_index(tmp_path: Path) -> None:
    archive = begin(tmp_path)
    for name in "abc":
        archive.append_exchange(page(name, name * 100))
    end(archive)
    [entry] = read(tmp_path)["warc"]
    assert entry["records"] == 7, "one that opens the file, three requests and their answers"
    path = tmp_path / "warc" / entry["name"]
    path.with_name(path.name.replace(".warc.gz", ".cdxj")).unlink()
    del entry["index"]
    assert describe_warc(path) == entry
