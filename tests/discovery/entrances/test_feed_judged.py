"""Our feed reader with feedparser as the judge: both read the same addresses, titles and times."""

import calendar
from datetime import UTC, datetime
from html import escape

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from portalcrawl.discovery.entrances.feed import parse_feed

URL = "http://a.cn/feed/"
Entry = tuple[str, str, datetime | None]
"""Address, title and moment."""


def read(body: bytes) -> list[Entry]:
    def moment(text: str | None) -> datetime | None:
        return None if text is None else datetime.fromisoformat(text).astimezone(UTC)

    return [(row.url, row.headline or "", moment(row.datePublished)) for row in parse_feed(body, URL, zone=UTC)]


def judge(body: bytes) -> list[Entry]:
    headers = {"content-location": URL, "content-type": "application/xml"}
    entries: list[Entry] = []
    for entry in feedparser.parse(body, response_headers=headers).entries:
        told = entry.get("published_parsed") or entry.get("updated_parsed")
        title = entry.get("title", "")
        if entry.get("title_detail", {}).get("type") != "text/plain" and title:
            title = html.fragment_fromstring(title, create_parent="p").text_content()
        moment = None if told is None else datetime.fromtimestamp(calendar.timegm(told), UTC)
        entries.append((entry.get("link", ""), " ".join(title.split()), moment))
    return entries


def rss(items: str, head: str = "") -> str:
    spaces = 'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"'
    channel = f"<channel><title>News</title><link>http://a.cn/</link>{items}</channel>"
    return f'{head}<rss version="2.0" {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/">{channel}</rss>'


def atom(entries: str, attributes: str = "") -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"{attributes}><title>园区</title>{entries}</feed>'


def item(title: str = "园区召开会议", link: str = "<link>/1.html</link>", more: str = "") -> str:
    return f"<item><title>{title}</title>{link}{more}</item>"


def entry(title: str = "<title>园区召开会议</title>", more: str = "") -> str:
    return f'<entry>{title}<link href="/1.html"/>{more}</entry>'


DAY = "Tue, 02 Jan 2018 10:00:00"
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
DIV = '<div xmlns="http://www.w3.org/1999/xhtml">'
FEEDS = {
    "RSS": rss(item(more=f"<pubDate>{DAY} +0800</pubDate>") + item("第二条", "<link>http://a.cn/2.html</link>")),
    "a zone by its name": rss(item(more=f"<pubDate>{DAY} EST</pubDate>")),
    "a date of Dublin Core": rss(item(more="<dc:date>2018-01-02T10:00:00+08:00</dc:date>")),
    "an identifier that is an address": rss(item(link="<guid>http://a.cn/g.html</guid>")),
    "an address with parameters": rss(item(link="<link>2.html?a=1&amp;b=2</link>")),
    "white space around an address": rss(item(link="<link>\n  /3.html </link>")),
    "an address as character data": rss(item(link="<link><![CDATA[http://a.cn/1.html?a=1&b=2]]></link>")),
    "HTML in a title": rss(item("<![CDATA[A <em>new</em> park]]>")),
    "HTML that is escaped": rss(item("AT&amp;amp;T &amp;lt;b&amp;gt;")),
    "links of other kinds": rss(
        item(link='<atom:link rel="related" href="/r"/><link>/1.html</link>'), '<?xml version="1.0"?>'
    ),
    "a picture's title behind the own": rss(item(more="<media:content><media:title>图</media:title></media:content>")),
    "lines before the declaration": "\n\n" + rss(item(), '<?xml version="1.0"?>'),
    "a byte order mark": "\ufeff" + rss(item(), '<?xml version="1.0" encoding="utf-8"?>'),
    "RSS 0.90": f'<rdf:RDF {RDF} xmlns="http://my.netscape.com/rdf/simple/0.9/">{item()}</rdf:RDF>',
    "RSS 1.0": f'<rdf:RDF {RDF} xmlns="http://purl.org/rss/1.0/"><channel/>{item()}</rdf:RDF>',
    "Atom": atom(entry(more="<published>2020-01-02T03:04:05+08:00</published><updated>2021-01-01T00:00:00Z</updated>")),
    "Atom that was only changed": atom(entry(more="<updated>2021-01-01T00:00:00Z</updated>")),
    "Atom with markup in a title": atom(entry(f'<title type="xhtml">{DIV}A <b>new</b> park</div></title>')),
    "Atom with an enclosure first": atom(entry('<link rel="enclosure" href="/a.mp3"/><title>t</title>')),
    "nothing": rss(""),
    "a picture's title before the own": rss(item("题").replace("<item>", "<item><media:title>图</media:title>")),
    # By Atom a text is a text.
    "Atom with signs in a title that is a text": atom(entry('<title type="text">a &lt;b&gt; c</title>')),
    "addresses with a base of their own": atom(entry(), ' xml:base="http://b.cn/x/"'),
    "a base of an entry within another": atom(
        entry().replace("<entry>", '<entry xml:base="y/">').replace("/1.html", "1.html"), ' xml:base="http://b.cn/x/"'
    ),
    # Not well-formed.
    "an ampersand that is not escaped": rss(item(link="<link>/1.html?a=1&b=2</link>")),
    "an entity that only HTML has": rss(item("A&nbsp;B &mdash; C")),
}  # fmt: skip


@pytest.mark.parametrize("kind", FEEDS)
def test_both_read_the_same(kind: str) -> None:
    body = FEEDS[kind].encode()
    assert read(body) == judge(body)
    assert (read(body) == []) == (kind == "nothing")


@pytest.mark.parametrize("charset", ["gb2312", "big5", "utf-16", "windows-1252"])
def test_charsets(charset: str) -> None:
    title = "Neues über den Park" if charset == "windows-1252" else "中文"
    body = rss(item(title), f'<?xml version="1.0" encoding="{charset}"?>').encode(charset)
    assert read(body) == judge(body) == [("http://a.cn/1.html", title, None)]


# Without Latin-1's upper half: the judge reads two of these that look like UTF-8 as one character (Õ¾).
LATIN = "".join(map(chr, range(0x80, 0x100)))
WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N"], exclude_characters=LATIN), min_size=1, max_size=8)
PATHS = st.from_regex(r"/[a-z]{1,4}/[0-9]{1,5}\.html(\?[a-z]=[0-9]&[a-z]=[0-9])?", fullmatch=True)
MOMENTS = st.integers(800_000_000, 1_700_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
ENTRIES = st.lists(st.tuples(PATHS, WORDS, MOMENTS), max_size=4, unique_by=lambda one: one[0])


@settings(deadline=None)
@given(ENTRIES)
def test_rss_of_any_entries(entries: list[tuple[str, str, datetime]]) -> None:
    body = rss(
        "".join(
            item(title, f"<link>{escape(path)}</link>", f"<pubDate>{moment:%a, %d %b %Y %H:%M:%S} GMT</pubDate>")
            for path, title, moment in entries
        )
    ).encode()
    expected = [(f"http://a.cn{path}", title, moment) for path, title, moment in entries]
    assert [(address, title, moment) for address, title, moment in judge(body)] == expected
    assert read(body) == expected
