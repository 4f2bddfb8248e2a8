"""checksums.sha256 covers an archive at rest, itself included."""

import hashlib
from pathlib import Path

import orjson
import pytest

from portalcrawl.archive.checksums import read_checksums, remove_checksums, write_checksums
from portalcrawl.archive.layout import Layout


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    layout = Layout(tmp_path)
    layout.create()
    index = {"name": "p-00001.cdxj", "sha256": "c" * 64}
    warc = {"name": "p-00001.warc.gz", "sha256": "b" * 64, "index": index}
    segments = [{"name": "00001.jsonl", "sha256": "a" * 64}]
    layout.manifest.write_bytes(orjson.dumps({"segments": segments, "warc": [warc]}))
    for path in (layout.ledger, layout.duplicates, layout.changes):
        path.write_bytes(path.name.encode())
    return layout


def test_sealed_files_by_the_manifest_and_the_others_by_their_bytes(layout: Layout) -> None:
    write_checksums(layout)
    sums = read_checksums(layout)
    assert sums is not None
    assert sums["articles/00001.jsonl"] == "a" * 64
    assert (sums["warc/p-00001.warc.gz"], sums["warc/p-00001.cdxj"]) == ("b" * 64, "c" * 64)
    assert sums["ledger.db"] == hashlib.sha256(b"ledger.db").hexdigest()
    assert sums.keys() >= {"manifest.json", "duplicates.jsonl", "changes.jsonl"}
    assert len(sums) == 7


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"a" * 64, b"d" * 64), (b"# SHA-256", b"# SHA-255"), (b"ledger.db\n", b""), (b"\n", b"\r\n")],
)
def test_an_edited_file_is_refused(layout: Layout, old: bytes, new: bytes) -> None:
    write_checksums(layout)
    layout.checksums.write_bytes(layout.checksums.read_bytes().replace(old, new))
    with pytest.raises(ValueError, match="not as it was written"):
        read_checksums(layout)


def test_none_where_a_run_is_on(layout: Layout) -> None:
    write_checksums(layout)
    remove_checksums(layout)
    remove_checksums(layout)  # the run before was killed
    assert read_checksums(layout) is None
