"""A disk that fills up: exit 5, and the next run ends as if nothing had happened."""

import os
import sys
from pathlib import Path

import pytest
from archived import check_whole, only_archive
from running import (
    PACE,
    run_cli,
)

from portalcrawl.demo import DemoServer

# Loaded by Python before anything else: makes one call fail as a full disk does, from the n-th on.
FAILING = {
    "fsync": """
import errno, os
calls, real = 0, os.fsync
def fsync(descriptor):
    global calls
    calls += 1
    if calls > {after}:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    real(descriptor)
os.fsync = fsync
""",
    # Half a line is written before the disk is full.
    "write": """
import errno, os
from portalcrawl.archive import segments
calls, real = 0, segments.LineWriter.append_line
def append_line(self, line):
    global calls
    calls += 1
    if calls > {after}:
        self._stream.write(b'{{"url": "half a li')
        self._stream.flush()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return real(self, line)
segments.LineWriter.append_line = append_line
""",
    # The same with a raw page.
    "exchange": """
import errno, os
from portalcrawl.archive.warc import writer
calls, real = 0, writer.WarcWriter._append
def append(self, member):
    global calls
    calls += 1
    if calls > {after}:
        self._warc.write(member[:100])
        self.sync()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return real(self, member)
writer.WarcWriter._append = append
""",
    # SQLite's own answer, from a database that may not grow any more.
    "ledger": """
import sqlite3
real = sqlite3.connect
def connect(*args, **kwargs):
    connection = real(*args, **kwargs)
    connection.execute("PRAGMA max_page_count = {after}")
    return connection
sqlite3.connect = connect
""",
}


def loading(folder: Path) -> dict[str, str]:
    """An environment in which Python finds this folder's sitecustomize first."""
    return {"PYTHONPATH": os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)}


@pytest.mark.parametrize(
    ("what", "after"),
    [
        ("write", 40),
        *(
            pytest.param(*case, marks=pytest.mark.slow)
            for case in (("fsync", 0), ("fsync", 8), ("exchange", 41), ("exchange", 120), ("ledger", 3), ("ledger", 15))
        ),
    ],
)
def test_disk_fills_up(slow_server: DemoServer, undisturbed: set[str], tmp_path: Path, what: str, after: int) -> None:
    site, output = tmp_path / "site", tmp_path / "output"
    site.mkdir()
    (site / "sitecustomize.py").write_text(FAILING[what].format(after=after), "utf-8")
    run = run_cli("crawl", slow_server.url, "-o", output, *PACE, environment=loading(site), timeout=60)
    assert run.returncode == 5, run.stderr
    assert "Traceback" not in run.stdout + run.stderr
    (line,) = [line for line in run.stderr.splitlines() if line.startswith("portalcrawl: ")]
    assert "no space" in line
    assert "run again" in line
    assert str(only_archive(output)) in line
    last = run_cli("crawl", slow_server.url, "-o", output, *PACE)
    assert last.returncode == 0, last.stderr
    check_whole(only_archive(output), undisturbed)


def test_failing_calls_are_real(tmp_path: Path) -> None:
    """The wrapper is loaded at all: otherwise the tests above would test nothing."""
    (tmp_path / "sitecustomize.py").write_text("raise SystemExit(99)", "utf-8")
    assert run_cli("--version", environment=loading(tmp_path)).returncode != 0, sys.path
