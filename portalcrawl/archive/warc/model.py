"""An exchange as it is archived, and where a page of the archive stands."""

from datetime import datetime

from msgspec import Struct

WARC = "warc"
"""Request meta: the WarcPlace from which the answer's payload can be read, or None if there is none."""


class Exchange(Struct, frozen=True):
    """One request and its answer."""

    url: str
    """Absolute, escaped, without a fragment."""
    fetched: datetime
    """When the answer was complete, with a zone."""
    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    """Of the answer, one pair for each line."""
    body: bytes
    """The payload: content codings (gzip, br) as the server sent them, transfer codings (chunked) undone."""
    request_headers: tuple[tuple[bytes, bytes], ...] = ()
    method: str = "GET"
    request_body: bytes = b""
    protocol: str = "HTTP/1.1"
    """Of the answer's status line."""
    ip_address: str | None = None
    """Of the server."""


class WarcPlace(Struct, frozen=True):
    """Where a record stands in an archive's `warc` folder."""

    file: str
    """The file's name once it is sealed."""
    offset: int
    """Of the record's gzip member, in bytes."""
    length: int
    """Of the member."""
