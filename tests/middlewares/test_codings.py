"""Content codings: whole streams give the page, streams without an end give nothing."""

import gzip
import zlib

import pytest
from scrapy.utils._compression import brotli, zstd  # type: ignore[attr-defined]

from portalcrawl.middlewares.codings import (
    CutBodyError,
    LargeBodyError,
    UnknownCodingError,
    split_codings,
    unpack_body,
    unpack_unsaid,
)

# Text that does not pack into one block, and that no sniffing takes for a page.
PAGE = b"".join(b"%d " % (n * n * 7919 % 65_537) for n in range(60_000))


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def named_gzip(data: bytes) -> bytes:
    """A member with all optional fields of the header."""
    head = (
        b"\x1f\x8b\x08"
        + bytes([2 | 4 | 8 | 16])
        + b"\0\0\0\0\0\xff"
        + b"\x03\x00abc"
        + b"name\0"
        + b"comment\0"
        + b"\0\0"
    )
    return head + raw_deflate(data) + zlib.crc32(data).to_bytes(4, "little") + len(data).to_bytes(4, "little")


PACKED = {
    "gzip": ("gzip", gzip.compress(PAGE)),
    "x-gzip": ("x-gzip", gzip.compress(PAGE)),
    "gzip with a name": ("gzip", named_gzip(PAGE)),
    "deflate": ("deflate", zlib.compress(PAGE)),
    "raw deflate": ("deflate", raw_deflate(PAGE)),
    "brotli": ("br", brotli.compress(PAGE)),
    "zstd": ("zstd", zstd.compress(PAGE)),
}


@pytest.mark.parametrize("kind", PACKED)
def test_a_whole_stream_is_the_page(kind: str) -> None:
    coding, packed = PACKED[kind]
    assert unpack_body(packed, [coding]) == PAGE


@pytest.mark.parametrize("kind", PACKED)
@pytest.mark.parametrize("share", [0.02, 0.6, 0.99])
def test_a_stream_without_an_end_is_cut(kind: str, share: float) -> None:
    coding, packed = PACKED[kind]
    with pytest.raises(CutBodyError):
        unpack_body(packed[: int(len(packed) * share)], [coding])


@pytest.mark.parametrize("kind", PACKED)
def test_what_follows_the_end_costs_nothing(kind: str) -> None:
    coding, packed = PACKED[kind]
    assert unpack_body(packed + b"\0" * 64, [coding]) == PAGE


@pytest.mark.parametrize("kind", PACKED)
def test_a_stream_that_is_damaged_is_cut(kind: str) -> None:
    coding, packed = PACKED[kind]
    half = len(packed) // 2
    with pytest.raises(CutBodyError):
        unpack_body(packed[:half] + b"\xff" * 5_000, [coding])


def test_a_wrong_checksum_costs_nothing() -> None:
    packed = gzip.compress(PAGE)
    assert unpack_body(packed[:-8] + b"\x11\x22\x33\x44" + packed[-4:], ["gzip"]) == PAGE


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_streams_in_a_row_are_one_page(coding: str) -> None:
    pack = {"gzip": gzip.compress, "zstd": zstd.compress}[coding]
    assert unpack_body(pack(PAGE) + pack(b"end"), [coding]) == PAGE + b"end"


def test_codings_are_undone_from_the_last_to_the_first() -> None:
    codings = split_codings([b"gzip , BR", b"identity"])
    assert unpack_body(brotli.compress(gzip.compress(PAGE)), codings) == PAGE


@pytest.mark.parametrize("coding", ["utf-8", "text/html", "sdch", "gzip", "br", "deflate", "zstd"])
def test_a_page_that_is_not_packed_is_read_where_the_header_names_no_coding(coding: str) -> None:
    assert unpack_body(b"<!DOCTYPE html><p>x", [coding]) == b"<!DOCTYPE html><p>x"


def test_a_coding_that_is_named_twice_and_applied_once() -> None:
    page = b"<!DOCTYPE html><p>x"
    assert unpack_body(gzip.compress(page), ["gzip", "gzip"]) == page
    assert unpack_body(gzip.compress(gzip.compress(page)), ["gzip", "gzip"]) == page


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate", "zstd"])
def test_a_page_that_is_not_packed_as_the_header_says_is_none(coding: str) -> None:
    with pytest.raises(CutBodyError):
        unpack_body("园区召开项目推进会".encode("gbk"), [coding])


PAGE_OF_HTML = b"<!DOCTYPE html><p>x"
IN_SILENCE: dict[str, tuple[bytes, bytes | None]] = {
    "a page": (gzip.compress(PAGE_OF_HTML), PAGE_OF_HTML),
    "a file": (gzip.compress(b"\x00\x01" * 99), None),
    "half a page": (gzip.compress(PAGE_OF_HTML)[:-12], None),
    "a header": (b"\x1f\x8b\x08", None),
    "nothing packed": (b"<p>x", None),
}


@pytest.mark.parametrize("kind", IN_SILENCE)
def test_a_page_may_be_packed_though_nothing_says_so(kind: str) -> None:
    body, page = IN_SILENCE[kind]
    assert unpack_unsaid(body) == (page or body)


def test_what_is_packed_in_silence_has_the_same_limit() -> None:
    bomb = gzip.compress(b"<html>" + b" " * 1_000_000)
    assert unpack_unsaid(bomb, 100_000) == bomb


@pytest.mark.parametrize("coding", ["compress", "sdch", "lzma"])
def test_a_coding_that_nobody_knows(coding: str) -> None:
    with pytest.raises(UnknownCodingError, match=coding):
        unpack_body(b"\x1f\x9d\x90" + PAGE, [coding])


@pytest.mark.parametrize("kind", PACKED)
def test_a_bomb_is_noticed(kind: str) -> None:
    coding, packed = PACKED[kind]
    with pytest.raises(LargeBodyError, match="larger than 100000 bytes"):
        unpack_body(packed, [coding], 100_000)


def test_an_empty_body_is_empty() -> None:
    assert unpack_body(b"", ["gzip"]) == b""
