"""Rules for rows, pagers and menus: obeyed where they find something, no harm where they do not."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from portalcrawl.discovery.menu.sections import find_sections
from portalcrawl.discovery.pager.article_pages import find_own_pages
from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.rows.listing import Listing, find_rows
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import Origin, RowsRule, Rule
from portalcrawl.text.urls.canonical import canonicalize_url

SITE = "http://www.example.gov.cn"
NOW = datetime(2018, 1, 2, 4, 0, tzinfo=UTC)
DECLARED = Origin.DECLARED
TITLES = [
    "园区召开安全生产工作专题会议",
    "全国人大代表到园区调研科技创新情况",
    "关于申报2018年度高新技术企业的通知",
    "园区企业在行业评选中获得三项大奖",
    "管委会组织开展消防应急疏散演练活动",
]
SECTIONS = {canonicalize_url(f"{SITE}/{folder}/") for folder in ("xwzx", "zwgk", "zsyz")}
MENU = (
    '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/xwzx/">新闻中心</a></li>'
    '<li><a href="/zwgk/">政务公开</a></li><li><a href="/zsyz/">招商引资</a></li></ul></div>'
)


def rows(folder: str, template: str, first: int = 1, count: int = 5) -> str:
    """Rows of five days; `{n}`, `{title}`, `{day}` are the row's own."""
    return "".join(
        template.format(n=n, url=f"/{folder}/{n}.html", title=f"{TITLES[n % 5]}之{n}", day=f"2017-12-{30 - n % 25:02d}")
        for n in range(first, first + count)
    )


LI = '<li><a href="{url}">{title}</a><span>{day}</span></li>'
MAIN = f'<ul class="list">{rows("xwzx", LI)}</ul>'
SMALL = f'<div class="box hot"><h3>热点排行</h3><ul class="gs">{rows("gs", LI, 20, 4)}</ul></div>'


def document(body: str, path: str = "/xwzx/") -> Document:
    return Document.from_text(
        SITE + path, f"<html><head><title>新闻中心</title></head><body>{MENU}{body}</body></html>"
    )


def read(body: str, *rules: RowsRule, path: str = "/xwzx/") -> Listing:
    return find_rows(document(body, path), rules or None, reference=NOW, exclude=SECTIONS)


def addresses(listing: Listing) -> list[str]:
    return [row.url.removeprefix(SITE) for row in listing.rows]


def expected(folder: str, first: int = 1, count: int = 5) -> list[str]:
    return [f"/{folder}/{n}.html" for n in range(first, first + count)]


# --- which rows ---------------------------------------------------------------------------------


def test_a_rule_names_the_rows_against_appearances() -> None:
    """What is called a hot list is what the page exists for: nothing but a rule says so."""
    assert addresses(read(MAIN + SMALL)) == expected("xwzx")
    listing = read(MAIN + SMALL, RowsRule('//ul[@class="gs"]/li'))
    assert addresses(listing) == expected("gs", 20, 4)


def test_what_the_rule_leaves_out_are_others_and_not_lost() -> None:
    listing = read(MAIN + SMALL, RowsRule('//ul[@class="gs"]/li'))
    assert [row.url.removeprefix(SITE) for row in listing.others] == expected("xwzx")


@pytest.mark.parametrize(
    "xpath", ['//ul[@class="gs"]/li', '//ul[@class="gs"]', '//ul[@class="gs"]//a', '//div[contains(@class, "box")]']
)
def test_a_rule_may_name_rows_links_or_what_holds_them(xpath: str) -> None:
    rows_found = read(MAIN + SMALL, RowsRule(xpath)).rows
    assert [row.url.removeprefix(SITE) for row in rows_found] == expected("gs", 20, 4)
    assert [row.headline for row in rows_found] == [f"{TITLES[n % 5]}之{n}" for n in range(20, 24)]
    assert [row.datePublished for row in rows_found] == [f"2017-12-{30 - n % 25:02d}" for n in range(20, 24)]


@pytest.mark.parametrize(
    ("xpath", "origin", "is_obeyed"),
    [
        ('//ul[@class="gs"]/li', Origin.LEARNED, True),
        ('//ul[@class="gs"]', Origin.LEARNED, False),
        ('//ul[@class="gs"]', DECLARED, True),
    ],
)
def test_an_element_of_many_rows_is_no_row_where_a_learned_rule_has_a_place_for_the_title(
    xpath: str, origin: Origin, *, is_obeyed: bool
) -> None:
    """An index of all months may stand in an element like those of the stories."""
    listing = read(MAIN + SMALL, RowsRule(xpath, title=".//a", origin=origin))
    assert addresses(listing) == (expected("gs", 20, 4) if is_obeyed else expected("xwzx"))


@pytest.mark.parametrize(
    "xpath", ['//ul[@class="renamed"]/li', "//h3", '//div[@class="nav"]', "//title", "//ul/@class"]
)
def test_a_rule_that_finds_no_row_leaves_the_page_to_the_heuristics(xpath: str) -> None:
    assert read(MAIN + SMALL, RowsRule(xpath)) == read(MAIN + SMALL)


def test_the_first_rule_that_finds_rows_is_obeyed() -> None:
    one, other = RowsRule('//ul[@class="gs"]/li'), RowsRule('//ul[@class="list"]/li')
    renamed = RowsRule('//ul[@class="renamed"]/li')
    assert addresses(read(MAIN + SMALL, renamed, one, other)) == expected("gs", 20, 4)
    assert addresses(read(MAIN + SMALL, other, one)) == expected("xwzx")


TEXT = "".join(
    f"<p>{'会议强调，要抓好落实，确保成效，让企业和群众都满意，并及时总结经验。' * 6}{n}</p>" for n in range(6)
)


def test_only_a_declared_rule_finds_rows_on_a_page_of_prose() -> None:
    body = f'<div class="con">{TEXT}</div>{SMALL}'
    xpath = '//ul[@class="gs"]/li'
    assert read(body).rows == ()
    assert read(body, RowsRule(xpath)).rows == (), "an article with a box of links is no list"
    assert addresses(read(body, RowsRule(xpath, origin=DECLARED))) == expected("gs", 20, 4)


def test_a_learned_rule_does_not_mean_the_articles_before_and_behind() -> None:
    """A list's rows are `<article>` elements, and so is a short article, which a menu entry leads to."""
    steps = '<a href="/xwzx/7.html" rel="prev">码头二期启用</a> <a href="/xwzx/9.html" rel="next">码头三期开工</a>'
    body = f"<article><h1>码头招标公告</h1><p>见附件。</p><nav>{steps}</nav></article>"
    assert read(body, RowsRule("//article")).rows == ()
    assert addresses(read(body, RowsRule("//article", origin=DECLARED))) == ["/xwzx/7.html", "/xwzx/9.html"]


def test_the_text_before_the_only_link_is_an_articles() -> None:
    step = '<nav><a href="/xwzx/7.html">码头二期工程昨日启用</a></nav>'
    body = f"<article><h1>码头招标公告</h1>{TEXT}{step}</article>"
    beside = f"<aside>{SMALL}</aside>"
    assert read(body + beside, RowsRule("//article")).rows == ()
    # A list of one row that shows the whole text.
    listed = f'<article><h2><a href="/xwzx/7.html">码头二期工程昨日启用</a></h2>{TEXT}</article>'
    assert addresses(read(listed + beside, RowsRule("//article"))) == ["/xwzx/7.html"]


def test_no_rule_names_a_section_or_a_counter() -> None:
    body = (
        MAIN + '<ul class="list"><li><a href="/xwzx/index_2.html">2</a></li><li><a href="/zwgk/">政务公开</a></li></ul>'
    )
    assert addresses(read(body, RowsRule('//ul[@class="list"]/li', origin=DECLARED))) == expected("xwzx")


# --- title and date in a row --------------------------------------------------------------------


CARD = (
    '<div class="card"><em>第{n}期</em><a href="{url}"><img src="/{n}.jpg" alt="配图"><b>{title}</b></a>'
    '<i class="up">更新 2018-01-01</i><i class="pub">{day}</i></div>'
)
CARDS = f'<div class="cards">{rows("zt", CARD)}</div>'


def declared(title: str | None = None, date: str | None = None) -> RowsRule:
    return RowsRule('//div[@class="card"]', title=title, date=date, origin=DECLARED)


def test_a_declared_title_and_date_decide() -> None:
    listing = read(CARDS, declared(".//em", './/i[@class="pub"]'))
    assert [(row.headline, row.datePublished) for row in listing.rows] == [
        (f"第{n}期", f"2017-12-{30 - n:02d}") for n in range(1, 6)
    ]


@pytest.mark.parametrize(
    ("xpath", "title"), [(".//img/@alt", "配图"), (".//em/text()", "第1期"), ("string(.//b)", f"{TITLES[1]}之1")]
)
def test_a_title_may_be_an_attribute_or_a_text(xpath: str, title: str) -> None:
    assert read(CARDS, declared(xpath)).rows[0].headline == title


def test_each_row_has_its_own_title_and_date() -> None:
    """XPaths start from the row: `.//b` is not the first of the page."""
    titles = [row.headline for row in read(CARDS, declared(".//b")).rows]
    assert titles == [f"{TITLES[n % 5]}之{n}" for n in range(1, 6)]


def test_a_declared_place_that_is_empty_leaves_what_the_row_says() -> None:
    plain = read(CARDS, declared()).rows
    ruled = read(CARDS, declared(".//h6", ".//h6")).rows
    assert [(row.headline, row.datePublished) for row in ruled] == [(row.headline, row.datePublished) for row in plain]


def test_a_declared_place_that_is_no_date_leaves_what_the_row_says() -> None:
    plain = read(CARDS, declared()).rows
    assert [row.datePublished for row in read(CARDS, declared(date=".//em")).rows] == [
        row.datePublished for row in plain
    ]


def test_a_learned_title_and_date_only_fill_in() -> None:
    rule = RowsRule('//ul[@class="list"]/li', title=".//a/@class", date=".//b")
    body = MAIN.replace("<a ", '<a class="x" ').replace("<span>", "<b>2011-01-01</b><span>")
    assert [row.headline for row in read(body, rule).rows] == [f"{TITLES[n % 5]}之{n}" for n in range(1, 6)]
    assert read(MAIN, rule).rows == read(MAIN, RowsRule(rule.xpath)).rows


def test_a_cut_title_is_whole_when_a_person_says_where_it_stands() -> None:
    body = MAIN.replace("</a>", "…</a>").replace("<a ", '<a data-t="全部的标题写在这里" ')
    rule = RowsRule('//ul[@class="list"]/li', title=".//a/@data-t", origin=DECLARED)
    row = read(body, rule).rows[0]
    assert (row.headline, row.headline_is_cut) == ("全部的标题写在这里", False)
    assert read(body).rows[0].headline_is_cut


def test_a_rows_date_is_of_now_and_of_the_portals_zone() -> None:
    body = CARDS.replace("更新 2018-01-01", "3小时前")
    rule = declared(date='.//i[@class="up"]')
    zone = timezone(timedelta(hours=-5))
    [first, *_] = find_rows(document(body), (rule,), reference=NOW, zone=zone).rows
    assert (first.datePublished or "")[:10] == "2018-01-01"
    [first, *_] = find_rows(document(body), (rule,), reference=NOW).rows
    assert (first.datePublished or "")[:10] == "2018-01-02"


# --- pagers -------------------------------------------------------------------------------------


def pager(name: str, folder: str, count: int) -> str:
    links = "".join(f'<a href="/{folder}/index_{n}.html">{n}</a> ' for n in range(2, count + 1))
    return f'<div class="{name}"><b>1</b> {links}<a href="/{folder}/index_2.html">下一页</a></div>'


def test_a_rule_names_the_pager() -> None:
    """Two pagers, as on pages of two lists: the rule says which one is the list's."""
    body = MAIN + pager("old", "xwzx/old", 9) + pager("mine", "xwzx", 3)
    found = find_pages(document(body), Rule('//div[@class="mine"]'))
    assert found.pages == tuple(f"{SITE}/xwzx/index_{n}.html" for n in (2, 3))


@pytest.mark.parametrize("xpath", ['//div[@class="renamed"]', "//ul", '//div[@class="nav"]', "//b", "//a/@href"])
def test_a_rule_that_finds_no_pager_leaves_the_page_to_the_heuristics(xpath: str) -> None:
    page = document(MAIN + pager("pages", "xwzx", 4))
    assert find_pages(page, Rule(xpath)) == find_pages(page)
    assert len(find_pages(page).pages) == 3


def test_a_rule_names_the_pager_of_an_article() -> None:
    """Not that of its comments, which shows more numbers."""
    links = "".join(f'<a href="/xwzx/12.html?page={n}">{n}</a> ' for n in range(2, 5))
    other = f'<div class="other">{links}<a href="/xwzx/12.html?page=2">下一页</a></div>'
    own = '<div class="own"><b>1</b> <a href="/xwzx/12_2.html">2</a> <a href="/xwzx/12_3.html">3</a></div>'
    page = document(f"<h1>标题</h1><p>正文。</p>{other}{own}", "/xwzx/12.html")
    assert find_own_pages(page).next == f"{SITE}/xwzx/12.html?page=2", "the heuristics are tempted"
    assert find_own_pages(page, Rule('//div[@class="own"]')).next == f"{SITE}/xwzx/12_2.html"
    assert find_own_pages(page, Rule('//div[@class="other"]')).next == f"{SITE}/xwzx/12.html?page=2"


# --- menus --------------------------------------------------------------------------------------


OTHER = '<div class="links"><a href="/a/">专题专栏</a> <a href="/b/">领导信箱</a> <a href="/c/">办事指南</a></div>'


def test_a_rule_names_the_menu() -> None:
    page = document(OTHER + MAIN)
    assert [link.name for link in find_sections(page)] == ["新闻中心", "政务公开", "招商引资"]
    found = find_sections(page, Rule('//div[@class="links"]'))
    assert [link.url.removeprefix(SITE) for link in found] == ["/a/", "/b/", "/c/"]


def test_a_rule_may_name_several_menus() -> None:
    found = find_sections(document(OTHER + MAIN), Rule('//div[@class="nav"] | //div[@class="links"]'))
    assert [link.url.removeprefix(SITE) for link in found] == ["/xwzx/", "/zwgk/", "/zsyz/", "/a/", "/b/", "/c/"]
    assert [link.position for link in found] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("xpath", ['//div[@class="renamed"]', "//title", "//p", "//a/@href"])
def test_a_rule_that_finds_no_menu_leaves_the_page_to_the_heuristics(xpath: str) -> None:
    page = document(OTHER + MAIN)
    assert find_sections(page, Rule(xpath)) == find_sections(page)


def test_a_date_without_a_year_is_one_if_a_person_says_so() -> None:
    body = MAIN.replace("2017-", "")
    learned = RowsRule('//ul[@class="list"]/li', date=".//span")
    assert {row.datePublished for row in read(body, learned).rows} == {None}
    declared_place = RowsRule(learned.xpath, date=learned.date, origin=DECLARED)
    first = read(body, declared_place).rows[0]
    assert (first.datePublished, first.year_is_inferred) == ("2017-12-29", True)
    ago = read(MAIN.replace("2017-12-29", "3天前"), learned).rows[0]
    assert (ago.datePublished, ago.year_is_inferred) == ("2017-12-30", False)
