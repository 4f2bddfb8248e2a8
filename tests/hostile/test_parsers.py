"""Parsers never raise and never stall, whatever they are given. `make fuzz` looks for minutes, a test run shortly."""

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from portalcrawl.discovery.entrances.feed import parse_feed
from portalcrawl.discovery.entrances.sitemap import find_sitemaps_in_robots, parse_sitemap
from portalcrawl.discovery.menu.sections import find_sections, find_subsections
from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.exceptions import PortalcrawlError
from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.page.document import Document
from portalcrawl.pipelines.normalize import NormalizePipeline
from portalcrawl.profiles.store import load_profile
from portalcrawl.text.charsets.decoding import decode
from portalcrawl.text.dates.parsing import parse_date
from portalcrawl.text.urls.canonical import canonicalize_url, request_url
from portalcrawl.text.whitespace import tidy

IS_FUZZING = "FUZZ" in os.environ
"""Whether `make fuzz` calls, again and again, each time with other examples."""
URL = "http://portal.example/news/"
SECONDS_PER_KB = 0.05
SLACK = 1.0
"""Seconds, because others use the machine and Python collects its garbage now and then."""
fuzz = settings(
    max_examples=500 if IS_FUZZING else 60,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    derandomize=not IS_FUZZING,
)

_PIECES = (
    "<a href='/a/1.html'>", "</a>", "<p>", "</p>", "<div class=list>", "</div>", "<table><tr><td>", "<li>", "<ul>",
    "<script>document.write('", "</script>", "<script type='text/xml'>", "<![CDATA[", "]]>", "<!--", "-->", "<title>",
    "<meta http-equiv=refresh content='0;url=", "<meta name=date content='", "<base href='", "<frame src='", "&#xD800;",
    "&#1114112;", "&#0;", "&#27;", "2024-01-02", "昨天", "十二月三十一日", "民國一百年", "3小时前", "来源：", "作者：",
    "当前位置：", "下一页", "上一篇", "共93条", "经(jīng)济", "\x00", "\ud800", "\u2028", "\x1b[2J", "'", '"', ">", "<",
    "<item><title>", "<link>", "<pubDate>", "<url><loc>", "</loc>", "<entry>", "<?xml version='1.0'?>", "<!DOCTYPE x [",
    "<!ENTITY a 'b'>", "&a;", "http://", "https://[::1", "//@:", "?page=", "javascript:goPage(2)", "一", "　",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=20)), max_size=60).map("".join)
REPEATED = st.tuples(st.sampled_from(_PIECES), st.integers(1, 3_000)).map(lambda pair: pair[0] * pair[1])
PAGES = st.one_of(TEXTS, REPEATED).map(lambda text: text.encode("utf-8", "surrogatepass"))
BYTES = st.one_of(PAGES, st.binary(max_size=3_000))


def measure(size: int, parser: Callable[[], object]) -> None:
    """Run a parser once. Asserts that it takes no longer than its input allows."""
    started = time.process_time()
    parser()
    assert time.process_time() - started <= SLACK + SECONDS_PER_KB * size / 1024


@fuzz
@given(BYTES)
@example(b"<html><body>&#xD800;&#xDFFF;<a href='http://[::1'>x</a>")
def test_pages(page: bytes) -> None:
    def read() -> None:
        document = Document.from_bytes(URL, page)
        find_sections(document)
        find_subsections(document, ())
        find_rows(document)
        find_pages(document)

    measure(len(page), read)


@fuzz
@given(BYTES)
def test_articles_and_their_html(page: bytes) -> None:
    def read() -> None:
        article = extract_article(Document.from_bytes(URL, page), Hints(listed=True, is_fragment=True)).article
        if article is not None:
            article = NormalizePipeline().process_item(article)
            markup = (article.articleBodyHtml or "").lower()
            assert "<script" not in markup
            assert "javascript:" not in markup.partition("href=")[2][:20]
            (article.articleBody or "").encode()

    measure(len(page), read)


@fuzz
@given(st.one_of(TEXTS, st.text(max_size=200)))
def test_dates(text: str) -> None:
    measure(len(text), lambda: parse_date(text, reference=datetime(2024, 5, 6, tzinfo=UTC)))


@fuzz
@given(BYTES, st.sampled_from(["", "text/html; charset=gbk", "text/html; charset=x", "text/html;charset=utf-16"]))
def test_charsets(data: bytes, content_type: str) -> None:
    measure(len(data), lambda: decode(data, content_type))


@fuzz
@given(BYTES)
@example(b"<?xml version='1.0'?><urlset><url><loc>http://a.example/&#xD800;</loc></url></urlset>")
@example(b"\x1f\x8b" + b"\x00" * 100)
def test_sitemaps(data: bytes) -> None:
    measure(len(data), lambda: parse_sitemap(data, URL))
    find_sitemaps_in_robots(data.decode("utf-8", "replace"), URL)


@fuzz
@given(BYTES)
@example(b"<?xml version='1.0'?><rss><channel><item><title>a&#xD800;</title><link>http://a.example/1</link></item>")
@example(b"<rss><item><link>http://a.example/</link><pubDate>Mon, 99 Jan 99999 99:99:99 +9999</pubDate></item></rss>")
def test_feeds(data: bytes) -> None:
    measure(len(data), lambda: parse_feed(data, URL))


@fuzz
@given(st.one_of(TEXTS, st.text(max_size=300)))
def test_addresses(text: str) -> None:
    def read() -> None:
        found = Document.from_text(URL, "").absolute(text)
        assert found is None or (found.isascii() and found.isprintable())
        canonicalize_url("http://a.example/" + text)
        request_url("http://a.example/" + tidy(text))

    measure(len(text), read)


@fuzz
@given(st.one_of(TEXTS, st.binary(max_size=500).map(lambda data: data.decode("latin-1"))))
def test_profiles(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzzed.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))

    said: list[str] = []

    def read() -> None:
        try:
            load_profile(path)
        except PortalcrawlError as error:
            said.append(str(error))

    measure(len(text), read)
    assert not any("\n" in line for line in said)


@fuzz
@given(file=st.sampled_from(["ledger.db", "articles/00001.jsonl", "manifest.json", "duplicates.jsonl"]), data=st.data())
def test_archive_folders(whole: Path, file: str, data: st.DataObject) -> None:
    from portalcrawl.archive.layout import Layout
    from portalcrawl.archive.verification.findings import Tally
    from portalcrawl.archive.verification.verify import verify_archive

    path = whole / file
    before = path.read_bytes()
    at = data.draw(st.integers(0, max(0, len(before) - 1)))
    noise = data.draw(st.binary(min_size=1, max_size=40))
    path.write_bytes(before[:at] + noise + before[at + data.draw(st.integers(0, 60)) :])
    try:
        measure(len(before), lambda: list(verify_archive(Layout(whole), Tally())))
    finally:
        path.write_bytes(before)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small archive."""
    from archived import only_archive
    from running import crawl
    from tiny_portal import TinyPortal

    output = tmp_path_factory.mktemp("fuzzed")
    with TinyPortal() as portal:
        crawl(portal.url, output)
    return only_archive(output)
