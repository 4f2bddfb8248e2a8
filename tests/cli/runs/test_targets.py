"""What the targets of a crawl mean."""

from pathlib import Path

import pytest

from portalcrawl.archive.archive import Archive
from portalcrawl.cli.runs.targets import Skipped, Target, TargetError, find_targets

START = "http://www.example.com/"


def make_archive(root: Path, start: str = START) -> Path:
    archive = Archive(root, start, keeps_warc=False)
    archive.begin_run({})
    archive.end_run("finished", {})
    archive.close()
    return root


def meant(targets: list[str], output: Path) -> list[tuple[str, Path]]:
    return [(one.start, one.archive) for one in find_targets(targets, output) if isinstance(one, Target)]


@pytest.mark.parametrize("name", ["www.example.com", "moved", "名字 with blanks", "old.example.com"])
def test_a_folder_is_that_archive_whatever_its_name_and_place(tmp_path: Path, name: str) -> None:
    root = make_archive(tmp_path / "elsewhere" / name)
    assert meant([str(root)], tmp_path / "output") == [(START, root)]


def test_a_folder_is_that_archive_seen_from_within(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(make_archive(tmp_path / "moved"))
    assert meant(["."], Path("output")) == [(START, Path())]


def test_an_address_goes_to_the_output_folder(tmp_path: Path) -> None:
    assert meant(["www.example.com"], tmp_path) == [(START, tmp_path / "www.example.com")]
    assert meant(["http://[::1]:8000/"], tmp_path) == [("http://[::1]:8000/", tmp_path / "__1_8000")]


def test_what_a_shell_finds_beside_archives_is_left_out(tmp_path: Path) -> None:
    root = make_archive(tmp_path / "www.example.com")
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    (tmp_path / "empty").mkdir()
    found = find_targets([str(path) for path in sorted(tmp_path.iterdir())], tmp_path)
    assert [type(one) for one in found] == [Skipped, Skipped, Target]
    assert [one.reason for one in found if isinstance(one, Skipped)] == [
        "a folder without a ledger, not an archive",
        "a file, not an archive",
    ]
    assert isinstance(found[2], Target)
    assert found[2].archive == root


@pytest.mark.parametrize("names", [["notes.txt"], ["empty"], ["empty", "notes.txt"]])
def test_nothing_but_what_is_no_archive_is_an_error(tmp_path: Path, names: list[str]) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    (tmp_path / "empty").mkdir()
    with pytest.raises(TargetError) as error:
        find_targets([str(tmp_path / name) for name in names], tmp_path)
    assert error.value.exit_code == 2
    assert names[-1] in str(error.value)


@pytest.mark.parametrize(
    "text", ["output/nosuch", "output/nosuch.example", "./nosuch.example", "/no/such", "../x.example"]
)
def test_a_path_to_nothing_is_an_error(tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(TargetError, match="no such archive"):
        find_targets([text], Path("output"))


@pytest.mark.parametrize(
    "again",
    ["http://www.example.com", "www.example.com", "http://www.example.com/index.html", "{output}/www.example.com"],
)
def test_one_portal_is_crawled_once(tmp_path: Path, again: str) -> None:
    make_archive(tmp_path / "www.example.com")
    first, second = find_targets([START, again.format(output=tmp_path)], tmp_path)
    assert isinstance(first, Target)
    assert isinstance(second, Target)
    assert (first.same_as, second.same_as) == (None, START)


def test_a_link_to_an_archive_is_that_archive(tmp_path: Path) -> None:
    root = make_archive(tmp_path / "www.example.com")
    (tmp_path / "link").symlink_to(root)
    _, second = find_targets([str(root), str(tmp_path / "link")], tmp_path)
    assert isinstance(second, Target)
    assert second.same_as == str(root)
