"""Links that lead on by their address alone, and those that do not."""

import pytest

from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.page.document import Document

SITE = "http://blog.example"
ROWS = "".join(f'<h2><a href="/p/{n}.html">A story of the town, number {n}</a></h2>' for n in range(2, 8))


def find_next(url: str, links: str) -> str | None:
    document = Document.from_text(SITE + url, f"<html><body><main>{ROWS}</main><div>{links}</div></body></html>")
    found = find_pages(document).next
    return found and found.removeprefix(SITE)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("/", "/page/2/"),
        ("/page/2/", "/page/3/"),
        ("/news", "/news/page/2/"),
        ("/news?cat=3", "/news?cat=3&page=2"),
        ("/news?cat=3", "/news?pg=2&cat=3"),
        ("/news", "/news?start=20"),
        ("/news?start=20", "/news?start=40"),
        ("/news", "/news?before=1718000000"),
        ("/news?before=1718000000", "/news?before=1717000000"),
        ("/", "/search?updated-max=2019-03-20T10:00:00%2B01:00&max-results=7"),
        ("/search?updated-max=2019-03-20&max-results=7", "/search?updated-max=2019-01-20&max-results=7&start=7"),
    ],
)  # fmt: skip
def test_the_address_is_the_pages_own_and_a_page_more(url: str, address: str) -> None:
    assert find_next(url, f'<a href="{address}">Wir blättern um</a>') == address


@pytest.mark.parametrize("back", ["Newer posts →", "« Previous page"])
def test_a_known_word_that_leads_back_stands_beside_an_unknown_one(back: str) -> None:
    """A theme that is translated in part: on page 1 the unknown word is alone."""
    links = f'<a href="/page/4/">← Vanhempaa luettavaa</a> <a href="/page/2/">{back}</a>'
    assert find_next("/page/3/", links) == "/page/4/"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("/", "/p/2.html"),
        ("/", "/?p=2"),
        ("/news/", "/sport/page/2/"),
        ("/news/page/3/", "/news/page/2/"),
        ("/news?cat=3", "/news?cat=4&page=2"),
        ("/news", "/news?tag=before"),
        ("/news?before=1718000000", "/news"),
    ],
)
def test_another_lists_page_an_earlier_one_and_an_article_are_not(url: str, address: str) -> None:
    assert find_next(url, f'<a href="{address}">Wir blättern um</a>') is None


@pytest.mark.parametrize(("length", "leads_on"), [(60, True), (61, False)])
def test_a_link_that_leads_on_says_little(length: int, leads_on: bool) -> None:
    found = find_next("/news", f'<a href="/news/page/2/">{"x" * length}</a>')
    assert found == ("/news/page/2/" if leads_on else None)


@pytest.mark.parametrize(
    ("url", "start", "leads_on"),
    [
        ("/news", 200, True),
        ("/news", 201, False),
        ("/news?start=20", 220, True),
        ("/news?start=20", 221, False),
    ],
)
def test_no_page_has_more_than_two_hundred_rows(url: str, start: int, leads_on: bool) -> None:
    address = f"/news?start={start}"
    assert find_next(url, f'<a href="{address}">Wir blättern um</a>') == (address if leads_on else None)


def test_two_that_disagree_are_none() -> None:
    links = '<a href="/news?before=1718000000">a</a> <a href="/news?before=1717000000">b</a>'
    assert find_next("/news", links) is None


@pytest.mark.parametrize(
    "words",
    [
        "← Older posts", "« Older Entries", "早期文章", "較舊文章", "Ältere Beiträge", "Articles plus anciens",
        "次のページ", "Следующая", "Trang sau", "Publicaciones más antiguas", "Starsze wpisy", "Sonraki sayfa",
        "Next →", "다음", "Página siguiente", "الصفحة التالية",
    ],
)  # fmt: skip
def test_words_of_many_languages_lead_on_with_arrows_of_either_side(words: str) -> None:
    assert find_next("/liste/", f'<a href="/liste/2/">{words}</a> <a href="/liste/9/">9</a>') == "/liste/2/"


def test_pages_counted_from_0_by_words_alone() -> None:
    links = '<a href="/news?page=1">next ›</a> <a href="/news?page=7">last »</a>'
    assert find_next("/news", links) == "/news?page=1"


def test_pages_that_show_the_numbers_of_their_rows() -> None:
    links = "".join(f'<a href="?rubrique12&amp;debut_articles={n}">{n}</a> | ' for n in (10, 20))
    document = Document.from_text(SITE + "/spip.php?rubrique12", f"<html><body><p>0 | {links}</p></body></html>")
    pages = find_pages(document)
    assert [number for number, _ in pages.numbered] == [2, 3]
    assert pages.pages == (
        SITE + "/spip.php?rubrique12&debut_articles=10",
        SITE + "/spip.php?rubrique12&debut_articles=20",
    )


@pytest.mark.parametrize(
    "link",
    [
        '<button data-url="/news?page=2">Mehr laden</button>',
        '<div data-url="">x</div><div data-url="" data-href="/news?page=2">Mehr laden</div>',
        '<a href="#" data-href="/news/page/2/">Load more</a>',
        '<div data-next-url="/news/page/2/" class="x">加载更多</div>',
    ],
)
def test_a_button_that_keeps_the_address_in_an_attribute(link: str) -> None:
    assert find_next("/news", link) in ("/news?page=2", "/news/page/2/")


def test_dots_between_the_numbers_are_of_the_pager() -> None:
    links = (
        '<span><a class=on>1</a><a href="x_2.html">2</a><a href="x_10.html">...</a><a href="x_2.html">下一页</a></span>'
    )
    pages = find_pages(Document.from_text(SITE + "/x.html", f"<html><body>{links}</body></html>"))
    assert (10, SITE + "/x_10.html") in pages.numbered
    assert len(pages.elements) == 3


@pytest.mark.parametrize(("length", "is_of_pager"), [(12, True), (13, False)])
def test_what_stands_between_the_numbers_is_short(length: int, is_of_pager: bool) -> None:
    """A longer text beside a pager is a row's title, whatever its address is made like."""
    links = (
        f'<span><a class=on>1</a><a href="x_2.html">2</a><a href="x_10.html">{"x" * length}</a>'
        '<a href="x_2.html">下一页</a></span>'
    )
    pages = find_pages(Document.from_text(SITE + "/x.html", f"<html><body>{links}</body></html>"))
    assert (len(pages.elements) == 3) is is_of_pager


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ('<a href="javascript:goPage(2)">下一页</a>', "下一页 (javascript:goPage(2))"),
        (
            """<a href="javascript:__doPostBack('list','Page$2')">Next page</a>""",
            "Next page (javascript:__doPostBack('list','Page$2'))",
        ),
        ('<form action="/list"><input type="submit" value="下一页"></form>', "下一页 (form)"),
        ('<a href="javascript:;">下一页</a>', None),
        ("<button>加载更多</button>", "加载更多 (script)"),
        ('<div class="more">Load more</div>', "Load more (script)"),
        ('<a href="javascript:;" class="more">加载更多<i></i></a>', "加载更多 (script)"),
        ('<button style="display: none">加载更多</button>', None),
        ("<button disabled>加载更多</button>", None),
        ("<p>系统正在加载更多内容，请稍候</p>", None),
        ('<a href="javascript:void(0)">下一页</a>', None),
    ],
)
def test_a_pager_without_addresses_is_told(link: str, told: str | None) -> None:
    pages = find_pages(Document.from_text(SITE + "/news", f"<html><body>{ROWS}{link}</body></html>"))
    assert (pages.next, pages.blocked) == (None, told)


@pytest.mark.parametrize("relation", ["next", "noopener next"])
def test_where_pages_are_counted_from_0_the_relation_tells_the_second_from_the_first(relation: str) -> None:
    assert find_next("/news", f'<a href="/news?page=1" rel="{relation}">Wir blättern um</a>') == "/news?page=1"
    assert find_next("/news", '<a href="/news?page=1">Wir blättern um</a>') is None


def test_articles_under_their_titles_are_no_pages() -> None:
    titles = ("The council opens the bridge", "The school moves to Mill Lane", "Harvest festival on the square")
    slides = "".join(f'<a href="/page/{n}.html"><img src="/{n}.jpg">{title}</a>' for n, title in enumerate(titles, 1))
    assert find_next("/", slides) is None
    assert find_next("/", '<a href="/page/1.html">Neuere</a> <a href="/page/2.html">Wir blättern um</a>') is not None
