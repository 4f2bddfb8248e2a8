"""Which pages are fetched to learn from: a portal of answers in a dictionary, and every request counted."""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from scrapy.http import HtmlResponse, Response

from portalcrawl.discovery.menu.sections import SectionLink
from portalcrawl.induction.samples import Samples
from portalcrawl.spiders.profile.sampler import (
    MOST_DEAD_SECTIONS,
    MOST_FAILURES,
    MOST_FURTHER,
    MOST_REQUESTS,
    MOST_SECTIONS,
    NO_LIMITS,
    Limits,
    Sampler,
)
from portalcrawl.text.dates.window import Window

HOME = "http://www.example.com/"
NAMES = ("本地新闻", "政策法规", "通知公告", "招商引资", "人事任免", "教育资讯", "卫生健康", "文化旅游", "交通出行")
FOLDERS = tuple(f"s{n}" for n in range(1, len(NAMES) + 1))
Answer = Callable[[str], Response | str]


class Site:
    """Sections with lists of several pages; `answers` replaces the answer of a path."""

    def __init__(self, sections: int = 3, rows: int = 10, pages: int = 3) -> None:
        self.folders = FOLDERS[:sections]
        self.rows = rows
        self.pages = pages
        self.answers: dict[str, Answer] = {}
        self.requests: list[str] = []

    def menu(self) -> str:
        entries = "".join(f'<li><a href="/{f}/">{NAMES[FOLDERS.index(f)]}</a></li>' for f in self.folders)
        return f'<div class="nav"><ul><li><a href="/">首页</a></li>{entries}</ul></div>' if self.folders else ""

    def page(self, main: str, head: str = "") -> str:
        return f"<html><head><title>清河新闻网</title>{head}</head><body>{self.menu()}{main}</body></html>"

    def row(self, folder: str, number: int) -> str:
        day = date(2024, 5, 1) - timedelta(days=30 * (number - 1))
        return (
            f'<li><a href="/{folder}/{number}.html">{folder}的第{number}条新闻标题写在这里</a><span>{day}</span></li>'
        )

    def list_page(self, folder: str, page: int) -> str:
        first = (page - 1) * self.rows + 1
        rows = "".join(self.row(folder, n) for n in range(first, first + self.rows))
        links = "".join(f'<a href="/{folder}/index_{n}.html">{n}</a> ' for n in range(1, self.pages + 1) if n != page)
        following = f'<a href="/{folder}/index_{page + 1}.html">下一页</a>' if page < self.pages else ""
        pager = f'<div class="pages">{links}{following}</div>' if self.pages > 1 else ""
        return self.page(f'<div class="list"><ul>{rows}</ul></div>{pager}')

    async def fetch(self, url: str) -> Response | str:
        self.requests.append(url)
        await asyncio.sleep(0)
        path = urlsplit(url).path
        if path in self.answers:
            return self.answers[path](url)
        folder, _, name = path.strip("/").partition("/")
        if path == "/":
            rows = "".join(self.row(f, n) for f in self.folders for n in (1, 2))
            return respond(url, self.page(f'<div class="news"><ul>{rows}</ul></div>'))
        if folder in FOLDERS and name in ("", "index.html"):
            return respond(url, self.list_page(folder, 1))
        if folder in FOLDERS and name.startswith("index_"):
            return respond(url, self.list_page(folder, int(name[6:-5])))
        if folder in FOLDERS and name.removesuffix(".html").isdecimal():
            return respond(url, self.page(f"<h1>标题{name}</h1><p>{folder}的正文，说的是第{name}件事。</p>"))
        return respond(url, "404", 404)

    def collect(
        self, start: str = HOME, limits: Limits = NO_LIMITS, most: int = MOST_REQUESTS - 1,
        sections: tuple[SectionLink, ...] = (), more: tuple[str, ...] = (),
    ) -> Samples:  # fmt: skip
        return asyncio.run(Sampler(start, self.fetch, limits, most=most).collect(sections, more))


def respond(url: str, text: str, status: int = 200, **headers: str) -> Response:
    given = {"Content-Type": "text/html; charset=utf-8"} | headers
    return HtmlResponse(url, status=status, body=text.encode(), headers=given)


def paths(samples: Samples) -> list[str]:
    return [urlsplit(page.document.url).path for page in samples.articles]


def folders(samples: Samples) -> Counter[str]:
    return Counter(path.split("/")[1] for path in paths(samples))


# --- how many, and of what ----------------------------------------------------------------------


@pytest.mark.parametrize("sections", [2, 3, 9])
def test_no_more_requests_than_promised(sections: int) -> None:
    """With robots.txt they are forty."""
    site = Site(sections, rows=30, pages=9)
    samples = site.collect()
    assert MOST_REQUESTS == 40
    assert len(site.requests) == samples.requests == 39


def test_a_small_portal_is_fetched_whole_and_no_page_twice() -> None:
    site = Site(2, rows=3, pages=1)
    samples = site.collect()
    assert sorted(site.requests) == sorted(
        [HOME, *(f"{HOME}s{s}/" for s in (1, 2)), *(f"{HOME}s{s}/{n}.html" for s in (1, 2) for n in (1, 2, 3))]
    )
    assert len(samples.lists) == 2
    assert len(samples.articles) == 6


@pytest.mark.parametrize(("sections", "rows", "pages"), [(1, 40, 9), (3, 10, 3), (9, 4, 2), (3, 1, 1)])
def test_nothing_is_requested_twice(sections: int, rows: int, pages: int) -> None:
    site = Site(sections, rows, pages)
    site.collect(more=(HOME + "s1/1.html",))
    assert [url for url, count in Counter(site.requests).items() if count > 1] == []


def test_all_sections_have_a_part() -> None:
    samples = Site(3, rows=30).collect()
    assert set(folders(samples)) == {"s1", "s2", "s3"}
    assert min(folders(samples).values()) >= 5
    assert {page.section for page in samples.articles} >= {(name,) for name in NAMES[:3]}


def test_of_many_sections_some() -> None:
    site = Site(9, rows=20, pages=1)
    samples = site.collect()
    lists = [url for url in site.requests if url.endswith("/") and url != HOME]
    assert len(lists) == MOST_SECTIONS
    assert len(samples.articles) == 39 - 1 - MOST_SECTIONS


def test_further_pages_of_lists_old_articles_may_look_otherwise() -> None:
    site = Site(3, rows=10, pages=9)
    samples = site.collect()
    further = [url for url in site.requests if "index_" in url]
    assert len(further) == MOST_FURTHER
    assert any(url.endswith("index_9.html") for url in further), "the last page has the oldest"
    assert any(int(path.split("/")[2][:-5]) > 80 for path in paths(samples))


def test_rows_are_the_labels() -> None:
    samples = Site(1, rows=5, pages=1).collect()
    for page in samples.articles:
        number = int(urlsplit(page.document.url).path.split("/")[2][:-5])
        assert page.hints.headline == f"s1的第{number}条新闻标题写在这里"
        assert page.hints.datePublished == str(date(2024, 5, 1) - timedelta(days=30 * (number - 1)))
        assert page.hints.listed


def test_known_sections_and_pages_are_fetched_besides() -> None:
    """What `check` asks for: sections that no menu names, and archived articles before all others."""
    site = Site(1, rows=3, pages=1)
    samples = site.collect(sections=(SectionLink("通知", HOME + "s5/", (), 0),), more=(HOME + "s9/77.html",))
    assert paths(samples)[0] == "/s9/77.html"
    assert set(folders(samples)) == {"s9", "s1", "s5"}


# --- poor portals -------------------------------------------------------------------------------


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


# --- limits -------------------------------------------------------------------------------------


def test_only_the_sections_that_are_wanted() -> None:
    site = Site(3, rows=6, pages=1)
    samples = site.collect(limits=Limits(sections=frozenset({"政策法规"})))
    assert set(folders(samples)) == {"s2"}
    assert [url for url in site.requests if "/s1/" in url or "/s3/" in url] == []


def test_only_rows_inside_the_dates() -> None:
    """Rows stand thirty days apart: five of them are of 2024."""
    site = Site(2, rows=10)
    samples = site.collect(limits=Limits(Window(date(2024, 1, 1), None)))
    numbers = {int(path.split("/")[2][:-5]) for path in paths(samples)}
    assert numbers == {1, 2, 3, 4, 5}
    assert not any("index_" in url for url in site.requests), "further pages may lie before the dates"


def test_a_row_without_a_date_may_be_inside() -> None:
    site = Site(2, rows=4, pages=1)
    page = site.list_page("s1", 1)
    for number in range(1, 5):
        page = page.replace(f"<span>{date(2024, 5, 1) - timedelta(days=30 * (number - 1))}</span>", "")
    site.answers["/s1/"] = lambda url: respond(url, page)
    site.answers["/"] = lambda url: respond(url, site.page(""))
    limits = Limits(Window(date(2025, 1, 1), None))
    assert sorted(paths(site.collect(limits=limits))) == [f"/s1/{n}.html" for n in range(1, 5)]


def test_a_smaller_allowance() -> None:
    site = Site(3, rows=10)
    site.collect(most=5)
    assert len(site.requests) == 5
