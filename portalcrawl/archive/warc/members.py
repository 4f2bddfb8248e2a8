"""Gzip members (RFC 1952), one for each record, so that a record can be read from its offset alone."""

import zlib
from collections.abc import Callable
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
_BLOCK_HEAD = 5
# Heads that are compressed until one has the length for which it says how long the rest is; a few are enough.
_TRIES = 200
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
    return _pack_head(head) + _store_blocks(body, max(1, -(-len(body) // _STORED_MOST)))


def _pack_head(head: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _HEAD_WINDOW, _HEAD_MEMORY)
    # After this flush the stream stands at a byte's beginning, where a stored block can follow (RFC 1951, 3.2.4).
    return packer.compress(head) + packer.flush(zlib.Z_SYNC_FLUSH)


def _store_blocks(body: bytes, count: int) -> bytes:
    """Deflate's stored blocks, so many; the last ones may be empty."""
    pieces: list[bytes] = []
    for number in range(count):
        block = body[number * _STORED_MOST : (number + 1) * _STORED_MOST]
        pieces += (
            b"\x01" if number == count - 1 else b"\x00",
            len(block).to_bytes(2, "little"),
            (len(block) ^ 0xFFFF).to_bytes(2, "little"),
            block,
        )
    return b"".join(pieces)


def pack_to_length(build: Callable[[int], tuple[bytes, bytes]], least: int, length: int) -> bytes | None:
    """A member of exactly this length; None if what it must hold is longer.

    `build` gives the head and the rest, of so many bytes, of what it holds; the head may differ a little each time. The
    rest is stored as it is, so its length alone makes up the member's; it has at least `least` bytes.
    """
    size = least
    for _ in range(_TRIES):
        head, rest = build(size)
        packed = _pack_head(head)
        room = length - len(HEADER) - len(packed) - _TRAILER.size
        blocks = max(1, -(-room // (_STORED_MOST + _BLOCK_HEAD)))
        needed = room - blocks * _BLOCK_HEAD
        if needed == size:
            tail = _TRAILER.pack(zlib.crc32(rest, zlib.crc32(head)), len(head) + len(rest))
            return HEADER + packed + _store_blocks(rest, blocks) + tail
        if needed < least:
            return None
        size = needed
    return None


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
