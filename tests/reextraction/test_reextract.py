"""`portalcrawl reextract`: what it finds, what it writes, and that it may be killed while it writes."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from archived import only_archive, read_lines
from fork_server import fork_server
from later_runs import crawled
from prose import write_paragraphs
from running import crawl, refuse, run_cli
from stored_portal import COMPLETE, PORTAL, count_records, make_archive, read_newest
from tiny_portal import TinyPortal

SIZE = 12
MANY = 700
"""Articles, so that there are commits on the way."""
FAULTY = """
[portal]
start = "{url}"

[[templates]]
name = "article-1"

[templates.articleBody]
xpath = '//div[@class="content"]/p[1]'
origin = "declared"
"""
MENDED = FAULTY.replace("/p[1]", "")


def text_of(number: int) -> str:
    return "\n\n".join(write_paragraphs(number))


def reextract(root: Path, *arguments: object, code: int = COMPLETE) -> dict[str, object]:
    run = run_cli("reextract", root, "--json", "--jobs", "1", *arguments)
    assert run.returncode == code, run.stdout + run.stderr
    found: dict[str, object] = json.loads(run.stdout)
    return found


def files_of(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_a_call_without_apply_says_what_would_change_and_changes_nothing(tmp_path: Path) -> None:
    root = tmp_path / "www.example.com"
    make_archive(root, SIZE, refused=2)
    before = files_of(root)
    found = reextract(root)
    assert files_of(root) == before
    assert (found["articles"], found["changed"], found["takenUp"], found["applied"]) == (SIZE, SIZE, 2, False)
    fields = found["fields"]
    assert isinstance(fields, dict)
    assert fields["articleBody"]["changed"] == SIZE
    assert fields["articleBodyHtml"]["gained"] == SIZE
    assert fields["contentSource"]["gained"] == SIZE
    assert "headline" not in fields
    [first, *_] = fields["articleBody"]["samples"]
    assert first["url"] == PORTAL + "a/1.html"
    assert len(fields["articleBody"]["samples"]) == 3
    table = run_cli("reextract", root, "--jobs", "1").stdout
    assert "articleBody" in table
    assert "nothing is written; --apply does it" in table


def test_apply_writes_versions_and_takes_up_what_was_refused(tmp_path: Path) -> None:
    root = tmp_path / "www.example.com"
    make_archive(root, SIZE, refused=2)
    with closing(sqlite3.connect(root / "ledger.db")) as db:
        db.execute("UPDATE urls SET state = 'gone', reason = 'HTTP 404', due = NULL, missed = 0 WHERE id = 1")
        db.commit()
    (root / "checksums.sha256").unlink()
    (root / "changes.jsonl").write_text("")
    looks = read_looks(root)
    reextract(root, "--apply")
    newest = read_newest(root)
    assert len(newest) == SIZE + 2
    for number in range(1, SIZE + 3):
        record = newest[f"{PORTAL}a/{number}.html"]
        assert record["articleBody"] == text_of(number)
        assert record["listing"]["position"] == number
        capture = record["capture"]
        assert (capture["version"], capture.get("reason")) == ((2, "reextracted") if number <= SIZE else (1, None))
    assert read_looks(root)[:SIZE] == looks[:SIZE], "the portal has changed nothing: states and looks stay"
    assert reextract(root)["changed"] == 0
    told = [json.loads(line) for line in run_cli("log", root, "--json").stdout.splitlines()]
    assert [one["kind"] for one in told].count("reextracted") == SIZE
    manifest = json.loads((root / "manifest.json").read_bytes())
    assert [run["reason"] for run in manifest["runs"]] == ["finished", "reextracted"]


def read_looks(root: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(root / "ledger.db")) as db:
        return db.execute("SELECT state, reason, checked, changed, due FROM urls ORDER BY id").fetchall()


def test_what_it_wrote_is_proven_and_told_apart(tmp_path: Path) -> None:
    root = tmp_path / "www.example.com"
    make_archive(root, SIZE, refused=1)
    reextract(root, "--apply")
    assert run_cli("verify", root).returncode == 0
    kinds = [json.loads(line)["kind"] for line in run_cli("tail", root).stdout.splitlines()]
    assert kinds == ["new"] * SIZE + ["reextracted"] * SIZE + ["new"]


@pytest.mark.parametrize("kills", [4, pytest.param(20, marks=pytest.mark.slow)])
def test_a_killed_one_ends_as_an_undisturbed_one(tmp_path: Path, kills: int) -> None:
    root, other = tmp_path / "killed" / "www.example.com", tmp_path / "calm" / "www.example.com"
    make_archive(root, MANY, refused=5)
    shutil.copytree(root, other)
    reextract(other, "--apply")
    chance, killed, seconds = random.Random(17), 0, time.monotonic()
    with (tmp_path / "out").open("wb") as out:
        for _ in range(kills):
            words = ["reextract", str(root), "--apply", "--jobs", "1"]
            process = fork_server().start(words, out.fileno(), out.fileno(), os.environ)
            opened = root / "articles" / "00002.jsonl.open"
            # Ends somewhere between the beginning and a while after the first records were written.
            until = time.monotonic() + 60
            while process.poll() is None and not opened.exists() and time.monotonic() < until:
                time.sleep(0.005)
            time.sleep(chance.random() * 0.6)
            killed += process.poll() is None
            process.kill()
            process.wait()
    assert time.monotonic() - seconds < 280
    assert killed
    reextract(root, "--apply")
    assert read_newest(root) == read_newest(other)
    assert count_records(root) == count_records(other) == 2 * MANY + 5
    assert run_cli("verify", root).returncode == 0


def test_a_mended_profile_gives_what_a_fresh_crawl_gives(tmp_path: Path) -> None:
    with TinyPortal(size=SIZE) as portal:
        for name, text in (("faulty", FAULTY), ("mended", MENDED)):
            (tmp_path / f"{name}.toml").write_text(text.format(url=portal.url), "utf-8")
            run = crawl(portal.url, tmp_path / name, "--profile", tmp_path / f"{name}.toml")
            assert run.returncode == 0, run.stdout + run.stderr
        root, fresh = only_archive(tmp_path / "faulty"), only_archive(tmp_path / "mended")
        asked = len(portal.requests)
        found = reextract(root, "--profile", tmp_path / "mended.toml", "--apply")
        assert len(portal.requests) == asked, "nothing is fetched"
    assert found["changed"] == SIZE
    newest = {record["url"]: record for path in sorted(root.glob("articles/*")) for record in read_lines(path)}
    wanted = {record["url"]: record for path in sorted(fresh.glob("articles/*")) for record in read_lines(path)}
    for record in (*newest.values(), *wanted.values()):
        # What a run and a version are, when it was fetched, and where the page stands in another crawl's file.
        for name in ("runId", "fetchedAt", "version", "previousVersion", "reason", "warc"):
            record["capture"].pop(name, None)
    assert newest == wanted
    assert (root / "profile.toml").read_bytes() == (fresh / "profile.toml").read_bytes()


@pytest.mark.parametrize(
    "profile",
    [
        pytest.param("", marks=pytest.mark.slow),
        MENDED.format(url=PORTAL).replace('origin = "declared"\n', ""),
    ],
)
def test_several_processes_find_the_same(tmp_path: Path, profile: str) -> None:
    root = tmp_path / "www.example.com"
    make_archive(root, 230, refused=1)
    if profile:
        (root / "profile.toml").write_text(profile, "utf-8")  # tried on 200 pages, which are not read again
    one = reextract(root)
    command = [sys.executable, "-m", "portalcrawl", "reextract", str(root), "--json", "--jobs", "3"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    several = json.loads(run.stdout)
    assert {**one, "seconds": 0} == {**several, "seconds": 0}


def test_a_crawl_goes_on_behind_it(tmp_path: Path) -> None:
    with crawled(TinyPortal, tmp_path, size=SIZE) as portal:
        root = only_archive(tmp_path)
        reextract(root, "--apply")
        portal.requests.clear()
        run = crawl(portal.url, tmp_path)
        assert run.returncode == 0
        assert not {target for target, _ in portal.requests} & set(portal.articles), "it is an update, not a first run"


def test_a_profile_that_fits_nothing_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    root = tmp_path / "www.example.com"
    make_archive(root, SIZE)
    before = files_of(root)
    profile = tmp_path / "other.toml"
    profile.write_text(FAULTY.format(url=PORTAL).replace('class="content"', 'id="of another portal"'), "utf-8")
    run = run_cli("reextract", root, "--profile", profile, "--apply")
    refuse(run, 1, "none of its templates fits", "nothing was changed")
    after = files_of(root)
    assert {name: data for name, data in after.items() if name != ".lock"} == {
        name: data for name, data in before.items() if name != ".lock"
    }


def test_a_rule_that_loses_text_is_not_obeyed(tmp_path: Path) -> None:
    root = tmp_path / "www.example.com"
    make_archive(root, SIZE)
    learned = FAULTY.format(url=PORTAL).replace('origin = "declared"\n', "")
    (root / "profile.toml").write_text(learned, "utf-8")
    found = reextract(root, "--apply")
    assert "is suspended" in str(found["suspended"])
    assert {record["articleBody"] for record in read_newest(root).values()} == {text_of(n + 1) for n in range(SIZE)}


def test_articles_that_would_be_refused_today_are_kept(tmp_path: Path) -> None:
    root = tmp_path / "www.example.com"
    make_archive(root, SIZE)
    profile = tmp_path / "no-text.toml"
    text = FAULTY.format(url=PORTAL).replace("/p[1]", "/h6").replace("articleBody", "headline")
    profile.write_text(text.replace('//div[@class="content"]/h6', "//h1"), "utf-8")
    found = reextract(root, "--profile", profile)
    assert found["refusedToday"] == {}
    assert found["articles"] == SIZE


def test_a_record_whose_bytes_are_damaged_comes_back_from_its_raw_page(tmp_path: Path) -> None:
    root = tmp_path / "www.example.com"
    make_archive(root, SIZE)
    path = root / "articles" / "00001.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:3], b"\0" * (len(lines[3]) - 1) + b"\n", *lines[4:]]))
    run = run_cli("reextract", root, "--jobs", "1")
    assert run.returncode == 3
    assert "no sound record" in run.stderr
    run_cli("verify", "--repair", root)
    assert reextract(root, "--apply")["takenUp"] == 1
    assert read_sound(root)[f"{PORTAL}a/4.html"] == text_of(4)


def read_sound(root: Path) -> dict[str, str]:
    """By address, the newest text of what `export` gives."""
    lines = run_cli("export", root).stdout.splitlines()
    return {record["url"]: record["articleBody"] for record in map(json.loads, lines)}


def test_an_archive_without_raw_pages_says_so(tmp_path: Path) -> None:
    with TinyPortal(size=4) as portal:
        assert crawl(portal.url, tmp_path, "--no-warc").returncode == 0
    found = reextract(only_archive(tmp_path))
    assert (found["articles"], found["withoutPage"]) == (0, 4)


def test_arguments_that_cannot_be_meant(tmp_path: Path) -> None:
    root = tmp_path / "www.example.com"
    make_archive(root, 1)
    refuse(run_cli("reextract", tmp_path), 2, "no archive here")
    refuse(run_cli("reextract", root, root, "--profile", "x.toml"), 2, "one portal")
    refuse(run_cli("reextract", root, "--profile", tmp_path / "no.toml"), 1, "cannot be read")
    other = tmp_path / "other.toml"
    other.write_text(FAULTY.format(url="http://other.example.org/"), "utf-8")
    refuse(run_cli("reextract", root, "--profile", other), 1, "belongs to www.example.com")


def test_a_run_that_is_on_is_not_disturbed(tmp_path: Path) -> None:
    from portalcrawl.archive.archive import Archive

    root = tmp_path / "www.example.com"
    make_archive(root, 2)
    with closing(Archive(root, PORTAL)):
        assert reextract(root)["changed"] == 2
        refuse(run_cli("reextract", root, "--apply"), 6, "another run")


def test_an_archive_of_an_older_version_is_read_too(tmp_path: Path) -> None:
    root = tmp_path / "www.example.com"
    make_archive(root, 3)
    with closing(sqlite3.connect(root / "ledger.db")) as db:
        db.execute("UPDATE meta SET value = value - 1 WHERE key = 'schema'")
        db.commit()
    assert run_cli("export", root).stdout.count("\n") == 3
    assert run_cli("tail", root).stdout.count("\n") == 3
    assert reextract(root)["changed"] == 3
    assert reextract(root, "--apply")["changed"] == 3
    assert {record["articleBody"] for record in read_newest(root).values()} == {text_of(n) for n in (1, 2, 3)}
