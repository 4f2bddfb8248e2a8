"""docs/archive.md says what is in an archive; the tables of `status` and `urls` say what the ledger knows of it."""

import inspect
import json
import re
from pathlib import Path

import orjson
import pytest
from documents import (
    ARCHIVE,
    CLI,
    CODE,
    first_codes,
    join_lines,
    read_fences,
    read_schema,
    read_section,
    read_table,
)

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import FINISHED, FRONT, INCOMPLETE, SHRUNK, ListedRow, State, Stop
from portalcrawl.archive.segments import MAX_BYTES, MAX_RECORDS
from portalcrawl.archive.warc import writer as warc_writer
from portalcrawl.archive.warc.names import WarcFolder
from portalcrawl.cli.verbs import status, urls
from portalcrawl.pipelines.dedupe import DedupePipeline
from portalcrawl.pipelines.originals import Originals

MANIFEST_SCHEMA = read_schema("manifest.schema.json")


def make_archive(folder: Path) -> Path:
    """An archive with two records."""
    start = "http://example.com/"
    archive = Archive(folder / "example.com", start)
    archive.begin_run({})
    for number in (1, 2):
        archive.append_article({"url": f"{start}{number}", "datePublished": f"2017-12-2{number}"})
    archive.ledger.add_listed(
        ListedRow(f"{start}3", start, 1, "headline", "2017-01-01"),
        None,
        FRONT,
        (State.OUTSIDE_WINDOW, "list says 2017-01-01"),
    )
    archive.end_run("finished", {})
    archive.close()
    return folder / "example.com"


def test_the_layout_is_drawn_whole() -> None:
    [drawing] = read_fences(read_section(ARCHIVE, "# The archive"), "text")
    drawn = {line.split()[0].rstrip("/") for line in drawing.splitlines()[1:]}
    layout = Layout(Path())
    paths = {str(layout.sealed_segment(1)), str(layout.open_segment(2)), layout.duplicates.name, layout.changes.name}
    paths |= {layout.manifest.name, layout.reports.name, layout.ledger.name, layout.lock.name, layout.profile.name}
    paths |= {layout.damaged.name, layout.checksums.name}
    warc = WarcFolder(layout.warc, "www.example.com")
    paths |= {str(path) for path in (warc.sealed(1), warc.sealed_index(1), warc.open(2), warc.open_index(2))}
    assert drawn == paths


def test_manifest_keys_are_named(tmp_path: Path) -> None:
    manifest = json.loads((make_archive(tmp_path) / "manifest.json").read_text("utf-8"))
    named = set(CODE.findall(read_section(ARCHIVE, "## Reading it")))
    assert {*manifest["segments"][0], *manifest["runs"][0]} <= named
    properties = MANIFEST_SCHEMA["properties"]
    entries = [properties[name]["items"]["properties"] for name in ("segments", "warc", "runs")]
    assert named >= set().union(*entries, MANIFEST_SCHEMA["$defs"]["coverage"]["properties"])
    assert MANIFEST_SCHEMA["$defs"]["coverage"]["properties"]["stop"]["enum"] == [str(stop) for stop in Stop]
    assert properties["manifestVersion"]["const"] == manifest["manifestVersion"]


def test_the_schema_of_the_manifest_and_its_page_say_how_a_run_can_end() -> None:
    told = MANIFEST_SCHEMA["properties"]["runs"]["items"]["properties"]["reason"]["description"]
    for reason in (FINISHED, INCOMPLETE, SHRUNK, "max_articles", "killed", "running"):
        assert reason in told
        assert f"`{reason}`" in read_section(ARCHIVE, "## Reading it")


def test_a_line_of_duplicates_has_the_keys_that_are_named() -> None:
    source = inspect.getsource(DedupePipeline) + inspect.getsource(Originals)
    told = re.search(r'`(\{"url", "duplicateOf".*?\})`', ARCHIVE)
    assert told
    for key in re.findall(r'"(\w+)"', told[1]):
        assert f'"{key}"' in source


def test_column_names_are_those_of_the_status_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_archive(tmp_path)
    status.run(root, failed=False, json=False)
    head = capsys.readouterr().out.splitlines()[0].split()
    columns, _, walks = read_section(CLI, "### `portalcrawl status ARCHIVE`").partition("| walk | means |")
    assert first_codes(read_table(columns)) == head
    assert first_codes(read_table("| walk | means |" + walks)) == [str(stop) for stop in Stop]


def test_states_are_those_of_the_ledger() -> None:
    assert first_codes(read_table(read_section(CLI, "### `portalcrawl urls ARCHIVE`"))) == [
        str(state) for state in State
    ]


def test_keys_of_a_urls_line_are_named(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    urls.run(make_archive(tmp_path), state=None)
    keys = {key for line in capfdbinary.readouterr().out.splitlines() for key in orjson.loads(line)}
    assert keys
    assert all(f"`{key}`" in read_section(CLI, "### `portalcrawl urls ARCHIVE`") for key in keys)


def test_sizes_at_which_files_are_sealed_are_those_of_the_code() -> None:
    assert f"{MAX_RECORDS:,} records or {MAX_BYTES >> 20} MiB" in join_lines(ARCHIVE)
    assert warc_writer.MAX_BYTES == 10**9
    assert "and at 1 GB" in join_lines(ARCHIVE)
