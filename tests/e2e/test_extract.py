"""The verb `extract`: single pages, from files, stdin and addresses."""

import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from running import Run, refuse, run_cli
from tiny_portal import TinyPortal

from portalcrawl.cli.app import main
from portalcrawl.settings import DOWNLOAD_MAXSIZE

SCHEMA = json.loads((Path(__file__).parents[2] / "portalcrawl" / "article.schema.json").read_text("utf-8"))
URL = "http://portal.example/news/2.html"
HEADLINE = "园区召开工作会议"
PAGE = (
    f"<title>{HEADLINE}_园区网</title><h1>{HEADLINE}</h1><p>来源：江城日报 作者：张三 2024-05-06</p>"
    "<div><p>今天上午，园区召开会议，部署下一步工作。</p><img src=/a.jpg><p>会议强调，要抓好落实，确保成效。</p></div>"
)


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Calls `portalcrawl extract` in this process, with bytes on stdin."""

    def run(*arguments: object, stdin: bytes = b"") -> Run:
        streams = {name: io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for name in ("stdout", "stderr")}
        monkeypatch.setattr(sys, "argv", ["portalcrawl", "extract", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with monkeypatch.context() as patch:
            for name, stream in streams.items():
                patch.setattr(sys, name, stream)
            with pytest.raises(SystemExit) as end:
                main()
        out, err = (streams[name].buffer.getvalue().decode() for name in ("stdout", "stderr"))  # type: ignore[attr-defined]
        return Run(int(str(end.value.code)), out, err, 0.0, 0.0)

    return run


def records(run: Run) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run.stdout.splitlines()]


def saved_schema() -> dict[str, Any]:
    """The schema of a record from a file: nobody fetched it, and perhaps nobody knows where it is from."""
    capture = SCHEMA["properties"]["capture"] | {"required": ["digest", "evidence"]}
    required = [name for name in SCHEMA["required"] if name != "url"]
    return SCHEMA | {"required": required, "properties": SCHEMA["properties"] | {"capture": capture}}


# --- files --------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_stdin", [True, False])
def test_a_saved_page_gives_its_record(call: Any, tmp_path: Path, is_stdin: bool) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.encode("gb18030"))
    run = call("--url", URL, stdin=path.read_bytes()) if is_stdin else call(path, "--url", URL)
    [record] = records(run)
    assert (run.returncode, run.stderr) == (0, "")
    assert record["url"] == URL
    assert record["headline"] == HEADLINE
    assert record["datePublished"] == "2024-05-06"
    assert record["contentSource"] == "江城日报"
    assert record["authors"] == [{"name": "张三"}]
    assert record["articleBody"] == "今天上午，园区召开会议，部署下一步工作。\n\n会议强调，要抓好落实，确保成效。"
    assert record["images"] == [{"url": "http://portal.example/a.jpg"}]
    assert record["capture"]["evidence"]["headline"] == "heading:h1"
    Draft202012Validator(saved_schema()).validate(record)


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (f"<link rel=canonical href={URL}>", URL),
        (f"<meta property=og:url content={URL}>", URL),
        ("<link rel=canonical href=/news/2.html>", None),
        ("", None),
    ],
)
def test_the_address_of_a_saved_page_is_its_own_word_or_absent(call: Any, head: str, url: str | None) -> None:
    [record] = records(call("-", stdin=(head + PAGE).encode()))
    assert record.get("url") == url
    assert ("images" in record) == (url is not None)
    Draft202012Validator(saved_schema()).validate(record)


def test_a_saved_page_tells_no_time_from_today(call: Any) -> None:
    [record] = records(call(stdin=PAGE.replace("2024-05-06", "3小时前").encode()))
    assert "datePublished" not in record


BAD_FILES = {
    "empty": (b"", 1, "empty"),
    "blank": (b" \n\t\n", 1, "empty"),
    "binary": (bytes(range(256)) * 40, 1, "no article"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200), 1, "no article"),
    "message": ("<title>提示信息</title><p>您访问的页面不存在或已被删除。</p>".encode(), 1, "no such article"),
    "fragment": ("<p>今天上午，园区召开会议，部署下一步工作。</p>".encode(), 1, "no headline"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_is_no_article(call: Any, tmp_path: Path, name: str) -> None:
    data, code, words = BAD_FILES[name]
    path = tmp_path / "page.html"
    path.write_bytes(data)
    run = call(path)
    refuse(run, code, str(path), words)
    assert run.stdout == ""


def pipe(page: bytes) -> Run:
    """A page through a process of its own: what it needs of memory, this one must not keep."""
    command = [sys.executable, "-m", "portalcrawl", "extract"]
    run = subprocess.run(command, input=page, capture_output=True, check=False, timeout=120)
    return Run(run.returncode, run.stdout.decode(), run.stderr.decode(), 0.0, 0.0)


@pytest.mark.slow
def test_a_large_page_is_read() -> None:
    """A quarter of the elements that a page may have, for a machine that is busy."""
    paragraph = "<p>园区建设，取得进展。</p>" * 20_000
    [record] = records(pipe(f"<title>园区建设</title><h1>园区建设</h1><div>{paragraph}</div>".encode()))
    assert record["articleBody"].count("取得进展") == 20_000


def test_a_page_beyond_the_limit_is_refused() -> None:
    refuse(pipe(b"<h1>t</h1>" + b"x" * DOWNLOAD_MAXSIZE), 1, "stdin", "larger than")


def test_what_is_no_file(call: Any, tmp_path: Path) -> None:
    refuse(call(tmp_path / "none.html"), 2, "none.html", "no such file", "http://")
    refuse(call(tmp_path), 2, str(tmp_path), "directory")


def test_the_others_are_read_where_one_is_bad(call: Any, tmp_path: Path) -> None:
    good, empty = tmp_path / "good.html", tmp_path / "empty.html"
    good.write_text(PAGE, "utf-8")
    empty.touch()
    run = call(tmp_path / "none.html", good, empty, good)
    assert run.returncode == 1
    assert [record["headline"] for record in records(run)] == [HEADLINE] * 2
    assert [line.startswith("portalcrawl: ") for line in run.stderr.splitlines()] == [True, True]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("ftp://portal.example/1.html",), "ftp://portal.example/1.html"),
        (("http://",), "http://"),
        (("--url", "nonsense"), "nonsense"),
        (("a.html", "b.html", "--url", URL), "--url"),
        ((URL, "--url", URL), "--url"),
        (("a.html", "--stream"), "--stream"),
        (("--stream", "--url", URL), "--stream"),
        (("--set", "user_agent=x"), "--set"),
    ],
)
def test_arguments_that_cannot_be_meant(call: Any, arguments: tuple[str, ...], word: str) -> None:
    refuse(call(*arguments), 2, word)


def test_a_reader_that_has_enough_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    command = [sys.executable, "-m", "portalcrawl", "extract", *[str(path)] * 50]
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60)
    os.close(writing)
    assert (run.returncode, run.stderr) == (0, b"")


# --- addresses ----------------------------------------------------------------------------------


def test_pages_are_fetched_with_the_manners_of_a_crawl(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    agents = []

    def answer(handler: Any) -> None:
        agents.append(handler.headers["User-Agent"])
        handler.send_page(PAGE.encode("gb18030"), Content_Type="text/html; charset=gb2312")

    routes: dict[str, Any] = {
        "/a.html": answer,
        "/old.html": lambda h: h.send_page(b"", 302, Location="/a.html"),
        "/older.html": lambda h: h.send_page("<meta http-equiv=refresh content='0;url=/a.html'>"),
        "/circle.html": lambda h: h.send_page("<meta http-equiv=refresh content='0;url=/circle.html?'>"),
        "/a.pdf": lambda h: h.send_page(b"%PDF-1.4", Content_Type="application/pdf"),
        "/broken.html": lambda h: h.send_page("no", 500),
        "/large.html": lambda h: h.send_page(b"x" * (DOWNLOAD_MAXSIZE + 1)),
    }
    paths = ["a.html", "old.html", "older.html", "a.pdf", "broken.html", "large.html", "", "none",
             "circle.html"]  # fmt: skip
    with TinyPortal(routes=routes) as portal:
        urls = [portal.url + path for path in paths]
        manners = ("--set", "DOWNLOAD_DELAY=0", "--set", "USER_AGENT=mine")
        run = run_cli("extract", *manners, *urls, path, "http://no-such-portal.invalid/")
        assert portal.asked("/broken.html") == 1
    found = records(run)
    assert run.returncode == 1
    assert [record.get("url") for record in found] == [urls[0]] * 3 + [None]
    for record in found[:3]:
        Draft202012Validator(SCHEMA).validate(record)
        assert record["capture"]["status"] == 200
    assert set(agents) == {"mine"}
    told = dict(line.removeprefix("portalcrawl: ").rsplit(": ", 1) for line in run.stderr.splitlines())
    assert told == {
        f"{urls[3]}: no page": "application/pdf",
        urls[4]: "HTTP 500",
        urls[5]: "larger than the size limit",
        f"{urls[6]}: no article": "home page",
        urls[7]: "HTTP 404",
        f"{urls[8]}: no article": "no headline",
        "http://no-such-portal.invalid/": "host unknown",
    }


def test_an_address_that_cannot_be_fetched() -> None:
    refuse(run_cli("extract", "http://127.0.0.1:1/a.html"), 7, "http://127.0.0.1:1/a.html", "refused")


def test_pages_that_wait_for_one_robots_txt_all_obey_it() -> None:
    def answer(handler: Any) -> None:
        time.sleep(0.2)
        handler.send_page("User-agent: *\nDisallow: /private/\n", Content_Type="text/plain")

    with TinyPortal(routes={"/robots.txt": answer}) as portal:
        urls = [f"{portal.url}private/{number}.html" for number in range(4)]
        run = run_cli("extract", "--set", "DOWNLOAD_DELAY=0", *urls)
        assert {target for target, _ in portal.requests} == {"/robots.txt"}
    assert run.returncode == 7
    assert run.stderr.splitlines() == [f"portalcrawl: {url}: robots.txt" for url in urls]
