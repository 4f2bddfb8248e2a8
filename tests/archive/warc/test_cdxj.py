"""A line of the index says what a replay tool needs, and leaves out what is not known."""

from datetime import UTC, datetime, timedelta, timezone

import orjson
import pytest

from portalcrawl.archive.warc.cdxj import format_line
from portalcrawl.archive.warc.model import WarcPlace

NOON = datetime(2024, 3, 1, 12, 0, 5, tzinfo=UTC)
PLACE = WarcPlace("p-00001.warc.gz", 300, 20)


def read(line: bytes) -> tuple[str, str, dict[str, str]]:
    assert line.endswith(b"\n")
    key, stamp, facts = line.decode().split(" ", 2)
    return key, stamp, orjson.loads(facts)


def test_a_line() -> None:
    key, stamp, facts = read(format_line("http://www.example.com/a b", NOON, "text/html", 200, bytes(20), PLACE))
    assert (key, stamp) == ("com,example)/a%20b", "20240301120005")
    assert facts == {
        "url": "http://www.example.com/a b",
        "mime": "text/html",
        "status": "200",
        "digest": "A" * 32,
        "length": "20",
        "offset": "300",
        "filename": "p-00001.warc.gz",
    }


@pytest.mark.parametrize(
    ("content_type", "status", "mime"),
    [
        ("text/html; charset=gbk", 200, "text/html"),
        ("text/html charset=gbk", 404, "text/html"),
        (None, 200, "unk"),
        ("", 200, "unk"),
        ("text/html", None, "warc/revisit"),
    ],
)
def test_mime_and_status(content_type: str | None, status: int | None, mime: str) -> None:
    _, _, facts = read(format_line("http://e.com/", NOON, content_type, status, None, PLACE))
    assert facts["mime"] == mime
    assert ("status" in facts, "digest" in facts) == (status is not None, False)


def test_times_are_utc() -> None:
    here = NOON.astimezone(timezone(timedelta(hours=8)))
    assert read(format_line("http://e.com/", here, None, 200, None, PLACE))[1] == "20240301120005"
