"""Output folders that cannot be used, belong to others, are damaged or in use."""

import json
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from archived import only_archive, read_archive, read_fates, sealed_bytes
from running import (
    FAST,
    crawl,
    refuse,
    run_cli,
    start_cli,
    wait_until,
)
from tiny_portal import TinyPortal


def test_file_in_the_outputs_place(portal: TinyPortal, tmp_path: Path) -> None:
    file = tmp_path / "out"
    file.write_text("mine", "utf-8")
    refuse(crawl(portal.url, file), 1, str(file), "--output")
    assert file.read_text("utf-8") == "mine"
    assert portal.requests == []


def test_file_in_the_archives_place(portal: TinyPortal, tmp_path: Path) -> None:
    file = tmp_path / f"127.0.0.1_{portal.port}"
    file.write_text("mine", "utf-8")
    refuse(crawl(portal.url, tmp_path), 1, str(file), "--output")


def test_output_of_which_no_folder_can_have_the_name(portal: TinyPortal, tmp_path: Path) -> None:
    refuse(crawl(portal.url, tmp_path / ("长" * 100)), 1, "--output")
    assert portal.requests == []


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a folder where nobody can make a folder")
def test_output_that_cannot_be_written(portal: TinyPortal) -> None:
    refuse(crawl(portal.url, Path("/proc/portalcrawl")), 1, "/proc/portalcrawl", "--output")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_output_without_permission(portal: TinyPortal, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    refuse(crawl(portal.url, tmp_path / "closed" / "out"), 1, str(tmp_path / "closed"), "--output")


def test_folder_with_other_files(portal: TinyPortal, tmp_path: Path) -> None:
    folder = tmp_path / f"127.0.0.1_{portal.port}"
    folder.mkdir()
    (folder / "thesis.txt").write_text("mine", "utf-8")
    refuse(crawl(portal.url, tmp_path), 1, str(folder), "thesis.txt", "--output")
    assert [path.name for path in folder.iterdir()] == ["thesis.txt"]


def test_archive_of_another_portal(portal: TinyPortal, tmp_path: Path) -> None:
    with TinyPortal() as other:
        assert crawl(other.url, tmp_path).returncode == 0
    root = only_archive(tmp_path)
    moved = root.rename(tmp_path / f"127.0.0.1_{portal.port}")
    before = sealed_bytes(moved)
    refuse(
        crawl(portal.url, tmp_path), 1, str(moved), f"127.0.0.1:{other.port}", f"127.0.0.1:{portal.port}", "--output"
    )
    assert sealed_bytes(moved) == before
    assert portal.requests == []


def spoil_ledger(root: Path) -> None:
    for path in root.glob("ledger.db-*"):
        path.unlink()
    (root / "ledger.db").write_bytes(b"no database at all, just words " * 200)


def lose_ledger(root: Path) -> None:
    for path in root.glob("ledger.db*"):
        path.unlink()


@pytest.mark.parametrize(("spoil", "word"), [(spoil_ledger, "ledger"), (lose_ledger, "ledger.db")])
def test_damaged_archive(portal: TinyPortal, tmp_path: Path, spoil: Callable[[Path], None], word: str) -> None:
    """It is named and left as it is: nothing is started over on top of it."""
    assert crawl(portal.url, tmp_path).returncode == 0
    root = only_archive(tmp_path)
    spoil(root)
    before = sealed_bytes(root)
    refuse(crawl(portal.url, tmp_path), 1, str(root), word)
    assert sealed_bytes(root) == before


def test_second_run_while_one_is_running(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        # The last page waits until the others have had their say.
        gate = threading.Event()
        page = portal.routes[portal.articles[-1]]
        portal.routes[portal.articles[-1]] = lambda h: page(h) if gate.wait(60) else None
        with start_cli("crawl", portal.url, "--output", tmp_path, "--delay", "0", "--concurrency", "1") as first:
            assert wait_until(lambda: portal.asked(portal.articles[-1]) > 0)
            second = crawl(portal.url, tmp_path)
            by_folder = run_cli("crawl", only_archive(tmp_path), *FAST)
            status = run_cli("status", only_archive(tmp_path), "--json")
            pid = first.process.pid
            gate.set()
            ended = first.wait()
    refuse(second, 6, str(only_archive(tmp_path)), "another run", str(pid))
    refuse(by_folder, 6, "another run")
    # Reading an archive disturbs nobody.
    assert status.returncode == 0
    assert json.loads(status.stdout)["sections"]
    assert ended.returncode == 0, ended.stderr
    assert read_archive(only_archive(tmp_path)).records.keys() == set(portal.articles)


def test_archive_folder_as_target(portal: TinyPortal, tmp_path: Path) -> None:
    """An archive can be moved and continued by its folder alone."""
    assert crawl(portal.url, tmp_path, "--max-articles", "2").returncode == 0
    root = only_archive(tmp_path)
    other = tmp_path / "elsewhere"
    other.mkdir()
    shutil.move(root, other)
    run = run_cli("crawl", other / root.name, *FAST)
    assert run.returncode == 0, run.stderr
    assert read_archive(other / root.name).records.keys() == set(portal.articles)
    assert not [line for line in read_fates(other / root.name).values() if line["state"] == "pending"]
