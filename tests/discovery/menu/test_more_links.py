"""Sections that a block's heading and its `更多` link name."""

import pytest

from portalcrawl.discovery.menu.more_links import find_more_links
from portalcrawl.page.document import Document

SITE = "http://www.example.gov.cn"


def find(body: str) -> list[tuple[str, str]]:
    document = Document.from_text(f"{SITE}/zwgk/", f"<html><body>{body}</body></html>")
    return [(entry.name, entry.url.removeprefix(SITE)) for entry in find_more_links(document)]


MORE = '<a href="/tzgg/">更多</a>'
BLOCKS = {
    "heading beside it": f"<div><h3>通知公告</h3>{MORE}</div>",
    "heading four elements up": f"<div><h3>通知公告</h3><div><div><div>{MORE}</div></div></div></div>",
    "another link to the same address": f'<div><a href="/tzgg/">通知公告</a><p>2018</p>{MORE}</div>',
    "the text before it": f"<div>通知公告 {MORE}</div>",
    "a long label": '<div><h3>通知公告</h3><a href="/tzgg/">[ 查看全部内容 ] &gt;&gt;</a></div>',
    "a whole sentence": '<div><h3>通知公告</h3><a href="/tzgg/">Toutes les actualités »</a></div>',
    "an image that says more": '<div><h3>通知公告</h3><a href="/tzgg/"><img src="/img/more.gif"></a></div>',
}


@pytest.mark.parametrize("body", BLOCKS.values(), ids=BLOCKS.keys())
def test_a_block_names_a_section(body: str) -> None:
    assert find(body) == [("通知公告", "/tzgg/")]


NOT_NAMED = {
    "heading five elements up": f"<div><h3>通知公告</h3><div><div><div><div>{MORE}</div></div></div></div></div>",
    "no name": f"<div>{MORE}</div>",
    "a sentence": f"<div><h3>关于做好项目申报工作的通知</h3>{MORE}</div>",
    "a hot list": f"<div><h3>热点内容</h3>{MORE}</div>",
    "another site": '<div><h3>通知公告</h3><a href="http://other.example/">更多</a></div>',
    "home": '<div><h3>通知公告</h3><a href="/index.html">更多</a></div>',
    "the article's own page": '<div><h3>通知公告</h3><a href="/tzgg/t20180102_3.html">更多</a></div>',
    "read on": '<div><h3>通知公告</h3><a href="/view.php?aid=3">查看全文</a></div>',
}


@pytest.mark.parametrize("body", NOT_NAMED.values(), ids=NOT_NAMED.keys())
def test_what_names_no_section(body: str) -> None:
    assert find(body) == []


@pytest.mark.parametrize(("name", "count"), [("安全生产监督管理工作", 1), ("安全生产监督管理工作站", 0)])
def test_a_block_s_name_has_ten_characters_at_most(name: str, count: int) -> None:
    assert len(find(f"<div><h3>{name}</h3>{MORE}</div>")) == count


@pytest.mark.parametrize("path", ["/tzgg/", "/list_3.html", "/list.php?id=3", "/tzgg", "/2018/"])
def test_addresses_that_may_be_lists(path: str) -> None:
    found = find(f'<div><h3>通知公告</h3><a href="{path}">更多</a></div>')
    assert found == ([("通知公告", path)] if path != "/2018/" else [])
