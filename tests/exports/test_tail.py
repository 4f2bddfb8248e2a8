"""`portalcrawl tail`: each event once, over kills, repairs, moved folders and cursors that do not fit."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fork_server import Fork, fork_server
from running import refuse, run_cli
from small_archive import PORTAL, SmallArchive

KILLS = 50


def make_archive(root: Path, *names: str, runs: int = 1) -> SmallArchive:
    """An archive with an article of each name in each run."""
    small = SmallArchive(root)
    for number in range(runs):
        small.begin()
        for name in names:
            small.write(f"{PORTAL}{name}-{number}" if number else PORTAL + name)
        small.end()
    return small


def tell(run_output: str) -> list[tuple[str, str]]:
    """Kind and address of each line."""
    return [(line["kind"], line["url"].removeprefix(PORTAL)) for line in map(json.loads, run_output.splitlines())]


def test_everything_is_told_once(tmp_path: Path) -> None:
    output, cursor = tmp_path / "output", tmp_path / "cursor"
    small = make_archive(output / "a", "1", "2")
    first = run_cli("tail", output, "--cursor", cursor)
    assert tell(first.stdout) == [("new", "1"), ("new", "2")]
    assert json.loads(first.stdout.splitlines()[0])["record"]["headline"] == "园区要闻"

    small.begin()
    small.rewrite(PORTAL + "1")
    small.archive.append_change(
        {"url": PORTAL + "2", "kind": "withdrawn", "version": 1, "at": "2026-02-01T00:00:00Z", "runId": "r"}
    )
    small.end()
    second = run_cli("tail", output, "--cursor", cursor)
    assert tell(second.stdout) == [("changed", "1"), ("withdrawn", "2")]
    assert json.loads(second.stdout.splitlines()[0])["version"] == 2
    assert run_cli("tail", output, "--cursor", cursor).stdout == ""
    assert len(tell(run_cli("tail", output).stdout)) == 4, "without a cursor all of it"


def test_what_a_run_has_not_committed_is_not_told(tmp_path: Path) -> None:
    small = SmallArchive(tmp_path / "output" / "a")
    small.begin()
    small.write(PORTAL + "1")
    small.archive.commit()
    small.write(PORTAL + "2")
    small.archive.segment.flush()
    cursor = tmp_path / "cursor"
    assert tell(run_cli("tail", tmp_path / "output", "--cursor", cursor).stdout) == [("new", "1")]
    small.end()
    assert tell(run_cli("tail", tmp_path / "output", "--cursor", cursor).stdout) == [("new", "2")]


def test_a_moved_folder_and_a_rebuilt_ledger_are_the_same_archive(tmp_path: Path) -> None:
    output, cursor = tmp_path / "output", tmp_path / "cursor"
    make_archive(output / "a", "1", "2")
    make_archive(output / "b", "3")
    assert len(tell(run_cli("tail", output, "--cursor", cursor).stdout)) == 3
    (output / "a").rename(output / "renamed")
    output.rename(tmp_path / "moved")
    (tmp_path / "moved" / "renamed" / "ledger.db").unlink()
    assert run_cli("verify", "--repair", tmp_path / "moved" / "renamed").returncode == 0
    again = run_cli("tail", tmp_path / "moved", "--cursor", cursor)
    assert (again.returncode, again.stdout) == (0, "")


def test_fifty_kills_and_each_event_is_in_the_file_once(tmp_path: Path) -> None:
    output, cursor, told = tmp_path / "output", tmp_path / "cursor", tmp_path / "events.jsonl"
    names = [f"{number}" for number in range(200)]
    for folder in ("a", "b", "c"):
        make_archive(output / folder, *(f"{folder}{name}" for name in names))
    chance = random.Random(17)
    kills = 0
    for _ in range(KILLS):
        with told.open("ab") as out, (tmp_path / "errors").open("ab") as err:
            process = start_tail(output, cursor, out.fileno(), err.fileno(), "--batch", "3")
            goal = told.stat().st_size + chance.randrange(1, 9_000)
            while process.poll() is None and told.stat().st_size < goal:
                time.sleep(0.0005)
            kills += process.poll() is None
            process.kill()
            process.wait()
    with told.open("ab") as out, (tmp_path / "errors").open("ab") as err:
        process = start_tail(output, cursor, out.fileno(), err.fileno())
        assert process.wait() == 0
    assert kills > KILLS // 2
    urls = [url for _, url in tell(told.read_text("utf-8"))]
    assert sorted(urls) == sorted(f"{folder}{name}" for folder in "abc" for name in names)
    assert (tmp_path / "errors").read_text() == ""


def start_tail(output: Path, cursor: Path, out: int, err: int, *more: str) -> Fork:
    return fork_server().start(["tail", str(output), "--cursor", str(cursor), *more], out, err, os.environ)


@pytest.mark.parametrize("cut", [1, 40, 200])
def test_a_line_that_a_kill_has_torn_is_completed(tmp_path: Path, cut: int) -> None:
    output, cursor, told = tmp_path / "output", tmp_path / "cursor", tmp_path / "events.jsonl"
    make_archive(output / "a", "1", "2", "3")
    tail_into(told, output, cursor, "--batch", "1")
    whole = told.read_bytes()
    # As if it had been killed in the second line, before that was acknowledged.
    facts = json.loads(cursor.read_text())
    lines = whole.splitlines(keepends=True)
    [entry] = facts["archives"].values()
    entry["offset"] = int(json.loads(lines[1])["id"].rpartition("/")[2])
    facts["output"]["size"] = len(lines[0])
    cursor.write_text(json.dumps(facts))
    with told.open("r+b") as stream:
        stream.truncate(len(lines[0]) + cut)
    tail_into(told, output, cursor)
    assert told.read_bytes() == whole


def tail_into(told: Path, *arguments: object) -> None:
    with told.open("ab") as out:
        command = [sys.executable, "-m", "portalcrawl", "tail", str(arguments[0]), "--cursor", *map(str, arguments[1:])]
        subprocess.run(command, stdout=out, check=True)


def test_what_somebody_else_wrote_into_the_file_is_left_alone(tmp_path: Path) -> None:
    output, cursor, told = tmp_path / "output", tmp_path / "cursor", tmp_path / "events.jsonl"
    small = make_archive(output / "a", "1")
    tail_into(told, output, cursor)
    with told.open("ab") as stream:
        stream.write(b'{"a line": "of another program"}\n')
    small.begin()
    small.write(PORTAL + "2")
    small.end()
    tail_into(told, output, cursor)
    lines = told.read_text("utf-8").splitlines()
    assert len(lines) == 3
    assert json.loads(lines[2])["url"] == PORTAL + "2"


def test_a_batch_counts_only_if_its_command_ends_well(tmp_path: Path) -> None:
    output, cursor, taken = tmp_path / "output", tmp_path / "cursor", tmp_path / "taken"
    make_archive(output / "a", "1", "2", "3")
    command = f"cat >> {taken}; test -e {tmp_path}/well"
    failed = run_cli("tail", output, "--cursor", cursor, "--batch", "2", "--exec", command)
    refuse(failed, 1, "--exec", "ended with 1", "not acknowledged")
    (tmp_path / "well").touch()
    taken.unlink()
    assert run_cli("tail", output, "--cursor", cursor, "--batch", "2", "--exec", command).returncode == 0
    assert [url for _, url in tell(taken.read_text("utf-8"))] == ["1", "2", "3"]


def test_a_follower_is_told_what_a_later_run_brings_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    output, cursor, told = tmp_path / "output", tmp_path / "cursor", tmp_path / "events.jsonl"
    output.mkdir()
    with told.open("ab") as out:
        process = start_tail(output, cursor, out.fileno(), out.fileno(), "--follow")
        make_archive(output / "a", "1")
        end = time.monotonic() + 30
        while not told.stat().st_size and time.monotonic() < end:
            time.sleep(0.05)
        process.send_signal(2)
        assert process.wait() == 4
    assert tell(told.read_text("utf-8")) == [("new", "1")]


def test_damage_is_named_and_the_rest_is_told(tmp_path: Path) -> None:
    output, cursor = tmp_path / "output", tmp_path / "cursor"
    make_archive(output / "a", "1", "2", "3")
    make_archive(output / "b", "4")
    path = output / "a" / "articles" / "00001.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + b"\0" * (len(lines[1]) - 1) + b"\n" + lines[2])
    (output / "b" / "ledger.db").write_bytes(b"no database at all" * 100)
    run = run_cli("tail", output, "--cursor", cursor)
    assert run.returncode == 3
    assert tell(run.stdout) == [("new", "1"), ("new", "3")]
    assert f"byte {len(lines[0])}" in run.stderr
    assert "not a readable ledger" in run.stderr
    assert "Traceback" not in run.stderr


def test_an_archive_that_is_older_than_the_cursor_is_refused(tmp_path: Path) -> None:
    output, cursor = tmp_path / "output", tmp_path / "cursor"
    small = make_archive(output / "a", "1")
    shutil.copytree(output, tmp_path / "backup")
    small.begin()
    small.write(PORTAL + "2")
    small.end()
    run_cli("tail", output, "--cursor", cursor)
    run = run_cli("tail", tmp_path / "backup", "--cursor", cursor)
    refuse(run, 3, "the cursor does not fit", "backup")
    assert run.stdout == ""


def test_a_copy_of_an_archive_is_not_told_twice(tmp_path: Path) -> None:
    make_archive(tmp_path / "output" / "a", "1")
    shutil.copytree(tmp_path / "output" / "a", tmp_path / "output" / "b")
    run = run_cli("tail", tmp_path / "output")
    refuse(run, 3, "is a copy of")
    assert tell(run.stdout) == [("new", "1")]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"{}", "not a cursor"), (b"\xff\0", "not a cursor"), (b'{"cursorVersion": 9, "archives": {}}', "version 9")],
)
def test_a_file_that_is_not_a_cursor_is_left_alone(tmp_path: Path, content: bytes, words: str) -> None:
    make_archive(tmp_path / "output" / "a", "1")
    cursor = tmp_path / "cursor"
    cursor.write_bytes(content)
    refuse(run_cli("tail", tmp_path / "output", "--cursor", cursor), 2, words)
    assert cursor.read_bytes() == content


def test_a_cursor_of_other_archives_is_refused(tmp_path: Path) -> None:
    make_archive(tmp_path / "one" / "a", "1")
    time.sleep(0.02)  # archives are told apart by the moments of their first runs
    make_archive(tmp_path / "other" / "a", "2")
    cursor = tmp_path / "cursor"
    run_cli("tail", tmp_path / "one", "--cursor", cursor)
    refuse(run_cli("tail", tmp_path / "other", "--cursor", cursor), 2, "cursor of other archives")


def test_places_that_cannot_be_meant(tmp_path: Path) -> None:
    make_archive(tmp_path / "output" / "a", "1")
    empty = tmp_path / "empty"
    empty.mkdir()
    refuse(run_cli("tail", empty), 2, "neither an archive nor a folder of archives")
    refuse(run_cli("tail", tmp_path / "nowhere", "--follow"), 2, "neither an archive nor a folder of archives")
    refuse(run_cli("tail", tmp_path / "output", "--cursor", tmp_path / "no" / "cursor"), 1, "cannot be written")
    refuse(run_cli("tail", tmp_path / "output", "--cursor", tmp_path), 2, "is a folder")


def test_two_processes_cannot_share_a_cursor(tmp_path: Path) -> None:
    output, cursor = tmp_path / "output", tmp_path / "cursor"
    make_archive(output / "a", "1")
    with (tmp_path / "told").open("ab") as out:
        process = start_tail(output, cursor, out.fileno(), out.fileno(), "--follow")
        end = time.monotonic() + 30
        while not cursor.exists() and time.monotonic() < end:
            time.sleep(0.02)
        refuse(run_cli("tail", output, "--cursor", cursor), 6, "another process")
        process.kill()
        process.wait()
