from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from runs import MakeRun, begin_run

from portalcrawl.spiders.run import Run


@pytest.fixture
def make_run(tmp_path: Path) -> Iterator[MakeRun]:
    """Begins runs over one archive; each ends the one before it as if it were killed."""
    runs: list[Run] = []

    def make(*arguments: Any, **more: Any) -> Run:
        if runs:
            runs.pop().archive.close()
        runs.append(begin_run(tmp_path, *arguments, **more))
        return runs[-1]

    yield make
    if runs:
        runs.pop().archive.close()


@pytest.fixture
def run(make_run: MakeRun) -> Run:
    """A first run, of all dates and sections."""
    return make_run()
