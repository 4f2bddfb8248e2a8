"""`extract --stream`: each line is answered with one line, whatever it holds."""

import base64
import json
import os
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalcrawl.cli.pages.stream import answer_line
from portalcrawl.settings import DOWNLOAD_MAXSIZE

FIELDS = ("title", "date", "source", "author", "body")
PAGE = (
    "<h1>园区召开工作会议</h1><p>来源：江城日报 作者：张三、李四 2024-05-06</p>"
    "<div><p>今天上午，园区召开会议，部署下一步工作。</p><p>会议强调，要抓好落实，确保成效。</p></div>"
)
COMMAND = [sys.executable, "-m", "portalcrawl", "extract", "--stream"]


def ask(page: str | bytes, url: str | None = None) -> bytes:
    data = page.encode() if isinstance(page, str) else page
    return json.dumps({"html_b64": base64.b64encode(data).decode(), "url": url}).encode()


def test_a_page_is_answered_with_its_fields() -> None:
    assert answer_line(ask(PAGE, "http://portal.example/1.html")) == {
        "title": "园区召开工作会议",
        "date": "2024-05-06",
        "source": "江城日报",
        "author": "张三, 李四",
        "body": "今天上午，园区召开会议，部署下一步工作。\n\n会议强调，要抓好落实，确保成效。",
    }


@pytest.mark.parametrize("url", [None, "", "nonsense", "http://[::1", "file:///tmp/a.html"])
def test_the_address_may_be_unknown(url: str | None) -> None:
    assert answer_line(ask(PAGE, url))["title"] == "园区召开工作会议"


def test_a_part_of_a_page_is_answered_without_a_title() -> None:
    answer = answer_line(ask("<p>今天上午，园区召开会议，部署下一步工作。</p>"))
    assert answer == dict.fromkeys(FIELDS) | {"body": "今天上午，园区召开会议，部署下一步工作。"}


@pytest.mark.parametrize("page", ["", "<div></div>", "<title>提示信息</title><p>您访问的页面不存在。"])
def test_a_page_that_is_none_says_why(page: str) -> None:
    answer = answer_line(ask(page))
    assert {name: answer[name] for name in FIELDS} == dict.fromkeys(FIELDS)
    assert answer["rejection"] in {"no body", "message page: no such article"}


BAD_LINES = {
    "no JSON": (b"x", "JSON"),
    "blank": (b"", "JSON"),
    "no UTF-8": (b'{"html_b64": "\xff"}', "JSON"),
    "a surrogate": (rb'{"html_b64": "", "url": "\ud800"}', "JSON"),
    "a list": (b"[]", "object"),
    "no page": (b'{"url": "http://a.example/"}', "html_b64"),
    "a number": (b'{"html_b64": 7}', "html_b64"),
    "no base64": (b'{"html_b64": "<p>"}', "base64"),
    "cut base64": (b'{"html_b64": "PGh"}', "base64"),
    "hanzi": ('{"html_b64": "甲"}'.encode(), "base64"),
    "no address": (b'{"html_b64": "", "url": 7}', "url"),
    "deep": (b"[" * 100_000, "JSON"),
}


@pytest.mark.parametrize("name", BAD_LINES)
def test_a_bad_line_is_answered_with_an_error(name: str) -> None:
    line, word = BAD_LINES[name]
    answer = answer_line(line)
    assert set(answer) == {"error"}
    assert word in answer["error"]


def test_a_page_beyond_the_limit_is_answered_with_an_error() -> None:
    assert "larger" in answer_line(ask(b"x" * (DOWNLOAD_MAXSIZE + 1)))["error"]


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="<>/=\"' \n&#;:.!-0159aphdivtblr来源：年月日，。　|[]()", max_size=300), st.text(max_size=20))
def test_no_page_is_without_an_answer(page: str, url: str) -> None:
    json.dumps(answer_line(ask(page, f"http://{url}")))


def start(**pipes: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stderr=subprocess.PIPE, **pipes)


def test_each_answer_comes_before_the_next_line_is_sent() -> None:
    with start(stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for line, key in ((ask(PAGE), "title"), (b"nonsense", "error"), (ask(PAGE), "title")):
            process.stdin.write(line + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())[key]
        out, err = process.communicate(timeout=60)
    assert (out, err, process.returncode) == (b"", b"", 0)


def test_a_reader_that_goes_away_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with start(stdout=writing) as process:
        os.close(writing)
        _, err = process.communicate(ask(PAGE) + b"\n", timeout=60)
    assert (err, process.returncode) == (b"", 0)
