"""WARC files against their checksums, their indexes, the ledger's payloads and the places that records name."""

from collections.abc import Callable
from hashlib import sha1
from pathlib import Path

import pytest
from exchanges import page
from msgspec.structs import replace
from small_archive import PORTAL, SmallArchive

from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger.questions.audit import Audit
from portalcrawl.archive.verification.findings import Finding, Mend, Tally
from portalcrawl.archive.verification.raw_pages import RawPageCheck, list_lines
from portalcrawl.archive.verification.removed_places import RemovedPlaces
from portalcrawl.archive.warc.model import WarcPlace
from portalcrawl.archive.warc.names import WarcFolder
from portalcrawl.archive.warc.reader import iter_records
from portalcrawl.archive.warc.records import NOT_MODIFIED
from portalcrawl.archive.warc.writer import WarcWriter

NAME = "warc/www.example.com-00001"


@pytest.fixture
def archive(tmp_path: Path) -> SmallArchive:
    archive = SmallArchive(tmp_path / "portal")
    archive.begin()
    archive.write(PORTAL + "b.html")
    archive.write(PORTAL + "a.html")  # the index is sorted when the file is sealed
    archive.end()
    return archive


def check(archive: SmallArchive, *, has_ledger: bool = True) -> tuple[list[Finding], RawPageCheck]:
    folder = WarcFolder(archive.layout.warc, "www.example.com")
    checker = RawPageCheck(archive.layout, folder, Tally(), RemovedPlaces(()))
    audit = Audit(archive.layout.ledger)
    found = list(checker.check(audit if has_ledger else None))
    audit.close()
    return found, checker


def test_sound_files(archive: SmallArchive) -> None:
    assert check(archive)[0] == []
    assert check(archive, has_ledger=False)[0] == []


def flip(data: bytes) -> bytes:
    return data[:-20] + bytes([data[-20] ^ 1]) + data[-19:]


@pytest.mark.parametrize(
    ("suffix", "edit", "mend"),
    [
        (".warc.gz", flip, Mend.FORGET),
        (".warc.gz", lambda data: data[:-5], Mend.FORGET),
        (".cdxj", lambda data: data[:-5], Mend.REWRITE),
        (".cdxj", lambda data: data + data, Mend.REWRITE),
        (".cdxj", lambda data: b"\n".join(reversed(data.splitlines())) + b"\n", Mend.REWRITE),
    ],
)
def test_damage(archive: SmallArchive, suffix: str, edit: Callable[[bytes], bytes], mend: Mend) -> None:
    path = archive.layout.root / f"{NAME}{suffix}"
    path.write_bytes(edit(path.read_bytes()))
    [finding] = check(archive)[0]
    assert (finding.file, finding.mend) == (f"{NAME}{suffix}", mend)
    assert finding.offset is not None


def test_files_that_the_ledger_does_not_know_or_misses(archive: SmallArchive) -> None:
    path = archive.layout.root / f"{NAME}.warc.gz"
    path.rename(path.with_name("www.example.com-00009.warc.gz"))
    found = {(one.file, one.mend) for one in check(archive)[0]}
    assert found == {("warc/www.example.com-00009.warc.gz", Mend.LEDGER), (f"{NAME}.warc.gz", Mend.FORGET)}


def test_a_place_that_a_record_names(archive: SmallArchive) -> None:
    _, checker = check(archive)
    file = "www.example.com-00001.warc.gz"
    offset, length = next(iter(checker.responses[file].items()))
    places = [(file, offset, length, 1, 0), (file, offset + 1, length, 1, 100), (file, offset, length - 1, 1, 200)]
    assert [(one.file, one.offset) for one in checker.check_places(places)] == [
        ("articles/00001.jsonl", 100),
        ("articles/00001.jsonl", 200),
    ]


def test_an_index_may_have_the_lines_that_earlier_versions_wrote(tmp_path: Path) -> None:
    """Of answers that nothing has changed, in a file that such versions began and this one went on with."""
    layout = Layout(tmp_path)
    folder = WarcFolder(layout.warc, "www.example.com")
    layout.warc.mkdir()
    writer = WarcWriter(folder, PORTAL, 1, 0, 0)
    exchange = page("a")
    digest = sha1(exchange.body).digest()
    unchanged = replace(exchange, status=304, body=b"")
    writer.append_response(exchange, digest)
    places = []
    for _ in range(2):
        start = writer.size
        writer.append_revisit(unchanged, NOT_MODIFIED, digest, (exchange.url, "2024-03-01T12:00:00.000000Z"))
        places.append(start)
    writer.sync()
    writer.close()
    records = {offset: (length, record) for offset, length, record in iter_records(folder.open(1))}
    index = folder.open_index(1)
    first, *new = index.read_bytes().splitlines(keepends=True)
    forms = [list_lines(records[at][1], WarcPlace(folder.sealed(1).name, at, records[at][0])) for at in places]
    assert [own for own, _ in forms] == new
    (one, old_one), (two, old_two) = forms

    def is_sound(*lines: bytes) -> bool:
        index.write_bytes(b"".join(lines))
        return not [*RawPageCheck(layout, folder, Tally(), RemovedPlaces(())).check(None)]

    # Each line as it is today, with the file's name, or left out.
    for lines in ((one, two), (old_one, old_two), (), (two,), (old_one,), (old_one, two)):
        assert is_sound(first, *lines)
    assert not is_sound(old_one, old_two)
