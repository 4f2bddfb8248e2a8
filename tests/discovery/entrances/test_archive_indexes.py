"""Archives and pages of categories: entrances that are no sections."""

import pytest

from portalcrawl.discovery.entrances.archive_indexes import find_indexes, is_map_page
from portalcrawl.discovery.menu.sections import find_sections, find_subsections
from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.page.document import Document

SITE = "http://blog.example"


def read(body: str, path: str = "/") -> Document:
    return Document.from_text(SITE + path, f"<html><body>{body}</body></html>")


MENU = (
    '<nav><a href="/">首页</a><a href="/essays/">随笔</a><a href="/notes/">札记</a><a href="/categories/">分类</a>'
    '<a href="/archives">归档</a><a href="/tags/">标签</a><a href="/about/">关于</a></nav>'
)


def test_a_menu_s_indexes_are_entrances_and_no_sections() -> None:
    page = read(MENU)
    assert find_indexes(page) == [f"{SITE}/categories/", f"{SITE}/archives"]
    assert [s.name for s in find_sections(page)] == ["随笔", "札记", "关于"]


def test_a_page_of_categories_leads_to_sections() -> None:
    items = "".join(
        f'<li class="item"><a href="/categories/{word}/">{name}</a><span>12</span></li>'
        for word, name in (("food", "饮食"), ("walk", "行走"), ("old", "旧物"))
    )
    page = read(f"{MENU}<main><h1>分类</h1><ul>{items}</ul></main>", "/categories/")
    assert [s.name for s in find_subsections(page, ())][-3:] == ["饮食", "行走", "旧物"]


def test_numbers_below_archives_are_pages_and_years_are_views() -> None:
    rows = "".join(
        f'<h2><a href="/archives/{n}/">{chr(n + 0x4E00)}家渡口停航前的最后一个春天</a></h2><p>2026-05-01</p>'
        for n in (64, 640, 2008, 2009)
    )
    years = '<ul><li><a href="/archives/2025/">2025年</a></li><li><a href="/archives/2024/">2024</a></li></ul>'
    listing = find_rows(read(f"<main>{rows}</main><div>{years}</div>"))
    assert [row.url for row in listing.rows] == [f"{SITE}/archives/{n}/" for n in (64, 640, 2008, 2009)]


FOOT = '<p><a href="/a/9.html">网站地图</a> <a href="/sitemap.html">所有页面</a> <a href="/sitemap.xml">XML</a></p>'


def test_a_site_map_is_an_entrance_by_its_name_or_its_address() -> None:
    assert find_indexes(read(FOOT)) == [f"{SITE}/a/9.html", f"{SITE}/sitemap.html"]


@pytest.mark.parametrize(
    ("title", "path", "is_map"),
    [("Plan du site - Mairie", "/x.html", True), ("Mairie", "/sitemap/", True), ("Mairie", "/x.html", False)],
)
def test_a_site_map_says_so_in_its_title_or_its_address(title: str, path: str, is_map: bool) -> None:
    page = Document.from_text(SITE + path, f"<html><head><title>{title}</title></head><body>{FOOT}</body></html>")
    assert is_map_page(page) is is_map
