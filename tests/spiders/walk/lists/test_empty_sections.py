"""Sections that say that they list nothing: what is believed, and what a template only leaves for its scripts."""

import pytest

from portalcrawl.page.document import Document
from portalcrawl.spiders.walk.lists.empty_sections import EmptySections

FULL, EMPTY = 1, 2
COMMON = '<script src="/js/site.js?v=12"></script><script>var id = 7;</script>'


def read(text: str, scripts: str = COMMON) -> Document:
    return Document.from_text("http://example.com/a/", f"<html><body><h1>Reports</h1>{text}{scripts}</body></html>")


@pytest.mark.parametrize(
    "text", ["<p>No posts yet.</p>", "<div>共0条 <b>首页</b> <b>尾页</b></div>", "<p>目前尚無資料</p>"]
)
def test_what_a_page_says_is_believed_beside_pages_with_rows(text: str) -> None:
    sections = EmptySections()
    sections.note(EMPTY, read(text, COMMON.replace("7", "8")), has_rows=False)
    assert sections.judge() == {}, "no page shows what a list looks like"
    sections.note(FULL, read("<p>A report</p>"), has_rows=True)
    assert sections.judge() == {EMPTY: True}


@pytest.mark.parametrize(
    ("empty", "full"),
    [
        (read("<p>No comments yet</p>"), read("")),
        (read('<p style="display:none">No posts yet</p>'), read("")),
        (read("<p>No posts yet</p>"), read("<p>No posts yet</p>")),
        (read("<p>No posts yet</p>", COMMON + "<script>load('/rows')</script>"), read("")),
        (read("<p>No posts yet</p>", COMMON + '<script src="/js/rows.js"></script>'), read("")),
    ],
    ids=["of something else", "hidden", "on each page", "a script of its own", "a file of its own"],
)
def test_what_is_not(empty: Document, full: Document) -> None:
    sections = EmptySections()
    sections.note(EMPTY, empty, has_rows=False)
    sections.note(FULL, full, has_rows=True)
    assert sections.judge() == {EMPTY: False}
