"""Feeds of the three kinds, and where pages announce them."""

import pytest

from portalcrawl.discovery.entrances.feed import parse_feed
from portalcrawl.discovery.entrances.feed_links import find_feeds
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


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ('<link rel="alternate" type="text/xml" href="/rss.xml">', ["http://a.cn/rss.xml"]),
        ('<link rel="alternate" type="application/xml; charset=utf-8" href="/f">', ["http://a.cn/f"]),
        ('<link rel="feed" href="/f">', ["http://a.cn/f"]),
        ('<link rel="alternate" type="application/feed+json" href="/f.json">', ["http://a.cn/f.json"]),
        ('<link rel="alternate" type="text/xml+oembed" href="/o">', []),
        ('<a href="/news/rss.xml"><img src="i.png"></a>', ["http://a.cn/news/rss.xml"]),
        ('<a href="/feed/">订阅</a>', ["http://a.cn/feed/"]),
        ('<a href="/all.xml"><img src="i.png" alt="RSS"></a>', ["http://a.cn/all.xml"]),
        ('<a href="/data.xml">数据</a><a href="/feedback/">反馈</a><a href="http://b.cn/rss.xml">RSS</a>', []),
        # What the head announces is what the portal means.
        ('<link rel="alternate" type="text/xml" href="/f"><a href="/rss.xml">RSS</a>', ["http://a.cn/f"]),
    ],
)
def test_feeds_of_any_name(link: str, found: list[str]) -> None:
    assert find_feeds(Document.from_text("http://a.cn/", f"<html><body>{link}</body></html>")) == found


def test_of_many_linked_feeds_three_are_read() -> None:
    links = "".join(f'<a href="/{name}/rss.xml">RSS</a>' for name in "abcde")
    assert len(find_feeds(Document.from_text("http://a.cn/", f"<html><body>{links}</body></html>"))) == 3


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


def test_the_page_and_not_the_counter_of_readers_is_the_entry() -> None:
    body = (
        '<rss xmlns:fb="http://counter.example/ns"><channel><item><link>http://counter.example/~r/1</link>'
        "<fb:origLink>http://a.cn/1.html</fb:origLink></item></channel></rss>"
    )
    assert [row.url for row in parse_feed(body.encode(), URL)] == ["http://a.cn/1.html"]


def test_a_notice_before_the_feed() -> None:
    notice = "<br />\n<b>Notice</b>:  Undefined index: q in <b>/www/feed.php</b> on line <b>3</b><br />\n"
    assert [row.url for row in parse_feed((notice + RSS).encode(), URL)] == ["http://a.cn/1.html", "http://a.cn/2.html"]


def test_a_feed_in_another_charset_than_it_says() -> None:
    text = '<?xml version="1.0" encoding="gb2312"?>' + RSS.partition("?>")[2].replace("第二条", "镕喆第二条")
    body = text.encode("gb18030").replace("召开".encode("gb18030"), b"\xff", 1)
    assert [row.headline for row in parse_feed(body, URL)][1] == "镕喆第二条"


@pytest.mark.parametrize(
    "title",
    ["<![CDATA[x & y &mdash; z]]>", "x &#xD800;y &#2; z", "x &unknown; y", "x & y &copy z", "x<!-- a & b -->y"],
)
def test_what_no_parser_takes_costs_no_entry(title: str) -> None:
    body = f"<rss><channel><item><title>{title}</title><link>/1.html?a=1&copy=2</link></item></channel></rss>"
    assert [row.url for row in parse_feed(body.encode(), URL)] == ["http://a.cn/1.html?a=1&copy=2"]


def test_thousands_of_sections_without_an_end_are_read_in_time() -> None:
    assert parse_feed(b"<rss>&" + b"<![CDATA[" * 200_000, URL) == []


JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "园区", "items": [
{"id": "1", "url": "/1.html", "title": "园区召开会议", "content_html": "<p>近日，园区召开会议。</p>",
"date_published": "2017-12-25T01:29:37Z"}, {"id": "http://a.cn/2.html"}, {"title": "x"}, 5]}"""


def test_json_feed() -> None:
    first, second = parse_feed(JSON_FEED.encode(), URL)
    assert (first.url, first.headline, first.excerpt) == ("http://a.cn/1.html", "园区召开会议", "近日，园区召开会议。")
    assert first.datePublished == "2017-12-25T09:29:37+08:00"
    assert second.url == "http://a.cn/2.html"


@pytest.mark.parametrize("text", ["{", "{}", '{"version": 1, "items": [{"url": "/a"}]}', '{"items": 5}', "[]"])
def test_other_json_is_no_feed(text: str) -> None:
    assert parse_feed(text.encode(), URL) == []
