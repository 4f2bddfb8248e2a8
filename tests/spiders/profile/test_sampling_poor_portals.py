"""Portals with little to sample: without a menu, with dead entries, with redirects and refusals."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from sampled_site import HOME, NAMES, Answer, Site, folders, paths, respond
from scrapy.http import Response

from portalcrawl.discovery.menu.sections import SectionLink
from portalcrawl.spiders.profile.sample_reader import MOST_FAILURES
from portalcrawl.spiders.profile.sampler import MOST_DEAD_SECTIONS


def test_without_a_menu_the_home_pages_rows_are_all_there_is() -> None:
    site = Site(0)
    rows = "".join(site.row("s1", n) for n in range(1, 9))
    pager = '<div class="pages"><b>1</b> <a href="/index_2.html">2</a> <a href="/index_2.html">下一页</a></div>'
    older = "".join(site.row("s1", n) for n in range(9, 17))
    site.answers["/index_2.html"] = lambda url: respond(url, site.page(f'<div class="list"><ul>{older}</ul></div>'))
    site.answers["/"] = lambda url: respond(url, site.page(f'<div class="list"><ul>{rows}</ul></div>{pager}'))
    samples = site.collect()
    assert {f"/s1/{n}.html" for n in range(1, 17)} == set(paths(samples))
    assert [page.document.url for page in samples.lists] == [HOME, HOME + "index_2.html"]


def test_a_portal_of_one_section_that_a_block_of_its_home_page_leads_to() -> None:
    """One entry beside the home page is no menu yet."""
    site = Site(1, rows=10, pages=1)
    rows = "".join(site.row("s1", n) for n in (1, 2, 3))
    block = f'<div class="box"><h2>本地新闻 <a href="/s1/">更多</a></h2><ul>{rows}</ul></div>'
    site.answers["/"] = lambda url: respond(url, site.page(block))
    samples = site.collect()
    assert [page.document.url for page in samples.lists] == [HOME + "s1/"]
    assert len(samples.articles) == 10


def test_a_portal_that_forbids_after_twenty_requests() -> None:
    site = Site(3, rows=30)
    fetch = site.fetch

    async def forbid(url: str) -> Response | str:
        is_too_much = len(site.requests) >= 20
        answer = await fetch(url)
        return respond(url, "403 Forbidden", 403) if is_too_much else answer

    site.fetch = forbid  # type: ignore[method-assign]
    samples = site.collect()
    assert len(samples.articles) + len(samples.lists) + 1 == 20, "what came before is kept"
    assert {reason for _, reason in samples.failures} == {"HTTP 403"}
    # Those that were under way together count as one attempt.
    assert MOST_FAILURES <= len(samples.failures) <= MOST_FAILURES + 8
    assert len(site.requests) < 39


def test_lists_that_all_fail_are_not_insisted_on() -> None:
    site = Site(9, rows=10)
    for folder in site.folders:
        site.answers[f"/{folder}/"] = lambda url: respond(url, "500", 500)
    samples = site.collect()
    assert len(site.requests) == 1 + MOST_FAILURES
    assert samples.home is not None
    assert samples.articles == []


def test_dead_entries_of_the_menu_do_not_end_it() -> None:
    """Sub-sections that are gone say nothing against the portal: the sections above them are read in their place."""
    site = Site(4, rows=10)
    leaves = tuple(
        SectionLink(f"{NAMES[n]}{word}", f"{HOME}{folder}/zt{place}/", (NAMES[n],), 10 * n + place)
        for n, folder in enumerate(site.folders)
        for place, word in enumerate(("简报", "专栏", "图集"), 1)
    )
    samples = site.collect(sections=leaves)
    assert [urlsplit(url).path for url in site.requests[1:9]] == [
        path for folder in site.folders for path in (f"/{folder}/zt1/", f"/{folder}/")
    ], "of each branch a leaf, and then what it hangs under"
    assert len(samples.failures) == MOST_DEAD_SECTIONS
    assert {page.document.url for page in samples.lists} >= {f"{HOME}{folder}/" for folder in site.folders}
    assert set(folders(samples)) == set(site.folders)


def test_a_menu_of_dead_entries_is_not_gone_through() -> None:
    site = Site(9, rows=10)
    for folder in site.folders:
        site.answers[f"/{folder}/"] = lambda url: respond(url, "404", 404)
    samples = site.collect()
    assert len(samples.failures) == MOST_DEAD_SECTIONS
    assert samples.articles, "the home page's rows are there"


def test_a_single_failure_does_not_end_it() -> None:
    site = Site(2, rows=20)
    for number in (1, 5, 9):
        site.answers[f"/s1/{number}.html"] = lambda url: respond(url, "500", 500)
    samples = site.collect()
    assert len(site.requests) == 39
    assert sorted(samples.failures) == [
        (f"{HOME}s1/{n}.html", "HTTP 500") for n in (1, 5, 9) if f"{HOME}s1/{n}.html" in site.requests
    ]


def test_what_has_no_answer_is_named() -> None:
    site = Site(2, rows=4, pages=1)
    site.answers["/s1/2.html"] = lambda _: "timed out"
    site.answers["/s1/3.html"] = lambda url: Response(
        url, body=b"%PDF-1.4", headers={"Content-Type": "application/pdf"}
    )
    samples = site.collect()
    assert sorted(samples.failures) == [
        (HOME + "s1/2.html", "timed out"),
        (HOME + "s1/3.html", "not a page but application/pdf"),
    ]
    assert sorted(path for path in paths(samples) if "s1" in path) == ["/s1/1.html", "/s1/4.html"]


def test_a_home_page_that_has_no_answer() -> None:
    site = Site()
    site.answers["/"] = lambda _: "connection refused"
    samples = site.collect()
    assert samples.home is None
    assert samples.failures == [(HOME, "connection refused")]
    assert site.requests == [HOME]


def redirect(target: str) -> Answer:
    return lambda url: respond(url, "", 302, Location=target)


def refresh(target: str) -> Answer:
    return lambda url: respond(url, f'<html><head><meta http-equiv="refresh" content="0; url={target}"></head></html>')


@pytest.mark.parametrize("lead", [redirect, refresh], ids=["302", "meta refresh"])
@pytest.mark.parametrize("target", ["/index.html", "/portal/", "http://news.example.net/"])
def test_a_home_page_that_leads_elsewhere(lead: Callable[[str], Answer], target: str) -> None:
    site = Site(2, rows=5, pages=1)
    home = site.page('<div class="list"><ul>' + site.row("s1", 1) + "</ul></div>")
    site.answers["/"] = lambda url: respond(url, home) if "example.net" in url else lead(target)(url)
    site.answers["/index.html"] = site.answers["/portal/"] = lambda url: respond(url, home)
    samples = site.collect()
    assert samples.home is not None
    assert samples.home.url == (target if "://" in target else HOME + target[1:])
    assert len(samples.articles) == 10
    assert samples.requests == len(site.requests) <= 39


def test_redirects_in_circles_end() -> None:
    site = Site()
    site.answers["/"] = redirect("/x/")
    site.answers["/x/"] = redirect("/")
    samples = site.collect()
    assert samples.home is None
    assert len(site.requests) <= 5
    assert samples.failures == [(HOME, "redirects in circles")]


def test_an_article_that_moved_to_another_site_is_none_of_the_portals() -> None:
    site = Site(2, rows=3, pages=1)
    site.answers["/s1/2.html"] = redirect("/moved/2.html")
    site.answers["/moved/2.html"] = redirect("http://elsewhere.example.org/2.html")
    samples = site.collect()
    assert not any("elsewhere" in url for url in site.requests)
    assert len(samples.articles) == 5


def test_a_start_inside_the_portal_leads_to_its_home_page() -> None:
    site = Site(2, rows=4, pages=1)
    site.answers["/s1/3.html"] = lambda url: respond(url, "<html><body><h1>标题</h1><p>正文。</p></body></html>")
    samples = site.collect(HOME + "s1/3.html")
    assert samples.home is not None
    assert samples.home.url == HOME
    assert len(samples.lists) == 2


def test_rows_that_lead_to_other_sites_are_left_alone() -> None:
    site = Site(1, rows=3, pages=1)
    away = "".join(
        f'<li><a href="http://other.example.org/{n}.html">别的网站的第{n}条新闻标题</a></li>' for n in range(9)
    )
    page = site.page(
        f'<div class="list"><ul>{site.row("s1", 1)}{away}{site.row("s1", 2)}{site.row("s1", 3)}</ul></div>'
    )
    site.answers["/s1/"] = lambda url: respond(url, page)
    site.collect()
    assert not any("other.example.org" in url for url in site.requests)
