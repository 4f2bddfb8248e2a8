"""`verify` finds and names any damage; `--repair` mends what can be, and the next crawl the rest."""

import json
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from archived import only_archive, read_fates, read_lines
from paged_portal import PagedPortal
from running import crawl, refuse, run_here, start_cli, wait_until
from tiny_portal import FIRST_DAY

from portalcrawl.archive.layout import Layout
from portalcrawl.archive.lock import ArchiveLock
from portalcrawl.archive.verification.findings import Tally
from portalcrawl.archive.verification.verify import verify_archive

ONE, TWO, COPY = "/local/1.html", "/local/3.html", "/local/copy.html"


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[PagedPortal, Path]]:
    """A portal, and its archive after two runs: with a copy, a second version and a withdrawal."""
    output = tmp_path_factory.mktemp("lived")
    with PagedPortal(size=16) as portal:
        portal.publish(COPY, FIRST_DAY, 5)
        assert crawl(portal.url, output).returncode == 0
        portal.stories[ONE].paragraphs[1] = "项目总投资为五千万元。"
        portal.stories[TWO].is_withdrawn, portal.message = True, "该文章不存在或已被删除。"
        assert crawl(portal.url, output, "--recheck", "0d").returncode == 0
        yield portal, only_archive(output)


@pytest.fixture
def archive(lived: tuple[PagedPortal, Path], tmp_path: Path) -> Path:
    """A copy of that archive to damage."""
    _, root = lived
    shutil.copytree(root, tmp_path / root.name)
    return tmp_path / root.name


def find(root: Path) -> list[str]:
    """The files with findings."""
    return [finding.file for finding in verify_archive(Layout(root), Tally())]


def files_of(root: Path) -> list[Path]:
    """Every file that is to be covered, byte by byte."""
    names = ("manifest.json", "checksums.sha256", "ledger.db", "duplicates.jsonl", "changes.jsonl")
    return [*sorted(root.glob("articles/*")), *sorted(root.glob("warc/*")), *(root / name for name in names)]


def keep(root: Path) -> dict[str, list[dict[str, Any]]]:
    """The sound records of each address, oldest first; of those whose address is known to be damaged none."""
    records: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(root.glob("articles/*.jsonl")):
        for line in path.read_bytes().splitlines():
            try:
                record = json.loads(line)
            except ValueError:
                continue
            records.setdefault("/" + record["url"].split("/", 3)[3], []).append(record)
    return records


def test_an_archive_that_holds(archive: Path) -> None:
    run = run_here("verify", archive)
    assert run.returncode == 0, run.stdout
    assert "all of it holds" in run.stdout
    facts = json.loads(run_here("verify", archive, "--json").stdout)
    assert facts["holds"] is True
    assert facts["records"] == sum(len(read_lines(path)) for path in archive.glob("articles/*.jsonl"))
    assert facts["findings"] == []


def test_the_checksums_are_those_of_sha256sum(archive: Path) -> None:
    command = ["sha256sum", "-c", "--strict", "checksums.sha256"]
    run = subprocess.run(command, check=False, cwd=archive, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    assert len(run.stdout.splitlines()) == len(files_of(archive)) - 1, "all but itself"


def test_one_damaged_bit_anywhere_is_found_and_named(archive: Path) -> None:
    rng = random.Random(20261125)
    for path in files_of(archive):
        data, name = path.read_bytes(), str(path.relative_to(archive))
        for _ in range(6):
            place = rng.randrange(len(data))
            path.write_bytes(data[:place] + bytes([data[place] ^ (1 << rng.randrange(8))]) + data[place + 1 :])
            assert name in find(archive), f"{name}, byte {place}"
        path.write_bytes(data)
    assert find(archive) == []


def test_files_that_are_cut_or_gone_are_named(archive: Path) -> None:
    for path in files_of(archive):
        data, name = path.read_bytes(), str(path.relative_to(archive))
        path.write_bytes(data[: len(data) // 2])
        assert name in find(archive), f"{name} cut"
        path.unlink()
        assert name in find(archive), f"{name} gone"
        path.write_bytes(data)
    assert find(archive) == []


def test_a_record_edited_by_hand_is_named_by_its_place(archive: Path) -> None:
    """Valid JSON, valid by the schema, and not what was written."""
    path = min(archive.glob("articles/*.jsonl"))
    lines = path.read_bytes().splitlines(keepends=True)
    record = json.loads(lines[3])
    record["headline"] = record["headline"][:-1] + "甲"
    edited = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    path.write_bytes(b"".join([*lines[:3], edited, *lines[4:]]))
    run = run_here("verify", archive)
    assert run.returncode == 1
    assert f"articles/{path.name}: byte {sum(map(len, lines[:3]))}: " in run.stdout
    assert record["url"] in run.stdout


def damage(archive: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    path = archive / name
    path.write_bytes(change(path.read_bytes()))


def break_line(data: bytes) -> bytes:
    """The third line is no JSON any more; its length stays."""
    lines = data.splitlines(keepends=True)
    return b"".join([*lines[:2], b"#" + lines[2][1:], *lines[3:]])


DAMAGES: dict[str, Callable[[Path], None]] = {
    "ledger gone": lambda root: (root / "ledger.db").unlink(),
    "ledger empty": lambda root: (root / "ledger.db").write_bytes(b""),
    "ledger cut": lambda root: damage(root, "ledger.db", lambda data: data[: len(data) // 3]),
    "ledger scribbled over": lambda root: damage(
        root, "ledger.db", lambda data: data[:9000] + b"\xa5" * 3000 + data[12000:]
    ),
    "manifest gone": lambda root: (root / "manifest.json").unlink(),
    "manifest cut": lambda root: damage(root, "manifest.json", lambda data: data[:100]),
    "checksums gone": lambda root: (root / "checksums.sha256").unlink(),
    "duplicates gone": lambda root: (root / "duplicates.jsonl").unlink(),
    "duplicates torn": lambda root: damage(root, "duplicates.jsonl", lambda data: data[:-9]),
    "a record broken": lambda root: damage(root, "articles/00001.jsonl", break_line),
    "a segment gone": lambda root: (root / "articles" / "00001.jsonl").unlink(),
    "a raw page broken": lambda root: damage(
        root, next(root.glob("warc/*-00001.warc.gz")).relative_to(root).as_posix(),
        lambda data: data[:5000] + bytes([data[5000] ^ 0xFF]) + data[5001:],
    ),
    "an index gone": lambda root: next(root.glob("warc/*-00001.cdxj")).unlink(),
    "a change broken": lambda root: damage(root, "changes.jsonl", lambda data: b"#" + data[1:]),
    "a leftover": lambda root: (root / "manifest.json.tmp").write_bytes(b"{"),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGES)
def test_a_repair_and_a_crawl_make_it_whole(lived: tuple[PagedPortal, Path], archive: Path, name: str) -> None:
    portal, root = lived
    DAMAGES[name](archive)
    assert run_here("verify", archive).returncode == 1
    run = run_here("verify", "--repair", archive)
    assert run.returncode == 0, run.stdout
    assert "repair: " in run.stdout
    assert run_here("verify", archive).returncode == 0, "and it stays so"
    portal.requests.clear()
    done = crawl(portal.url, archive.parent)
    assert done.returncode == 0, done.stdout + done.stderr
    again = run_here("verify", archive)
    assert again.returncode == 0, again.stdout
    # What was withdrawn cannot be fetched again.
    assert keep(archive).keys() == keep(root).keys() - ({TWO} if name == "a segment gone" else set())
    lost = name in ("a segment gone", "a record broken")
    for target, records in keep(archive).items():
        versions = [record["capture"]["version"] for record in records]
        assert len(set(versions)) == len(versions), f"{target} is archived twice"
    asked = {target for target, _ in portal.requests} & keep(root).keys()
    assert bool(asked) is lost, "nothing is fetched again that is there"
    assert read_fates(archive)[COPY]["state"] in ("duplicate", "archived")
    assert (archive / "damaged.jsonl").exists() is (lost or name in ("a raw page broken", "a change broken"))


def edit_newest(archive: Path) -> int:
    """Another headline in the second version of ONE, valid by the schema; the record's offset."""
    path = archive / "articles" / "00002.jsonl"
    offset = 0
    for line in path.read_bytes().splitlines(keepends=True):
        record = json.loads(line)
        if record["url"].endswith(ONE):
            data = path.read_bytes()
            edited = line.replace(record["headline"].encode(), record["headline"][:-1].encode() + "甲".encode())
            assert len(edited) == len(line)
            path.write_bytes(data[:offset] + edited + data[offset + len(line) :])
            return offset
        offset += len(line)
    raise AssertionError("no second version")


def test_a_damaged_newest_version_falls_back_to_the_one_before(lived: tuple[PagedPortal, Path], archive: Path) -> None:
    portal, _ = lived
    edit_newest(archive)
    assert run_here("verify", "--repair", archive).returncode == 0
    assert run_here("verify", "--repair", archive).returncode == 0, "there is nothing more to do"
    life = [json.loads(line) for line in run_here("log", archive, "--json").stdout.splitlines()]
    assert not [event for event in life if event["kind"] == "changed"], "version 1 is the newest that is sound"
    assert crawl(portal.url, archive.parent).returncode == 0
    assert run_here("verify", archive).returncode == 0
    newest = keep(archive)[ONE][-1]
    assert newest["capture"]["version"] == 2
    assert not newest["headline"].endswith("甲")
    assert "五千万" in newest["articleBody"]


def test_noted_damage_is_not_taken_for_sound_when_the_ledger_is_lost_too(archive: Path) -> None:
    offset = edit_newest(archive)
    assert run_here("verify", "--repair", archive).returncode == 0
    (archive / "ledger.db").unlink()
    assert run_here("verify", "--repair", archive).returncode == 0
    with closing(sqlite3.connect(archive / "ledger.db")) as db:
        query = "SELECT start FROM urls WHERE segment = 2 UNION SELECT start FROM versions WHERE segment = 2"
        places = db.execute(query).fetchall()
        assert offset not in {start for (start,) in places}


def test_strangers_in_the_folder_of_segments(lived: tuple[PagedPortal, Path], archive: Path) -> None:
    portal, _ = lived
    (archive / "articles" / "foo.jsonl").write_text("{}")
    (archive / "articles" / "00001 (copy).jsonl").write_text("{}")
    assert run_here("verify", archive).returncode == 0
    assert crawl(portal.url, archive.parent).returncode == 0


def test_a_killed_run_is_no_damage(tmp_path: Path) -> None:
    with PagedPortal(size=60, delay=0.03) as portal:
        with start_cli("crawl", portal.url, "-o", tmp_path, "--delay", "0", "--concurrency", "2") as running:
            assert wait_until(lambda: len(portal.requests) > 60, timeout=60)
            running.process.kill()
            running.wait()
        root = only_archive(tmp_path)
        run = run_here("verify", root)
        assert run.returncode == 0, run.stdout
        assert "the next crawl goes on" in run.stdout
        portal.delay = 0.0
        assert crawl(portal.url, tmp_path).returncode == 0
        assert run_here("verify", root).returncode == 0


def test_an_older_ledger_put_back_beside_newer_segments(tmp_path: Path) -> None:
    with PagedPortal(size=10) as portal:
        assert crawl(portal.url, tmp_path).returncode == 0
        root = only_archive(tmp_path)
        old = (root / "ledger.db").read_bytes()
        fresh = portal.publish("/local/100.html", FIRST_DAY, 100)
        assert crawl(portal.url, tmp_path).returncode == 0
        (root / "ledger.db").write_bytes(old)
        refuse(crawl(portal.url, tmp_path), 1, "newer than the ledger", "verify --repair")
        assert run_here("verify", root).returncode == 1
        assert run_here("verify", "--repair", root).returncode == 0
        portal.requests.clear()
        assert crawl(portal.url, tmp_path).returncode == 0
        assert fresh not in {target for target, _ in portal.requests}
        assert keep(root).keys() == portal.stories.keys()


def test_what_is_no_archive(tmp_path: Path) -> None:
    refuse(run_here("verify", tmp_path), 2, "no archive")
    refuse(run_here("verify", tmp_path / "none"), 2, "no archive")


def test_a_run_is_on(archive: Path) -> None:
    lock = ArchiveLock(archive / ".lock")
    lock.acquire()
    try:
        refuse(run_here("verify", archive), 6, "another run")
    finally:
        lock.release()


def test_a_ledger_whose_facts_were_edited(archive: Path) -> None:
    with closing(sqlite3.connect(archive / "ledger.db")) as db:
        db.execute("UPDATE urls SET start = start + 1 WHERE segment = 1 AND start > 0")
        db.commit()
    assert any(file.startswith("articles/") for file in find(archive))
