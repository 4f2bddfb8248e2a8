"""Webhook, command and metrics: what is told, and that no listener changes how a run ends."""

import http.server
import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from running import crawl, refuse, run_cli
from tiny_portal import TinyPortal

from portalcrawl.cli.runs.notices import Notices
from portalcrawl.exceptions import UsageError
from portalcrawl.notices.command import call
from portalcrawl.notices.metrics import write_metrics
from portalcrawl.notices.webhook import TOKEN, NoticeError, post

FACTS = {"portal": "http://www.example.com/", "exitCode": 0}


class Hook(http.server.BaseHTTPRequestHandler):
    """Answers as its path says and keeps what it was sent."""

    taken: list[tuple[dict[str, Any], dict[str, str]]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.taken.append((json.loads(body), dict(self.headers)))
        kind = self.path.strip("/")
        if kind == "hang":
            time.sleep(3)
            return
        self.send_response({"fails": 500, "moved": 302}.get(kind, 200))
        if kind == "moved":
            self.send_header("Location", "/elsewhere")
        self.end_headers()
        try:
            if kind == "endless":
                for _ in range(1024):
                    self.wfile.write(bytes(1024 * 1024))
            elif kind == "drips":
                for _ in range(30):
                    self.wfile.write(b".")
                    time.sleep(0.1)
        except OSError:
            pass

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def listening() -> Iterator[tuple[str, list[tuple[dict[str, Any], dict[str, str]]]]]:
    taken: list[tuple[dict[str, Any], dict[str, str]]] = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("OwnHook", (Hook,), {"taken": taken}))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", taken
    finally:
        server.shutdown()
        server.server_close()


def test_a_webhook_gets_the_facts_and_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, "secret")
    monkeypatch.setenv("HOOK", "hook/of/mine")
    with listening() as (url, taken):
        post(url + "/${HOOK}", FACTS)
    [(facts, headers)] = taken
    assert facts == FACTS
    assert headers["Authorization"] == "Bearer secret"
    assert headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    ("kind", "words"),
    [("fails", "answered 500"), ("moved", "answered 302"), ("hang", "within 1 s|timed out"), ("drips", "within 1 s")],
)
def test_a_webhook_that_does_not_take_it_is_named(kind: str, words: str) -> None:
    started = time.monotonic()
    with listening() as (url, taken):
        with pytest.raises(NoticeError, match=words):
            post(f"{url}/{kind}", FACTS, seconds=1.0)
        assert len(taken) == 1, "a redirect is not followed"
    assert time.monotonic() - started < 10


def test_an_endless_answer_is_not_read() -> None:
    started = time.monotonic()
    with listening() as (url, _):
        post(f"{url}/endless", FACTS, seconds=10.0)
    assert time.monotonic() - started < 10


def test_secrets_are_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOOK", "9/secret")
    with pytest.raises(NoticeError) as told:
        post("http://127.0.0.1:${HOOK}", FACTS, seconds=2.0)
    assert "secret" not in str(told.value)


def test_a_command_gets_the_facts_and_is_ended_if_it_hangs(tmp_path: Path) -> None:
    call(f"cat > {tmp_path}/told", FACTS)
    assert json.loads((tmp_path / "told").read_text()) == FACTS
    with pytest.raises(NoticeError, match="ended with 3"):
        call("exit 3", FACTS)
    started = time.monotonic()
    with pytest.raises(NoticeError, match=r"within 0\.2 s"):
        call("sleep 60 & sleep 60", FACTS, seconds=0.2)
    assert time.monotonic() - started < 10


def test_metrics_are_replaced_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "portals.prom"
    path.write_text("old")
    run = {"portal": 'http://a.example/"', "exitCode": 3, "alarms": ["one", "two"], "new": 5, "seconds": 1.5}
    write_metrics(path, [run, {"portal": "http://b.example/", "exitCode": 7}])
    lines = path.read_text().splitlines()
    assert 'portalcrawl_last_run_exit_code{portal="http://a.example/\\""} 3' in lines
    assert 'portalcrawl_last_run_exit_code{portal="http://b.example/"} 7' in lines
    assert 'portalcrawl_last_run_alarms{portal="http://a.example/\\""} 2' in lines
    assert [line for line in lines if "b.example" in line] == [
        'portalcrawl_last_run_exit_code{portal="http://b.example/"} 7'
    ]
    assert sum(line.startswith("# TYPE") for line in lines) == 7
    assert list(tmp_path.iterdir()) == [path]
    assert path.stat().st_mode & 0o044 == 0o044


def test_a_run_tells_its_summary_and_failing_listeners_change_nothing(tmp_path: Path) -> None:
    metrics = tmp_path / "portals.prom"
    with TinyPortal(size=4) as portal, listening() as (url, taken):
        run = crawl(
            portal.url, tmp_path / "out", "--notify", f"{url}/fails", "--exec", f"cat > {tmp_path}/told; exit 9",
            "--metrics", metrics,
        )  # fmt: skip
        assert run.returncode == 0, run.stderr
    [(facts, _)] = taken
    assert (facts["portal"], facts["exitCode"], facts["new"], facts["reason"]) == (portal.url, 0, 4, "finished")
    assert json.loads((tmp_path / "told").read_text())["counts"] == facts["counts"]
    assert run.stderr.count("could not be told") == 2
    assert f'portalcrawl_last_run_new_articles{{portal="{portal.url}"}} 4' in metrics.read_text()


def test_a_run_that_did_not_begin_is_told_too(tmp_path: Path) -> None:
    told = tmp_path / "told"
    run = crawl("http://127.0.0.1:9/", tmp_path / "out", "--exec", f"cat > {told}")
    assert run.returncode == 7
    assert json.loads(told.read_text())["exitCode"] == 7


def test_what_cannot_be_meant_is_refused_before_anything_is_crawled(tmp_path: Path) -> None:
    url = "http://127.0.0.1:9/"
    refuse(run_cli("crawl", url, "--notify", "mailto:me"), 2, "--notify", "not a web address")
    refuse(run_cli("crawl", url, "--notify", "https://x.example/${NO_SUCH_NAME}"), 2, "NO_SUCH_NAME")
    refuse(run_cli("crawl", url, "--metrics", tmp_path), 2, "--metrics")
    assert not os.path.exists("output/127.0.0.1_9")  # noqa: PTH110 - of the folder that tests run in


def test_a_password_in_the_address_is_refused_and_not_said() -> None:
    with pytest.raises(UsageError, match="PORTALCRAWL_NOTIFY_TOKEN") as refused:
        Notices(notify="https://me:hunter2@hooks.example.com/portals").check()
    assert "hunter2" not in str(refused.value)
