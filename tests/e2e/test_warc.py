"""Raw pages of a crawl: all that was asked for, as the server sent it, whatever the run was interrupted by."""

import gzip
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from archived import check_warc, check_whole, only_archive, read_archive
from demo_runs import Crawled, crawl_demo
from jsonschema import Draft202012Validator
from running import PACE, REPOSITORY, crawl, run_cli, start_cli, wait_until
from tiny_portal import Handler, TinyPortal

from portalcrawl.archive.warc.reader import WarcRecord, iter_records, read_payload
from portalcrawl.demo import DemoServer


def read_records(root: Path) -> list[WarcRecord]:
    return [record for path in sorted(root.glob("warc/*.warc.gz")) for _, _, record in iter_records(path)]


def check_by_warcio(root: Path) -> None:
    """`warcio check` finds nothing wrong with any file."""
    files = sorted(map(str, root.glob("warc/*.warc.gz")))
    assert files
    command = [sys.executable, "-W", "ignore", "-c", "from warcio.cli import main; main()", "check", *files]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (0, ""), run.stdout + run.stderr


@pytest.fixture(scope="module")
def crawled(small_server: DemoServer, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    return crawl_demo(small_server, tmp_path_factory.mktemp("warc"))


def test_files_are_sound(crawled: Crawled) -> None:
    check_by_warcio(crawled.archived.root)
    check_warc(crawled.archived.root)


def test_every_exchange_is_kept(small_server: DemoServer, crawled: Crawled) -> None:
    """robots.txt, samples, lists, dead links: what the server counted, and nothing else."""
    records = read_records(crawled.archived.root)
    for kinds in (("response", "revisit"), ("request",)):
        urls = Counter(record.url for record in records if record.kind in kinds)
        assert {url.removeprefix(small_server.url.rstrip("/")): n for url, n in urls.items()} == crawled.requests


def test_a_record_names_the_place_of_its_page(small_server: DemoServer, crawled: Crawled) -> None:
    schema = json.loads((REPOSITORY / "portalcrawl" / "article.schema.json").read_text("utf-8"))
    validator = Draft202012Validator(schema)
    for target, record in crawled.archived.records.items():
        validator.validate(record)
        place = record["capture"]["warc"]
        path = crawled.archived.root / "warc" / place["file"]
        headers, body = read_payload(path, place["offset"], place["length"])
        page = small_server.answer(target)
        assert body == page.body, target
        assert headers["content-type"] == page.headers["Content-Type"]


def test_a_request_says_who_asked(crawled: Crawled) -> None:
    requests = [record for record in read_records(crawled.archived.root) if record.kind == "request"]
    assert all(b"\r\nUser-Agent: portalcrawl/" in record.block for record in requests)


def test_a_portal_that_misbehaves(portal: TinyPortal, tmp_path: Path) -> None:
    """One page under two addresses, a try that fails, a 304 that nobody asked for, a redirect, a cut answer."""
    same, moved, flaky, unchanged, cut = portal.articles[:5]
    portal.routes[moved] = portal.routes[same]
    tries: list[int] = []

    def answer_late(handler: Handler) -> None:
        tries.append(503 if not tries else 200)
        handler.send_page(portal.render_article(3), status=tries[-1], Retry_After="0")

    def answer_half(handler: Handler) -> None:
        handler.send_page("<p>half", Content_Length="1000")
        handler.drop()

    portal.routes[flaky] = answer_late
    portal.routes[unchanged] = lambda handler: handler.send_page("", status=304)
    portal.routes[cut] = answer_half
    portal.routes["/policy/"] = lambda handler: handler.send_page("", status=302, Location="/policy/new/")
    run = crawl(portal.url, tmp_path, "--set", "RETRY_TIMES=1", timeout=60)
    assert run.returncode == 3, run.stderr
    root = only_archive(tmp_path)
    check_by_warcio(root)
    check_warc(root)

    def kept(target: str) -> list[WarcRecord]:
        url = portal.url.rstrip("/") + target
        return [r for r in read_records(root) if r.url == url and r.kind != "request"]

    copies = [*kept(same), *kept(moved)]
    assert sorted(record.kind for record in copies) == ["response", "revisit"]
    [original] = [record for record in copies if record.kind == "response"]
    [copy] = [record for record in copies if record.kind == "revisit"]
    assert copy.headers["WARC-Refers-To-Target-URI"] == original.url
    assert copy.headers["WARC-Refers-To-Date"] == original.date
    assert copy.digest == original.digest
    assert {503, 200} <= {record.status for record in kept(flaky)}
    assert {(r.kind, r.status) for r in kept(unchanged)} == {("revisit", 304)}
    assert kept(unchanged)[0].headers["WARC-Profile"].endswith("server-not-modified")
    assert {record.status for record in kept("/policy/")} == {302}
    assert portal.asked(cut)
    assert kept(cut) == [], "an answer that was cut off is none"


def test_a_gzipped_page_is_kept_gzipped(portal: TinyPortal, tmp_path: Path) -> None:
    body = gzip.compress(portal.render_article(1).encode())
    portal.routes[portal.articles[0]] = lambda handler: handler.send_page(body, Content_Encoding="gzip")
    assert crawl(portal.url, tmp_path).returncode == 0
    root = only_archive(tmp_path)
    place = read_archive(root).records[portal.articles[0]]["capture"]["warc"]
    headers, kept = read_payload(root / "warc" / place["file"], place["offset"], place["length"])
    assert kept == body
    assert headers["content-encoding"] == "gzip"
    assert body in (root / "warc" / place["file"]).read_bytes(), "nothing is compressed twice"


def test_without_warc(portal: TinyPortal, tmp_path: Path) -> None:
    """Nothing is kept, and a run with WARC afterwards covers the same: it finds nothing new."""
    first = crawl(portal.url, tmp_path, "--no-warc")
    assert first.returncode == 0, first.stderr
    root = only_archive(tmp_path)
    assert not (root / "warc").exists()
    records = read_archive(root).records
    assert len(records) == portal.size
    assert all("warc" not in record["capture"] for record in records.values())
    lists = portal.asked("/local/")
    second = crawl(portal.url, tmp_path)
    assert "0 new articles, complete" in second.stdout
    assert portal.asked("/local/") == lists + 1
    assert read_records(root)
    before = {path.name: path.read_bytes() for path in root.glob("warc/*")}
    assert crawl(portal.url, tmp_path, "--no-warc").returncode == 0
    assert {path.name: path.read_bytes() for path in root.glob("warc/*")} == before


def rolling(folder: Path, most: int) -> dict[str, str]:
    """An environment in which WARC files are sealed after so many bytes."""
    folder.mkdir()
    text = f"from portalcrawl.archive.warc import writer\nwriter.MAX_BYTES = {most}\n"
    (folder / "sitecustomize.py").write_text(text, "utf-8")
    return {"PYTHONPATH": os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)}


@pytest.mark.slow
def test_killed_while_files_roll_over(slow_server: DemoServer, undisturbed: set[str], tmp_path: Path) -> None:
    output, environment = tmp_path / "output", rolling(tmp_path / "site", 60_000)
    for after in (20, 45):
        before = sum(slow_server.requests.values())
        with start_cli("crawl", slow_server.url, "-o", output, *PACE, environment=environment) as running:
            wait_until(lambda before=before, after=after: sum(slow_server.requests.values()) - before >= after)  # type: ignore[misc]
            running.process.kill()
            running.wait()
    last = run_cli("crawl", slow_server.url, "-o", output, *PACE, environment=environment)
    assert last.returncode == 0, last.stderr
    root = only_archive(output)
    check_whole(root, undisturbed)
    check_by_warcio(root)
    files = sorted(path.name.partition("-")[2] for path in root.glob("warc/*"))
    assert len(files) >= 6
    assert files == [f"{n:05d}.{kind}" for n in range(1, len(files) // 2 + 1) for kind in ("cdxj", "warc.gz")]
