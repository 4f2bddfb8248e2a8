"""Gzip members: any gzip reader takes them, and what is compressed already is not compressed again."""

import gzip
import io
import os
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcrawl.archive.warc.members import DamageError, pack, read_member, unpack

# Around the sizes at which a stored block ends and a small window no longer does.
SIZES = (0, 1, 200, 4095, 4096, 4097, 65_534, 65_535, 65_536, 131_070, 200_000)


@pytest.mark.parametrize("is_compressed", [True, False], ids=["stored", "deflated"])
@pytest.mark.parametrize("size", SIZES)
def test_any_gzip_reader_takes_a_member(size: int, is_compressed: bool) -> None:
    body = os.urandom(size)
    member = pack(b"head\r\n", body, b"\r\n\r\n", is_compressed=is_compressed)
    assert gzip.decompress(member) == b"head\r\n" + body + b"\r\n\r\n"
    assert unpack(member) == gzip.decompress(member)


@given(st.binary(), st.binary(), st.binary(), st.booleans())
def test_what_went_in_comes_out(head: bytes, body: bytes, tail: bytes, is_compressed: bool) -> None:
    assert unpack(pack(head, body, tail, is_compressed=is_compressed)) == head + body + tail


def test_a_compressed_body_stands_in_the_member_as_it_is() -> None:
    body = gzip.compress(b"page " * 3000)
    member = pack(b"head " * 100, body, b"\r\n\r\n", is_compressed=True)
    assert body in member
    assert len(member) < len(body) + 100, "the head is compressed all the same"


def test_a_plain_body_is_compressed() -> None:
    assert len(pack(b"head", b"page " * 3000, b"", is_compressed=False)) < 200


def test_members_behind_each_other_are_read_one_by_one() -> None:
    bodies = [os.urandom(size) for size in SIZES]
    members = [pack(b"", body, b"", is_compressed=number % 2 == 0) for number, body in enumerate(bodies)]
    stream, rest = io.BytesIO(b"".join(members)), b""
    for body, member in zip(bodies, members, strict=True):
        found = read_member(stream, rest)
        assert found is not None
        data, length, rest = found
        assert data == body
        assert length == len(member)
    assert read_member(stream, rest) is None


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no gzip member"),
        (b"plain text, no gzip", "no gzip member"),
        (gzip.compress(b"x", mtime=0), "no gzip member of this archive"),
        (pack(b"x" * 100, b"", b"", is_compressed=False)[:-1], "no whole gzip member"),
        (pack(b"x", b"", b"", is_compressed=False) * 2, "no whole gzip member"),
        (pack(b"x", b"", b"", is_compressed=False)[:-8] + bytes(8), "incorrect data check"),
    ],
)
def test_what_is_no_member_is_told(data: bytes, message: str) -> None:
    with pytest.raises(DamageError, match=message):
        unpack(data)


def test_a_member_that_is_cut_off_is_told() -> None:
    member = pack(b"x" * 100, b"", b"", is_compressed=False)
    for length in range(1, len(member)):
        with pytest.raises(DamageError):
            read_member(io.BytesIO(member[:length]), b"")


def test_other_tools_members_are_of_one_stream() -> None:
    """Two members behind each other are one gzip file, as the WARC standard has it."""
    assert (
        gzip.decompress(pack(b"a", b"", b"", is_compressed=False) + pack(b"b", b"c", b"", is_compressed=True)) == b"abc"
    )
    assert zlib.decompress(pack(b"a", b"", b"", is_compressed=True), wbits=31) == b"a"
