"""Sections that only a section's own page names."""

import pytest

from portalcrawl.discovery.menu.sections import SectionLink, find_subsections
from portalcrawl.page.document import Document
from portalcrawl.text.urls.canonical import canonicalize_url

SITE = "http://www.example.gov.cn"

NEWS = "".join(
    f'<li><a href="/xwzx/2017-12/{n}.html">关于进一步做好第{n}批项目申报工作的通知</a><span>2017-12-{n}</span></li>'
    for n in range(10, 25)
)

BODY = f'<div class="main"><div class="box"><h3>要闻</h3><ul>{NEWS}</ul></div></div>'


def read(body: str, path: str = "/") -> Document:
    return Document.from_text(SITE + path, f"<html><head><title>园区</title></head><body>{body}</body></html>")


def names(sections: list[SectionLink]) -> list[str]:
    return [" > ".join((*s.path, s.name)) for s in sections]


IMAGE_BLOCK = (
    '<table><tr><td><b>{}</b></td><td align=right><a href="{}"><img src="/img/more.gif" border=0></a></td></tr>'
    "<tr><td colspan=2>◎<a href='{}1.htm'>碧溪举行消防演练</a> (09/14)</td></tr></table>"
)


def test_an_image_that_says_more_leads_to_a_section() -> None:
    blocks = (("地税新闻", "/dsxw/index.htm", "/dsxw/"), ("通知公告", "/tzgg/index.htm", "/tzgg/"))
    page = read("".join(IMAGE_BLOCK.format(*block) for block in blocks))
    assert names(find_subsections(page, ())) == ["地税新闻", "通知公告"]


FLAT_LIST = (
    '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/xwzx/">新闻中心</a></li>'
    '<li><a href="/zwgk/">政务公开</a></li><li><a href="/zsyz/">招商引资</a></li></ul></div>'
)


def test_sub_menu_of_a_section_page() -> None:
    page = (
        FLAT_LIST + '<div class="left"><h2>新闻中心</h2><ul><li><a href="/xwzx/">新闻中心</a></li>'
        '<li><a href="/xwzx/yw/">园区要闻</a></li><li><a href="/xwzx/tp/">图片新闻</a></li></ul></div>'
        + BODY
        + '<div class="hot"><h3>热点内容</h3><ul><li><a href="/xwzx/1.html">短标题一</a></li>'
        '<li><a href="/xwzx/2.html">短标题二</a></li></ul></div>'
    )
    known = {canonicalize_url(f"{SITE}/{s}/") for s in ("xwzx", "zwgk", "zsyz")}
    assert names(find_subsections(read(page, "/xwzx/"), known)) == ["园区要闻", "图片新闻"]


BLOCKS = {
    "heading and link side by side": '<div class="t"><h3>通知公告</h3><a href="/zwgk/tzgg/">更多&gt;&gt;</a></div>',
    "heading that links": (
        '<div class="t"><h3><a href="/zwgk/tzgg/">通知公告</a></h3><span><a href="/zwgk/tzgg/">more</a></span></div>'
    ),
    "bare text": '<div class="t">通知公告 <a href="/zwgk/tzgg/">更多</a></div>',
    "cells": '<table><tr><td><b>通知公告</b></td><td align="right"><a href="/zwgk/tzgg/">[更多]</a></td></tr></table>',
}


@pytest.mark.parametrize("head", BLOCKS.values(), ids=BLOCKS.keys())
def test_block_heading_names_a_section(head: str) -> None:
    page = read(f"{FLAT_LIST}<div class='box'>{head}<ul>{NEWS}</ul></div>", "/zwgk/")
    known = {canonicalize_url(f"{SITE}/{s}/") for s in ("xwzx", "zwgk", "zsyz")}
    found = find_subsections(page, known)
    assert [(s.name, s.url) for s in found] == [("通知公告", f"{SITE}/zwgk/tzgg/")]


def test_read_on_links_name_no_section() -> None:
    page = read(f'<div><h3>要闻</h3><p>摘要</p><a href="/view.php?aid=3">[查看全文]</a></div><ul>{NEWS}</ul>', "/zwgk/")
    assert find_subsections(page, set()) == []


@pytest.mark.parametrize(("known", "is_own"), [(2, False), (1, True)])
def test_a_menu_with_more_unknown_entries_than_known_ones_is_the_page_s_own(known: int, is_own: bool) -> None:
    """Its names are too long for a side menu: those of a section's neighbours are short."""
    entries = {f"/p{n}/": f"安全生产管理{number}处" for n, number in enumerate("一二三四")}
    items = "".join(f'<li><a href="{path}">{name}</a></li>' for path, name in entries.items())
    page = read(f'<nav><ul><li><a href="/p/">首页</a></li>{items}</ul></nav>{BODY}', "/p/")
    addresses = [canonicalize_url(SITE + path) for path in entries]
    found = names(find_subsections(page, addresses[:known]))
    assert found == (list(entries.values())[known:] if is_own else [])
