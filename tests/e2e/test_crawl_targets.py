"""What people type: archives that were moved, several targets, settings; and what they read."""

import json
import re
import shlex
from pathlib import Path

from archived import only_archive, read_archive
from running import FAST, crawl, refuse, run_cli, run_here
from tiny_portal import TinyPortal


def lines_of(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_renamed_archive_goes_on_where_it_stands(portal: TinyPortal, tmp_path: Path) -> None:
    assert crawl(portal.url, tmp_path / "output").returncode == 0
    moved = only_archive(tmp_path / "output").rename(tmp_path / "档案 of today")
    before = len(read_archive(moved).records)
    run = run_cli("crawl", moved, *FAST)
    assert run.returncode == 0, run.stderr
    assert [path.name for path in tmp_path.iterdir() if (path / "ledger.db").exists()] == [moved.name]
    assert not list((tmp_path / "output").iterdir())
    assert len(read_archive(moved).records) == before


def test_several_targets_have_a_line_each(portal: TinyPortal, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    targets = (portal.url, tmp_path / "notes.txt", portal.url.rstrip("/"), "http://127.0.0.1:9/")
    run = run_cli("crawl", *targets, "-o", tmp_path / "out", "--json", *FAST)
    assert run.returncode == 7
    lines = lines_of(run.stdout)
    assert len(lines) == len(targets)
    told = {str(line.get("target") or line["portal"]): line for line in lines}
    assert told[str(tmp_path / "notes.txt")]["leftOut"] == "a file, not an archive"
    assert told[portal.url.rstrip("/")]["leftOut"] == f"the same archive as {portal.url}"
    assert told[portal.url]["exitCode"] == 0
    assert told["http://127.0.0.1:9/"]["exitCode"] == 7
    assert "refused" in str(told["http://127.0.0.1:9/"]["error"])
    assert "left out" in run.stderr


def test_a_target_that_cannot_be_meant_has_a_line_too() -> None:
    run = run_here("crawl", "output/nosuch", "--json")
    refuse(run, 2, "output/nosuch", "no such archive")
    [line] = lines_of(run.stdout)
    assert line["target"] == "output/nosuch"
    assert line["exitCode"] == 2
    assert "no such archive" in str(line["error"])


def test_options_that_cannot_be_meant_have_a_line_for_each_target(tmp_path: Path) -> None:
    targets = ("http://one.invalid/", "http://two.invalid/")
    for option in (("--max-articles", "0"), ("--set", "NO_SUCH=1")):
        run = run_here("crawl", *targets, "-o", tmp_path / "out", "--json", *option)
        refuse(run, 2, option[0])
        assert [(line["target"], line["exitCode"]) for line in lines_of(run.stdout)] == [(one, 2) for one in targets]
    assert not (tmp_path / "out").exists()


def test_a_setting_that_there_is_not_leaves_nothing_behind(portal: TinyPortal, tmp_path: Path) -> None:
    for pair in ("USERAGENT=mine", "DOWNLOAD_TIMEOUT=soon", "SCHEDULER=no.such"):
        refuse(crawl(portal.url, tmp_path / "out", "--set", pair), 2, pair.partition("=")[0])
    assert portal.requests == []
    assert not (tmp_path / "out").exists()


def test_an_interrupted_run_says_how_it_goes_on_with_all_its_options(portal: TinyPortal, tmp_path: Path) -> None:
    portal.routes["/robots.txt"] = lambda handler: handler.send_page("User-agent: *\nDisallow:\n")
    page = next(path for path in portal.routes if re.search(r"/\d+\.html$", path))
    portal.routes[page] = lambda handler: handler.send_page("busy", 429, Retry_After="7200")
    options = ("--since", "2001", "--no-warc", "--set", "USER_AGENT=my archive/1")
    run = crawl(portal.url, tmp_path / "out", *options)
    assert run.returncode == 4
    assert "asks to be left alone until" in run.stderr
    continues = next(line for line in run.stdout.splitlines() if line.startswith("  continue"))
    words = shlex.split(continues)
    assert words[words.index("crawl") + 1] == str(only_archive(tmp_path / "out"))
    assert shlex.join(options[:2]) in continues
    assert words[-2:] == ["--set", "USER_AGENT=my archive/1"] or "USER_AGENT=my archive/1" in words
    assert "--no-warc" in words
    assert "--output" not in words
    assert re.search(r"after .*, \d{4}-\d\d-\d\d \d\d:\d\d [+-]\d{4}$", run.stdout.splitlines()[0])


def test_a_headline_is_shown_on_any_terminal(portal: TinyPortal, tmp_path: Path) -> None:
    assert crawl(portal.url, tmp_path).returncode == 0
    root = only_archive(tmp_path)
    for verb in ("status", "urls", "log"):
        run = run_cli(verb, root, environment={"PYTHONIOENCODING": "ascii"})
        assert run.returncode == 0, run.stderr
        assert "Traceback" not in run.stderr
