"""What concerns the run of the tests as a whole; what tests share stands in the folder of their room."""

import os
import sys
from pathlib import PurePosixPath

import pytest

# Helpers that many rooms import: what they assert is told as in tests. No room's conftest is the first to be read.
pytest.register_assert_rewrite(
    "archived", "comparing", "crawls", "demo_runs", "forks", "lab", "later_runs", "running", "shim", "style_runs",
    "styled_pages",
)  # fmt: skip

SHARED = ("tests/e2e/test_demo_*", "tests/faults/*")
"""Files whose tests share what takes seconds to make: the archive of the demo portal; a portal that is disturbed."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """With `--dist loadfile`, files that share a fixture of the session go to one process, which makes it once."""
    if config.getoption("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class SharedScheduling(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = str(super()._split_scope(nodeid))
            return next((pattern for pattern in SHARED if PurePosixPath(file).match(pattern)), file)

    return SharedScheduling(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """With `--numprocesses auto`, one process more than there are processors: a quarter of all time is waiting."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where no test used Hypothesis nothing asks its plugin for a summary: it would import all of it for that.

    That took half of the time of a short run. In a run of several processes the library was used in another one.
    """
    manager = session.config.pluginmanager
    if "hypothesis" not in sys.modules and not session.config.getoption("numprocesses", None):
        manager.unregister(name="hypothesispytest")
