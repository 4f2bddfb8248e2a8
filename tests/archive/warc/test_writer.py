"""WARC files: what independent readers find in them, and that a crash between any two steps is mended."""

import gzip
import json
from hashlib import sha1
from pathlib import Path

import pytest
from exchanges import NOON, check_by_warcio, page, read_by_warcio
from msgspec.structs import replace
from warc_writers import START, names, open_writer, put

from portalcrawl.archive.warc.cdxj import format_line
from portalcrawl.archive.warc.model import WarcPlace
from portalcrawl.archive.warc.names import WarcFolder
from portalcrawl.archive.warc.reader import iter_records
from portalcrawl.archive.warc.records import IDENTICAL, NOT_MODIFIED
from portalcrawl.archive.warc.writer import has_compressed_body
from portalcrawl.exceptions import ArchiveError

# --- records ------------------------------------------------------------------------------------


def test_an_exchange_is_a_response_and_its_request(folder: WarcFolder) -> None:
    exchange = page("news/1.html?b=2")
    writer = open_writer(folder)
    put(writer, exchange)
    writer.sync()
    info, response, request = read_by_warcio(folder.open(1))

    assert info[0] == "warcinfo"
    assert info[1]["warc-filename"] == "www.example.com-00001.warc.gz"
    assert b"software: portalcrawl/" in info[4]
    assert b"isPartOf: http://www.example.com/\r\n" in info[4]

    kind, warc, line, http, body = response
    assert kind == "response"
    assert warc["warc-target-uri"] == "http://www.example.com/news/1.html?b=2"
    assert warc["warc-date"] == exchange.fetched.strftime("%Y-%m-%dT%H:%M:%S.250000Z")
    assert warc["warc-ip-address"] == "192.0.2.7"
    assert warc["content-type"] == "application/http; msgtype=response"
    assert line == "HTTP/1.1 200 OK"
    assert http == {
        "server": "nginx", "content-type": "text/html; charset=utf-8", "content-length": str(len(exchange.body)),
    }  # fmt: skip
    assert body == exchange.body

    kind, warc, line, http, body = request
    assert kind == "request"
    assert warc["warc-concurrent-to"] == response[1]["warc-record-id"]
    assert warc["warc-target-uri"] == exchange.url
    assert line == "GET /news/1.html?b=2 HTTP/1.1"
    assert http == {"host": "www.example.com", "user-agent": "portalcrawl", "accept": "text/html"}
    assert body == b""
    assert check_by_warcio(folder.open(1)) == {"digest pass": 3}
    writer.close()


def test_headers_are_kept_but_for_what_the_client_has_undone(folder: WarcFolder) -> None:
    body = gzip.compress(b"page " * 100)
    headers = (
        (b"Transfer-Encoding", b"chunked"), (b"Content-Encoding", b"gzip"), (b"Content-Length", b"7"),
        (b"Set-Cookie", b"a=1"), (b"Set-Cookie", b"b=2"), (b"X-Old", "新闻".encode("gbk")), (b"X-Folded", b"a\r\n b"),
    )  # fmt: skip
    sent = ((b"Proxy-Authorization", b"Basic c2VjcmV0"), (b"Host", b"example.com:81"))
    writer = open_writer(folder)
    put(writer, page(headers=headers, body=body, request_headers=sent, status=299, ip_address=None))
    writer.sync()
    records = [record for _, _, record in iter_records(folder.open(1))]
    head = records[1].block[: -len(body)].split(b"\r\n")
    assert head == [
        b"HTTP/1.1 299 ", b"X-Archive-Orig-Transfer-Encoding: chunked", b"Content-Encoding: gzip", b"Set-Cookie: a=1",
        b"Set-Cookie: b=2", b"X-Old: " + "新闻".encode("gbk"), b"X-Folded: a   b", b"Content-Length: %d" % len(body),
        b"", b"",
    ]  # fmt: skip
    assert "WARC-IP-Address" not in records[1].headers
    assert records[2].block == b"GET /a HTTP/1.1\r\nHost: example.com:81\r\n\r\n", "the proxy's secret is not kept"
    assert body in folder.open(1).read_bytes(), "what the server compressed is not compressed again"
    check_by_warcio(folder.open(1))
    writer.close()


def test_a_revisit_names_what_it_repeats(folder: WarcFolder) -> None:
    exchange = page("b")
    digest = sha1(exchange.body).digest()
    writer = open_writer(folder)
    writer.append_revisit(exchange, IDENTICAL, digest, ("http://www.example.com/a", "2024-03-01T12:00:00.000000Z"))
    unchanged = page("c", status=304, body=b"", headers=((b"Etag", b'"1"'), (b"Content-Length", b"0")))
    writer.append_revisit(unchanged, NOT_MODIFIED, None, None)
    writer.sync()
    _, copy, _, same, _ = read_by_warcio(folder.open(1))
    kind, warc, line, http, body = copy
    assert (kind, line, body) == ("revisit", "HTTP/1.1 200 OK", b"")
    assert warc["warc-profile"] == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    assert warc["warc-refers-to-target-uri"] == "http://www.example.com/a"
    assert warc["warc-refers-to-date"] == "2024-03-01T12:00:00.000000Z"
    assert http["content-length"] == str(len(exchange.body)), "the headers are those of the answer"
    kind, warc, line, http, _ = same
    assert (kind, line, http) == ("revisit", "HTTP/1.1 304 Not Modified", {"etag": '"1"'})
    assert warc["warc-profile"] == "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
    assert not warc.keys() & {"warc-refers-to-target-uri", "warc-refers-to-date", "warc-payload-digest"}
    check_by_warcio(folder.open(1))
    writer.close()


@pytest.mark.parametrize(
    ("headers", "is_compressed"),
    [
        ({}, False),
        ({b"Content-Type": b"text/html"}, False),
        ({b"content-encoding": b"identity"}, False),
        ({b"Content-Encoding": b"gzip"}, True),
        ({b"Content-Encoding": b"BR"}, True),
        ({b"Content-Type": b"image/jpeg"}, True),
        ({b"Content-Type": b"image/svg+xml"}, False),
        ({b"Content-Type": b"application/zip"}, True),
    ],
)
def test_what_is_compressed_already(headers: dict[bytes, bytes], is_compressed: bool) -> None:
    assert has_compressed_body(page(headers=tuple(headers.items()))) is is_compressed


def test_a_line_of_the_index() -> None:
    place = WarcPlace("www.example.com-00001.warc.gz", 343, 1043)
    line = format_line("http://www.example.com/News/?b=1&a=2", NOON, "text/html; charset=gbk", 200, bytes(20), place)
    key, stamp, facts = line.decode().split(" ", 2)
    assert (key, stamp) == ("com,example)/news?a=2&b=1", "20240301120000")
    assert json.loads(facts) == {
        "url": "http://www.example.com/News/?b=1&a=2", "mime": "text/html", "status": "200",
        "digest": "A" * 32, "length": "1043", "offset": "343", "filename": "www.example.com-00001.warc.gz",
    }  # fmt: skip
    assert line.endswith(b"}\n")
    revisit = json.loads(format_line(START, NOON, "text/html", None, None, place).split(b" ", 2)[2])
    assert revisit["mime"] == "warc/revisit"
    assert not revisit.keys() & {"status", "digest"}
    assert b'"mime":"unk"' in format_line(START, NOON, "", 200, None, place)


def test_places_are_where_records_stand(folder: WarcFolder) -> None:
    writer = open_writer(folder)
    placed = {put(writer, page(name)): page(name).body for name in "cab"}
    writer.sync()
    data = folder.open(1).read_bytes()
    for place, body in placed.items():
        assert place.file == "www.example.com-00001.warc.gz"
        assert body in gzip.decompress(data[place.offset : place.offset + place.length])
    writer.close()


# --- crashes ------------------------------------------------------------------------------------


def test_what_stands_behind_the_commit_is_cut_off(folder: WarcFolder) -> None:
    writer = open_writer(folder)
    put(writer, page("a"))
    writer.sync()
    before = folder.open(1).read_bytes(), folder.open_index(1).read_bytes()
    put(writer, page("b"))
    writer.sync()
    writer.close()
    with folder.open(1).open("ab") as stream:
        stream.write(b"\x1f\x8b torn")
    again = open_writer(folder, 1, len(before[0]), len(before[1]))
    assert (folder.open(1).read_bytes(), folder.open_index(1).read_bytes()) == before
    again.close()


def test_a_file_of_which_nothing_is_committed_begins_again(folder: WarcFolder) -> None:
    writer = open_writer(folder)
    put(writer, page("a"))
    writer.sync()
    writer.close()
    again = open_writer(folder)
    put(again, page("b"))
    again.sync()
    assert [record[0] for record in read_by_warcio(folder.open(1))] == ["warcinfo", "response", "request"]
    again.close()


def test_a_file_without_exchanges_leaves_none(folder: WarcFolder) -> None:
    writer = open_writer(folder)
    writer.roll()
    writer.finish_seals()
    writer.close()
    assert names(folder) == []
    folder.open(1).write_bytes(b"torn")
    open_writer(folder).close()
    assert names(folder) == []


@pytest.mark.parametrize("which", ["open", "open_index"])
def test_a_file_shorter_than_its_commit_is_refused(folder: WarcFolder, which: str) -> None:
    writer = open_writer(folder)
    put(writer, page("a"))
    sizes = writer.size, writer.index_size
    writer.sync()
    writer.close()
    path: Path = getattr(folder, which)(1)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ArchiveError, match=rf"{path.name}: has \d+ bytes, the ledger has committed \d+"):
        open_writer(folder, 1, *sizes)


def test_the_line_of_an_answer_that_nothing_has_changed_names_no_file(folder: WarcFolder) -> None:
    """A replay that finds it would show nothing: from a line without a file it goes on to the page itself."""
    writer = open_writer(folder)
    exchange = page("a")
    put(writer, exchange)
    digest, refers = sha1(exchange.body).digest(), ("http://www.example.com/a", "2024-03-01T12:00:00.000000Z")
    writer.append_revisit(exchange, IDENTICAL, digest, refers)
    writer.append_revisit(replace(exchange, status=304, body=b""), NOT_MODIFIED, digest, refers)
    writer.sync()
    writer.close()
    lines = [json.loads(line.split(b" ", 2)[2]) for line in folder.open_index(1).read_bytes().splitlines()]
    assert [line["mime"] for line in lines] == ["text/html", "warc/revisit", "warc/revisit"]
    assert ["filename" in line for line in lines] == [True, True, False]
    assert int(lines[2]["offset"]) > int(lines[1]["offset"])
