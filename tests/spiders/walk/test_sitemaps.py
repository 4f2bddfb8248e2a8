"""Sitemaps: what they put on the frontier, and where they are looked for."""

import asyncio

import pytest
from runs import HOME, fate_of
from scrapy.http import Response

from portalcrawl.archive.ledger import Lease, Role, State
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.lists.depth import ListDepth
from portalcrawl.spiders.walk.lists.list_reader import ListReader
from portalcrawl.spiders.walk.sitemaps import SitemapReader


@pytest.fixture
def reader(run: Run) -> SitemapReader:
    return SitemapReader(run, ListReader(run, ListDepth(run)))


def lease(run: Run, url: str, role: Role) -> Lease:
    run.ledger.add_page(url, role)
    [lease] = run.ledger.lease((role,), 1)
    return lease


def pending(run: Run, role: Role) -> list[str]:
    return [lease.url.removeprefix(HOME) for lease in run.ledger.lease((role,), 20)]


SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://example.com/1.html</loc></url>'
    "<url><loc>http://other.org/2.html</loc></url></urlset>"
)
INDEX = (
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>http://example.com/a.xml</loc>'
    "</sitemap><sitemap><loc>http://other.org/b.xml</loc></sitemap></sitemapindex>"
)


@pytest.mark.parametrize(
    ("name", "body", "candidates", "sitemaps", "reason"),
    [
        ("sitemap.xml", SITEMAP, ["1.html"], [], None),
        ("sitemap.xml", INDEX, [], ["a.xml", "http://other.org/b.xml"], None),
        ("robots.txt", "User-agent: *\nSitemap: http://example.com/a.xml\n", [], ["a.xml"], None),
        ("sitemap.xml", "<urlset/>", [], [], "no rows"),
    ],
    ids=["pages", "an index", "robots.txt", "empty"],
)
def test_sitemaps_name_pages_of_this_site_and_sitemaps_anywhere(
    run: Run, reader: SitemapReader, name: str, body: str, candidates: list[str], sitemaps: list[str],
    reason: str | None,
) -> None:  # fmt: skip
    reading = reader.read(Response(HOME + name, body=body.encode()), lease(run, HOME + name, Role.SITEMAP))
    asyncio.run(reading)
    assert (pending(run, Role.CANDIDATE), pending(run, Role.SITEMAP)) == (candidates, sitemaps)
    assert fate_of(run, HOME + name) == (State.DONE, reason)


OTHER_NAMES = ["sitemap_index.xml", "wp-sitemap.xml"]


@pytest.mark.parametrize(
    ("robots", "others"),
    [("User-agent: *\nDisallow: /a/\n", OTHER_NAMES), ("Sitemap: http://example.com/a.xml\n", [])],
    ids=["none is named", "one is named"],
)
def test_other_usual_names_are_tried_once_where_nothing_names_a_sitemap(
    run: Run, reader: SitemapReader, robots: str, others: list[str]
) -> None:
    bodies = {"robots.txt": robots, "sitemap.xml": "<html><p>出错了</p></html>"}
    leases = {name: lease(run, HOME + name, Role.SITEMAP) for name in bodies}
    for name, body in bodies.items():
        asyncio.run(reader.read(Response(HOME + name, body=body.encode()), leases[name]))
    tried = [name for name in pending(run, Role.SITEMAP) if name != "a.xml"]
    assert tried == others
    for name in tried:
        run.ledger.set_state(HOME + name, State.GONE, "HTTP 404")
    reader.note_none(Lease(0, HOME + "sitemap.xml", Role.SITEMAP, None, None))
    assert pending(run, Role.SITEMAP) == []
