"""The archive as a whole: who may open it, and that a kill between any two steps loses nothing."""

import errno
from pathlib import Path

import orjson
import pytest

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.ledger import FRONT, ListedRow, Role, State
from portalcrawl.exceptions import ArchiveError, ArchiveLockedError, NoSpaceError

START = "http://example.com/"


def put(archive: Archive, name: str) -> None:
    """Archive an article as a run does."""
    url = START + name
    archive.ledger.add_listed(ListedRow(url, START, 1), None, FRONT)
    archive.ledger.lease((Role.ARTICLE,), 100)
    place = archive.append_article({"url": url, "datePublished": "2017-12-25"})
    archive.ledger.set_archived(url, place, name.encode(), "2017-12-25", name)


def lines(root: Path) -> list[str]:
    return [orjson.loads(x)["url"] for p in sorted((root / "articles").iterdir()) for x in p.read_bytes().splitlines()]


def kill(archive: Archive) -> None:
    """What a SIGKILL does: file descriptors close, nothing is flushed or committed by us."""
    archive.segment.sync()  # the worst case: the lines did reach the disk
    archive.close()


def test_a_run_leaves_a_sealed_segment_and_a_manifest(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "p", START)
    archive.begin_run({})
    put(archive, "a")
    put(archive, "b")
    archive.end_run("finished", {"archived": 2})
    archive.close()
    assert [p.name for p in (tmp_path / "p" / "articles").iterdir()] == ["00001.jsonl"]
    manifest = orjson.loads((tmp_path / "p" / "manifest.json").read_bytes())
    (segment,) = manifest["segments"]
    assert (segment["records"], segment["firstPublished"]) == (2, "2017-12-25")
    assert segment["bytes"] == (tmp_path / "p" / "articles" / "00001.jsonl").stat().st_size
    assert manifest["runs"][0]["reason"] == "finished"


def test_a_kill_after_a_commit_keeps_just_the_committed(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "p", START)
    archive.begin_run({})
    put(archive, "a")
    archive.commit()
    put(archive, "b")
    kill(archive)
    assert lines(tmp_path / "p") == [START + "a", START + "b"]
    again = Archive(tmp_path / "p", START)
    assert lines(tmp_path / "p") == [START + "a"]
    again.begin_run({})
    put(again, "b")
    again.end_run("finished", {})
    again.close()
    assert lines(tmp_path / "p") == [START + "a", START + "b"]


def test_a_kill_between_roll_and_rename(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "p", START)
    archive.begin_run({})
    put(archive, "a")
    archive.segment.roll()
    archive.commit()
    kill(archive)
    again = Archive(tmp_path / "p", START)
    assert [p.name for p in (tmp_path / "p" / "articles").iterdir()] == ["00001.jsonl"]
    put(again, "b")
    again.commit()
    again.close()
    assert lines(tmp_path / "p") == [START + "a", START + "b"]


def test_a_kill_between_roll_and_commit(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "p", START)
    archive.begin_run({})
    put(archive, "a")
    archive.commit()
    archive.segment.roll()
    kill(archive)
    again = Archive(tmp_path / "p", START)
    assert again.segment.number == 1
    put(again, "b")
    again.end_run("finished", {})
    again.close()
    assert lines(tmp_path / "p") == [START + "a", START + "b"]


def test_a_second_run_is_refused(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "p", START)
    with pytest.raises(ArchiveLockedError, match="another run is writing"):
        Archive(tmp_path / "p", START)
    archive.close()
    Archive(tmp_path / "p", START).close()


def test_another_portals_archive_is_refused(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "p", START)
    archive.commit()
    archive.close()
    with pytest.raises(ArchiveError, match=r"belongs to example\.com, not to other\.com"):
        Archive(tmp_path / "p", "http://other.com/")
    Archive(tmp_path / "p", "https://www.example.com/").close()


@pytest.mark.parametrize("name", ["notes.txt", "articles/00001.jsonl"])
def test_a_folder_that_is_no_archive_is_refused_and_left_alone(tmp_path: Path, name: str) -> None:
    path = tmp_path / "p" / name
    path.parent.mkdir(parents=True)
    path.write_text("{}\n")
    with pytest.raises(ArchiveError, match="ledger"):
        Archive(tmp_path / "p", START)
    assert path.read_text() == "{}\n"


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "p").write_text("")
    with pytest.raises(ArchiveError, match="is a file"):
        Archive(tmp_path / "p", START)


def test_a_full_disk_is_an_error_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive(tmp_path / "p", START)
    archive.begin_run({})
    put(archive, "a")
    archive.commit()

    def refuse(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    put(archive, "b")
    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(NoSpaceError, match="no space left"):
        archive.commit()
    archive.close()
    monkeypatch.undo()
    again = Archive(tmp_path / "p", START)
    found = again.ledger.find(START + "b")
    assert lines(tmp_path / "p") == [START + "a"]
    assert found is None
    again.close()


def test_a_duplicate_line_counts_from_its_commit_on(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "p", START)
    archive.begin_run({})
    archive.append_duplicate({"url": "a"})
    archive.commit()
    archive.append_duplicate({"url": "b"})
    kill(archive)
    Archive(tmp_path / "p", START).close()
    assert (tmp_path / "p" / "duplicates.jsonl").read_bytes() == b'{"url":"a"}\n'


def test_states_have_reasons_in_urls(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "p", START)
    archive.ledger.add_page(START, Role.HOME)
    (lease,) = archive.ledger.lease((Role.HOME,), 1)
    archive.ledger.set_state(lease.url, State.FAILED, "HTTP 500")
    assert archive.ledger.tally[Role.HOME, State.FAILED] == 1
    archive.close()


def whole(root: Path) -> None:
    """An archive with one sealed segment."""
    archive = Archive(root, START)
    archive.begin_run({})
    put(archive, "a")
    archive.end_run("finished", {})
    archive.close()


def test_an_emptied_ledger_is_no_new_archive(tmp_path: Path) -> None:
    whole(tmp_path / "p")
    (tmp_path / "p" / "ledger.db").write_bytes(b"")
    for _ in range(2):  # the first attempt must not make it look like a new one to the second
        with pytest.raises(ArchiveError, match=r"is empty.*--repair"):
            Archive(tmp_path / "p", START)
    assert lines(tmp_path / "p") == [START + "a"]


def test_a_log_without_its_ledger_is_an_archive_that_lost_it(tmp_path: Path) -> None:
    whole(tmp_path / "p")
    (tmp_path / "p" / "ledger.db").rename(tmp_path / "p" / "ledger.db-wal")
    with pytest.raises(ArchiveError, match=r"no ledger\.db; .*--repair"):
        Archive(tmp_path / "p", START)


@pytest.mark.parametrize("is_sealed", [True, False])
def test_a_ledger_older_than_the_segments_is_refused(tmp_path: Path, is_sealed: bool) -> None:
    root = tmp_path / "p"
    whole(root)
    old = (root / "ledger.db").read_bytes()
    archive = Archive(root, START)
    archive.begin_run({})
    put(archive, "b")
    archive.seal()
    put(archive, "c")
    if is_sealed:
        archive.end_run("finished", {})
    kill(archive)
    for log in root.glob("ledger.db-*"):
        log.unlink()
    (root / "ledger.db").write_bytes(old)
    before = lines(root)
    with pytest.raises(ArchiveError, match=r"newer than the ledger.*restore"):
        Archive(root, START)
    assert lines(root) == before == [START + "a", START + "b", START + "c"]
