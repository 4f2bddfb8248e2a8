"""Exchanges to archive in tests, and WARC files read by an independent program."""

import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from warcio.archiveiterator import ArchiveIterator

from portalcrawl.archive.warc.model import Exchange

NOON = datetime(2024, 3, 1, 12, 0, 0, 250000, tzinfo=UTC)
PAGE = "<html><head><title>园区要闻</title></head><body>{}</body></html>"


def page(name: str = "a", text: str = "园区召开工作会议。" * 60, **changes: Any) -> Exchange:
    """An exchange over a page; each second another one."""
    exchange = Exchange(
        url=f"http://www.example.com/{name}",
        fetched=NOON + timedelta(seconds=sum(name.encode())),
        status=200,
        headers=((b"Server", b"nginx"), (b"Content-Type", b"text/html; charset=utf-8")),
        body=PAGE.format(text).encode(),
        request_headers=((b"User-Agent", b"portalcrawl"), (b"Accept", b"text/html")),
        ip_address="192.0.2.7",
    )
    return replace(exchange, **changes)


def read_by_warcio(path: Path) -> list[tuple[str, dict[str, str], str, dict[str, str], bytes]]:
    """(kind, WARC headers, HTTP status line, HTTP headers, payload) of each record; headers by lower-case name."""
    out = []
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, check_digests="raise"):
            warc = {name.lower(): value for name, value in record.rec_headers.headers}
            http = record.http_headers
            body = record.raw_stream.read()
            line = f"{http.protocol} {http.statusline}" if http else ""
            headers = {name.lower(): value for name, value in http.headers} if http else {}
            out.append((record.rec_type, warc, line, headers, body))
    return out


def check_by_warcio(path: Path) -> Counter[str]:
    """How many records of a file `warcio check` tells what of; asserts that it finds nothing wrong."""
    command = [sys.executable, "-W", "ignore", "-c", "from warcio.cli import main; main()", "check", "-v", str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    lines = [line.strip() for line in run.stdout.splitlines() if line.startswith("    ")]
    assert {line.partition(" (")[0] for line in lines} <= {"digest pass", "digest present but not checked"}
    return Counter(lines)
