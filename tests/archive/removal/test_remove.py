"""`portalcrawl remove`: what it takes out, what it leaves, and that nothing brings it back."""

import gzip
import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from archived import read_lines
from exchanges import check_by_warcio, page
from prose import write_headline, write_paragraphs
from running import crawl, refuse, run_cli
from small_archive import SmallArchive
from stored_portal import PORTAL, make_archive
from tiny_portal import TinyPortal

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.ledger import FRONT, ListedRow, Role
from portalcrawl.exceptions import ExitCode

A = PORTAL + "a/1.html"
SIZE = 6
USAGE = int(ExitCode.USAGE)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    make_archive(tmp_path / "www.example.com", SIZE, refused=1)
    return tmp_path / "www.example.com"


def files_of(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def remove(root: Path, *arguments: object) -> dict[str, object]:
    run = run_cli("remove", root, "--json", *arguments)
    assert run.returncode == 0, run.stdout + run.stderr
    found: dict[str, object] = json.loads(run.stdout)
    return found


def all_bytes(root: Path) -> bytes:
    """Every file, unpacked where it is packed."""
    paths = [path for path in sorted(root.rglob("*")) if path.is_file()]
    return b"\n".join((gzip.decompress if path.suffix == ".gz" else bytes)(path.read_bytes()) for path in paths)


def holds(root: Path, number: int) -> bool:
    """Whether any file has a sentence of an article."""
    data = all_bytes(root)
    return any(text.encode() in data for text in (write_headline(number), *write_paragraphs(number)))


def verify(root: Path) -> None:
    run = run_cli("verify", root)
    assert run.returncode == 0, run.stdout + run.stderr


def urls_of(root: Path) -> dict[str, tuple[str, str | None]]:
    lines = map(json.loads, run_cli("urls", root).stdout.splitlines())
    return {line["url"]: (line["state"], line.get("reason")) for line in lines}


def test_a_call_without_apply_says_what_would_go_and_changes_nothing(root: Path) -> None:
    before = files_of(root)
    found = remove(root, A)
    assert files_of(root) == before
    assert found["articles"] == [
        {
            "url": A, "headline": write_headline(1), "datePublished": "2024-03-02", "versions": 1,
            "wasRemoved": False,
        }
    ]  # fmt: skip
    assert (found["rawPages"], found["applied"]) == (1, False)
    shown = run_cli("remove", A, root).stdout
    assert "1 articles would be removed: 1 records, 1 raw pages" in shown
    assert "nothing is removed; --apply does it" in shown


def test_text_and_raw_page_go_and_everything_else_stays(root: Path) -> None:
    before = files_of(root)
    assert holds(root, 1)
    remove(root, A, "--apply", "--reason", "the author asked for it")
    assert not holds(root, 1)
    assert all(holds(root, number) for number in range(2, SIZE + 1))
    after = files_of(root)
    old, new = (one["articles/00001.jsonl"].split(b"\n") for one in (before, after))
    assert [len(line) for line in old] == [len(line) for line in new], "each record stands where it stood"
    assert old[1:] == new[1:]
    stone = json.loads(new[0])
    assert stone["url"] == A
    assert stone["removed"]["reason"] == "the author asked for it"
    assert len(before["warc/www.example.com-00001.warc.gz"]) == len(after["warc/www.example.com-00001.warc.gz"])
    check_by_warcio(root / "warc/www.example.com-00001.warc.gz")
    verify(root)
    manifest = json.loads(after["manifest.json"])
    assert [run["reason"] for run in manifest["runs"]] == ["finished", "removed"]
    assert manifest["warc"][0]["records"] == json.loads(before["manifest.json"])["warc"][0]["records"]
    [line] = read_lines(root / "changes.jsonl")
    assert (line["kind"], line["url"], line["reason"], line["version"]) == (
        "removed", A, "the author asked for it", 1,
    )  # fmt: skip
    assert urls_of(root)[A] == ("removed", "the author asked for it")


def test_readers_pass_over_it_and_are_told(root: Path, tmp_path: Path) -> None:
    cursor = tmp_path / "cursor"
    told = run_cli("tail", root, "--cursor", cursor).stdout.splitlines()
    assert len(told) == SIZE
    remove(root, A, "--apply", "--reason", "x")
    [line] = run_cli("tail", root, "--cursor", cursor).stdout.splitlines()
    assert (json.loads(line)["kind"], json.loads(line)["url"]) == ("removed", A)
    kinds = [json.loads(line)["kind"] for line in run_cli("tail", root).stdout.splitlines()]
    assert kinds == ["new"] * (SIZE - 1) + ["removed"]
    exported = run_cli("export", root, "--to", "jsonl", "-o", tmp_path / "all.jsonl")
    assert exported.returncode == 0, exported.stderr
    assert A not in {record["url"] for record in read_lines(tmp_path / "all.jsonl")}
    assert '"removed"' in run_cli("log", root, "--json").stdout


def test_no_reextraction_and_no_repair_bring_it_back(root: Path) -> None:
    remove(root, A, "--apply", "--reason", "x")
    assert run_cli("reextract", root, "--apply", "--jobs", "1").returncode == 0
    (root / "ledger.db").unlink()
    repaired = run_cli("verify", "--repair", root)
    assert repaired.returncode == 0, repaired.stdout
    assert urls_of(root)[A][0] == "removed"
    assert run_cli("reextract", root, "--apply", "--jobs", "1").returncode == 0
    assert not holds(root, 1)
    verify(root)


def test_an_older_file_that_somebody_puts_back_is_found_and_cleaned(root: Path) -> None:
    names = ("articles/00001.jsonl", "warc/www.example.com-00001.warc.gz", "warc/www.example.com-00001.cdxj")
    before = files_of(root)
    remove(root, A, "--apply", "--reason", "x")
    for name in names:
        (root / name).write_bytes(before[name])
    found = run_cli("verify", root)
    assert found.returncode == 1
    assert "the ledger says that this record was removed" in found.stdout
    assert "the ledger says that this answer was removed" in found.stdout
    assert run_cli("verify", "--repair", root).returncode == 0
    assert not holds(root, 1)


def test_all_versions_go(tmp_path: Path) -> None:
    archive = SmallArchive(tmp_path / "www.example.com")
    for step in (lambda: archive.write(A, "第一版"), lambda: archive.rewrite(A, "第二版")):
        archive.begin()
        step()
        archive.end()
    archive.begin()
    archive.write(PORTAL + "b.html", "另一篇")
    archive.end()
    found = remove(archive.layout.root, A, "--apply", "--reason", "x")
    assert found["rawPages"] == 2
    data = all_bytes(archive.layout.root).decode("utf-8", "replace")
    assert ("第一版" in data, "第二版" in data, "另一篇" in data) == (False, False, True)
    verify(archive.layout.root)


def test_copies_go_with_it_and_a_copys_address_names_the_article(tmp_path: Path) -> None:
    archive, copy = SmallArchive(tmp_path / "www.example.com"), PORTAL + "copy.html"
    archive.begin()
    archive.write(A, "原文" * 60)
    archive.write_copy(copy, A)
    archive.archive.append_exchange(page("copy.html", "原文" * 1300))
    archive.end()
    found = remove(archive.layout.root, copy, "--apply", "--reason", "x")
    assert [one["url"] for one in found["articles"]] == [A]  # type: ignore[attr-defined]
    assert (found["otherAddresses"], found["rawPages"]) == ([copy], 2)
    assert "原文" not in all_bytes(archive.layout.root).decode("utf-8", "replace")
    verify(archive.layout.root)


def test_a_page_that_was_answered_elsewhere_too_stays(tmp_path: Path) -> None:
    """A gate once stood at many addresses; it is nobody's article, and other pages' history would lose it."""
    archive, other = SmallArchive(tmp_path / "www.example.com"), PORTAL + "b.html"
    archive.begin()
    archive.write(A, "原文" * 60)
    archive.write(other, "另一篇" * 60)
    for name in ("b.html", "a/1.html"):
        archive.archive.append_exchange(page(name, "系统维护中，请稍后再试。" * 30))
    archive.end()
    found = remove(archive.layout.root, A, "--apply", "--reason", "x")
    assert (found["rawPages"], found["sharedRawPages"]) == (1, 1)
    assert "系统维护中" in all_bytes(archive.layout.root).decode("utf-8", "replace")
    verify(archive.layout.root)


def test_the_same_bytes_under_another_address_go_too(tmp_path: Path) -> None:
    archive, other = SmallArchive(tmp_path / "www.example.com"), PORTAL + "mobile/1.html"
    archive.begin()
    archive.write(A, "原文" * 60)
    archive.archive.ledger.add_listed(ListedRow(other, PORTAL, 2), None, FRONT)
    archive.archive.append_exchange(page("mobile/1.html", "原文" * 60 * 20))  # as `write` stores A's page
    archive.end()
    found = remove(archive.layout.root, A, "--apply", "--reason", "x")
    assert (found["otherAddresses"], found["rawPages"]) == ([other], 2)
    verify(archive.layout.root)


def test_before_takes_what_is_older_and_leaves_the_undated(tmp_path: Path) -> None:
    archive = SmallArchive(tmp_path / "www.example.com")
    archive.begin()
    days = {"a": "2016-12-31", "b": "2017-01-01", "c": "2010-05-01T09:00:00+08:00", "d": None}
    for name, day in days.items():
        archive.write(PORTAL + name, **({"datePublished": day} if day else {}))
    archive.end()
    found = remove(archive.layout.root, "--before", "2017", "--apply", "--reason", "retention")
    assert [one["url"] for one in found["articles"]] == [PORTAL + "a", PORTAL + "c"]  # type: ignore[attr-defined]
    assert found["undated"] == 1
    states = {url.removeprefix(PORTAL): state for url, (state, _) in urls_of(archive.layout.root).items()}
    assert [states[name] for name in days] == ["removed", "archived", "removed", "archived"]
    verify(archive.layout.root)
    assert remove(archive.layout.root, "--before", "2017")["articles"] == []


def test_no_crawl_fills_it_again_under_any_address(tmp_path: Path) -> None:
    with TinyPortal(size=5) as portal:
        assert crawl(portal.url, tmp_path).returncode == 0
        [root] = [path for path in tmp_path.iterdir() if path.is_dir()]
        records = {record["url"]: record for path in root.glob("articles/*.jsonl") for record in read_lines(path)}
        url = sorted(records)[2]
        text = records[url]["articleBody"]
        assert len(text) > 100
        remove(root, url, "--apply", "--reason", "x")
        number = int(re.findall(r"\d+", url)[-1])
        old, new = portal.articles[number - 1], portal.articles[number - 1].replace(".html", "-new.html")
        before = portal.asked(old)
        for arguments in ((), ("--full", "--recheck", "0d")):
            run = crawl(portal.url, tmp_path, *arguments)
            assert run.returncode == 0, run.stdout + run.stderr
            assert text.split("\n")[0].encode() not in all_bytes(root)
            verify(root)
            portal.articles[number - 1] = new
            portal.routes[new] = portal.routes[old]
        assert portal.asked(old) == before
        assert portal.asked(new) == 1
        states = urls_of(root)
        assert states[url][0] == "removed"
        [other] = [one for one in states if one.endswith(new)]
        assert states[other] == ("removed", f"copy of {url}, which was removed")


def test_a_removal_that_was_cut_off_is_gone_on_with(root: Path) -> None:
    """The ledger says so, and no file yet does: a run that opens the archive carries it out."""
    copy = root.parent / "copy"
    shutil.copytree(root, copy)
    remove(copy, A, "--apply", "--reason", "x")
    shutil.copy(copy / "ledger.db", root / "ledger.db")
    with closing(sqlite3.connect(root / "ledger.db")) as db:
        db.execute("UPDATE removals SET is_done = 0")
        db.execute("UPDATE runs SET ended = NULL, reason = NULL WHERE id = 2")
        db.commit()
    for name in ("checksums.sha256", "changes.jsonl"):
        (root / name).unlink()
    shutil.copy(copy / "changes.jsonl", root / "changes.jsonl")
    found = run_cli("verify", root)
    assert found.returncode == 0, found.stdout
    assert "a removal did not come to its end" in found.stdout
    assert holds(root, 1)
    archive = Archive(root, PORTAL)
    archive.begin_run({})
    archive.end_run("finished", {})
    archive.close()
    assert not holds(root, 1)
    verify(root)


def test_arguments_that_cannot_be_meant(root: Path) -> None:
    before = files_of(root)
    refuse(run_cli("remove", PORTAL + "never.html", root, "--apply", "--reason", "x"), USAGE, "never met")
    refuse(run_cli("remove", A, root, "--apply"), USAGE, "--reason")
    refuse(run_cli("remove", root), USAGE, "--before")
    refuse(run_cli("remove", "not an address", root), USAGE, "is not a web address")
    refuse(run_cli("remove", "www.example.com/never.html", root), USAGE, "never met")
    refuse(run_cli("remove", root.parent / "nothing", "--before", "2017"), USAGE)
    refuse(run_cli("remove", A, root, "--before", "2017"), USAGE, "not both")
    refuse(run_cli("remove", root, "--before", "soon"), USAGE, "--before")
    assert files_of(root) == before


def test_a_list_is_no_article(tmp_path: Path) -> None:
    archive = SmallArchive(tmp_path / "www.example.com")
    archive.begin()
    archive.write(A)
    archive.archive.ledger.add_page(PORTAL + "news/", Role.LIST)
    archive.end()
    refuse(run_cli("remove", PORTAL + "news/", archive.layout.root), USAGE, "is a list")
