"""Pagers that a script writes."""

import pytest

from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.page.document import Document

SITE = "http://www.example.gov.cn"


def read(path: str, body: str) -> Pages:
    rows = "".join(f'<li><a href="/show/{900 + i}.htm">关于第{i}项工作安排的通知</a></li>' for i in range(5))
    return find_pages(Document.from_text(SITE + path, f"<html><body><ul>{rows}</ul>{body}</body></html>"))


@pytest.mark.parametrize(
    ("path", "call", "second", "count", "current"),
    [
        ("/zwgk/index.html", 'createPageHTML(18, 0, "index", "html");', "/zwgk/index_1.html", 18, 1),
        ("/zwgk/", 'createPageHTML(18,0,"index","html",356)', "/zwgk/index_1.html", 18, 1),
        ("/zwgk/index_1.shtml", 'createPageHTML(18, 1, "index", "shtml");', "/zwgk/index_1.shtml", 18, 2),
        ("/tz/list.shtml", "createPageHTML('page_div',4, 1,'list','shtml',61);", "/tz/list_2.shtml", 4, 1),
        ("/tz/list_2.shtml", "createPageHTML('page_div',4, 2,'list','shtml',61);", "/tz/list_2.shtml", 4, 2),
    ],
)
def test_scripted_pager(path: str, call: str, second: str, count: int, current: int) -> None:
    found = read(path, f"<script>var a = 1;\n{call}</script>")
    assert found.last == found.total_pages == count
    assert found.current == current
    everything = [*found.numbered, (current, SITE + path)]
    assert len({url.replace("/index.html", "/") for _, url in everything}) == count
    addresses = dict(found.numbered)
    if current == 1:
        assert found.next == addresses[2] == SITE + second


def test_scripted_pager_states_rows() -> None:
    assert read("/zwgk/", '<script>createPageHTML(18,0,"index","html",356)</script>').total_rows == 356
