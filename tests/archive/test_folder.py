"""Whose a folder is, before anything in it is opened."""

from pathlib import Path

import pytest

from portalcrawl.archive.folder import check_folder, find_content, sweep_folder
from portalcrawl.archive.layout import Layout
from portalcrawl.exceptions import ArchiveError


def make(root: Path, *files: str) -> Layout:
    for file in files:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).touch()
    return Layout(root)


@pytest.mark.parametrize(
    "files",
    [
        (),
        ("articles/",),
        ("ledger.db", "articles/00001.jsonl", "notes.txt"),  # an archive may hold what its owner put there
        ("profile.toml", ".lock", "reports/r.json"),  # a run that was killed before anything was written
        ("ledger.db-wal", "articles/README"),
        ("manifest.json.tmp",),  # killed while it was written
    ],
)
def test_a_folder_that_a_run_may_use(tmp_path: Path, files: tuple[str, ...]) -> None:
    check_folder(make(tmp_path, *(file + ".keep" * file.endswith("/") for file in files)))


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (("thesis.doc",), "holds 'thesis.doc' and no ledger"),
        (("articles/00001.jsonl",), "has articles but no ledger.db"),
        (("articles/00001.jsonl", "manifest.json.tmp"), "has articles but no ledger.db"),
        (("articles/00001.jsonl.open",), "has articles but no ledger.db"),
        (("warc/p-00001.warc.gz",), "has warc but no ledger.db"),
    ],
)
def test_a_folder_that_is_refused(tmp_path: Path, files: tuple[str, ...], words: str) -> None:
    with pytest.raises(ArchiveError, match=words):
        check_folder(make(tmp_path, *files))


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="is a file"):
        check_folder(Layout(make(tmp_path, "portal").root / "portal"))


def test_halves_of_files_are_swept_and_nothing_else(tmp_path: Path) -> None:
    halves = ("manifest.json.tmp", "reports/r.json.tmp", "warc/p-00001.cdxj.tmp", "articles/x.tmp")
    kept = ("manifest.json", "articles/00001.jsonl.open", "other/mine.tmp")
    layout = make(tmp_path, *halves, *kept)
    sweep_folder(layout)
    assert {str(one.relative_to(tmp_path)) for one in tmp_path.rglob("*") if one.is_file()} == set(kept)
    assert find_content(layout) == "articles"
