"""What an export may take the place of."""

import os
from pathlib import Path

import pytest

from portalcrawl.cli.runs.notices import Notices
from portalcrawl.exceptions import UsageError
from portalcrawl.exports.target import check_target


def test_a_pipe_or_a_device_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError, match="is a device or a pipe"):
        check_target(tmp_path / "pipe", is_folder=False, force=True)
    with pytest.raises(UsageError, match="is a device or a pipe"):
        check_target(Path(os.devnull), is_folder=False, force=True)


def test_neither_is_one_that_figures_would_be_written_to(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name a file in a folder that exists"):
        Notices(metrics=Path(os.devnull)).check()
    Notices(metrics=tmp_path / "figures.prom").check()


def test_a_file_is_replaced_where_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("url\n", "utf-8")
    check_target(tmp_path / "a.csv", is_folder=False, force=True)
    with pytest.raises(UsageError, match="--force replaces it"):
        check_target(tmp_path / "a.csv", is_folder=False, force=False)
