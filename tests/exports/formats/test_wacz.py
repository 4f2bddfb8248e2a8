"""A WACZ file holds the raw pages and an index that leads to them; the format's own tool takes it."""

import gzip
import hashlib
import json
import os
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from exporting import export
from running import REPOSITORY
from small_archive import PORTAL

WACZ = Path(os.environ.get("WACZ", REPOSITORY / ".cache" / "wacz")) / "bin" / "wacz"


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
