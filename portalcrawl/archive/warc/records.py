"""The bytes of WARC records (WARC/1.1, ISO 28500:2017).

What an HTTP client hands on is not quite what was on the wire. This is reconstructed: the reason phrase (the standard
one of the status), the case of header names (`Content-Type`), their order among different names, and in requests
`Host`. A transfer coding is undone already. So its header is kept under another name, because readers would undo it
again, and `Content-Length` is that of the body as it stands here. Scrapy's own client does not hand on the headers that
describe the connection: `Connection`, `Keep-Alive`, `Transfer-Encoding`.
"""

import base64
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha1
from http import HTTPStatus
from urllib.parse import urlsplit
from uuid import uuid4

from portalcrawl import __version__
from portalcrawl.archive.warc.model import Exchange

VERSION = b"WARC/1.1"
END = b"\r\n\r\n"
"""Behind every record's block."""

IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
"""Profile of a `revisit` whose payload was stored with an earlier record."""
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
"""Profile of a `revisit` for a 304."""

_RESPONSE = "application/http; msgtype=response"
_REQUEST = "application/http; msgtype=request"
_PHRASES = {int(status): status.phrase.encode() for status in HTTPStatus}
# Said of the connection to the server, not of what stands in the record.
_UNDONE = {b"transfer-encoding": b"X-Archive-Orig-Transfer-Encoding"}
# Between us and a proxy: no part of the exchange with the portal, and a secret.
_NOT_SENT = frozenset({b"proxy-authorization"})
_BREAKS = bytes.maketrans(b"\r\n", b"  ")

Fields = Iterable[tuple[str, str | None]]


def make_id() -> str:
    """A new WARC-Record-ID."""
    return f"<urn:uuid:{uuid4()}>"


# Time and payload of an exchange stand in several of its heads, and in the index.
@lru_cache(maxsize=4)
def format_date(moment: datetime) -> str:
    """A WARC-Date: UTC, microseconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@lru_cache(maxsize=4)
def format_digest(digest: bytes) -> str:
    """A SHA-1 digest as WARC and CDXJ write it: base32, without the algorithm's name."""
    return base64.b32encode(digest).decode("ascii")


def build_head(kind: str, record_id: str, date: str, fields: Fields, mime: str, block: Iterable[bytes]) -> bytes:
    """A record's head with the empty line behind it; `block` comes in pieces. A field that is None is left out."""
    digest, size = sha1(usedforsecurity=False), 0
    for piece in block:
        digest.update(piece)
        size += len(piece)
    lines = [f"WARC-Type: {kind}", f"WARC-Record-ID: {record_id}", f"WARC-Date: {date}"]
    lines += [f"{name}: {value}" for name, value in fields if value is not None]
    lines += [
        f"WARC-Block-Digest: sha1:{format_digest(digest.digest())}",
        f"Content-Type: {mime}",
        f"Content-Length: {size}",
    ]
    return VERSION + b"\r\n" + "\r\n".join(lines).encode() + b"\r\n\r\n"


def build_info(file: str, portal: str, date: str) -> tuple[bytes, bytes]:
    """Head and block of the `warcinfo` record that opens a file of this final name."""
    block = (
        f"software: portalcrawl/{__version__}\r\n"
        "format: WARC File Format 1.1\r\n"
        "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
        f"isPartOf: {portal}\r\n"
    ).encode()
    fields = (("WARC-Filename", file),)
    return build_head("warcinfo", make_id(), date, fields, "application/warc-fields", [block]), block


def build_response(exchange: Exchange, record_id: str, digest: bytes) -> tuple[bytes, bytes]:
    """Heads of WARC and HTTP of a `response` record; the exchange's body follows. `digest` is the payload's."""
    http = _format_answer(exchange, len(exchange.body))
    fields = (
        ("WARC-Target-URI", exchange.url),
        ("WARC-IP-Address", exchange.ip_address),
        ("WARC-Payload-Digest", f"sha1:{format_digest(digest)}"),
    )
    date = format_date(exchange.fetched)
    return build_head("response", record_id, date, fields, _RESPONSE, (http, exchange.body)), http


def build_revisit(
    exchange: Exchange, record_id: str, profile: str, digest: bytes | None, refers_to: tuple[str, str] | None
) -> tuple[bytes, bytes]:
    """Head and block, HTTP headers alone, of a `revisit` record.

    `digest` is that of the payload; `refers_to` holds address and WARC-Date of the record that has it, if known.
    """
    # Of a 304 no length is known: what the client says is the length of nothing.
    http = _format_answer(exchange, None if profile == NOT_MODIFIED else len(exchange.body))
    fields = (
        ("WARC-Target-URI", exchange.url),
        ("WARC-IP-Address", exchange.ip_address),
        ("WARC-Profile", profile),
        ("WARC-Refers-To-Target-URI", refers_to and refers_to[0]),
        ("WARC-Refers-To-Date", refers_to and refers_to[1]),
        ("WARC-Payload-Digest", f"sha1:{format_digest(digest)}" if digest else None),
    )
    return build_head("revisit", record_id, format_date(exchange.fetched), fields, _RESPONSE, [http]), http


def build_request(exchange: Exchange, answer_id: str) -> tuple[bytes, bytes]:
    """Head and block of the `request` record that belongs to the answer of this ID."""
    parts = urlsplit(exchange.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    pairs = [(name, value) for name, value in exchange.request_headers if name.lower() not in _NOT_SENT]
    if not any(name.lower() == b"host" for name, _ in pairs):
        pairs.insert(0, (b"Host", parts.netloc.rpartition("@")[2].encode()))
    block = _format_message(f"{exchange.method} {target} HTTP/1.1".encode(), pairs) + exchange.request_body
    fields = (
        ("WARC-Target-URI", exchange.url),
        ("WARC-IP-Address", exchange.ip_address),
        ("WARC-Concurrent-To", answer_id),
    )
    return build_head("request", make_id(), format_date(exchange.fetched), fields, _REQUEST, [block]), block


def _format_answer(exchange: Exchange, length: int | None) -> bytes:
    phrase = _PHRASES.get(exchange.status, b"")
    pairs = [
        (_UNDONE.get(name.lower(), name), value)
        for name, value in exchange.headers
        if name.lower() != b"content-length"
    ]
    if length is not None:
        pairs.append((b"Content-Length", b"%d" % length))
    return _format_message(b"%b %d %b" % (exchange.protocol.encode(), exchange.status, phrase), pairs)


def _format_message(start: bytes, pairs: Iterable[tuple[bytes, bytes]]) -> bytes:
    lines = [start, *(b"%b: %b" % (name, value.translate(_BREAKS)) for name, value in pairs)]
    return b"\r\n".join(lines) + b"\r\n\r\n"
