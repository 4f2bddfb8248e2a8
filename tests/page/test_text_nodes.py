"""Mangled pages are restored in their tree, and no address with them."""

from urllib.parse import unquote

import pytest
from cloning_tool import LIST, annotate_bytes, read_as_windows, traditionalize
from lxml import html

from portalcrawl.discovery.entrances.feed import parse_feed
from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.page.document import Document
from portalcrawl.page.text_nodes import reopen_tags, restore_tree
from portalcrawl.text.restoration.restore import MIRROR, SIMPLIFIED, TORN

PARAGRAPHS = (
    "本报讯，经济开发区发展产业，优化结构，完善网络，环境数据齐全，业务规范。",
    "记者在现场看到，园区的研究内容很多，运输的城市已形成了较大的规模，货物由此发往各地。",
    "还可以帮助当地居民探索新的致富之路，帮助更多的乡村家庭走出困境，知识图谱也用上了",
    "下一步，经济开发区将继续关注(一期)与COVID(新冠)的影响，湖南(省)的企业也来了。",
)
CLEAN = f"""<html><head><meta charset="utf-8"><title>经济开发区的研究内容 - 园区要闻</title>
<meta name="description" content="经济开发区发展产业"><meta property="og:image" content="http://a.example/发展.jpg"></head>
<body><div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/发展/">发展动态</a></div>
<h1>经济开发区的研究内容</h1><div class="info">来源：经济日报 日期：2017-12-25 点击：12</div>
<div class="content">{"".join(f"<p>{text}</p>" for text in PARAGRAPHS)}</div>
<ul><li><a href="/a/1.html" title="数据中心的发展">数据中…</a></li></ul></body></html>"""


def mangle_page(source: str, count: int = len(LIST)) -> bytes:
    """The page as the tool publishes it, which works on its source, markup and all."""
    return read_as_windows(annotate_bytes(traditionalize(source).encode("gbk"), LIST[:count])).encode()


@pytest.mark.parametrize("count", [21, 60, 100, len(LIST)])
def test_an_article_of_a_mangled_page(count: int) -> None:
    body = mangle_page(CLEAN, count)
    assert "(jīng)".encode() in body
    document = Document.from_bytes("http://a.example/a/2.html", body)
    article = extract_article(document, Hints(listed=True)).article
    assert article is not None
    assert article.headline == "经济开发区的研究内容"
    assert (article.contentSource, article.datePublished, article.clicks) == ("经济日报", "2017-12-25", 12)
    assert [crumb.name for crumb in article.breadcrumbs] == ["发展动态"]
    assert article.articleBody == "\n\n".join(PARAGRAPHS)
    assert article.description == "经济开发区发展产业"
    assert article.inLanguage == "zh-CN"
    assert MIRROR in article.textNotes
    assert (TORN in article.textNotes) == (b"?" in body)


def test_a_page_served_as_the_tool_left_it() -> None:
    """In GBK, with the torn pairs in its bytes: what is no pair decodes to U+FFFD instead of the question mark."""
    body = annotate_bytes(traditionalize(CLEAN.replace("utf-8", "gbk")).encode("gbk"), LIST)
    document = Document.from_bytes("http://a.example/a/2.html", body, "text/html; charset=gbk")
    article = extract_article(document, Hints(listed=True)).article
    assert article is not None
    assert (article.headline, article.articleBody) == ("经济开发区的研究内容", "\n\n".join(PARAGRAPHS))


def test_a_mangled_feed() -> None:
    title = "<title>经济开发区的研究内容</title><link>http://a.example/发展.html</link>"
    item = f"<item>{title}<description>{PARAGRAPHS[0]}</description></item>"
    source = f'<rss version="2.0"><channel><title>园区要闻</title>{item}</channel></rss>'
    [row] = parse_feed(mangle_page(source), "http://a.example/rss.xml")
    assert (row.headline, row.excerpt) == ("经济开发区的研究内容", PARAGRAPHS[0])
    [untouched] = parse_feed(source.encode(), "http://a.example/rss.xml")
    assert (untouched.headline, untouched.excerpt) == (row.headline, row.excerpt)
    # The tool works on addresses too; what it made of them is where the page stands.
    assert unquote(row.url).startswith("http://a.example/發(")


def test_addresses_stay() -> None:
    body = mangle_page(CLEAN)
    tree, sent = Document.from_bytes("http://a.example/", body).tree, html.document_fromstring(body.decode())
    assert tree.xpath("//li/a/@title") == ["数据中心的发展"]
    for addresses in ("//@href", "//meta[@property]/@content"):
        assert tree.xpath(addresses) == sent.xpath(addresses)


def test_a_page_that_nobody_mangled_is_the_same_tree() -> None:
    for source in (CLEAN, traditionalize("<p>臺北市政府今日表示，這項計畫對於國家來說很重要。</p>")):
        tree = html.document_fromstring(source)
        before = html.tostring(tree)
        assert restore_tree(tree) == ()
        assert html.tostring(tree) == before
    assert Document.from_bytes("http://a.example/", CLEAN.encode()).text_notes == ()


def test_numeric_references_are_seen_through() -> None:
    shown = "".join(f"&#{ord(char)};" for char in "發(發)展技術(術)，環(環)境好，光(guang)電，公(gong)司")
    document = Document.from_bytes("http://a.example/", f"<p>{shown}</p>".encode())
    assert document.tree.findtext(".//p") == "发展技术，环境好，光电，公司"


@pytest.mark.parametrize(
    "shown",
    [
        "經<b>(jīng)</b>濟發(fā)展區(qū)域",
        "經(<i>jīng</i>)濟發(fā)展區(qū)域",
        "經(j&#299;ng)濟發(fā)展區(qū)域",
        "經&#40;jīng&#41;濟發(fā)展區(qū)域",
        "<b>經</b>(jīng)濟發(fā)展區(qū)域",
        "<a>經(jī</a>ng)濟發(fā)展區(qū)域",
    ],
)
def test_an_annotation_may_be_cut_by_a_tag_or_an_entity(shown: str) -> None:
    page = f"<p>{shown}</p><p>{traditionalize('经济')}區(qū)與發(fā)展</p>"
    document = Document.from_bytes("http://a.example/", page.encode())
    assert document.tree.find(".//p").text_content() == "经济发展区域"


def test_an_annotation_does_not_reach_over_paragraphs() -> None:
    page = "<p>發(fā)展區(qū)域經(jīng)濟數(shù)據(jù)，發</p><p>(fā)</p>"
    document = Document.from_bytes("http://a.example/", page.encode())
    assert [p.text for p in document.tree.iter("p")] == ["发展区域经济数据，发", "(fā)"]


def test_swallowed_tags_are_opened_again_on_a_torn_page_only() -> None:
    torn = "<p>經(jīng)濟開發(fā)區(qū)的路?/p><p>后?nbsp;文</p>"
    assert reopen_tags(torn) == "<p>經(jīng)濟開發(fā)區(qū)的路\ufffd</p><p>后\ufffd&nbsp;文</p>"
    for source in ("<p>is it so?/p>", "a?b/p>c", "<p>經(jīng)濟開發(fā)區(qū)</p><p>why?</p>"):
        assert reopen_tags(source) == source


def test_what_a_swallowed_tag_ended_is_whole_again() -> None:
    """變為了可能。 is torn at 為了, and read one byte off up to the tag, whose first sign goes with the full stop."""
    texts = [PARAGRAPHS[0], "变为了可能。", "下一步，继续发展。"]
    shown = mangle_page("".join(f"<p>{text}</p>" for text in texts)).decode()
    assert "?/p>" in shown
    document = Document.from_bytes("http://a.example/", shown.encode())
    assert [p.text for p in document.tree.iter("p")] == texts


def test_the_profiles_script_counts_for_every_page() -> None:
    page = "<p>臺北市政府今日表示，頭髮與發展</p>".encode()
    document = Document.from_bytes("http://a.example/", page, script="simplified")
    assert document.tree.findtext(".//p") == "台北市政府今日表示，头发与发展"
    assert document.text_notes == (SIMPLIFIED,)


@pytest.mark.parametrize("junk", ["\x00", "\x0b", "\ufffe", "&#11;", "&#xD800;", "&#0;"])
def test_what_a_tree_cannot_hold_is_no_fault(junk: str) -> None:
    page = f"<p>經(jīng)濟{junk}開發(fā)區(qū)</p>".encode()
    text = Document.from_bytes("http://a.example/", page).tree.text_content()
    assert text.startswith("经济")
    assert text.endswith("开发区")
