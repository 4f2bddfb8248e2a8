"""`portalcrawl export`: each format is read back by somebody else's reader, or by the format's own rules."""

import csv
import gzip
import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from running import REPOSITORY, refuse, run_cli
from small_archive import PORTAL, SmallArchive

WACZ = Path(os.environ.get("WACZ", REPOSITORY / ".cache" / "wacz")) / "bin" / "wacz"
WITHDRAWN = "2026-02-01T00:00:00Z"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two archives: versions, a withdrawal, sections, dates of each precision, texts that formats stumble over."""
    folder = tmp_path_factory.mktemp("archives")
    small = SmallArchive(folder / "www.example.com")
    small.begin()
    for depth, name in enumerate(("新闻中心", "园区要闻"), 1):
        path = ("新闻中心", "园区要闻")[:depth]
        small.archive.ledger.sections.add(f"{PORTAL}{name}/", path, ("",) * depth, depth, "menu")
    news = {"breadcrumbs": [{"name": "新闻中心"}, {"name": "园区要闻", "url": PORTAL + "yq/"}]}
    small.write(PORTAL + "1", "园区建设加快推进。\n\nThe parks are growing.", datePublished="2017-12-25", **news)
    small.write(PORTAL + "2", "另一篇。", datePublished="2018-01-02T09:29+08:00", authors=[{"name": "=王五"}])
    small.write(
        PORTAL + "3", "没有日期\x0b的。", contentSource="+86", images=[{"url": PORTAL + "a.png", "caption": "图"}]
    )
    small.end()
    small.begin()
    small.rewrite(PORTAL + "1", "园区建设已经完成。")
    small.archive.append_change({"url": PORTAL + "2", "kind": "withdrawn", "version": 1, "at": WITHDRAWN, "runId": "r"})
    small.end()
    other = SmallArchive(folder / "other.example.com", "http://other.example.com/")
    other.begin()
    other.write(
        PORTAL + "9", "开发区的消息。", datePublished="2018-06-07T08:09:10+08:00", videos=[{"url": PORTAL + "v"}]
    )
    other.end()
    return folder


def export(output: Path, target: Path, form: str, *arguments: object) -> str:
    """The line that the verb says on stderr."""
    run = run_cli("export", output, "--to", form, "-o", target, *arguments)
    assert run.returncode == 0, run.stderr
    assert run.stdout == ""
    return run.stderr


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


def search(db: sqlite3.Connection, words: str) -> list[str]:
    query = "SELECT url FROM search JOIN articles ON id = search.rowid WHERE search MATCH ? ORDER BY rank"
    return [url.removeprefix(PORTAL) for (url,) in db.execute(query, (words,))]


def test_words_of_two_characters_and_english_ones_are_found(output: Path, tmp_path: Path) -> None:
    export(output, tmp_path / "a.sqlite", "sqlite", "--all-versions")
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as db:
        # Every headline has 园区; a text with it comes first, and the shorter text before the longer one.
        assert search(db, "body: 园区") == ["1", "1"]
        assert set(search(db, "园区")) == {"1", "2", "3", "9"}
        assert search(db, "开发") == ["9"]
        assert search(db, '"开发 发区"') == ["9"]
        assert search(db, '"开区 区发"') == []
        assert search(db, "park") == search(db, "PARKS") == ["1"]
        assert db.execute("SELECT url, kind, at FROM changes").fetchall() == [(PORTAL + "2", "withdrawn", WITHDRAWN)]
        [(text,)] = db.execute("SELECT record FROM articles WHERE datePublished = '2017-12-25'")
        assert json.loads(text)["articleBody"].startswith("园区建设")
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


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


def list_members(path: Path) -> Iterator[tuple[str, int, bytes]]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for one in archive.infolist():
            yield one.filename, one.compress_type, archive.read(one)


def test_a_wacz_file_is_what_its_package_says(output: Path, tmp_path: Path) -> None:
    export(output, tmp_path / "a.wacz", "wacz")
    members = {name: data for name, _, data in list_members(tmp_path / "a.wacz")}
    kinds = {name: kind for name, kind, _ in list_members(tmp_path / "a.wacz")}
    package = json.loads(members["datapackage.json"])
    digest = json.loads(members["datapackage-digest.json"])
    assert digest["hash"] == f"sha256:{hashlib.sha256(members['datapackage.json']).hexdigest()}"
    assert {one["path"] for one in package["resources"]} == members.keys() - {
        "datapackage.json",
        "datapackage-digest.json",
    }
    for one in package["resources"]:
        data = members[one["path"]]
        assert (one["bytes"], one["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
    assert all(kinds[name] == zipfile.ZIP_STORED for name in members if name.endswith(".gz"))
    lines = gzip.decompress(members["indexes/index.cdx.gz"]).splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 5
    for line in lines:
        facts = json.loads(line[line.index(b"{") :])
        warc = members[f"archive/{facts['filename']}"]
        raw = gzip.decompress(warc[int(facts["offset"]) : int(facts["offset"]) + int(facts["length"])])
        assert raw.startswith(b"WARC/1.1\r\n")
        assert facts["url"].encode() in raw
    pages = [json.loads(line) for line in members["pages/pages.jsonl"].splitlines()]
    assert pages[0]["format"] == "json-pages-1.0"
    assert [page["url"].removeprefix(PORTAL) for page in pages[1:]] == ["9", "2", "3", "1"]


@pytest.mark.skipif(not WACZ.is_file(), reason=f"no py-wacz in {WACZ.parents[1]}; .ci/run makes it")
@pytest.mark.parametrize("is_whole", [True, False])
def test_the_tool_of_the_format_takes_the_file_for_valid(output: Path, tmp_path: Path, is_whole: bool) -> None:
    export(output, tmp_path / "a.wacz", "wacz")
    if not is_whole:  # so that the tool is known to look
        with zipfile.ZipFile(tmp_path / "a.wacz") as whole, zipfile.ZipFile(tmp_path / "b.wacz", "w") as other:
            for one in whole.infolist():
                data = whole.read(one)
                other.writestr(one, data + b"\n" if one.filename == "pages/pages.jsonl" else data)
        (tmp_path / "b.wacz").replace(tmp_path / "a.wacz")
    command = [str(WACZ), "validate", "-f", str(tmp_path / "a.wacz")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode == 0) == is_whole, run.stdout + run.stderr


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
