"""Menus of a section's page: they name its neighbours or what lies below it."""

import pytest

from portalcrawl.discovery.menu.side_menus import find_side_menus
from portalcrawl.page.document import Document
from portalcrawl.page.texts import text_of
from portalcrawl.text.urls.canonical import canonicalize_url

SITE = "http://www.example.gov.cn"
KNOWN = ("xwzx/", "zwgk/", "zsyz/", "list.php?tid=3")
NAMES = ["新闻中心", "政务公开", "招商引资", "园区概况", "企业服务", "专题专栏", "党建工作"]
NEWS = "".join(f'<li><a href="/show/{n}.html">关于做好第{n}批项目申报工作的通知</a></li>' for n in range(12))


def write_menu(*paths: str) -> str:
    items = "".join(f'<li><a href="{path}">{name}</a></li>' for path, name in zip(paths, NAMES, strict=False))
    return f'<div class="left"><ul>{items}</ul></div>'


def find(body: str, path: str = "/zwgk/", rows: tuple[str, ...] = ()) -> list[str]:
    known = {canonicalize_url(f"{SITE}/{path}") for path in KNOWN}
    document = Document.from_text(SITE + path, f"<html><body>{body}<ul>{NEWS}</ul></body></html>")
    listed = {canonicalize_url(f"{SITE}/{path}") for path in rows}
    return [text_of(menu) for menu in find_side_menus(document, known, listed)]


RELATED = {
    "one known entry of three": (write_menu("/xwzx/", "/a.php?c=1", "/b.asp?d=1"), 1),
    "one known entry of four": (write_menu("/xwzx/", "/a.php?c=1", "/b.asp?d=1", "/c.do?e=1"), 0),
    "entries below the page's folder": (write_menu("/zwgk/tz/", "/zwgk/zc/"), 1),
    "half of the addresses are made like known ones": (write_menu("/list.php?tid=7", "/b.asp?d=1"), 1),
    "a third of them are": (write_menu("/list.php?tid=7", "/b.asp?d=1", "/c.do?e=1"), 0),
    "a single entry": (write_menu("/xwzx/"), 0),
    "a section above its numbered articles": (write_menu("/xwzx/", "/xwzx/25.html", "/xwzx/23.html"), 0),
    "a section above what is named": (write_menu("/xwzx/", "/xwzx/tz.html", "/xwzx/23.html"), 1),
}


@pytest.mark.parametrize(("body", "count"), RELATED.values(), ids=RELATED.keys())
def test_entries_are_related_to_the_page_or_to_known_sections(body: str, count: int) -> None:
    assert len(find(body)) == count


@pytest.mark.parametrize(("pictures", "count"), [(1, 1), (2, 1), (3, 0), (4, 0)])
def test_names_below_pictures_are_no_entries(pictures: int, count: int) -> None:
    tile = '<li>{0}<a href="/zwgk/{1}.html">{2}</a></li>'
    picture = '<a href="/zwgk/{0}.html" title="新闻中心"><img src=/{0}.jpg></a>'
    tiles = (tile.format(picture.format(n) if n < pictures else "", n, NAMES[n]) for n in range(4))
    assert len(find(f"<ul>{''.join(tiles)}</ul>")) == count


def test_an_icon_in_the_link_is_no_picture_of_its_own() -> None:
    assert len(find(write_menu("/zwgk/tz/", "/zwgk/zc/").replace('">', '"><img src=/i.gif>'))) == 1


def test_all_pages_of_a_site_lie_below_its_first() -> None:
    assert find(write_menu("/a.php?c=1", "/b.asp?d=1", "/c.do?e=1"), "/") == []


LEFT_OUT = {
    "a hot list": '<h3>热点内容</h3><p><a href="/zwgk/1.html">短标题一</a><a href="/zwgk/2.html">短标题二</a></p>',
    "tags": write_menu("/zwgk/tz/", "/zwgk/zc/").replace('"left"', '"tags"'),
    "tags among other links": (
        '<div><p><a href="/zwgk/1.html">短标题一</a></p><p>标签：<a href="/zwgk/t1/">水利</a>'
        '<a href="/zwgk/t2/">招商</a></p></div>'
    ),
    "neighbours of an article": (
        '<div><p>上一条：<a href="/zwgk/1.html">短标题一</a></p>'
        '<p>下一条：<a href="/zwgk/2.html">短标题二</a></p></div>'
    ),
    "the foot": f'<div class="footer">{write_menu("/zwgk/tz/", "/zwgk/zc/")}</div>',
    "entries with much text": write_menu("/zwgk/tz/", "/zwgk/zc/").replace("</ul>", f"<li>{'园区' * 40}</li></ul>"),
}


@pytest.mark.parametrize("body", LEFT_OUT.values(), ids=LEFT_OUT.keys())
def test_what_is_left_out(body: str) -> None:
    assert find(body) == []


@pytest.mark.parametrize(("name", "count"), [("园区新闻动态", 1), ("园区新闻动态中心站", 0)])
def test_names_are_shorter_than_cut_titles(name: str, count: int) -> None:
    items = "".join(f'<li><a href="/zwgk/{n}/">{name[:-1]}{"甲乙丙丁"[n]}</a></li>' for n in range(4))
    assert len(find(f"<ul>{items}</ul>")) == count


@pytest.mark.parametrize(("entries", "others", "count"), [(4, 1, 1), (7, 2, 0)])
def test_nearly_all_links_are_entries(entries: int, others: int, count: int) -> None:
    menu = write_menu(*(f"/zwgk/{n}/" for n in range(entries)))
    titles = "".join(
        f'<li><a href="/zwgk/{n}.html">园区召开第{n}次安全生产工作专题会议</a></li>' for n in range(others)
    )
    found = find(menu.replace("</ul>", f"{titles}</ul>"))
    assert len(found) == count


@pytest.mark.parametrize(("entries", "count"), [(60, 1), (61, 0)])
def test_a_directory_is_no_menu(entries: int, count: int) -> None:
    items = "".join(f'<a href="/zwgk/{n}/">第{n}处</a> ' for n in range(entries))
    assert len(find(f"<div>{items}</div>")) == count


SHORT = '<li><a href="/list.php?tid={0}">短标题之{0}</a></li>'
TITLES = f'<div class="widget">{{0}}<ul>{SHORT.format(1)}{SHORT.format(2)}{{1}}</ul></div>'
MORE_TITLES = "".join(SHORT.format(n) for n in range(11, 15))
WIDGETS = {
    "two of six are rows": (TITLES.format("", MORE_TITLES), ("list.php?tid=1", "list.php?tid=2"), 0),
    "one of four is": (
        TITLES.format("", "".join(SHORT.format(n) for n in (11, 12))),
        ("list.php?tid=1",),
        1,
    ),
    "one of three is": (TITLES.format("", SHORT.format(11)), ("list.php?tid=1",), 0),
    "one of six is": (TITLES.format("", MORE_TITLES), ("list.php?tid=1",), 1),
}


@pytest.mark.parametrize(("body", "rows", "count"), WIDGETS.values(), ids=WIDGETS.keys())
def test_a_run_of_rows_is_no_menu_though_its_addresses_are_made_like_those_of_sections(
    body: str, rows: tuple[str, ...], count: int
) -> None:
    assert len(find(f'<div id="side">{body}</div>', rows=rows)) == count


def test_the_next_and_the_previous_article_are_no_entries() -> None:
    links = '<div><a href="/list.php?tid=1">← Previous</a> <a href="/list.php?tid=2">Next →</a></div>'
    assert find(links) == []


def test_what_a_heading_calls_the_latest_is_none_beside_a_menu() -> None:
    assert find(
        f'<div id="side">{TITLES.format("<h3>Recent Posts</h3>", "")}{write_menu("/zwgk/a/", "/zwgk/b/")}</div>'
    ) == ["新闻中心政务公开"]


BOOK = {
    "back, up, on": (["‹ 新闻中心", "上级", "政务公开 ›"], 0),
    "up, on": (["上级", "政务公开 ›"], 0),
    "back, up": (["‹ 新闻中心", "上级"], 0),
    "entries that all have an arrow": (["新闻中心 ›", "政务公开 ›", "园区概况 ›"], 1),
    "entries without one": (["新闻中心", "政务公开", "园区概况"], 1),
    "more than three": (["新闻中心", "政务公开", "园区概况", "企业服务 ›"], 1),
}


@pytest.mark.parametrize(("names", "count"), BOOK.values(), ids=BOOK.keys())
def test_steps_through_a_book_are_no_menu(names: list[str], count: int) -> None:
    links = " ".join(f'<a href="/zwgk/{n}/">{name}</a>' for n, name in enumerate(names))
    assert len(find(f"<div>{links}</div>")) == count


def test_what_stands_above_the_steps_may_be_a_menu() -> None:
    steps = '<p><a href="/zwgk/1.html">‹ 新闻中心</a> <a href="/zwgk/2.html">上级</a></p>'
    [menu] = find(f"<div>{write_menu('/zwgk/tz/', '/zwgk/zc/')}{steps}</div>")
    assert "上级" not in menu
