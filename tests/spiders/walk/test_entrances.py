"""Home pages, sitemaps and feeds: what they put on the frontier."""

import pytest
from runs import HOME, fate_of
from scrapy.http import Response

from portalcrawl.archive.ledger import Lease, Role, State
from portalcrawl.page.document import Document
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.entrances import EntranceReader
from portalcrawl.spiders.walk.lists.depth import ListDepth
from portalcrawl.spiders.walk.lists.list_reader import ListReader

MENU = '<div class="nav"><a href="/">首页</a> <a href="/news/">新闻中心</a> <a href="/law/">政策法规</a></div>'
ROWS = "".join(f'<li><a href="/news/{n}.html">园区第{n}批项目集中开工建设</a> 2017-12-2{n}</li>' for n in range(1, 7))
ARTICLE = (
    "<title>园区召开项目推进会 - 清河新闻网</title><h1>园区召开项目推进会</h1><div>2017-12-25 来源：清河日报</div><div>"
    + "<p>今天上午，园区召开重点项目推进会，听取各单位汇报，研究解决项目建设中遇到的困难和问题。</p>" * 4
    + "</div>"
)


@pytest.fixture
def entrances(run: Run) -> EntranceReader:
    return EntranceReader(run, ListReader(run, ListDepth(run)))


def lease(run: Run, url: str, role: Role) -> Lease:
    run.ledger.add_page(url, role)
    [lease] = run.ledger.lease((role,), 1)
    return lease


def read_home(run: Run, entrances: EntranceReader, html: str, url: str = HOME) -> None:
    entrances.read_home(Document.from_text(url, f"<html><body>{html}</body></html>"), lease(run, url, Role.HOME))


def pending(run: Run, role: Role) -> list[str]:
    return [lease.url.removeprefix(HOME) for lease in run.ledger.lease((role,), 20)]


def test_a_menu_leads_to_sections_and_the_rows_beside_it_are_candidates(run: Run, entrances: EntranceReader) -> None:
    read_home(run, entrances, f"{MENU}<ul>{ROWS}</ul>")
    assert pending(run, Role.LIST) == ["news/", "law/"]
    assert pending(run, Role.ARTICLE) == []
    assert pending(run, Role.CANDIDATE) == [f"news/{n}.html" for n in range(1, 7)]
    assert pending(run, Role.SITEMAP) == ["robots.txt", "sitemap.xml"]
    assert fate_of(run, HOME)[0] is State.DONE


def test_without_a_menu_the_home_page_is_the_list(run: Run, entrances: EntranceReader) -> None:
    read_home(run, entrances, f'<div class="list"><ul>{ROWS}</ul></div>')
    assert pending(run, Role.ARTICLE) == [f"news/{n}.html" for n in range(1, 7)]


def test_a_page_with_nothing_on_it_leads_nowhere_but_to_sitemaps(run: Run, entrances: EntranceReader) -> None:
    read_home(run, entrances, "<p>网站维护中</p>")
    assert "no section menu, no list" in str(run.lost)
    assert pending(run, Role.SITEMAP) == ["robots.txt", "sitemap.xml"]


@pytest.mark.parametrize(
    ("links", "start"),
    [
        (("http://www.main.example/a/", "http://www.main.example/b/"), "http://www.main.example/, where its links"),
        (("http://www.main.example/a/", "http://b.example/", "http://c.example/"), "a page that shows the menu"),
    ],
)
def test_a_page_that_leads_to_another_host_says_so(
    run: Run, entrances: EntranceReader, links: tuple[str, ...], start: str
) -> None:
    read_home(run, entrances, "".join(f'<a href="{url}">新闻</a>' for url in links))
    assert f"start from {start}" in str(run.lost)


LANGUAGES = '<a href="/zh/">中文</a> <a href="/en/">English</a> <a href="/about.html">About</a>'


def test_a_choice_of_languages_leads_to_the_home_pages_of_all(run: Run, entrances: EntranceReader) -> None:
    read_home(run, entrances, LANGUAGES)
    assert pending(run, Role.HOME) == ["zh/", "en/"]
    assert (run.lost, run.ledger.get_meta("languages")) == (None, "")
    entrances.read_home(
        Document.from_text(HOME + "zh/", f"<html><body>{MENU}{LANGUAGES}<a href='/de/'>Deutsch</a></body></html>"),
        run.ledger.leased[HOME + "zh/"],
    )
    assert run.ledger.get_meta("languages") == HOME + "de/"


def test_beside_a_menu_other_languages_are_left_to_archives_of_their_own(run: Run, entrances: EntranceReader) -> None:
    read_home(run, entrances, MENU + LANGUAGES)
    assert pending(run, Role.HOME) == []
    assert run.ledger.get_meta("languages") == f"{HOME}zh/ {HOME}en/"


def test_a_frameset_leads_to_its_pages_of_which_not_all_must_answer(run: Run, entrances: EntranceReader) -> None:
    frames = '<frameset><frame src="/top.html"><frame src="/main.html"></frameset>'
    entrances.read_home(Document.from_text(HOME, f"<html>{frames}</html>"), lease(run, HOME, Role.HOME))
    assert pending(run, Role.HOME) == ["top.html", "main.html"]
    assert run.doors == {HOME + "top.html", HOME + "main.html"}
    assert run.tree.home == HOME


def test_an_article_leads_to_its_sites_home_page_and_stays_a_candidate(run: Run, entrances: EntranceReader) -> None:
    read_home(run, entrances, ARTICLE, HOME + "news/7.html")
    assert (pending(run, Role.HOME), pending(run, Role.CANDIDATE)) == ([""], ["news/7.html"])
    assert run.tree.home == HOME


def test_a_feeds_entries_are_candidates(run: Run, entrances: EntranceReader) -> None:
    item = "<item><title>会议</title><link>http://example.com/1.html</link></item>"
    body = f"<rss version='2.0'><channel><title>t</title>{item}</channel></rss>"
    entrances.read_feed(Response(HOME + "rss.xml", body=body.encode()), lease(run, HOME + "rss.xml", Role.FEED))
    assert pending(run, Role.CANDIDATE) == ["1.html"]
    assert fate_of(run, HOME + "rss.xml") == (State.DONE, None)
