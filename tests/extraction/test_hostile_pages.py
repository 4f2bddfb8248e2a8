"""No page makes the extraction raise or take long: what browsers survive, it survives."""

import time
from collections.abc import Callable

import pytest

from portalcrawl.extraction.article import Extraction, Hints, extract_article
from portalcrawl.page.document import Document

SECONDS = 20  # on a loaded machine; a quadratic step on these sizes takes minutes
PAGES: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "nothing but NUL": lambda: b"\0" * 1000,
    "undecodable bytes": lambda: b"<h1>\x80\x81\xff\xfe</h1><p>&#xD800;&#0;\xff</p>",
    "cut in a tag": lambda: "<html><title>标题</title><h1>标题</h1><p>第一段，内容。<p cla".encode(),
    "one line of 3 MB": lambda: (
        "<title>园区建设</title><h1>园区建设</h1><p>" + "园区建设，取得进展。" * 100_000
    ).encode(),
    "a paragraph of dates": lambda: ("<h1>日程安排表</h1><p>" + "2020-01-01 " * 100_000).encode(),
    "a meta line of labels": lambda: ("<h1>标题标题</h1><div>" + "来源：" * 100_000).encode(),
    "open brackets": lambda: ("<h1>标题标题</h1><p>" + "（记者 " * 100_000).encode(),
    "words of a tool bar": lambda: ("<h1>标题标题</h1><p>" + "字号分享到" * 19 + "。</p>").encode(),
    "a title of 1 MB": lambda: ("<title>" + "长-" * 200_000 + "</title><h1>长-长</h1>").encode(),
    "deep nesting": lambda: b"<div>" * 20_000 + b"text" + b"</div>" * 20_000,
    "deep inline nesting": lambda: b"<span>" * 20_000 + b"text",
    "many links": lambda: b"<h1>x</h1>" + b"<a href=/a/1.html>title of this one 2020-01-01</a><br>" * 10_000,
    "many linked headings": lambda: b"<h2><a href=/x/1>heading number one</a></h2>" * 10_000,
    "many images": lambda: b"<h1>t</h1>" + b"<img src=/a.jpg>" * 20_000,
    "many classes": lambda: b'<div class="' + b"nav " * 100_000 + b'">x</div>',
    "unclosed tables": lambda: b"<table><tr><td>" * 3_000 + b"x",
    "a breadcrumb without end": lambda: ("<div>当前位置：" + "<a href=/a>首页</a> &gt; " * 20_000).encode(),
    "a script of breadcrumbs": lambda: ("<script>" + "\"<a href=x>主页</a> > '" * 20_000 + "</script>").encode(),
    "deep JSON-LD": lambda: b'<script type="application/ld+json">' + b"[" * 50_000 + b"</script><p>x",
    "JSON-LD of other types": lambda: (
        b"""<script type="application/ld+json">{"@type": ["NewsArticle", 5], "headline": {"a": 1},
        "author": [1, null, {"name": 3}], "datePublished": 7, "itemListElement": 3}</script><p>x"""
    ),
    "many address fields": lambda: b"<h1>t</h1><p>a, b. c, d.</p>" + b"<div><input type=email>x" * 10_000,
    "many author boxes": lambda: b"<h1>t</h1><p>a, b. c, d, e, f, g.</p>" + b"<div class=author>x</div>" * 20_000,
    "deep author boxes": lambda: b"<h1>t</h1><p>a, b. c, d, e.</p>" + b"<div class=author>x<br>" * 10_000,
    "many comments": lambda: (
        b"<h1>t</h1><p>a, b. c, d.</p>" + b"<p class=comment>Good, so good, and long enough.</p>" * 10_000
    ),
    "stories inside each other": lambda: (
        b"<h1>t</h1>" + (b"<div class=s><h1>t</h1>" + b"<p>The council voted, after years, for a hall.</p>" * 4) * 400
    ),
    "boxes of links inside each other": lambda: (
        b"<h1>t</h1>"
        + b"<div><p>The council voted, after years, for a hall.</p><h3>Read more</h3><a href=/1>x</a>" * 900
    ),
    "parts inside each other": lambda: b'<h1>t</h1><div class="sidebar-a"><div class="sidebar-a__b-c">' * 2_000,
    "a script of dates": lambda: b"<h1>t</h1><script>" + b"publish_time='2020-01-01';" * 50_000 + b"</script><p>a, b.",
    "a frameset": lambda: b"<frameset><frame src=a></frameset>",
    "broken links": lambda: (
        b'<h1>title</h1><p>a, b. <a href="http://[::1">x</a> <img src="http://[x"> <a href="//">y</a></p>'
    ),
}


@pytest.mark.parametrize("hints", [Hints(), Hints(headline="甲乙丙丁戊己…", datePublished="2020-01-01", listed=True)])
@pytest.mark.parametrize("name", PAGES)
def test_extraction_survives(name: str, hints: Hints) -> None:
    document = Document.from_bytes("http://portal.example/a/1.html", PAGES[name]())
    start = time.process_time()
    extraction = extract_article(document, hints)
    assert time.process_time() - start < SECONDS
    assert isinstance(extraction, Extraction)
    assert (extraction.article is None) == (extraction.rejection is not None)


def test_a_body_in_the_head_is_read() -> None:
    # libxml2 leaves a page without <body> in its head when the head holds text.
    page = "<html><head><title>对比试车</title><script>x</script><table><td><p>两款车同场测试，各有长短。</p></table>"
    article = extract_article(Document.from_text("http://p.example/1.html", page), Hints(listed=True)).article
    assert article is not None
    assert article.articleBody == "两款车同场测试，各有长短。"
