"""SECURITY.md names the test of each promise; here it is held to that."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
_ROW = re.compile(r"^\| (?!promise|---)(.+) \|$", re.MULTILINE)


def read_tests() -> list[tuple[str, str]]:
    """File and function of each test that the page names."""
    return _TEST.findall((ROOT / "SECURITY.md").read_text("utf-8"))


def test_every_promise_names_a_test() -> None:
    rows = _ROW.findall((ROOT / "SECURITY.md").read_text("utf-8"))
    assert rows
    assert [row for row in rows if not _TEST.search(row)] == []


def test_every_named_test_exists() -> None:
    missing = []
    for file, name in read_tests():
        path = ROOT / file
        tree = ast.parse(path.read_text("utf-8")) if path.is_file() else ast.Module([], [])
        if name not in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}:
            missing.append(f"{file}::{name}")
    assert missing == []
