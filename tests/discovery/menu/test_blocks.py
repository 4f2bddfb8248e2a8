"""Which run of links is the section menu: each weight has a page where it decides."""

import pytest

from portalcrawl.discovery.menu.blocks import Weights, find_menus
from portalcrawl.page.document import Document
from portalcrawl.page.texts import text_of

SITE = "http://www.example.gov.cn"
NAMES = [
    "园区概况", "新闻中心", "政务公开", "招商引资", "企业服务", "专题专栏",
    "党建工作", "人才引进", "科技创新", "项目建设", "媒体聚焦", "安全生产",
    "行政审批", "政策法规", "规划建设", "统计数据", "财政信息", "环境保护",
]  # fmt: skip
LINKS = 100


def write_news(first: int, count: int) -> str:
    rows = [
        f'<li><a href="/show/{n}.html">关于进一步做好第{n}批重点项目申报工作的通知</a></li>'
        for n in range(first, first + count)
    ]
    return f"<ul>{''.join(rows)}</ul>" if rows else ""


def write_run(count: int, first: int = 0) -> str:
    return "".join(f'<a href="/s{n}/">{NAMES[n]}</a> ' for n in range(first, first + count))


def find(run: str, place: float = 0.5) -> list[str]:
    """The texts of the menus of a page of a hundred links, with the run behind so large a part of them."""
    before = round(place * LINKS)
    behind = LINKS - before - run.count("<a ")
    page = f"<html><body>{write_news(1, before)}{run}{write_news(200, behind)}</body></html>"
    return [text_of(menu) for menu in find_menus(Document.from_text(f"{SITE}/", page))]


NAV = "<nav>{}</nav>"
NAMED = '<div class="nav">{}</div>'
BARE = "<div>{}</div>"
HEAD = "<header><div>{}</div></header>"
HEADED = "<div><h3>网站导航</h3><div>{}</div></div>"
HOME = '<div><a href="/">首页</a> {}</div>'
FOOT = '<div class="footer"><nav class="nav"><a href="/">首页</a> {}</nav></div>'
# By weight: what stands around the entries, how many they are, what share of the page's links stands before them, and
# whether they are the menu. What moves one of them is the weight.
PAGES = {
    "navigation": [(NAV, 6, 0.5, True), (NAV, 6, 0.9, False)],
    "name": [(NAMED, 6, 0.5, True), (NAMED, 6, 0.9, False)],
    "home": [(HOME, 3, 0.5, True), (HOME, 3, 0.9, False)],
    "header": [(HEAD, 9, 0.25, True), (HEAD, 6, 0.25, False)],
    "first": [(BARE, 9, 0.0, True), (BARE, 6, 0.0, False)],
    "first_share": [(BARE, 9, 0.12, True), (BARE, 9, 0.2, False)],
    "early": [(HEAD, 9, 0.25, True), (HEAD, 8, 0.25, False)],
    "early_share": [(HEAD, 9, 0.3, True), (HEAD, 9, 0.45, False)],
    "late": [(NAMED, 12, 0.85, True), (NAMED, 11, 0.85, False)],
    "late_share": [(NAMED, 6, 0.7, True), (NAMED, 6, 0.9, False)],
    "entries_a_point": [(NAMED, 6, 0.5, True), (NAMED, 5, 0.5, False)],
    "most_entries": [(NAMED, 12, 0.85, True), (BARE, 18, 0.5, False)],
    "heading": [(HEADED, 6, 0.5, True), (HEADED, 6, 0.9, False)],
    "foot": [(FOOT, 3, 0.5, True), (FOOT, 6, 0.9, False)],
    "least": [(NAMED, 6, 0.5, True), (NAMED, 5, 0.5, False)],
}


@pytest.mark.parametrize(
    ("around", "count", "place", "is_menu"),
    [pytest.param(*page, id=f"{name}-{page[-1]}") for name, pages in PAGES.items() for page in pages],
)
def test_a_weight_decides(around: str, count: int, place: float, is_menu: bool) -> None:
    found = find(around.format(write_run(count)), place)
    assert len(found) == is_menu
    assert all(NAMES[count - 1] in text for text in found)


@pytest.mark.parametrize(("place", "count"), [(0.0, 2), (0.5, 1)], ids=["near-True", "near-False"])
def test_a_second_menu_is_nearly_as_good_as_the_first(place: float, count: int) -> None:
    """A second bar at the head is a part of the menu; a block of services below the news is another thing."""
    bar = f'<div class="nav"><a href="/">首页</a> {write_run(3)}</div>'
    other = f'<div class="menu">{write_run(3 if place == 0 else 6, 3)}</div>'
    between = write_news(400, 30 if place else 0)
    page = f"<html><body>{bar}{between}{other}{write_news(200, 60)}</body></html>"
    assert len(find_menus(Document.from_text(f"{SITE}/", page))) == count


def test_each_weight_has_its_pages() -> None:
    assert set(PAGES) | {"near"} == set(Weights._fields)


def write_titles(count: int) -> str:
    return "".join(f'<a href="/a/{n}.html">园区召开第{n}次全体会议</a> ' for n in range(count))


RUNS = {
    "two sections behind home": (f'<nav class="nav"><a href="/">首页</a>{write_run(2)}</nav>', 1),
    "two entries without home": (f'<nav class="nav">{write_run(2)}</nav>', 0),
    "log-in, then home, then two sections": (
        f'<nav class="nav"><a href="/login/">登录</a><a href="/">首页</a>{write_run(2)}</nav>',
        1,
    ),
    "log-in, another site, then home, then two sections": (
        '<nav class="nav"><a href="/login/">登录</a><a href="http://city.example/">市政府</a>'
        f'<a href="/">首页</a>{write_run(2)}</nav>',
        1,
    ),
    "home behind two sections": (f'<nav class="nav">{write_run(2)}<a href="/">首页</a></nav>', 0),
    "names of eight characters": (
        '<nav class="nav">' + "".join(f'<a href="/s{n}/">园区新闻中心栏目{n}</a>' for n in range(6)) + "</nav>",
        1,
    ),
    "cut titles of ten characters": (f'<nav class="nav">{write_titles(6)}</nav>', 0),
    "seven entries of ten links": (
        f'<nav class="nav">{write_run(7)}{write_news(500, 3).replace("ul>", "p>").replace("li>", "i>")}</nav>',
        1,
    ),
    "six entries of ten links": (
        f'<nav class="nav">{write_run(6)}{write_news(500, 4).replace("ul>", "p>").replace("li>", "i>")}</nav>',
        0,
    ),
}


@pytest.mark.parametrize(("run", "count"), RUNS.values(), ids=RUNS.keys())
def test_what_a_menu_is_made_of(run: str, count: int) -> None:
    assert len(find(run)) == count


@pytest.mark.parametrize(("foreign", "count"), [(9, 1), (10, 0)])
def test_most_links_of_a_friends_block_leave_the_site(foreign: int, count: int) -> None:
    links = "".join(f'<a href="http://park{n}.example/">园区之{n}</a>' for n in range(foreign))
    assert len(find(f'<div class="nav">{write_run(3)}{links}</div>', 0.0)) == count


@pytest.mark.parametrize(("above", "count"), [(2, 1), (3, 0)])
def test_a_menu_is_named_by_what_stands_right_above_it(above: int, count: int) -> None:
    run = "<div>" * above + f"<p>{write_run(6)}</p>" + "</div>" * above
    assert len(find(run.replace("<div>", '<div class="nav">', 1))) == count


@pytest.mark.parametrize(("entries", "count"), [(190, 1), (210, 0)])
def test_a_menu_has_two_hundred_links_at_most(entries: int, count: int) -> None:
    links = "".join(f'<a href="/d{n}/">{chr(0x4E00 + n)}栏目</a>' for n in range(entries))
    page = f'<html><body><div class="nav"><p>{links}</p></div>{write_news(1, 30)}</body></html>'
    assert len(find_menus(Document.from_text(f"{SITE}/", page))) == count


def test_a_file_says_nothing_for_or_against_a_small_menu() -> None:
    """A guide to be downloaded stands beside two sections."""
    menu = '<div class="nav"><a href="/">首页</a> <a href="/yw/">要闻动态</a> <a href="/gg/">通知公告</a> {}</div>'
    for extra in (
        "",
        '<a href="/up/guide.pdf">办事指南</a>',
        '<a href="/up/a.pdf">指南</a> <a href="/up/b.doc">表格</a>',
    ):
        assert find(menu.format(extra), 0.0), extra
    files = "".join(f'<a href="/up/{n}.pdf">年度报告{n}</a>' for n in range(6))
    assert not find(f'<div class="nav">{files}</div>', 0.0)
