"""What stands behind the commit is cut off; what is missing before it is refused."""

from pathlib import Path

import pytest

from portalcrawl.archive.growing import GrowingFile
from portalcrawl.exceptions import ArchiveError


def test_a_file_goes_on_at_its_commit(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"committed|torn")
    file = GrowingFile(path, len(b"committed|"))
    assert file.write(b"next") == len(b"committed|")
    assert file.size == len(b"committed|next")
    file.sync()
    file.close()
    assert path.read_bytes() == b"committed|next"


def test_readers_see_what_was_flushed(tmp_path: Path) -> None:
    file = GrowingFile(tmp_path / "a", 0)
    file.write(b"one")
    assert (tmp_path / "a").read_bytes() == b""
    file.flush()
    assert (tmp_path / "a").read_bytes() == b"one"
    file.close()


@pytest.mark.parametrize("data", [None, b"", b"committe"])
def test_a_file_that_lost_committed_bytes_is_refused(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "a"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(ArchiveError, match=f"has {len(data or b'')} bytes, the ledger has committed 9"):
        GrowingFile(path, 9)
    assert path.read_bytes() == (data or b""), "it is left as it is"
