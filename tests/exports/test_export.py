"""`portalcrawl export`: each format is read back by somebody else's reader, or by the format's own rules."""

import csv
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from exporting import WITHDRAWN, export
from running import refuse, run_cli
from small_archive import PORTAL, SmallArchive


def read_jsonl(output: Path, *arguments: object) -> list[str]:
    run = run_cli("export", output, *arguments)
    assert run.returncode == 0, run.stderr
    return [
        f"{one['url'].removeprefix(PORTAL)}.{one['capture']['version']}"
        for one in map(json.loads, run.stdout.splitlines())
    ]


def test_json_lines_are_the_records_as_they_stand(output: Path) -> None:
    run = run_cli("export", output / "www.example.com", "--all-versions")
    lines = b"".join(path.read_bytes() for path in sorted((output / "www.example.com" / "articles").iterdir()))
    assert run.stdout.encode() == lines
    assert "4 records of 1 archives" in run.stderr


@pytest.mark.parametrize(
    ("arguments", "records"),
    [
        ((), ["9.1", "2.1", "3.1", "1.2"]),
        (("--all-versions",), ["9.1", "1.1", "2.1", "3.1", "1.2"]),
        (("--since", "2018"), ["9.1", "2.1"]),
        (("--until", "2017-12", "--all-versions"), ["1.1"]),
        (("--section", "园区要闻", "--all-versions"), ["1.1"]),
        (("--section", "新聞中心", "--all-versions"), ["1.1"]),
    ],
)
def test_what_is_selected(output: Path, arguments: tuple[str, ...], records: list[str]) -> None:
    assert read_jsonl(output, *arguments) == records


def test_records_without_a_date_that_a_window_leaves_out_are_counted(output: Path) -> None:
    assert "2 without a date are left out" in run_cli("export", output, "--since", "2018").stderr


def test_a_cell_is_never_a_formula(output: Path, tmp_path: Path) -> None:
    export(output, tmp_path / "a.csv", "csv")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfurl,")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = {row["url"].removeprefix(PORTAL): row for row in csv.DictReader(stream)}
    assert rows["2"]["authors"] == "'=王五"
    assert rows["3"]["contentSource"] == "'+86"
    assert rows["2"]["withdrawnAt"] == WITHDRAWN
    assert rows["1"]["version"] == "2"
    assert rows["9"]["archive"] == "other.example.com"
    assert not any(value.lstrip().startswith(tuple("=+-@")) for row in rows.values() for value in row.values())


def test_feed_readers_understand_the_feed(output: Path, tmp_path: Path) -> None:
    export(output, tmp_path / "a.atom", "atom", "--all-versions")
    feed = feedparser.parse((tmp_path / "a.atom").read_bytes())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) == 6
    by_title = {entry.title: entry for entry in feed.entries}
    assert f"Withdrawn: {PORTAL}2" in by_title
    assert "园区要闻 (version 2)" in by_title
    published = [entry.published_parsed[:5] for entry in feed.entries if "published" in entry]
    assert published == [(2018, 6, 7, 0, 9), (2017, 12, 25, 12, 0), (2018, 1, 2, 1, 29)]
    assert feed.feed.updated == max(entry.updated for entry in feed.entries)
    assert all(entry.link.startswith(PORTAL) for entry in feed.entries)


def test_a_folder_of_markdown_has_a_file_for_each_article(output: Path, tmp_path: Path) -> None:
    export(output, tmp_path / "notes", "markdown")
    files = sorted(
        str(path.relative_to(tmp_path / "notes")).rpartition("-")[0] for path in (tmp_path / "notes").rglob("*.md")
    )
    assert files == [
        "other.example.com/2018/2018-06-07-园区要闻", "www.example.com/2018/2018-01-02-园区要闻",
        "www.example.com/undated/园区要闻", "www.example.com/undated/园区要闻",
    ]  # fmt: skip
    [text] = [path.read_text("utf-8") for path in (tmp_path / "notes").rglob("2018-01-02-*.md")]
    assert 'authors: ["=王五"]\n' in text
    assert f'withdrawnAt: "{WITHDRAWN}"\n' in text
    assert text.endswith("\n# 园区要闻\n\n*2018-01-02 · =王五* <http://www.example.com/2>\n\n另一篇。\n")
    export(output, tmp_path / "all.md", "markdown")
    assert (tmp_path / "all.md").read_text("utf-8").count("\n# 园区要闻\n") == 3


def test_parquet_has_typed_dates_and_nested_lists(output: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra `parquet` is not installed")
    export(output, tmp_path / "a.parquet", "parquet", "--all-versions")
    rows: list[dict[str, Any]] = parquet.read_table(tmp_path / "a.parquet").to_pylist()
    by_url = {(row["url"].removeprefix(PORTAL), row["version"]): row for row in rows}
    assert by_url["1", 1]["publishedDay"] == date(2017, 12, 25)
    assert by_url["1", 1]["publishedAt"] is None
    assert by_url["1", 1]["breadcrumbs"] == [
        {"name": "新闻中心", "url": None},
        {"name": "园区要闻", "url": PORTAL + "yq/"},
    ]
    assert not by_url["1", 1]["isNewest"]
    assert by_url["1", 2]["isNewest"]
    assert by_url["2", 1]["publishedAt"] == datetime.fromisoformat("2018-01-02T09:29+08:00")
    assert by_url["2", 1]["withdrawnAt"] == datetime.fromisoformat(WITHDRAWN)
    assert by_url["9", 1]["videos"] == [{"url": PORTAL + "v"}]
    assert by_url["3", 1]["publishedDay"] is None


def test_parquet_without_pyarrow_says_what_to_install(output: Path, tmp_path: Path) -> None:
    code = "import sys; sys.modules['pyarrow'] = None; sys.argv = ['portalcrawl', *sys.argv[1:]]\n"
    code += "from portalcrawl.cli.app import main; main()"
    command = [sys.executable, "-c", code, "export", str(output), "--to", "parquet", "-o", str(tmp_path / "a.parquet")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert "portalcrawl[parquet]" in run.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--to", "xlsx"), 2, ["xlsx", "parquet"]),
        (("--since", "soon"), 2, ["soon"]),
        (("--section", "新闻中新"), 2, ["did you mean 新闻中心"]),
        (("--to", "sqlite"), 2, ["-o"]),
        (("--to", "wacz", "--since", "2017", "-o", "{0}/a.wacz"), 2, ["as a whole"]),
        (("-o", "{0}/here"), 2, ["exists", "--force"]),
        (("-o", "{0}"), 2, ["is a folder"]),
        (("-o", "{0}/no/a.jsonl"), 2, ["there is no folder"]),
        (("--to", "markdown", "-o", "{0}"), 2, ["with files in it"]),
        (("--to", "markdown", "-o", "{0}/here"), 2, ["is a file"]),
    ],
)
def test_what_cannot_be_meant_is_refused(
    output: Path, tmp_path: Path, arguments: tuple[str, ...], code: int, words: list[str]
) -> None:
    (tmp_path / "here").write_text("mine")
    refuse(run_cli("export", output, *(one.format(tmp_path) for one in arguments)), code, *words)
    assert [path.name for path in tmp_path.iterdir()] == ["here"]
    assert (tmp_path / "here").read_text() == "mine"


def test_places_without_an_archive_are_refused(tmp_path: Path) -> None:
    refuse(run_cli("export", tmp_path), 2, "neither an archive")
    refuse(run_cli("export", tmp_path / "nowhere"), 2, "neither an archive")


def test_force_replaces_a_file(output: Path, tmp_path: Path) -> None:
    (tmp_path / "here").write_text("old")
    export(output, tmp_path / "here", "jsonl", "--force")
    assert len((tmp_path / "here").read_text("utf-8").splitlines()) == 4


@pytest.mark.parametrize("form", ["jsonl", "sqlite", "wacz"])
def test_a_disk_that_is_full_leaves_what_was_there(output: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"a.{form}"
    target.write_text("old")
    limited = f"ulimit -f 1; exec {sys.executable} -m portalcrawl export {output} --to {form} -o {target} --force"
    code = "import signal, os, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    code += "os.execv('/bin/sh', ['sh', '-c', sys.argv[1]])"
    run = subprocess.run([sys.executable, "-c", code, limited], capture_output=True, text=True, check=False)
    assert run.returncode in (1, 5), run.stderr
    assert len([line for line in run.stderr.splitlines() if line.startswith("portalcrawl: ")]) == 1, run.stderr
    assert "Traceback" not in run.stderr
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_damaged_records_are_named_and_left_out(tmp_path: Path) -> None:
    small = SmallArchive(tmp_path / "a")
    small.begin()
    for number in (1, 2, 3):
        small.write(f"{PORTAL}{number}")
    small.end()
    path = tmp_path / "a" / "articles" / "00001.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + lines[1].replace("园区".encode(), "园囗".encode()) + lines[2][:-20])
    run = run_cli("export", tmp_path / "a")
    assert run.returncode == 3
    assert [json.loads(line)["url"] for line in run.stdout.splitlines()] == [PORTAL + "1"]
    assert run.stderr.count("no sound record") == 2


def test_a_ledger_of_a_newer_version_is_named(tmp_path: Path) -> None:
    small = SmallArchive(tmp_path / "a")
    small.begin()
    small.end()
    with closing(sqlite3.connect(tmp_path / "a" / "ledger.db")) as db:
        db.execute("UPDATE meta SET value = 99 WHERE key = 'schema'")
        db.commit()
    run = run_cli("export", tmp_path / "a")
    refuse(run, 3, "version 99", "update it")


def test_schemas_are_printed() -> None:
    schemas = json.loads(run_cli("schema").stdout)
    assert schemas.keys() == {"record", "manifest", "removed"}
    for name, schema in schemas.items():
        assert json.loads(run_cli("schema", name).stdout) == schema
    assert schemas["record"]["title"] == "Article"
    refuse(run_cli("schema", "nothing"), 2, "record, manifest, removed")
