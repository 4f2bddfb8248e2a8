"""`portalcrawl doctor`: what keeps a portal from being crawled, and a full standard output."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from running import refuse, run_cli
from small_archive import PORTAL, SmallArchive
from tiny_portal import Handler, TinyPortal

from portalcrawl.cli.pages.diagnosis import diagnose_page, diagnose_refusal
from portalcrawl.page.document import Document


def diagnose(url: str, code: int) -> dict[str, dict[str, object]]:
    run = run_cli("doctor", url, "--json")
    assert run.returncode == code, run.stderr
    found = json.loads(run.stdout)
    assert found["well"] == (code == 0)
    return {check["name"]: check for check in found["checks"]}


def test_a_portal_that_can_be_crawled() -> None:
    with TinyPortal(size=6) as portal:
        checks = diagnose(portal.url, 0)
        assert "nothing keeps this portal" in run_cli("doctor", portal.url).stdout
    assert "本地新闻, 政策法规" in str(checks["menu"]["told"])


@pytest.mark.parametrize(("status", "words"), [(403, "refuses this client"), (412, "firewall"), (521, "firewall")])
def test_a_refusal_is_named_with_what_to_try(status: int, words: str) -> None:
    def refuse_all(handler: Handler) -> None:
        handler.send_page("<html><script>document.cookie = 1</script></html>", status=status)

    with TinyPortal(routes={"/": refuse_all}) as portal:
        [page] = [check for name, check in diagnose(portal.url, 7).items() if name == "home page"]
    assert f"HTTP {status}" in str(page["told"])
    assert words in str(page["advice"])


def test_a_portal_whose_robots_txt_keeps_crawlers_out() -> None:
    def keep_out(handler: Handler) -> None:
        handler.send_page("User-agent: *\nDisallow: /\n", Content_Type="text/plain")

    with TinyPortal(routes={"/robots.txt": keep_out}) as portal:
        assert "robots.txt keeps crawlers out" in str(diagnose(portal.url, 7)["home page"]["advice"])


def test_nothing_answers() -> None:
    assert "refused" in str(diagnose("http://127.0.0.1:9/", 7)["home page"]["told"])
    assert diagnose("http://no-such-host.invalid/", 7)["name"]["is_well"] is False


@pytest.mark.parametrize(
    "rest",
    [
        "<script src=app.js></script>",
        f"<script>var state = '{'x' * 5_000}'</script>",
        f"<script></script><noscript>{'Please enable JavaScript. ' * 20}</noscript><style>{'a {b: c} ' * 90}</style>",
    ],
    ids=["linked", "in the page", "with words for browsers without scripts"],
)
def test_a_page_that_a_script_fills(rest: str) -> None:
    page = Document.from_text("http://a.example/", f"<div id=app></div>{rest}")
    checks = {check.name: check for check in diagnose_page(page)}
    assert "a script fills the page" in checks["home page"].advice
    assert not checks["menu"].is_well
    assert not checks["rows"].is_well


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("TLS failure: certificate has expired", "certificate"),
        ("timed out", "minute"),
        ("HTTP 418", "browser"),
        ("http://a.example/robots.txt cannot be read (HTTP 500), so nothing may be asked for", "--assume-no-robots"),
        ("http://a.example/robots.txt cannot be read (timed out), so nothing may be asked for", "--assume-no-robots"),
    ],
)
def test_every_refusal_has_an_advice(reason: str, words: str) -> None:
    assert words in diagnose_refusal(reason).advice


def test_an_empty_page_is_not_well() -> None:
    (first, *_) = diagnose_page(Document.from_text("http://a.example/", ""))
    assert not first.is_well
    assert "the page is empty" in first.advice


def test_what_cannot_be_meant() -> None:
    refuse(run_cli("doctor", "no address"), 2, "not a web address")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("words", [["export"], ["urls"], ["status"], ["tail"]])
def test_a_full_standard_output_is_told_in_one_line(tmp_path: Path, words: list[str]) -> None:
    small = SmallArchive(tmp_path / "a")
    small.begin()
    for number in range(30):
        small.write(f"{PORTAL}{number}")
    small.end()
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "portalcrawl", *words, str(tmp_path / "a")]
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert run.returncode == 5, run.stderr
    assert "Traceback" not in run.stderr
    assert [line for line in run.stderr.splitlines() if "no space left" in line]
