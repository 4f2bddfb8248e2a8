"""Sitemaps: whole, damaged, compressed, hostile."""

import gzip

import pytest

from portalcrawl.discovery.entrances.safe_xml import inflate
from portalcrawl.discovery.entrances.sitemap import MOST_URLS, Sitemap, find_sitemaps_in_robots, parse_sitemap

URLSET = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    b"<url><loc>http://a.cn/1.html</loc><lastmod>2017-12-25T09:29:37+08:00</lastmod></url>"
    b"<url><loc> http://a.cn/2.html?a=1&amp;b=2 </loc><lastmod>2017-12</lastmod></url>"
    b"<url><loc>http://a.cn/1.html</loc></url><url><loc>/relative.html</loc></url><url></url></urlset>"
)
INDEX = (
    b'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>http://a.cn/s1.xml.gz</loc>'
    b"<lastmod>2017-12-25</lastmod></sitemap><sitemap><loc>http://a.cn/s2.xml</loc></sitemap></sitemapindex>"
)
WANT = (("http://a.cn/1.html", "2017-12-25T09:29:37+08:00"), ("http://a.cn/2.html?a=1&b=2", None))


@pytest.mark.parametrize(
    "body", [URLSET, gzip.compress(URLSET), b"\xef\xbb\xbf\n" + URLSET], ids=["plain", "gz", "bom"]
)
def test_pages(body: bytes) -> None:
    assert parse_sitemap(body).urls == WANT


def test_index() -> None:
    assert parse_sitemap(INDEX) == Sitemap((), ("http://a.cn/s1.xml.gz", "http://a.cn/s2.xml"))


SITEMAP = "http://a.cn/maps/s.xml"


def test_addresses_relative_to_the_file() -> None:
    assert [loc for loc, _ in parse_sitemap(URLSET, SITEMAP).urls][-1] == "http://a.cn/relative.html"
    assert parse_sitemap(b"<urlset><url><loc>b.html</loc></url></urlset>", SITEMAP).urls[0].loc == (
        "http://a.cn/maps/b.html"
    )


def test_an_index_as_people_write_it() -> None:
    body = (
        "<sitemapindex><sitemap>\n http://a.cn/1.xml\n</sitemap><sitemap><loc>http://a.cn/2.xml</loc>"
        "<loc>/3.xml</loc></sitemap></sitemapindex>"
    )
    assert parse_sitemap(body.encode(), SITEMAP).sitemaps == (
        "http://a.cn/1.xml", "http://a.cn/2.xml", "http://a.cn/3.xml",
    )  # fmt: skip


def test_an_address_without_its_scheme() -> None:
    named = ("www.a.cn/1.html", "A.cn/2.html", "b.cn/3.html")
    body = f"<urlset>{''.join(f'<url><loc>{one}</loc></url>' for one in named)}</urlset>".encode()
    assert [loc for loc, _ in parse_sitemap(body, SITEMAP).urls] == [
        "http://www.a.cn/1.html", "http://A.cn/2.html", "http://a.cn/maps/b.cn/3.html",
    ]  # fmt: skip


def test_an_index_that_is_written_as_a_sitemap() -> None:
    found = parse_sitemap(
        b"<urlset><url><loc>http://a.cn/1.xml</loc></url><url><loc>http://a.cn/2.xml.gz?v=3</loc></url>"
        b"<url><loc>http://a.cn/3.xml/4.html</loc></url></urlset>",
        SITEMAP,
    )
    assert found.sitemaps == ("http://a.cn/1.xml", "http://a.cn/2.xml.gz?v=3")
    assert [loc for loc, _ in found.urls] == ["http://a.cn/3.xml/4.html"]


@pytest.mark.parametrize(
    "body",
    [
        "<rss><channel><link>/</link><item><title>t</title><link>/1.html</link></item></channel></rss>",
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="http://a.cn/1.html"/></entry></feed>',
    ],
)
def test_a_feed_is_a_sitemap(body: str) -> None:
    assert parse_sitemap(body.encode(), SITEMAP) == Sitemap((("http://a.cn/1.html", None),))


def test_an_address_with_a_bare_ampersand() -> None:
    body = b"<urlset><url><loc>http://a.cn/v.php?a=1&b=2</loc></url></urlset>"
    assert parse_sitemap(body).urls[0].loc == "http://a.cn/v.php?a=1&b=2"


@pytest.mark.parametrize(("times", "is_read"), [(2, True), (3, True), (4, False)])
def test_a_file_that_was_packed_again(times: int, is_read: bool) -> None:
    """By its author, by the server and by its proxy; more wrappings are meant to cost time."""
    body = URLSET
    for _ in range(times):
        body = gzip.compress(body)
    assert parse_sitemap(body).urls == (WANT if is_read else ())


def test_of_one_file_fifty_thousand_addresses_are_read() -> None:
    entries = b"".join(b"<url><loc>http://a.cn/%d</loc></url>" % n for n in range(50_001))
    assert len(parse_sitemap(b"<urlset>" + entries + b"</urlset>").urls) == 50_000
    index = b"".join(b"<sitemap><loc>http://a.cn/%d</loc></sitemap>" % n for n in range(50_001))
    assert len(parse_sitemap(b"<sitemapindex>" + index + b"</sitemapindex>").sitemaps) == 50_000


def test_one_address_a_line() -> None:
    found = parse_sitemap(b"http://a.cn/1.html\r\nhttps://a.cn/2.html\n\nnot an address\nhttp://a.cn/1.html\n")
    assert [url for url, _ in found.urls] == ["http://a.cn/1.html", "https://a.cn/2.html"]


def test_what_precedes_a_fault_is_read() -> None:
    assert parse_sitemap(URLSET[: URLSET.index(b"</url>") + 20]).urls == WANT[:1]
    entries = "".join(f"<url><loc>http://a.cn/{n}.html</loc></url>" for n in range(2000))
    packed = gzip.compress(f"<urlset>{entries}</urlset>".encode())
    half = parse_sitemap(packed[: len(packed) // 2]).urls
    assert 100 < len(half) < 2000
    assert [url for url, _ in half] == [f"http://a.cn/{n}.html" for n in range(len(half))]


def test_entities_are_not_expanded() -> None:
    body = (
        b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY a "http://a.cn/aaaaaaaaaa">'
        b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><urlset><url><loc>&f;</loc></url>'
        b"<url><loc>&b;</loc></url><url><loc>http://a.cn/1</loc></url></urlset>"
    )
    assert [url for url, _ in parse_sitemap(body).urls] == ["http://a.cn/1"]


def test_bomb_is_cut_at_the_limit() -> None:
    assert len(inflate(gzip.compress(b"\0" * 5_000_000), limit=1_000_000)) == 1_000_000


@pytest.mark.parametrize(
    "body", [b"", b"<", b"<html><body>404", b"\x1f\x8b", b"\x1f\x8bgarbage", b"\0" * 99, b"<a>" * 9999]
)
def test_what_is_no_sitemap_is_empty(body: bytes) -> None:
    assert parse_sitemap(body) == Sitemap()


def test_robots() -> None:
    text = (
        "User-agent: *\nDisallow: /x\n  sitemap : http://a.cn/s.xml\nSITEMAP:https://a.cn/t.xml.gz # main\n"
        "Sitemap: http://a.cn/s.xml\nSitemap: /relative.xml\n#Sitemap: http://a.cn/no.xml\n"
    )
    assert find_sitemaps_in_robots(text) == ["http://a.cn/s.xml", "https://a.cn/t.xml.gz"]
    assert find_sitemaps_in_robots(text, "http://a.cn/robots.txt")[-1] == "http://a.cn/relative.xml"


def test_a_comment_may_stand_before_the_first_tag_and_behind_the_last() -> None:
    entry = b"<urlset><url><loc>http://a.cn/1.html</loc></url><url><loc>http://a.cn/2.html</loc></url></urlset>"
    assert len(parse_sitemap(b"\n" * 2_000 + entry).urls) == 2
    assert len(parse_sitemap(entry + b"\n" * 2_000).urls) == 2


@pytest.mark.parametrize(("spaces", "date"), [(20, "2017-12-25"), (40, None)])
def test_so_much_of_a_date_is_read(spaces: int, date: str | None) -> None:
    body = f"<urlset><url><loc>http://a.cn/1.html</loc><lastmod>.{' ' * spaces}2017-12-25</lastmod></url></urlset>"
    assert parse_sitemap(body.encode()).urls == (("http://a.cn/1.html", date),)


def test_a_sitemap_of_plain_text_has_no_more_addresses_than_others() -> None:
    lines = "".join(f"http://www.example.com/{number}.html\n" for number in range(MOST_URLS + 1))
    sitemap = parse_sitemap(lines.encode(), "http://www.example.com/sitemap.txt", "text/plain")
    assert (len(sitemap.urls), sitemap.left) == (MOST_URLS, 1)
