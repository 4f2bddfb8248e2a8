"""Reading WARC files of an archive: one record by its place, or all of a file, every checksum looked at.

The reader is strict: it takes what `members` and `records` write and nothing else, so that a damaged byte is an error
wherever it stands. What it cannot see are the few bits that deflate leaves unused before a byte's end; they say
nothing, and only a checksum over the whole file covers them.
"""

import base64
import re
from collections.abc import Iterator
from hashlib import sha1
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from portalcrawl.archive.warc.members import DamageError, read_member, unpack
from portalcrawl.archive.warc.records import END, VERSION
from portalcrawl.exceptions import ArchiveError

_HTTP = "application/http"
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})")


class WarcDamageError(ArchiveError):
    """A record that is not what was written."""

    def __init__(self, path: Path, offset: int, reason: str) -> None:
        """`offset` is where the damaged member begins, in bytes."""
        super().__init__(f"{path}: damaged at byte {offset}: {reason}; restore the file from a backup")
        self.offset = offset
        self.reason = reason


class WarcRecord(Struct, frozen=True):
    """A record, whole."""

    headers: dict[str, str]
    """Names as WARC spells them."""
    block: bytes

    @property
    def kind(self) -> str:
        """`warcinfo`, `response`, `request` or `revisit`."""
        return self.headers["WARC-Type"]

    @property
    def url(self) -> str:
        """WARC-Target-URI; "" of a `warcinfo`."""
        return self.headers.get("WARC-Target-URI", "")

    @property
    def date(self) -> str:
        """WARC-Date."""
        return self.headers["WARC-Date"]

    @property
    def digest(self) -> bytes | None:
        """SHA-1 of the payload, if the record states it."""
        return _parse_digest(self.headers.get("WARC-Payload-Digest"))

    @property
    def status(self) -> int | None:
        """The HTTP status of an answer."""
        match = _STATUS.match(self.block)
        return int(match[1]) if match else None

    @property
    def content_type(self) -> str:
        """An answer's Content-Type, "" where it names none: of several the first, as other makers of indexes do."""
        head, _, _ = self.block.partition(b"\r\n\r\n")
        lines = (line.partition(b":") for line in head.split(b"\r\n")[1:])
        found = (value for name, _, value in lines if name.strip().lower() == b"content-type")
        return next(found, b"").strip().decode("utf-8", "replace")

    def split_http(self) -> tuple[dict[str, str], bytes]:
        """HTTP headers by lower-case names, values of the same name with `, ` between; and the body as sent."""
        head, _, body = self.block.partition(b"\r\n\r\n")
        headers: dict[str, str] = {}
        for line in head.split(b"\r\n")[1:]:
            name, _, value = line.partition(b":")
            key, text = name.decode("latin-1").lower(), value.strip().decode("latin-1")
            headers[key] = f"{headers[key]}, {text}" if key in headers else text
        return headers, body


def read_record(path: Path, offset: int, length: int) -> WarcRecord:
    """The record at a place. Raises ArchiveError, naming file and offset, if there is none or it is damaged."""
    try:
        with path.open("rb") as stream:
            stream.seek(offset)
            data = stream.read(length)
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be read ({error.strerror})") from error
    if len(data) < length:
        raise _describe(path, offset, "the file ends before the record does")
    try:
        return _parse(unpack(data))
    except DamageError as error:
        raise _describe(path, offset, error) from error


def read_payload(path: Path, offset: int, length: int) -> tuple[dict[str, str], bytes]:
    """The HTTP headers and the body, as sent, of the `response` record at a place.

    Header names are lower-case; a Content-Encoding is not undone. Raises ArchiveError as `read_record` does, and if
    the place holds another kind of record.
    """
    record = read_record(path, offset, length)
    if record.kind != "response":
        raise _describe(path, offset, f"a {record.kind} record, no response")
    return record.split_http()


def iter_records(path: Path) -> Iterator[tuple[int, int, WarcRecord]]:
    """Every record of a file with its offset and length, one in memory at a time.

    Raises ArchiveError, naming file and offset, at the first damaged member.
    """
    offset = 0
    try:
        with path.open("rb") as stream:
            rest = b""
            while (found := _next_record(path, stream, offset, rest)) is not None:
                record, length, rest = found
                yield offset, length, record
                offset += length
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be read ({error.strerror})") from error


def _next_record(path: Path, stream: BinaryIO, offset: int, rest: bytes) -> tuple[WarcRecord, int, bytes] | None:
    try:
        member = read_member(stream, rest)
        return None if member is None else (_parse(member[0]), member[1], member[2])
    except DamageError as error:
        raise _describe(path, offset, error) from error


def _describe(path: Path, offset: int, reason: object) -> "WarcDamageError":
    return WarcDamageError(path, offset, str(reason))


def _parse(data: bytes) -> WarcRecord:
    """A record from what its member holds. Raises DamageError."""
    head, separator, rest = data.partition(b"\r\n\r\n")
    version, *lines = head.split(b"\r\n")
    if version != VERSION or not separator:
        raise DamageError("no WARC record")
    headers = {}
    for line in lines:
        name, colon, value = line.partition(b": ")
        if not colon:
            raise DamageError("a broken WARC header")
        headers[name.decode("utf-8", "replace")] = value.decode("utf-8", "replace")
    if not headers.keys() >= {"WARC-Type", "WARC-Date", "WARC-Block-Digest", "Content-Type", "Content-Length"}:
        raise DamageError("a WARC header is missing")
    block = rest[: -len(END)]
    if not rest.endswith(END) or headers["Content-Length"] != str(len(block)):
        raise DamageError("the record is not as long as it says")
    record = WarcRecord(headers, block)
    _check_digests(record)
    return record


def _check_digests(record: WarcRecord) -> None:
    if sha1(record.block, usedforsecurity=False).digest() != _parse_digest(record.headers["WARC-Block-Digest"]):
        raise DamageError("the block has another digest than is noted")
    digest = record.digest
    if record.kind == "response" and record.headers["Content-Type"].startswith(_HTTP):
        payload = record.block.partition(b"\r\n\r\n")[2]
        if sha1(payload, usedforsecurity=False).digest() != digest:
            raise DamageError("the payload has another digest than is noted")


def _parse_digest(text: str | None) -> bytes | None:
    """The digest that `sha1:…` states. Raises DamageError."""
    if text is None:
        return None
    algorithm, _, value = text.partition(":")
    try:
        if algorithm == "sha1":
            return base64.b32decode(value)
    except ValueError:
        pass
    raise DamageError(f"no SHA-1 digest: {text[:60]}")
