"""Links of articles to articles: candidates, where their addresses are those of articles."""

from datetime import date

import pytest
from msgspec.structs import replace
from runs import MakeRun

from portalcrawl.archive.ledger import Role
from portalcrawl.items import Article
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import ArticleAddresses, Portal, Profile
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.lists.depth import ListDepth
from portalcrawl.spiders.walk.lists.list_reader import ListReader
from portalcrawl.spiders.walk.side_links import SideLinks
from portalcrawl.text.dates.window import Window

HOME = "http://example.com/"
PROFILE = Profile(Portal(HOME), articles=ArticleAddresses(("/a/{n}.html", "/view.php?id={n}")))
LINKS = (
    '<a href="/a/7.html">文章</a><a href="8.html">相对地址</a><a href="/view.php?id=9">程序</a><a href="/a/">栏目</a>'
    '<a href="/about.html">关于</a><a href="/a/7.html#top">同一篇</a><a href="http://other.org/a/1.html">别处</a>'
    '<a href="javascript:void(0)">无</a><a name="x">锚</a><a href="/a/x.html">别的</a>'
)


def note(run: Run, times: int = 1) -> list[str]:
    links = SideLinks(run, ListReader(run, ListDepth(run)))
    for _ in range(times):
        links.note(Document.from_text(HOME + "a/1.html", f"<html><body>{LINKS}</body></html>"))
    return sorted(lease.url for lease in run.ledger.lease((Role.CANDIDATE,), 20))


@pytest.mark.parametrize("times", [1, 3])
def test_links_of_articles_addresses_are_candidates(make_run: MakeRun, times: int) -> None:
    assert note(make_run(profile=PROFILE), times) == [f"{HOME}a/7.html", f"{HOME}a/8.html", f"{HOME}view.php?id=9"]


@pytest.mark.parametrize("profile", [None, replace(PROFILE, articles=ArticleAddresses())])
def test_without_patterns_what_is_made_like_the_page_s_own_address_is_followed(
    make_run: MakeRun, profile: Profile | None
) -> None:
    assert note(make_run(profile=profile)) == [f"{HOME}a/7.html", f"{HOME}a/8.html"]


def test_an_article_of_an_older_kind_tells_what_its_own_are_like(make_run: MakeRun) -> None:
    """The portal moved to another system, and a text links into what is left of the old one."""
    run = make_run(profile=PROFILE)
    page = '<a href="0007.html">« Snow</a> <a href="/a/7.html">New</a> <a href="/about.html">About</a>'
    links = SideLinks(run, ListReader(run, ListDepth(run)))
    links.note(Document.from_text(HOME + "archives/0008.html", f"<html><body>{page}</body></html>"))
    found = sorted(lease.url for lease in run.ledger.lease((Role.CANDIDATE,), 20))
    assert found == [f"{HOME}a/7.html", f"{HOME}archives/0007.html"]


def test_a_run_of_some_dates_follows_none(make_run: MakeRun) -> None:
    """Related articles would lead out of its window."""
    assert note(make_run(Window(since=date(2017, 1, 1)), PROFILE)) == []


FILED = (
    '<a href="/c/water/" rel="category tag">水利</a><a href="/c/road/" rel="category">交通</a>'
    '<a href="/c/air/">航空</a><a href="/tag/bridge/" rel="tag">桥</a><a href="/tag/dam/">坝</a>'
    '<a href="/2008_10_01_archive.html">十月</a>'
)


def test_the_categories_of_an_article_are_sections_and_its_tags_and_months_are_noted(make_run: MakeRun) -> None:
    run = make_run()
    SideLinks(run, ListReader(run, ListDepth(run))).note(
        Document.from_text(HOME + "a/1.html", f"<html><body>{FILED}</body></html>")
    )
    names = [section.name for url in sorted(run.tree.urls) if (section := run.tree.find(url)) is not None]
    assert names == ["交通", "水利"]
    noted = [url.removeprefix(HOME) for url, _ in run.ledger.list_unlisted(is_new=True)]
    assert noted == ["tag/bridge/", "tag/dam/", "2008_10_01_archive.html"]


NEIGHBOURS = {
    "by its relation": ('<a href="/dam/" rel="prev">坝</a>', ["dam/"]),
    "by its words": ('<a href="/dam/">上一篇：坝</a>', ["dam/"]),
    "by English ones": ('<a href="/next-story/">Next post: bridge</a>', ["next-story/"]),
    "by neither": ('<a href="/dam/">坝</a>', []),
    "a further page of the same article": ('<a href="/a/1_2.html" rel="next">2</a>', []),
    "a view": ('<a href="/tag/dam/" rel="next">坝</a>', []),
    "another site's": ('<a href="http://other.org/dam/" rel="next">坝</a>', []),
}


@pytest.mark.parametrize(("links", "urls"), NEIGHBOURS.values(), ids=NEIGHBOURS.keys())
def test_the_article_before_or_behind_is_followed_whatever_its_address(
    make_run: MakeRun, links: str, urls: list[str]
) -> None:
    run = make_run(profile=PROFILE)
    page = Document.from_text(HOME + "a/1.html", f"<html><body>{links}</body></html>")
    SideLinks(run, ListReader(run, ListDepth(run))).note(page)
    assert sorted(lease.url for lease in run.ledger.lease((Role.CANDIDATE,), 20)) == [HOME + url for url in urls]


def test_a_calendar_s_days_are_no_articles(make_run: MakeRun) -> None:
    run = make_run(profile=replace(PROFILE, articles=ArticleAddresses(("/{n}/{n}/{s}/", "/archives/{n}/"))))
    links = "".join(f'<a href="/{path}/">x</a>' for path in ("2026/02/01", "2026/02/dam", "archives/2008"))
    page = Document.from_text(HOME + "2026/02/road/", f"<html><body>{links}</body></html>")
    SideLinks(run, ListReader(run, ListDepth(run))).note(page)
    found = sorted(lease.url for lease in run.ledger.lease((Role.CANDIDATE,), 20))
    assert found == [HOME + "2026/02/dam/", HOME + "archives/2008/"]


def test_what_a_text_links_has_a_line_whatever_its_address_is_made_like(make_run: MakeRun) -> None:
    run = make_run(profile=PROFILE)
    text = (
        '<p>据<a href="http://example.com/special/2019-flood">专题</a>、<a href="http://other.org/x">外站</a>、'
        '<a href="http://example.com/up/a.pdf">附件</a>、<a href="mailto:a@b.example">信箱</a></p>'
    )
    SideLinks(run, ListReader(run, ListDepth(run))).note_text(Article(HOME + "a/1.html", articleBodyHtml=text))
    assert run.ledger.list_unlisted(is_new=False) == [(HOME + "special/2019-flood", "专题")]


@pytest.mark.parametrize(
    ("link", "title"),
    [
        ('<a href="/a/7.html">水库通水</a>', "水库通水"),
        ('上一篇：<a href="/a/7.html">水库通水</a>', "水库通水"),
        ('<a href="/a/7.html">上一篇：水库通水</a>', "水库通水"),
        ('<a href="/a/7.html">上一篇</a>', None),
        ('<a href="/a/7.html">阅读全文&gt;&gt;</a>', None),
        ('<a href="/a/7.html"><img src="7.jpg"></a>', None),
    ],
)
def test_a_link_between_articles_says_a_title(make_run: MakeRun, link: str, title: str | None) -> None:
    """So a report in pictures proves by its headline that it is one."""
    run = make_run(profile=PROFILE)
    page = Document.from_text(HOME + "a/1.html", f"<html><body><p>{link}</p></body></html>")
    SideLinks(run, ListReader(run, ListDepth(run))).note(page)
    [lease] = run.ledger.lease((Role.CANDIDATE,), 20)
    assert (lease.row.headline if lease.row else None) == title


@pytest.mark.parametrize(("article", "found"), [(f"{HOME}news/snow/", []), (None, [f"{HOME}news/snow/3/"])])
def test_further_pages_of_an_article_are_no_articles(make_run: MakeRun, article: str | None, found: list[str]) -> None:
    """The last page of an article that was read is not made like the portal's articles, and its siblings are pages."""
    run = make_run(profile=replace(PROFILE, articles=ArticleAddresses(("/news/{s}/",))))
    links = SideLinks(run, ListReader(run, ListDepth(run)))
    page = '<a href="/news/snow/3/">3</a> <a href="/about/">About</a>'
    links.note(Document.from_text(HOME + "news/snow/4/", f"<html><body>{page}</body></html>"), article)
    assert [lease.url for lease in run.ledger.lease((Role.CANDIDATE,), 20)] == found
