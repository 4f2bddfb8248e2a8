"""What the comparison would find: otherwise every test beside it would pass."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from comparing import check_same
from lab import Lab

FIRST = "articles/00001.jsonl"


def change_lines(root: Path, name: str, change: Callable[[list[bytes]], list[bytes]]) -> None:
    path = root / name
    path.write_bytes(b"".join(line + b"\n" for line in change(path.read_bytes().splitlines())))


def change_record(line: bytes, **values: Any) -> bytes:
    return json.dumps(json.loads(line) | values, ensure_ascii=False).encode()


def change_ledger(root: Path, query: str) -> None:
    with closing(sqlite3.connect(root / "ledger.db")) as db, db:
        assert db.execute(query).rowcount > 0


HARMS: dict[str, Callable[[Path], object]] = {
    "a record lost": lambda root: change_lines(root, FIRST, lambda lines: lines[:-1]),
    "a record twice": lambda root: change_lines(root, FIRST, lambda lines: [*lines, lines[-1]]),
    "a torn line": lambda root: (root / FIRST).write_bytes((root / FIRST).read_bytes()[:-9]),
    "another text": lambda root: change_lines(
        root, FIRST, lambda lines: [change_record(lines[0], headline="x"), *lines[1:]]
    ),
    "a segment left open": lambda root: (root / FIRST).rename(root / f"{FIRST}.open"),
    "a file left behind": lambda root: (root / "manifest.json.tmp").touch(),
    "a copy forgotten": lambda root: change_lines(root, "duplicates.jsonl", lambda lines: lines[:-1]),
    "a copy twice": lambda root: change_lines(root, "duplicates.jsonl", lambda lines: [*lines, lines[-1]]),
    "a manifest of before": lambda root: (root / "manifest.json").write_text('{"segments": [], "runs": []}'),
    "a wrong place": lambda root: change_ledger(root, "UPDATE urls SET start = start + 1 WHERE segment = 1"),
    "another fate": lambda root: change_ledger(root, "UPDATE urls SET state = 'failed' WHERE state = 'not_article'"),
    "a row of a list forgotten": lambda root: change_ledger(
        root, "DELETE FROM listings WHERE url = (SELECT max(url) FROM listings)"
    ),
}


@pytest.mark.parametrize("harm", HARMS)
def test_harm_is_found(lab: Lab, tmp_path: Path, harm: str) -> None:
    root = tmp_path / lab.archive.name
    shutil.copytree(lab.archive, root)
    check_same(root, lab.content, lab.workers[0])
    HARMS[harm](root)
    with pytest.raises((AssertionError, json.JSONDecodeError, jsonschema.ValidationError)):
        check_same(root, lab.content, lab.workers[0])
