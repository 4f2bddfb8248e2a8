"""Reading WARC files back: by place, as a whole, and with a damaged byte anywhere."""

import gzip
import re
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

import pytest
from exchanges import page, read_by_warcio

from portalcrawl.archive.warc.members import pack
from portalcrawl.archive.warc.model import WarcPlace
from portalcrawl.archive.warc.names import WarcFolder
from portalcrawl.archive.warc.reader import iter_records, read_payload, read_record
from portalcrawl.archive.warc.records import IDENTICAL
from portalcrawl.archive.warc.writer import WarcWriter
from portalcrawl.exceptions import ArchiveError


@dataclass(frozen=True)
class Written:
    """A file and where its exchanges stand."""

    path: Path
    plain: WarcPlace
    zipped: WarcPlace


ZIPPED = gzip.compress(page().body)


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """A page as text, one that the server gzipped, a repetition."""
    folder = WarcFolder(tmp_path, "e.com")
    writer = WarcWriter(folder, "http://e.com/", 1, 0, 0)
    first, second = (
        page("a"),
        page("b", body=ZIPPED, headers=((b"Content-Encoding", b"gzip"), (b"Via", b"1"), (b"Via", b"2"))),
    )
    places = [writer.append_response(one, sha1(one.body).digest()) for one in (first, second)]
    writer.append_revisit(first, IDENTICAL, sha1(first.body).digest(), (first.url, "2024-03-01T12:00:00.000000Z"))
    writer.sync()
    writer.close()
    return Written(folder.open(1), *places)


def test_a_place_gives_headers_and_body(written: Written) -> None:
    headers, body = read_payload(written.path, written.plain.offset, written.plain.length)
    assert body == page("a").body
    assert headers["content-type"] == "text/html; charset=utf-8"
    headers, body = read_payload(written.path, written.zipped.offset, written.zipped.length)
    assert body == ZIPPED
    assert headers == {"content-encoding": "gzip", "via": "1, 2", "content-length": str(len(ZIPPED))}


def test_a_record_says_what_it_is(written: Written) -> None:
    record = read_record(written.path, written.plain.offset, written.plain.length)
    assert (record.kind, record.url, record.status) == ("response", "http://www.example.com/a", 200)
    assert record.digest == sha1(page("a").body).digest()
    assert record.date == page("a").fetched.strftime("%Y-%m-%dT%H:%M:%S.250000Z")


def test_a_whole_file_is_read_as_others_read_it(written: Written) -> None:
    ours = list(iter_records(written.path))
    kinds = ["warcinfo", "response", "request", "response", "request", "revisit", "request"]
    assert [record.kind for _, _, record in ours] == kinds
    assert [{k.lower(): v for k, v in record.headers.items()} for _, _, record in ours] == [
        warc for _, warc, *_ in read_by_warcio(written.path)
    ]
    end = 0
    for offset, length, record in ours:
        assert offset == end
        end += length
        assert read_record(written.path, offset, length) == record
    assert end == written.path.stat().st_size


@pytest.mark.parametrize(
    ("offset", "length", "message"),
    [
        (0, 10_000_000, "damaged at byte 0: the file ends before"),
        (1, 50, "damaged at byte 1: no gzip member"),
        (0, 50, "damaged at byte 0: no whole gzip member"),
    ],
)
def test_a_wrong_place_is_told(written: Written, offset: int, length: int, message: str) -> None:
    with pytest.raises(ArchiveError, match=message):
        read_payload(written.path, offset, length)


def test_a_place_of_another_kind_of_record_is_told(written: Written) -> None:
    offset, length, _ = next(iter(iter_records(written.path)))
    with pytest.raises(ArchiveError, match=rf"{written.path}: damaged at byte 0: a warcinfo record, no response"):
        read_payload(written.path, offset, length)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"none\.warc\.gz: cannot be read"):
        list(iter_records(tmp_path / "none.warc.gz"))
    with pytest.raises(ArchiveError, match=r"none\.warc\.gz: cannot be read"):
        read_record(tmp_path / "none.warc.gz", 0, 1)


def test_every_damaged_byte_is_found_and_its_record_named(written: Written) -> None:
    data = written.path.read_bytes()
    records = [(offset, length) for offset, length, _ in iter_records(written.path)]
    for offset, length in records:
        for place in range(offset, offset + length):
            changed = bytearray(data)
            changed[place] ^= 0xFF
            written.path.write_bytes(changed)
            with pytest.raises(ArchiveError, match=f"damaged at byte {offset}: "):
                list(iter_records(written.path))


def test_a_file_that_is_cut_is_found(written: Written) -> None:
    data = written.path.read_bytes()
    offset, length, _ = list(iter_records(written.path))[-1]
    for size in (offset + 1, offset + 11, offset + length - 1):
        written.path.write_bytes(data[:size])
        with pytest.raises(ArchiveError, match=f"damaged at byte {offset}: "):
            list(iter_records(written.path))


def test_digests_are_looked_at(written: Written) -> None:
    """Also where gzip's own checksum is right: a record that was changed and packed again."""
    data = written.path.read_bytes()
    place = written.plain
    text = gzip.decompress(data[place.offset : place.offset + place.length])
    wrong = b"Payload-Digest: sha1:" + b"A" * 32
    head, _, block = text.partition(b"\r\n\r\n")
    for name, changed in (
        ("block", head + b"\r\n\r\n" + block.replace(b"<title>", b"<TITLE>")),
        (
            "payload",
            re.sub(rb"Payload-Digest: sha1:\w+", wrong, head) + b"\r\n\r\n" + block,
        ),
    ):
        written.path.write_bytes(pack(changed, b"", b"", is_compressed=False))
        with pytest.raises(ArchiveError, match=f"byte 0: the {name} has another digest"):
            list(iter_records(written.path))
