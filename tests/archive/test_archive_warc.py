"""Raw exchanges in an archive: committed with all else, each payload once, sealed at the end of a run."""

import errno
import gzip
from pathlib import Path

import pytest
from exchanges import check_by_warcio, page, read_by_warcio

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.warc import writer as writer_module
from portalcrawl.archive.warc.model import WarcPlace
from portalcrawl.archive.warc.reader import read_payload
from portalcrawl.exceptions import ArchiveError, NoSpaceError

START = "http://www.example.com/"
FIRST = "www.example.com-00001.warc.gz"


def begin(root: Path, *, keeps_warc: bool = True) -> Archive:
    archive = Archive(root, START, keeps_warc=keeps_warc)
    archive.begin_run({})
    return archive


def kill(archive: Archive) -> None:
    """What a SIGKILL does; the worst case: all that was written did reach the disk."""
    archive.segment.sync()
    if archive.exchanges is not None:
        archive.exchanges.writer.sync()
    archive.close()


def files(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((root / "warc").iterdir())}


def kinds(path: Path) -> list[str]:
    """The kinds of a file's answers, by the last part of their addresses."""
    answers = [(kind, warc) for kind, warc, *_ in read_by_warcio(path) if kind in ("response", "revisit")]
    return [f"{kind} {warc['warc-target-uri'].rpartition('/')[2]}" for kind, warc in answers]


def test_a_run_leaves_a_sealed_file_and_its_index(tmp_path: Path) -> None:
    archive = begin(tmp_path)
    place = archive.append_exchange(page("a"))
    assert place is not None
    assert place.file == FIRST
    archive.end_run("finished", {})
    archive.close()
    assert sorted(files(tmp_path)) == ["www.example.com-00001.cdxj", FIRST]
    headers, body = read_payload(tmp_path / "warc" / place.file, place.offset, place.length)
    assert body == page("a").body
    assert headers["server"] == "nginx"
    assert check_by_warcio(tmp_path / "warc" / FIRST) == {"digest pass": 3}


def test_a_run_without_exchanges_leaves_no_file(tmp_path: Path) -> None:
    archive = begin(tmp_path)
    archive.end_run("finished", {})
    archive.close()
    assert files(tmp_path) == {}


def test_files_keep_their_name_wherever_the_archive_is(tmp_path: Path) -> None:
    archive = begin(tmp_path / "old")
    archive.append_exchange(page("a"))
    archive.end_run("finished", {})
    archive.close()
    (tmp_path / "old").rename(tmp_path / "new")
    again = Archive(tmp_path / "new", "https://example.com/")
    again.begin_run({})
    place = again.append_exchange(page("b", text="another text " * 40))
    again.close()
    assert place is not None
    assert place.file == "www.example.com-00002.warc.gz"


# --- each payload once --------------------------------------------------------------------------


# --- crashes ------------------------------------------------------------------------------------


def test_a_kill_keeps_just_the_committed(tmp_path: Path) -> None:
    archive = begin(tmp_path)
    archive.append_exchange(page("a"))
    archive.commit()
    before = files(tmp_path)
    archive.append_exchange(page("b", text="another text " * 40))
    kill(archive)
    assert files(tmp_path) != before
    again = begin(tmp_path)
    assert files(tmp_path) == before
    # What the killed run knew of the lost record is lost too: the page is stored, not referred to.
    place = again.append_exchange(page("c", text="another text " * 40))
    again.end_run("finished", {})
    again.close()
    assert kinds(tmp_path / "warc" / FIRST) == ["response a", "response c"]
    assert place is not None
    read_payload(tmp_path / "warc" / FIRST, place.offset, place.length)


def test_a_kill_between_roll_and_commit(tmp_path: Path) -> None:
    archive = begin(tmp_path)
    archive.append_exchange(page("a"))
    archive.commit()
    assert archive.exchanges is not None
    archive.exchanges.writer.roll()
    kill(archive)
    again = begin(tmp_path)
    again.append_exchange(page("b", text="another text " * 40))
    again.end_run("finished", {})
    again.close()
    assert kinds(tmp_path / "warc" / FIRST) == ["response a", "response b"]
    assert len(files(tmp_path)) == 2


def test_a_kill_between_commit_and_rename(tmp_path: Path) -> None:
    archive = begin(tmp_path)
    archive.append_exchange(page("a"))
    assert archive.exchanges is not None
    archive.exchanges.writer.roll()
    archive.commit()
    kill(archive)
    Archive(tmp_path, START).close()
    assert sorted(files(tmp_path)) == ["www.example.com-00001.cdxj", FIRST]


@pytest.mark.parametrize("suffix", ["warc.gz.open", "cdxj.open"])
def test_a_file_shorter_than_its_commit_is_refused(tmp_path: Path, suffix: str) -> None:
    archive = begin(tmp_path)
    archive.append_exchange(page("a"))
    archive.commit()
    kill(archive)
    path = tmp_path / "warc" / f"www.example.com-00001.{suffix}"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ArchiveError, match=rf"00001\.{suffix}: has \d+ bytes, the ledger has committed"):
        Archive(tmp_path, START)


def test_raw_pages_reach_the_disk_before_lines_do_and_the_ledger_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = begin(tmp_path)
    archive.append_exchange(page("a"))
    archive.append_article({"url": START + "a"})
    assert archive.exchanges is not None
    order: list[str] = []
    for name, owner, method in (
        ("warc", archive.exchanges.writer, "sync"),
        ("segment", archive.segment, "sync"),
        ("lines", archive.duplicates, "sync"),
        ("ledger", archive.ledger, "commit"),
    ):
        monkeypatch.setattr(type(owner), method, lambda self, name=name: order.append(name))
    archive.commit()
    assert order == ["warc", "segment", "lines", "lines", "ledger"], "duplicates and changes"
    monkeypatch.undo()
    archive.close()


def test_a_full_disk_is_an_error_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = begin(tmp_path)
    archive.append_exchange(page("a"))
    archive.commit()

    def refuse(self: object, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("portalcrawl.archive.growing.GrowingFile.write", refuse)
    with pytest.raises(NoSpaceError, match="no space left"):
        archive.append_exchange(page("b", text="another text " * 40))
    monkeypatch.undo()
    with pytest.raises(NoSpaceError):
        archive.append_exchange(page("c", text="a third text " * 40))
    archive.close()
    again = begin(tmp_path)
    again.end_run("finished", {})
    again.close()
    assert kinds(tmp_path / "warc" / FIRST) == ["response a"]


# --- rollover, and runs without WARC ------------------------------------------------------------


def test_a_full_file_is_sealed_and_the_next_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_module, "MAX_BYTES", 3000)
    archive = begin(tmp_path)
    places: dict[str, WarcPlace] = {}
    for number in range(12):
        place = archive.append_exchange(page(str(number), text=f"text {number} " * 50))
        assert place is not None
        places[str(number)] = place
    # Sealed files are committed, whatever becomes of the run.
    kill(archive)
    sealed = {name for name in files(tmp_path) if name.endswith(".warc.gz")}
    assert len(sealed) >= 2
    again = begin(tmp_path)
    again.end_run("finished", {})
    again.close()
    for name, place in places.items():
        if place.file in sealed:
            _, body = read_payload(tmp_path / "warc" / place.file, place.offset, place.length)
            assert body == page(name, text=f"text {name} " * 50).body
    for name in sealed:
        check_by_warcio(tmp_path / "warc" / name)
        data = gzip.decompress((tmp_path / "warc" / name).read_bytes())
        assert data.count(b"WARC-Type: warcinfo") == 1
        assert 3000 <= (tmp_path / "warc" / name).stat().st_size < 4000
        index = (tmp_path / "warc" / name.replace(".warc.gz", ".cdxj")).read_bytes().splitlines()
        assert len(index) == data.count(b"WARC-Type: response")
        assert index == sorted(index)


def test_without_warc_nothing_is_kept(tmp_path: Path) -> None:
    archive = begin(tmp_path, keeps_warc=False)
    assert archive.append_exchange(page("a")) is None
    archive.end_run("finished", {})
    archive.close()
    assert not (tmp_path / "warc").exists()


def test_a_run_without_warc_leaves_files_as_they_are(tmp_path: Path) -> None:
    archive = begin(tmp_path)
    archive.append_exchange(page("a"))
    archive.commit()
    archive.append_exchange(page("b", text="another text " * 40))
    kill(archive)
    before = files(tmp_path)
    without = begin(tmp_path, keeps_warc=False)
    without.append_exchange(page("c"))
    without.end_run("finished", {})
    without.close()
    assert files(tmp_path) == before
    again = begin(tmp_path)
    again.append_exchange(page("d", text="a third text " * 40))
    again.end_run("finished", {})
    again.close()
    assert kinds(tmp_path / "warc" / FIRST) == ["response a", "response d"]


def test_raw_pages_without_a_ledger_are_not_written_over(tmp_path: Path) -> None:
    archive = begin(tmp_path)
    archive.append_exchange(page("a"))
    archive.end_run("finished", {})
    archive.close()
    before = files(tmp_path)
    for path in tmp_path.glob("ledger.db*"):
        path.unlink()
    with pytest.raises(ArchiveError, match=r"has warc but no ledger\.db"):
        Archive(tmp_path, START)
    assert files(tmp_path) == before
