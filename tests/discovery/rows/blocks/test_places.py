"""Further pages of a list have their rows where the first has them."""

from portalcrawl.discovery.rows.blocks.places import NO_PLACES
from portalcrawl.discovery.rows.listing import Listing, find_rows
from portalcrawl.page.document import Document

SITE = "http://www.example.gov.cn"
HOT = "".join(f'<li><a href="/hot/{n}.html">往年的一条热点新闻标题之{n}</a></li>' for n in range(1, 11))


def read(rows: list[int], page: int, first: Listing | None = None, foot: str = "") -> Listing:
    """A page of a list, whose marks and names differ from page to page."""
    listed = "".join(
        f'<li class="row-{n % 2}"><i>12-{n}</i><a href="/news/{n}.html">园区第{n}批项目集中开工</a></li>' for n in rows
    )
    text = (
        f'<html><body class="paged-{page}"><div id="l" class="page-{page}"><div>您现在的位置：'
        f'<a href="/">首页</a> &gt; '
        f'<a href="/news/">新闻</a></div><ul class="list">{listed}</ul></div>'
        f'<div id="r"><h3>热点排行</h3><ul>{HOT}</ul></div>{foot}</body></html>'
    )
    document = Document.from_text(f"{SITE}/news/index_{page}.html", text)
    return find_rows(document, places=first.places if first else NO_PLACES)


def urls(listing: Listing) -> list[str]:
    return [row.url.removeprefix(SITE) for row in listing.rows]


def test_a_last_page_of_one_row() -> None:
    first = read(list(range(10, 28)), 1)
    assert len(first.rows) == 18
    assert urls(read([9], 2, first)) == ["/news/9.html"]
    assert urls(read([9, 8], 2, first)) == ["/news/9.html", "/news/8.html"]
    assert len(read([9], 2, first).others) == 10


def test_what_is_made_as_a_row_and_was_none_is_none_again() -> None:
    foot = '<div class="page-"><ul class="list"><li><i>◎</i><a href="/about.html">关于我们</a></li></ul></div>'
    first = read(list(range(10, 28)), 1, foot=foot)
    assert len(first.rows) == 18
    assert urls(read([9], 2, first, foot)) == ["/news/9.html"]


def test_another_layout_is_read_as_it_stands() -> None:
    first = read(list(range(10, 28)), 1)
    table = "".join(
        f'<tr><td><a href="/news/{n}.html">园区第{n}批项目集中开工</a></td><td>2017-12-{n}</td></tr>'
        for n in range(10, 20)
    )
    page = Document.from_text(f"{SITE}/news/index_2.html", f"<html><body><table>{table}</table></body></html>")
    assert len(find_rows(page, places=first.places).rows) == 10


def test_short_rows_in_the_column_of_a_breadcrumb_are_rows() -> None:
    text = (
        '<html><body><div><div class="w">您现在的位置：<a href="/">首页</a> &gt; <a href="/news/">新闻</a></div><ul>'
        '<li><a href="/news/1.html">园区第1批项目开工</a></li><li><a href="/news/2.html">园区第2批项目开工</a></li>'
        '<li><a href="/news/3.html">园区第3批项目开工</a></li></ul></div></body></html>'
    )
    assert urls(find_rows(Document.from_text(f"{SITE}/news/", text))) == [f"/news/{n}.html" for n in (1, 2, 3)]


def test_of_a_row_s_links_one_stands_at_the_place_and_another_has_the_title() -> None:
    """The first link is the date's on pages without pictures, and the title's is the second."""
    rows = "".join(
        f'<article><div class="meta"><a href="/p/{n}"><time datetime="2016-04-{n}">2016年4月{n}日</time></a></div>'
        f'<h2><a href="/p/{n}">园区第{n}批项目集中开工建设</a></h2><p>昨天上午，园区第{n}批项目集中开工。</p></article>'
        for n in range(10, 20)
    )
    page = Document.from_text(f"{SITE}/news/", f'<html><body><div class="list">{rows}</div></body></html>')
    first = find_rows(page)
    assert first.rows[0].headline == "园区第10批项目集中开工建设"
    again = find_rows(page, places=first.places)
    assert [row.headline for row in again.rows] == [row.headline for row in first.rows]


def test_a_post_of_another_kind_is_a_row_as_well() -> None:
    """A block is one list, even if one of its rows has its title in an element that no page before had."""

    def read_posts(numbers: list[int], wrapped: int, first: Listing | None = None) -> Listing:
        title = '<h2><a href="/news/{0}.html">园区第{0}批项目集中开工</a></h2>'
        posts = "".join(
            f"<article>{f'<header>{title}</header>' if n == wrapped else title}<p>2017-12-{n}</p></article>".format(n)
            for n in numbers
        )
        text = f"<html><body><div id=main>{posts}</div></body></html>"
        document = Document.from_text(f"{SITE}/news/index_2.html", text)
        return find_rows(document, places=first.places if first else NO_PLACES)

    first = read_posts(list(range(20, 28)), 0)
    assert len(read_posts(list(range(10, 18)), 13, first).rows) == 8
