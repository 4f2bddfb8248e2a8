"""`crawl @FILE --jobs N`: each target in a process of its own, with options of its own."""

import json
import os
import signal
import time
from pathlib import Path

import pytest
from fork_server import fork_server
from running import FAST, refuse, run_cli
from tiny_portal import TinyPortal

from portalcrawl.cli.runs.many import Job, read_jobs
from portalcrawl.exceptions import UsageError


def test_a_file_has_a_target_and_its_options_on_each_line(tmp_path: Path) -> None:
    file = tmp_path / "portals.txt"
    file.write_text(
        "\ufeff# all portals\n\nhttp://a.example/#top --since 2017 # from then on\n"
        '  b.example --section "新闻 中心"\n\toutput/c.example\t--full\n',
        "utf-8",
    )
    assert [(job.target, job.options) for job in read_jobs([f"@{file}", "d.example"])] == [
        ("http://a.example/#top", ("--since", "2017")), ("b.example", ("--section", "新闻 中心")),
        ("output/c.example", ("--full",)), ("d.example", ()),
    ]  # fmt: skip
    assert read_jobs(["d.example"]) == [Job("d.example")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# nothing\n", "names no portal"),
        ("--since 2017 a.example\n", "line 1: '--since' is no target"),
        ("\na.example 'open\n", "line 2: No closing quotation"),
    ],
)
def test_a_file_that_cannot_be_meant_is_named_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "portals.txt").write_text(text, "utf-8")
    with pytest.raises(UsageError, match=words):
        read_jobs([f"@{tmp_path}/portals.txt"])


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("a.example --sinse 2017", ["line 1", "--sinse"]),
        ("a.example b.example --full", ["line 1", "one target"]),
        ("a.example --jobs 2", ["line 1", "--jobs"]),
    ],
)
def test_options_of_a_line_are_checked_before_anything_is_crawled(tmp_path: Path, line: str, words: list[str]) -> None:
    (tmp_path / "portals.txt").write_text(line, "utf-8")
    refuse(run_cli("crawl", f"@{tmp_path}/portals.txt", "-o", tmp_path / "out"), 2, *words)
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    refuse(run_cli("crawl", f"@{tmp_path}/none.txt"), 2, "cannot be read")


def test_portals_are_crawled_side_by_side_and_the_gravest_code_counts(tmp_path: Path) -> None:
    metrics, output = tmp_path / "portals.prom", tmp_path / "out"
    with TinyPortal(size=4) as one, TinyPortal(size=6) as other:
        (tmp_path / "portals.txt").write_text(f"{one.url}\n{other.url} --max-articles 2\nhttp://127.0.0.1:9/\n")
        run = run_cli(
            "crawl", f"@{tmp_path}/portals.txt", "--jobs", "2", "--json", "-o", output, "--metrics", metrics, *FAST
        )
    assert run.returncode == 7, run.stderr
    told = {line["portal"]: line for line in map(json.loads, run.stdout.splitlines())}
    assert told[one.url]["counts"]["archived"] == 4
    assert told[other.url]["counts"]["archived"] == 2
    lines = metrics.read_text().splitlines()
    assert sum(line.startswith("portalcrawl_last_run_exit_code{") for line in lines) == 3
    assert sum(line.startswith("# TYPE portalcrawl_last_run_exit_code") for line in lines) == 1


def test_a_signal_ends_all_of_them_in_good_order(tmp_path: Path) -> None:
    output = tmp_path / "out"
    with TinyPortal(size=40, delay=0.05) as portal, (tmp_path / "said").open("wb") as out:
        (tmp_path / "portals.txt").write_text(f"{portal.url}\nhttp://waits.example/\n")
        words = ["crawl", f"@{tmp_path}/portals.txt", "--jobs", "1", "-o", str(output), "--delay", "0"]
        process = fork_server().start(words, out.fileno(), out.fileno(), os.environ)
        end = time.monotonic() + 60
        while not list(output.glob("*/articles/*.open")) and time.monotonic() < end:
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        assert process.wait() == 4
    [archive] = list(output.iterdir())
    assert run_cli("verify", archive).returncode == 0
    assert not list(archive.glob("articles/*.open"))
