"""The bytes of records: what is rebuilt of an exchange, and what must not be in an archive."""

from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha1

import pytest
from exchanges import page

from portalcrawl.archive.warc.records import (
    IDENTICAL,
    NOT_MODIFIED,
    build_request,
    build_response,
    build_revisit,
    format_date,
    format_digest,
)


def fields_of(head: bytes) -> dict[str, str]:
    version, *lines = head.decode().removesuffix("\r\n\r\n").split("\r\n")
    assert version == "WARC/1.1"
    return dict(line.split(": ", 1) for line in lines)


def test_a_response_is_as_long_and_has_the_digests_that_it_states() -> None:
    exchange = page()
    payload = sha1(exchange.body).digest()
    head, http = build_response(exchange, "<urn:uuid:1>", payload)
    fields, block = fields_of(head), http + exchange.body
    assert fields["WARC-Type"] == "response"
    assert fields["Content-Length"] == str(len(block))
    assert fields["WARC-Block-Digest"] == f"sha1:{format_digest(sha1(block).digest())}"
    assert fields["WARC-Payload-Digest"] == f"sha1:{format_digest(payload)}"
    assert http.startswith(b"HTTP/1.1 200 OK\r\n")
    assert http.endswith(b"Content-Length: %d\r\n\r\n" % len(exchange.body))


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ((b"Transfer-Encoding", b"chunked"), b"X-Archive-Orig-Transfer-Encoding: chunked"),  # it is undone already
        ((b"Content-Length", b"7"), None),  # of what was on the wire
        ((b"Content-Encoding", b"gzip"), b"Content-Encoding: gzip"),
        ((b"X-Odd", b"a\r\nX-Smuggled: b"), b"X-Odd: a  X-Smuggled: b"),
    ],
)
def test_headers_of_an_answer(header: tuple[bytes, bytes], line: bytes | None) -> None:
    exchange = page(headers=(header,))
    _, http = build_response(exchange, "<urn:uuid:1>", bytes(20))
    length = b"Content-Length: %d" % len(exchange.body)
    assert http.split(b"\r\n")[1:-2] == ([length] if line is None else [line, length])


@pytest.mark.parametrize(("status", "start"), [(404, b"HTTP/1.1 404 Not Found\r\n"), (599, b"HTTP/1.1 599 \r\n")])
def test_the_reason_phrase_is_the_standard_one(status: int, start: bytes) -> None:
    assert build_response(page(status=status), "<urn:uuid:1>", bytes(20))[1].startswith(start)


def test_a_request_names_its_host_and_no_secret() -> None:
    headers = ((b"Proxy-Authorization", b"Basic c2VjcmV0"), (b"Accept", b"*/*"))
    exchange = page("a?b=1", url="http://user:secret@example.com:8000/a?b=1", request_headers=headers)
    head, block = build_request(exchange, "<urn:uuid:1>")
    assert block == b"GET /a?b=1 HTTP/1.1\r\nHost: example.com:8000\r\nAccept: */*\r\n\r\n"
    assert fields_of(head)["WARC-Concurrent-To"] == "<urn:uuid:1>"


@pytest.mark.parametrize(
    ("profile", "digest", "refers_to", "absent"),
    [
        (IDENTICAL, bytes(20), ("http://example.com/b", "2024-03-01T12:00:00.000000Z"), set()),
        (NOT_MODIFIED, None, None, {"WARC-Payload-Digest", "WARC-Refers-To-Target-URI", "WARC-Refers-To-Date"}),
    ],
)
def test_a_revisit_states_what_is_known(
    profile: str, digest: bytes | None, refers_to: tuple[str, str] | None, absent: set[str]
) -> None:
    head, http = build_revisit(page(), "<urn:uuid:1>", profile, digest, refers_to)
    fields = fields_of(head)
    names = {"WARC-Payload-Digest", "WARC-Refers-To-Target-URI", "WARC-Refers-To-Date"}
    assert names - fields.keys() == absent
    assert (b"Content-Length" in http) is (profile == IDENTICAL), "of a 304 no length is known"


def test_dates_are_utc() -> None:
    moment = datetime(2024, 3, 1, 20, 0, 0, 250_000, tzinfo=timezone(timedelta(hours=8)))
    assert format_date(moment) == "2024-03-01T12:00:00.250000Z" == format_date(moment.astimezone(UTC))
