"""`portalcrawl status OUTPUT`: a line for each archive, and which of them need a look."""

import json
from pathlib import Path

import orjson
import pytest
from running import refuse, run_here
from small_archive import PORTAL, SmallArchive


def make(root: Path, reason: str | None = "finished", **counts: int) -> SmallArchive:
    """An archive with one article, whose last run ended so; None if it was killed."""
    small = SmallArchive(root)
    small.begin()
    small.write(PORTAL + "1")
    if reason is None:
        small.archive.commit()
        small.archive.close()
    else:
        small.archive.end_run(reason, {"archived": 1, **counts})
        small.archive.close()
    return small


def read(output: Path, *arguments: str, code: int = 0) -> dict[str, dict[str, object]]:
    run = run_here("status", output, "--json", *arguments)
    assert run.returncode == code, run.stderr
    return {Path(one["archive"]).name: one for one in map(json.loads, run.stdout.splitlines())}


def test_each_archive_has_a_line(tmp_path: Path) -> None:
    make(tmp_path / "a")
    make(tmp_path / "b", None)
    make(tmp_path / "c", "incomplete", failures=2)
    (tmp_path / "no archive").mkdir()
    found = read(tmp_path)
    assert [(name, one["result"], one["failed"]) for name, one in found.items()] == [
        ("a", "finished", False), ("b", "killed", True), ("c", "incomplete", True),
    ]  # fmt: skip
    assert (found["a"]["new"], found["a"]["articles"], found["c"]["failures"]) == (1, 1, 2)
    files = [path for path in (tmp_path / "a").rglob("*") if path.is_file()]
    assert found["a"]["bytes"] == sum(path.stat().st_size for path in files)
    assert read(tmp_path, "--failed", code=3).keys() == {"b", "c"}
    table = run_here("status", tmp_path)
    assert [line.split()[0] for line in table.stdout.splitlines()] == ["archive", "a", "b", "c"]


def test_alarms_of_the_last_run_are_told(tmp_path: Path) -> None:
    small = make(tmp_path / "a")
    report = {"exitCode": 3, "alarms": ["dates were found on half of the pages"]}
    small.layout.reports.joinpath(f"{small.archive.run_name}.json").write_bytes(orjson.dumps(report))
    run = run_here("status", tmp_path, "--failed")
    assert run.returncode == 3
    assert "a: dates were found on half of the pages" in run.stdout


def test_a_run_that_is_on_has_not_failed(tmp_path: Path) -> None:
    small = SmallArchive(tmp_path / "a")
    small.begin()
    assert read(tmp_path)["a"]["result"] == "running"
    assert read(tmp_path, "--failed") == {}
    small.end()


def test_an_archive_that_cannot_be_read_is_named_and_the_others_are_shown(tmp_path: Path) -> None:
    make(tmp_path / "a")
    (make(tmp_path / "b").layout.ledger).write_bytes(b"no ledger at all" * 50)
    found = read(tmp_path, code=3)
    assert (found["a"]["result"], found["b"]["result"]) == ("finished", "unreadable")
    assert "not a readable ledger" in str(found["b"]["error"])


def test_what_cannot_be_meant(tmp_path: Path) -> None:
    make(tmp_path / "a")
    (tmp_path / "empty").mkdir()
    refuse(run_here("status", tmp_path / "empty"), 2, "nor a folder of archives")
    refuse(run_here("status", tmp_path / "a", "--failed"), 2, "--failed")
    refuse(run_here("status", tmp_path / "nowhere"), 2, "no archive here")


@pytest.mark.slow
def test_three_hundred_archives_are_read_in_two_seconds(tmp_path: Path) -> None:
    import shutil
    import time

    make(tmp_path / "output" / "1")
    for number in range(2, 301):
        shutil.copytree(tmp_path / "output" / "1", tmp_path / "output" / str(number))
    started = time.process_time()
    assert len(read(tmp_path / "output")) == 300
    assert time.process_time() - started < 2
