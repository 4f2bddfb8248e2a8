"""Which pages are fetched to learn from, and how many at most."""

from collections import Counter
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from sampled_site import HOME, NAMES, Site, folders, paths, respond

from portalcrawl.discovery.menu.sections import SectionLink
from portalcrawl.spiders.profile.sampler import MOST_FURTHER, MOST_REQUESTS, MOST_SECTIONS, Limits
from portalcrawl.text.dates.window import Window

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
