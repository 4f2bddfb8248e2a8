"""The library sees what changes the disk, and does what it is told: otherwise the sweeps would try nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from lab import Lab
from shim import Fault, Kind, Trace, preload

WRITING = """
import os, sys
path = sys.argv[1]
os.mkdir(path)
with open(path + "/a", "wb", buffering=0) as stream:
    stream.write(b"0123456789")
    os.fsync(stream.fileno())
    stream.write(b"abcdefghij")
os.rename(path + "/a", path + "/b")
print("done")
"""
CALLS = ["mkdir", "open", "write", "fsync", "write", "rename"]


def write_with(library: Path, folder: Path, fault: Fault) -> tuple[int, str, Trace]:
    """Exit code, last words and calls of a small program that writes below `folder`."""
    (folder / "keep").mkdir()
    environment = fault.environment(folder / "w", folder / "trace", folder / "keep") | dict(preload(library))
    command = [sys.executable, "-S", "-c", WRITING, str(folder / "w")]
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)
    return done.returncode, (done.stderr or done.stdout).strip(), Trace.read(folder / "trace")


def test_every_change_of_a_crawl_is_counted(lab: Lab) -> None:
    seen = {(call, path.name) for call, path in lab.trace.calls}
    assert {
        ("pwrite", "ledger.db-wal"),  # a transaction's pages, and what makes them count
        ("fdatasync", "ledger.db-wal"),
        ("pwrite", "ledger.db"),  # a checkpoint
        ("open", "00001.jsonl.open"),
        ("write", "00001.jsonl.open"),
        ("fsync", "00001.jsonl.open"),
        ("rename", "00001.jsonl"),
        ("open", "00002.jsonl.open"),
        ("write", "duplicates.jsonl"),
        ("fsync", "duplicates.jsonl"),
        ("rename", "manifest.json"),
        ("fsync", "articles"),
    } <= seen
    assert len(lab.trace) > 150


def test_calls_are_counted_in_their_order(library: Path, tmp_path: Path) -> None:
    code, words, trace = write_with(library, tmp_path, Fault())
    assert (code, words) == (0, "done")
    assert [call for call, _ in trace.calls] == CALLS


@pytest.mark.parametrize(
    ("kind", "at", "left"),
    [
        (Kind.KILL, 3, b""),
        (Kind.KILL_AFTER, 3, b"0123456789"),
        (Kind.TORN, 3, b"01234"),
        (Kind.TORN, 5, b"0123456789abcde"),
    ],
)
def test_an_end_leaves_what_was_written(library: Path, tmp_path: Path, kind: Kind, at: int, left: bytes) -> None:
    code, _, trace = write_with(library, tmp_path, Fault(kind, at))
    assert code == -signal.SIGKILL
    assert len(trace) == at
    assert trace.is_ended_by(Fault(kind, at))
    assert (tmp_path / "w" / "a").read_bytes() == left


@pytest.mark.parametrize(("at", "is_met"), [(4, True), (6, False)])
def test_a_write_is_torn_at_its_place_or_later(library: Path, tmp_path: Path, at: int, is_met: bool) -> None:
    """The calls of a run shift with its speed."""
    code, _, trace = write_with(library, tmp_path, Fault(Kind.TORN, at))
    assert code == (-signal.SIGKILL if is_met else 0)
    assert trace.is_ended_by(Fault(Kind.TORN, at)) == is_met


def test_a_power_cut_takes_what_was_not_synced_and_no_more(library: Path, tmp_path: Path) -> None:
    """No folder was synced: the file may be gone, or have its old name; its first half is durable, its second not."""
    left = set()
    for seed in range(40):
        folder = tmp_path / str(seed)
        folder.mkdir()
        code, _, _ = write_with(library, folder, Fault(Kind.POWER, 6, seed))
        assert code == -signal.SIGKILL
        found = folder / "w" / "a"
        left.add(found.read_bytes() if found.exists() else None)
    assert None in left
    texts = left - {None}
    assert len(texts) > 3
    for text in texts:
        assert text.startswith(b"0123456789")
        assert b"0123456789abcdefghij".startswith(text.rstrip(b"\0"))
    assert any(text.endswith(b"\0") for text in texts)


@pytest.mark.parametrize(
    ("kind", "at", "words", "left"),
    [
        (Kind.FULL, 5, "No space left", b"0123456789"),
        (Kind.IO_ERROR, 4, "Input/output error", b"0123456789"),
        (Kind.READ_ONLY, 6, "Read-only file system", b"0123456789abcdefghij"),
    ],
)
def test_a_disk_refuses(library: Path, tmp_path: Path, kind: Kind, at: int, words: str, left: bytes) -> None:
    code, said, _ = write_with(library, tmp_path, Fault(kind, at))
    assert code == 1
    assert words in said
    assert (tmp_path / "w" / "a").read_bytes() == left


def test_a_disk_may_take_half_before_it_is_full(library: Path, tmp_path: Path) -> None:
    write_with(library, tmp_path, Fault(Kind.FULL_SHORT, 5))
    assert (tmp_path / "w" / "b").read_bytes() == b"0123456789abcde"
