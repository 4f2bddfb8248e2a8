"""Which links are files, and which lines are nothing but files."""

import pytest

from portalcrawl.extraction.body.lines.attachments import (
    find_attachments,
    is_file_label,
    is_file_line,
    is_file_link,
    is_only_named,
)
from portalcrawl.items import Attachment
from portalcrawl.page.document import Document
from portalcrawl.page.page import Page, page_of


def read(body: str) -> Page:
    return page_of(Document.from_text("http://portal.example/a/1.html", f"<body>{body}</body>"))


FILE = "<a href=/1.pdf>规划.pdf</a>"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (FILE, True),
        (f"附件：{FILE}", True),
        (f"附件1：{FILE} 附件2：<a href=/2.doc>申请表.doc</a>", True),
        (f"一、{FILE}", True),
        (f"请按{FILE}办理", False),
        ("<a href=/2.html>规划</a>", False),
        ("附件：规划.pdf", False),
    ],
)
def test_is_file_line(line: str, expected: bool) -> None:
    assert is_file_line(read(f"<p>{line}</p>").layout.lines[0]) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<a href=/1.pdf>规划.pdf</a>", False),
        ("<a href='down.jsp?id=1'>规划.pdf</a>", False),
        ("<a href='javascript:;'>规划.pdf</a>", True),
        ("附件：<a href=' JavaScript:down(1)'>规划.pdf</a>", True),
        ("<a href=#>规划.pdf</a>", True),
        ("<a>规划.pdf</a> <a href=/2.pdf>纲要.pdf</a>", False),
        ("附件：<a href='javascript:;'>规划.pdf</a> （点击下载）", True),
        ("附件【<a href='javascript:;'>规划.pdf</a>】已下载次", False),
        ("<a href='javascript:;'>规划.pdf</a> 下载次数：3", False),
        ("<a href='javascript:;'>规划.pdf</a><a href=#><img src=a.gif></a>", True),
    ],
)
def test_the_name_of_a_file_without_an_address_is_text(line: str, expected: bool) -> None:
    assert is_only_named(read(f"<p>{line}</p>").layout.lines[0]) is expected


@pytest.mark.parametrize(
    ("href", "text", "expected"),
    [
        ("/1.pdf", "规划", True),
        ("/download.jsp?id=3", "规划.docx", True),
        ("/download.jsp?id=3", "规划.xls（36 KB）", True),
        ("/download.jsp?id=3", "规划.pdf 全文见下", False),
        ("/download.jsp?id=3", "规划", False),
    ],
)
def test_is_file_link(href: str, text: str, expected: bool) -> None:
    assert is_file_link(href, text) is expected


@pytest.mark.parametrize(("text", "expected"), [("附件：", True), ("附件", True), ("附件：规划", False)])
def test_is_file_label(text: str, expected: bool) -> None:
    assert is_file_label(read(f"<p>{text}</p>").layout.lines[0]) is expected


def test_each_file_counts_once_in_the_lines_that_are_asked() -> None:
    page = read(f"<p>{FILE}</p><p><a href=/1.pdf>下载</a> <a href=/3.html>x</a> <a href=/2.zip>图纸</a></p>")
    first = Attachment("http://portal.example/1.pdf", "规划.pdf")
    assert find_attachments(page, [0, 1]) == [first, Attachment("http://portal.example/2.zip", "图纸")]
    assert find_attachments(page, [0]) == [first]
    assert find_attachments(page, []) == []
