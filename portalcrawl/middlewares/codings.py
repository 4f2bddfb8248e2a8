"""Content codings (RFC 9110, section 8.4.1) undone, with proof that the stream came to its end.

A decoder that gives what it has read so far makes half a page of a cut stream, and nobody notices. So each coding here
says whether its own mark of the end was met. What follows the end, and a checksum that does not fit, cost nothing:
browsers do not look at them.
"""

import zlib
from collections.abc import Callable, Iterable

from scrapy.utils._compression import brotli, zstd  # type: ignore[attr-defined]  # the modules for this Python

from portalcrawl.text.content_sniffing import is_markup

CHUNK = 1 << 16
"""Bytes that are unpacked at a time, so that a bomb is noticed early."""
_NO_END = "the packed page has no end"
_GZIP_MAGIC = b"\x1f\x8b"
_GZIP_DEFLATED = _GZIP_MAGIC + b"\x08"
_GZIP_HEADER = 10
_GZIP_TRAILER = 8
# Flags of a gzip header (RFC 1952, section 2.3.1).
_HEADER_CHECKSUM, _EXTRA, _NAME, _COMMENT = 2, 4, 8, 16
_LARGEST_BYTEWISE = 2_000_000
"""Bytes that are given to a decoder one by one: half a second."""
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
# Names that servers give to a page which is not packed at all.
_NOT_PACKED = frozenset(("", "identity", "none", "binary", "8bit", "7bit"))


class CodingError(Exception):
    """Base of what is wrong with a packed body; the message is for people."""


class CutBodyError(CodingError):
    """The stream has no end, or is damaged before it: the answer is to be asked for again."""


class UnknownCodingError(CodingError):
    """A coding that we did not offer and cannot undo."""


class LargeBodyError(CodingError):
    """The body exceeds the limit when it is unpacked."""


def split_codings(values: Iterable[bytes]) -> list[str]:
    """The codings that Content-Encoding headers name, in the order in which they were applied; unpacked ones left out.

    >>> split_codings([b"gzip, br", b"identity"])
    ['gzip', 'br']
    """
    names = (name.strip().lower() for value in values for name in value.decode("latin-1").split(","))
    return [name for name in names if name not in _NOT_PACKED]


def unpack_body(body: bytes, codings: Iterable[str], limit: int = 0) -> bytes:
    """The body without its codings. `limit` is the most bytes that it may have; 0 for no limit.

    What begins as a page does is not packed, whatever is said of it: servers name a charset there, or a coding that a
    proxy before them has undone; a program and its server both name the one coding. Raises CodingError.
    """
    for coding in reversed(list(codings)):
        if is_markup(body):
            break
        unpack = _UNPACKERS.get(coding)
        if unpack is None:
            raise UnknownCodingError(f"unknown Content-Encoding: {coding[:40]}")
        if body:
            body = unpack(body, limit)
    return body


def unpack_unsaid(body: bytes, limit: int = 0) -> bytes:
    """The page in a body that is packed though nothing says so; the body itself where there is none.

    A gzip stream that holds no page may be a file that readers are to have as it is.
    """
    if not body.startswith(_GZIP_DEFLATED):
        return body
    try:
        found = unpack_body(body, ("gzip",), limit)
    except CodingError:
        return body
    return found if is_markup(found) else body


def _unpack_gzip(body: bytes, limit: int) -> bytes:
    """One member after the other (RFC 1952). Checksums are not compared: zlib would keep the last bytes back."""
    out = bytearray()
    while True:
        start = _skip_gzip_header(body)
        rest = _inflate(body[start:], -zlib.MAX_WBITS, out, limit)
        body = rest[_GZIP_TRAILER:]
        if not body.startswith(_GZIP_MAGIC):
            return bytes(out)


def _skip_gzip_header(body: bytes) -> int:
    """Where a member's data begins. Raises CutBodyError."""
    if not body.startswith(_GZIP_MAGIC) or len(body) < _GZIP_HEADER:
        raise CutBodyError("not the gzip stream that the header names")
    flags, start = body[3], _GZIP_HEADER
    if flags & _EXTRA:
        start += 2 + int.from_bytes(body[start : start + 2], "little")
    for flag in (_NAME, _COMMENT):
        if flags & flag:
            start = body.find(b"\x00", start) + 1 or len(body)
    return start + 2 if flags & _HEADER_CHECKSUM else start


def _unpack_deflate(body: bytes, limit: int) -> bytes:
    """A zlib stream, or, as old servers of Microsoft send it, one without zlib's header."""
    out = bytearray()
    # The header is a multiple of 31 whose first half says deflate (RFC 1950, section 2.2).
    has_header = len(body) > 1 and body[0] & 15 == 8 and (body[0] << 8 | body[1]) % 31 == 0
    _inflate(body[2:] if has_header else body, -zlib.MAX_WBITS, out, limit)
    return bytes(out)


def _inflate(data: bytes, window: int, out: bytearray, limit: int) -> bytes:
    """Put a raw deflate stream's content into `out`; what follows its end. Raises CutBodyError, LargeBodyError."""
    inflater = zlib.decompressobj(window)
    while not inflater.eof:
        try:
            piece = inflater.decompress(data, CHUNK)
        except zlib.error as error:
            raise CutBodyError(f"the packed page is damaged: {error}") from None
        out += piece
        _check_size(len(out), limit)
        data = inflater.unconsumed_tail
        if not piece and not data and not inflater.eof:
            raise CutBodyError(_NO_END)
    return inflater.unused_data


def _unpack_brotli(body: bytes, limit: int) -> bytes:
    try:
        return _read_brotli([body], limit)
    except brotli.error as error:
        if len(body) > _LARGEST_BYTEWISE:
            raise CutBodyError(f"the packed page is damaged: {error}") from None
    # A byte behind the end is an error too, and takes all that was read with the same piece along.
    try:
        return _read_brotli((body[i : i + 1] for i in range(len(body))), limit)
    except brotli.error as error:
        raise CutBodyError(f"the packed page is damaged: {error}") from None


def _read_brotli(pieces: Iterable[bytes], limit: int) -> bytes:
    inflater = brotli.Decompressor()
    out = bytearray()
    for piece in pieces:
        found = inflater.process(piece, output_buffer_limit=CHUNK)
        while found:
            out += found
            _check_size(len(out), limit)
            found = b"" if inflater.is_finished() else inflater.process(b"", output_buffer_limit=CHUNK)
        if inflater.is_finished():
            return bytes(out)
    raise CutBodyError(_NO_END)


def _unpack_zstd(body: bytes, limit: int) -> bytes:
    """One frame after the other (RFC 8878)."""
    out = bytearray()
    while True:
        inflater = zstd.ZstdDecompressor()
        try:
            while not inflater.eof:
                piece = inflater.decompress(body, CHUNK)
                out += piece
                _check_size(len(out), limit)
                if not piece and inflater.needs_input and not inflater.eof:
                    raise CutBodyError(_NO_END)
                body = b""
        except zstd.ZstdError as error:
            raise CutBodyError(f"the packed page is damaged: {error}") from None
        body = inflater.unused_data
        if not body.startswith(_ZSTD_MAGIC):
            return bytes(out)


def _check_size(size: int, limit: int) -> None:
    if limit and size > limit:
        raise LargeBodyError(f"larger than {limit} bytes when decompressed")


_UNPACKERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _unpack_gzip,
    "x-gzip": _unpack_gzip,
    "deflate": _unpack_deflate,
    "br": _unpack_brotli,
    "zstd": _unpack_zstd,
}
