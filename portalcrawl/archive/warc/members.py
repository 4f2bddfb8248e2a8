"""Gzip members (RFC 1952), one for each record, so that a record can be read from its offset alone."""

import zlib
from struct import Struct
from typing import BinaryIO

HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
"""Of every member: deflate, no flags, no time, unknown system. A constant, so that damage to it is seen: no checksum
covers it."""

_TRAILER = Struct("<II")
_RAW = -zlib.MAX_WBITS
# Pages shrink to a quarter. Of six recorded portals' pages, 30 KB each: level 6 takes 332 µs, 4 238 µs for 3 % more
# bytes, 3 188 µs for 8 % and 1 165 µs for 12 %.
_LEVEL = 4
# Heads of records are short: a small window costs a tenth of the full one, whose memory alone takes longer to get.
_HEAD_WINDOW, _HEAD_MEMORY = -12, 4
_HEAD_MOST = 1 << 12
_STORED_MOST = 0xFFFF
# Bytes handed to zlib at once; what it leaves of them behind a member's end is copied, so not many.
_CHUNK = 1 << 14


class DamageError(Exception):
    """What is wrong with a member; the reader catches it and adds file and offset for the user."""


def pack(head: bytes, body: bytes, tail: bytes, *, is_compressed: bool) -> bytes:
    """A member that holds `head`, `body` and `tail`.

    A body that is compressed already is stored as it is (deflate's stored blocks) behind a compressed head: trying to
    compress it again takes twenty times as long and makes it larger.
    """
    size = len(head) + len(body) + len(tail)
    checksum = zlib.crc32(tail, zlib.crc32(body, zlib.crc32(head)))
    data = _store(head, body + tail) if is_compressed else _deflate(head + body + tail)
    return HEADER + data + _TRAILER.pack(checksum, size & 0xFFFFFFFF)


def _deflate(data: bytes) -> bytes:
    if len(data) <= _HEAD_MOST:
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _HEAD_WINDOW, _HEAD_MEMORY)
    else:
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
    return packer.compress(data) + packer.flush()


def _store(head: bytes, body: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _HEAD_WINDOW, _HEAD_MEMORY)
    # After this flush the stream stands at a byte's beginning, where a stored block can follow (RFC 1951, 3.2.4).
    pieces = [packer.compress(head), packer.flush(zlib.Z_SYNC_FLUSH)]
    for start in range(0, max(1, len(body)), _STORED_MOST):
        block = body[start : start + _STORED_MOST]
        is_last = start + _STORED_MOST >= len(body)
        pieces += (
            b"\x01" if is_last else b"\x00",
            len(block).to_bytes(2, "little"),
            (len(block) ^ 0xFFFF).to_bytes(2, "little"),
            block,
        )
    return b"".join(pieces)


def unpack(data: bytes) -> bytes:
    """What a whole member holds. Raises DamageError if `data` is anything else, or its checksum wrong."""
    _check_header(data)
    unpacker = zlib.decompressobj(wbits=31)
    try:
        out = unpacker.decompress(data)
    except zlib.error as error:
        raise DamageError(_describe(error)) from error
    if not unpacker.eof or unpacker.unused_data:
        raise DamageError("no whole gzip member of this length")
    return out


def read_member(stream: BinaryIO, rest: bytes) -> tuple[bytes, int, bytes] | None:
    """The next member's content, its length, and what was read of the stream behind it; None at the stream's end.

    `rest` is what an earlier call read too much. Raises DamageError.
    """
    if len(rest) < len(HEADER):
        rest += stream.read(_CHUNK)
    if not rest:
        return None
    _check_header(rest)
    unpacker = zlib.decompressobj(wbits=31)
    pieces, taken = [], 0
    try:
        while not unpacker.eof:
            if not rest:
                raise DamageError("the file ends before the record does")
            pieces.append(unpacker.decompress(rest))
            taken += len(rest)
            rest = b"" if unpacker.eof else stream.read(_CHUNK)
    except zlib.error as error:
        raise DamageError(_describe(error)) from error
    return b"".join(pieces), taken - len(unpacker.unused_data), unpacker.unused_data


def _check_header(data: bytes) -> None:
    if not data.startswith(HEADER):
        raise DamageError("no gzip member of this archive begins here")


def _describe(error: zlib.error) -> str:
    return str(error).rpartition(": ")[2]
