"""Feeds of the three kinds, and where pages announce them."""

import pytest

from portalcrawl.discovery.entrances.feed import find_feeds, parse_feed
from portalcrawl.page.document import Document

URL = "http://a.cn/feed/"
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>园区</title>
<link>http://a.cn/</link><item><title>园区召开会议 &amp;amp; 部署工作</title><link>http://a.cn/1.html</link>
<pubDate>Sun, 24 Dec 2017 18:00:00 +0000</pubDate><category>园区要闻</category>
<description><![CDATA[<p>近日，<b>园区</b>召开会议。</p>]]></description></item>
<item><title>第二条</title><guid isPermaLink="true">http://a.cn/2.html</guid><dc:date>2017-12-20</dc:date></item>
<item><title>第三条</title><guid isPermaLink="false">tag:a.cn,3</guid></item></channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>t</title></channel>
<item rdf:about="http://a.cn/1.html"><title>园区召开会议</title><link>/1.html</link>
<dc:date>2017-12-25T09:29:37+08:00</dc:date></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">园区召开会议</title>
<link rel="self" href="http://a.cn/self"/><link href="http://a.cn/1.html"/><id>urn:1</id>
<published>2017-12-25T01:29:37Z</published><summary>摘要</summary></entry></feed>"""


def test_rss() -> None:
    first, second = parse_feed(RSS.encode(), URL)
    assert (first.url, first.headline, first.position) == ("http://a.cn/1.html", "园区召开会议 & 部署工作", 1)
    # Eighteen o'clock in Greenwich is the next day in China.
    assert first.datePublished == "2017-12-25T02:00:00+08:00"
    assert first.excerpt == "近日，园区召开会议。"
    assert first.section is not None
    assert first.section.name == "园区要闻"
    assert (second.url, second.datePublished) == ("http://a.cn/2.html", "2017-12-20")


@pytest.mark.parametrize("text", [RDF, ATOM], ids=["rdf", "atom"])
def test_rdf_and_atom(text: str) -> None:
    (row,) = parse_feed(text.encode(), URL)
    assert (row.url, row.headline) == ("http://a.cn/1.html", "园区召开会议")
    assert row.datePublished == "2017-12-25T09:29:37+08:00"


def test_other_charset() -> None:
    body = ('<?xml version="1.0" encoding="gb2312"?>' + RSS.split("?>", 1)[1]).encode("gb18030")
    assert parse_feed(body, URL)[1].headline == "第二条"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html></html>",
        b"<rss><channel><item>",
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>',
    ],
)
def test_what_is_no_feed_has_no_rows(body: bytes) -> None:
    assert parse_feed(body, URL) == []


def test_announced_feeds() -> None:
    head = (
        '<link rel="alternate" type="application/rss+xml" href="/feed/"><link rel="Alternate" '
        'type="application/atom+xml" '
        'href="http://a.cn/atom"><link rel="alternate" type="application/rss+xml" href="/feed/"><link rel="stylesheet" '
        'type="text/css" href="/s.css"><link rel="alternate" hreflang="en" href="/en/">'
    )
    document = Document.from_text("http://a.cn/", f"<html><head>{head}</head><body></body></html>")
    assert find_feeds(document) == ["http://a.cn/feed/", "http://a.cn/atom"]


def write_item(**parts: str) -> bytes:
    inner = "".join(f"<{name}>{text}</{name}>" for name, text in parts.items())
    return f"<rss><channel><item><link>http://a.cn/1.html</link>{inner}</item></channel></rss>".encode()


def test_of_a_whole_article_five_hundred_characters_are_kept() -> None:
    (row,) = parse_feed(write_item(description="甲" * 900), URL)
    assert row.excerpt == "甲" * 500


@pytest.mark.parametrize(("length", "date"), [(80, "2017-12-25"), (81, None)])
def test_a_long_text_is_no_date(length: int, date: str | None) -> None:
    (row,) = parse_feed(write_item(pubDate="2017-12-25 " + "." * (length - 11)), URL)
    assert row.datePublished == date
