"""A page of an archive, replayed by pywb from its WARC files and indexes, in a real browser.

pywb stands in an environment of its own (`.ci/run` makes it; PYWB names another one), Chromium comes from the system.
"""

import contextlib
import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

import pytest
from archived import only_archive, read_archive
from demo_runs import squeeze
from running import REPOSITORY, crawl, wait_until
from tiny_portal import TinyPortal

PYWB = Path(os.environ.get("PYWB", REPOSITORY / ".cache" / "pywb")) / "bin"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-proxy-server",
    "--window-size=1000,900", "--virtual-time-budget=10000",
)  # fmt: skip

pytestmark = pytest.mark.slow
needs_pywb = pytest.mark.skipif(not (PYWB / "wayback").is_file(), reason=f"no pywb in {PYWB.parent}; .ci/run makes it")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this system; .ci/run installs it")

_FETCH = build_opener(ProxyHandler({})).open


@dataclass(frozen=True)
class Replay:
    """An archive whose portal is gone, and the wayback machine that serves it."""

    root: Path
    url: str
    """Of the replay; a page's own address follows. Any year finds its nearest capture."""


def without_proxies() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}


@pytest.fixture(scope="module")
def replay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replay]:
    folder = tmp_path_factory.mktemp("replay")
    with TinyPortal() as portal:
        # The same page under a second address is a revisit record.
        portal.routes[portal.articles[1]] = portal.routes[portal.articles[0]]
        portal.routes[portal.articles[2]] = lambda handler: handler.send_page(
            portal.render_article(3).encode("gb18030").replace(b"utf-8", b"gbk"), Content_Type="text/html"
        )
        assert crawl(portal.url, folder / "output").returncode == 0
    root = only_archive(folder / "output")
    warc = root.resolve() / "warc"
    # Without pywb's frame around the page, so that what the browser shows is the page itself.
    paths = f"    index_paths: {warc}/\n    archive_paths: {warc}/\n"
    (folder / "config.yaml").write_text(f"framed_replay: false\ncollections:\n  portal:\n{paths}", "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (folder / "pywb.log").open("wb")
    command = [str(PYWB / "wayback"), "-b", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(command, cwd=folder, env=without_proxies(), stdout=log, stderr=subprocess.STDOUT)
    try:
        assert wait_until(lambda: is_open(port) or process.poll() is not None, 60), "pywb does not start"
        assert process.poll() is None, (folder / "pywb.log").read_text("utf-8")
        yield Replay(root, f"http://127.0.0.1:{port}/portal/")
    finally:
        process.terminate()
        process.wait()
        log.close()


def is_open(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


def fetch(url: str) -> bytes:
    with _FETCH(url, timeout=30) as answer:
        return bytes(answer.read())


def browse(url: str, folder: Path, *options: str) -> str:
    """What Chromium has made of a page."""
    assert CHROMIUM is not None
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={folder / 'profile'}", *options, "--dump-dom", url]
    run = subprocess.run(command, cwd=folder, env=without_proxies(), capture_output=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    return run.stdout.decode("utf-8", "replace")


@needs_pywb
def test_pywb_gives_the_bytes_of_every_article(replay: Replay) -> None:
    """`id_` is the page as it was captured; the revisit leads to the page that it repeats."""
    records = read_archive(replay.root)
    urls = [record["url"] for record in records.records.values()]
    # Its row names another article, so the page is no copy that is left out, but one that is marked.
    twins = records.duplicates | records.near
    assert len(twins) == 1
    base = urls[0].rpartition("/")[0].rpartition("/")[0]
    for url in [*urls, *(base + target for target in records.duplicates)]:
        page = fetch(f"{replay.url}2030id_/{url}")
        assert b"</html>" in page
        of = twins.get(url.removeprefix(base))
        if of is not None:
            assert page == fetch(f"{replay.url}2030id_/{base}{of}")


@needs_pywb
def test_our_index_is_pywbs(replay: Replay) -> None:
    [warc] = replay.root.glob("warc/*.warc.gz")
    command = [str(PYWB / "cdx-indexer"), "--cdxj", "--sort", str(warc)]
    run = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"LC_ALL": "C"}, check=True)
    theirs = [line for line in run.stdout.splitlines() if not line.startswith("!")]
    ours = warc.with_name(warc.name.replace(".warc.gz", ".cdxj")).read_text("utf-8").splitlines()
    assert '"mime":"warc/revisit"' in "".join(ours)

    def parse(line: str) -> tuple[str, ...]:
        key, stamp, facts = line.split(" ", 2)
        return key, stamp, re.sub(r'(?<=[:,]) (?=")', "", facts)

    assert sorted(map(parse, ours)) == sorted(map(parse, theirs))


@needs_pywb
@needs_chromium
def test_a_page_is_replayed_in_a_browser(replay: Replay, tmp_path: Path) -> None:
    for record in list(read_archive(replay.root).records.values())[:3]:
        shown = browse(f"{replay.url}2030/{record['url']}", tmp_path)
        text = squeeze(re.sub(r"<[^>]+>", "", shown))
        assert squeeze(record["headline"]) in text
        assert squeeze(record["articleBody"])[:200] in text


@needs_pywb
@needs_chromium
def test_what_the_browser_shows_is_a_picture_of_the_page(replay: Replay, tmp_path: Path) -> None:
    record = next(iter(read_archive(replay.root).records.values()))
    picture = tmp_path / "page.png"
    browse(f"{replay.url}2030/{record['url']}", tmp_path, f"--screenshot={picture}")
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 10_000, "not an empty page"
