"""A file is replaced as a whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from portalcrawl.archive.durable import UNFINISHED, replace_file, replace_pieces


def test_readers_see_the_new_file(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_bytes(b"old")
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_crash_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "index.cdxj"
    path.write_bytes(b"old")

    def crash() -> Iterator[bytes]:
        yield b"half of it"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_pieces(path, crash())
    assert path.read_bytes() == b"old"
    assert {one.name for one in tmp_path.iterdir()} == {"index.cdxj", f"index.cdxj{UNFINISHED}"}
