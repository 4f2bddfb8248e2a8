"""Sealing a WARC file, and a kill between any two of its steps."""

from pathlib import Path

import pytest
from exchanges import check_by_warcio, page
from warc_writers import names, open_writer, put

from portalcrawl.archive.warc import writer as writer_module
from portalcrawl.archive.warc.names import WarcFolder
from portalcrawl.archive.warc.reader import iter_records
from portalcrawl.exceptions import ArchiveError


def test_a_sealed_file_is_not_written_over_by_an_older_ledger(folder: WarcFolder) -> None:
    writer = open_writer(folder)
    put(writer, page("a"))
    writer.roll()
    writer.finish_seals()
    writer.close()
    before = folder.sealed(1).read_bytes()
    with pytest.raises(ArchiveError, match=r"00001\.warc\.gz: is sealed, but the ledger still writes to it"):
        open_writer(folder, 1)
    assert folder.sealed(1).read_bytes() == before


def test_sealing_sorts_the_index_and_names_both(folder: WarcFolder) -> None:
    writer = open_writer(folder)
    for name in ("c", "a", "b", "a"):
        put(writer, page(name))
    writer.roll()
    assert names(folder) == ["www.example.com-00001.cdxj.open", "www.example.com-00001.warc.gz.open"]
    writer.finish_seals()
    assert names(folder) == ["www.example.com-00001.cdxj", "www.example.com-00001.warc.gz"]
    keys = [line.split()[0] for line in folder.sealed_index(1).read_text().splitlines()]
    assert keys == ["com,example)/a", "com,example)/a", "com,example)/b", "com,example)/c"]
    place = put(writer, page("d"))
    assert place.file == "www.example.com-00002.warc.gz"
    writer.close()


class _KilledError(Exception):
    """Stands for a process that is no more."""


# The steps of a seal in their order; a kill comes before one of them.
STEPS = ["write", "rename of the index", "rename of the file", "unlink"]


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_between_any_two_steps_of_a_seal(folder: WarcFolder, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    writer = open_writer(folder)
    for name in ("c", "a"):
        put(writer, page(name))
    writer.roll()

    def kill(*_: object, **__: object) -> None:
        raise _KilledError

    with monkeypatch.context() as patch:
        if step == "write":
            patch.setattr(writer_module, "replace_pieces", kill)
        elif step == "rename of the index":
            patch.setattr(Path, "replace", kill)
        elif step == "rename of the file":
            patch.setattr(Path, "rename", kill)
        else:
            patch.setattr(Path, "unlink", kill)
        with pytest.raises(_KilledError):
            writer.finish_seals()
    # The number was committed before.
    open_writer(folder, 2).close()
    assert folder.sealed(1).name in names(folder)
    assert not [name for name in names(folder) if name.endswith(".open")]
    lines = folder.sealed_index(1).read_bytes().splitlines()
    assert [line.split()[0] for line in lines] == [b"com,example)/a", b"com,example)/c"]
    check_by_warcio(folder.sealed(1))


def test_a_kill_between_roll_and_commit_goes_on_with_the_file(folder: WarcFolder) -> None:
    writer = open_writer(folder)
    put(writer, page("a"))
    sizes = writer.size, writer.index_size
    writer.roll()
    again = open_writer(folder, 1, *sizes)
    put(again, page("b"))
    again.roll()
    again.finish_seals()
    again.close()
    assert len(list(iter_records(folder.sealed(1)))) == 5
