"""Sections that only a page names, and sections of one text."""

import pytest
from runs import HOME

from portalcrawl.archive.ledger import FRONT, ListedRow
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import ArticleAddresses, Portal, Profile
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.lists.page_sections import PageSections

NEWS = HOME + "news/"
MENU = '<div class="nav"><a href="/">首页</a> <a href="/news/">新闻中心</a> <a href="/law/">政策法规</a></div>'
BRANCHES = (
    "<ul><li><b>水利</b><ul><li><a href='/w/dam.do?c=4'>水库</a></li><li><a href='/x/pipe.asp?k=b'>管网</a></li></ul>"
    "</li><li><b>交通</b><ul><li><a href='/road/'>公路</a></li><li><a href='/y?bridge=1'>桥梁</a></li></ul></li></ul>"
)


@pytest.mark.parametrize(("title", "names"), [("网站地图", ["水库", "管网", "公路", "桥梁"]), ("关于我们", [])])
def test_a_site_map_names_sections_that_no_menu_shows(run: Run, title: str, names: list[str]) -> None:
    run.tree.add(NEWS, ("新闻中心",), (NEWS,), "menu")
    page = f"<html><head><title>{title}</title></head><body>{MENU}<div>{BRANCHES}</div></body></html>"
    document = Document.from_text(HOME + "map.html", page)
    PageSections(run).add(document, None, find_rows(document), Pages())
    found = [run.tree.find(HOME + path) for path in ("w/dam.do?c=4", "x/pipe.asp?k=b", "road/", "y?bridge=1")]
    assert [section.name for section in found if section is not None] == names


SIDE = (
    '<div class="side"><h3>新闻中心</h3><ul><li><a href="/news/local/">本地</a></li>'
    '<li><a href="{0}park/">园区要闻</a></li><li><a href="{0}media/">媒体报道</a></li></ul></div>'
)


@pytest.mark.parametrize(
    ("folder", "path"),
    [
        ("/news/local/", ("新闻中心", "本地", "园区要闻")),
        ("/news/", ("新闻中心", "园区要闻")),
        ("/x/", ("新闻中心", "本地", "园区要闻")),
    ],
)
def test_what_a_sections_page_names_is_below_it_or_beside_it(run: Run, folder: str, path: tuple[str, ...]) -> None:
    run.tree.add(NEWS, ("新闻中心",), (NEWS,), "menu")
    local = run.tree.add(NEWS + "local/", ("新闻中心", "本地"), (NEWS, NEWS + "local/"), "menu")
    document = Document.from_text(NEWS + "local/", f"<html><body>{MENU}{SIDE.format(folder)}</body></html>")
    PageSections(run).add(document, local, find_rows(document), Pages())
    found = run.tree.find(HOME + folder[1:] + "park/")
    assert found is not None
    assert found.path == path


def test_a_section_of_one_text_has_no_row_for_the_view_of_a_phone(run: Run) -> None:
    about = HOME + "about/"
    section = run.tree.add(about, ("关于我们",), (about,), "menu")
    head = "<head><link rel=amphtml href=/about/amp/></head>"
    links = "<a href=/about/amp/>手机页面</a> <a href=/about/history/>园区历史沿革</a> <a href=/law/1.html>法规</a>"
    document = Document.from_text(about, f"<html>{head}<body>{MENU}<p>园区成立于1992年。</p>{links}</body></html>")
    rows = PageSections(run).rows_below(section, document, Pages())
    assert [(row.url, row.headline) for row in rows] == [(about + "history/", "园区历史沿革")]


@pytest.mark.parametrize(
    ("pattern", "date", "is_section"),
    [("/x/{s}/", "2026-01-05", False), ("/x/{s}/", None, True), ("/text/{n}.html", "2026-01-05", True)],
)
def test_what_a_list_shows_with_a_day_is_no_section_where_it_stands_beside_another_list(
    run: Run, pattern: str, date: str | None, is_section: bool
) -> None:
    run.keeper.profile = Profile(Portal(start=HOME), articles=ArticleAddresses(patterns=(pattern,)))
    run.tree.add(NEWS, ("新闻中心",), (NEWS,), "menu")
    local = run.tree.add(NEWS + "local/", ("新闻中心", "本地"), (NEWS, NEWS + "local/"), "menu")
    run.ledger.add_listed(ListedRow(HOME + "x/park/", HOME, 1, "园区要闻", date), None, FRONT)
    document = Document.from_text(NEWS + "local/", f"<html><body>{MENU}{SIDE.format('/x/')}</body></html>")
    PageSections(run).add(document, local, find_rows(document), Pages())
    assert [run.tree.find(HOME + f"x/{name}/") is not None for name in ("park", "media")] == [is_section, True]
