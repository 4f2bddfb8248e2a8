from pathlib import Path

import pytest
from exporting import write_archives


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two archives."""
    return write_archives(tmp_path_factory.mktemp("archives"))
