"""Further pages of an article: found in every form of address, and not looked for in vain."""

import pytest

from portalcrawl.discovery.pager.article_pages import find_own_pages
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.page.document import Document

SIDE = "".join(f'<li><a href="/a/2017/{n}.html">另一篇文章的标题{n}</a></li>' for n in range(300, 320))


def page(url: str, href: str) -> Document:
    pager = f'<div>1 <a href="{href}">下一页</a></div>'
    return Document.from_text(url, f"<html><body><h1>标题</h1><p>正文。</p>{pager}<ul>{SIDE}</ul></body></html>")


@pytest.mark.parametrize(
    ("url", "href", "following"),
    [
        ("http://e.com/a/2017/12.html", "12_2.html", "http://e.com/a/2017/12_2.html"),
        ("http://e.com/a/2017/12_2.html", "/a/2017/12_3.html", "http://e.com/a/2017/12_3.html"),
        ("http://e.com/view.php?aid=12", "view.php?aid=12&pageno=2", "http://e.com/view.php?aid=12&pageno=2"),
        ("http://e.com/view.php?aid=12", "?aid=12&page=2", "http://e.com/view.php?aid=12&page=2"),
        ("http://e.com/2017/title-of-it/", "http://e.com/2017/title-of-it/2/", "http://e.com/2017/title-of-it/2/"),
        ("http://e.com/9/title-of-it/2/", "http://e.com/9/title-of-it/3/", "http://e.com/9/title-of-it/3/"),
        ("http://e.com/2017/%E5%9B%AD/", "http://e.com/2017/%e5%9b%ad/2/", "http://e.com/2017/%e5%9b%ad/2/"),
    ],
)
def test_the_next_page_is_found(url: str, href: str, following: str) -> None:
    assert find_own_pages(page(url, href)).next == following


@pytest.mark.parametrize("href", ["/a/12.html?page=3", "http://e.com/a/12.html?page=3", "?page=3", "12.html?page=3"])
def test_the_third_page_is_found_by_the_address_of_the_first(href: str) -> None:
    """Nothing in the second page's own address is in the third one's but what is the article's."""
    document = page("http://e.com/a/12.html?page=2", href)
    following = "http://e.com/a/12.html?page=3"
    assert find_own_pages(document, first="http://e.com/a/12.html").next == following


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("http://e.com/a/2017/12.html", "/a/2017/311.html"),
        ("http://e.com/a/2017/12.html", "http://e.com/a/2017/12.html#comments"),
        ("http://e.com/view.php?aid=12", "view.php?aid=11"),
    ],
)
def test_another_article_is_no_page_of_this_one(url: str, href: str) -> None:
    assert find_own_pages(page(url, href)).next is None


def test_scripts_and_shares_that_repeat_the_address_are_no_pager() -> None:
    url = "http://e.com/a/2017/12.html"
    bookmark = f"""<a href="javascript:window.external.AddFavorite('{url}', 2)">加入收藏</a>"""
    shares = f'{bookmark}<a href="/share?of={url}">分享</a>'
    assert find_own_pages(Document.from_text(url, f"<body>{shares}<p>渡口。</p>")) == Pages()
    options = '<select><option value="12.html">第1页</option><option value="12_2.html">第2页</option></select>'
    assert find_own_pages(Document.from_text(url, f"<body>{shares}{options}")).next == "http://e.com/a/2017/12_2.html"


NEIGHBOURS = {
    "relations": '<a href="p48.html" rel="prev">上一篇文章</a>'
    '<a href="p51.html" rel="next" title="河的上游">下一篇文章</a>',
    "arrows": '<div class="pagination"><a href="p49.html"><i class="fa-chevron-left"></i></a>'
    '<a href="p51.html"><i class="fa-chevron-right"></i></a></div>',
    "bare relations": '<a href="p51.html" rel="next">河的上游</a>',
    "the page's head": '<link rel="next" href="p51.html">',
}


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_the_next_article_is_no_page_of_this_one(name: str) -> None:
    text = f"<html><body><h1>渡口停航前的最后一个春天</h1><p>渡口。</p>{NEIGHBOURS[name]}</body></html>"
    assert find_own_pages(Document.from_text("http://blog.example/posts/p50.html", text)) == Pages()
