"""The folder of a test's WARC files."""

from pathlib import Path

import pytest

from portalcrawl.archive.warc.names import WarcFolder


@pytest.fixture
def folder(tmp_path: Path) -> WarcFolder:
    return WarcFolder(tmp_path, "www.example.com")
