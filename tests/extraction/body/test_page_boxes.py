"""What stands above, between and below the paragraphs and is not the article's."""

import re

import pytest

from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.items import Article
from portalcrawl.page.document import Document

URL = "http://news.portal.example/a/2.html"
HEADLINE = "Harbour opens its second terminal"
SENTENCES = [
    "The harbour opened its second terminal on Monday, after four years of work and two of delay.",
    "Officials said that the new quay can take the largest ships, and that more are to come next spring.",
    "Traders had asked for it for a decade, since the old quay was full on most days of the week.",
    "The next step is a railway to the inland towns, for which the council has set money aside.",
]
LAST = "The first ship, a grain carrier, is expected on Friday at noon."
TEXT = [*SENTENCES, LAST]


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def extract(above: str = "", inside: str = "", below: str = "", url: str = URL) -> Article:
    """A page with something between headline and text, before the last paragraph, or behind it."""
    text = f"<div class=story>{paragraphs(*SENTENCES)}{inside}{paragraphs(LAST)}{below}</div>"
    page = f"<title>{HEADLINE} - Portal</title><article><h1>{HEADLINE}</h1>{above}{text}</article>"
    article = extract_article(Document.from_text(url, page), Hints(listed=True)).article
    assert article is not None
    return article


def body_of(article: Article) -> list[str]:
    return (article.articleBody or "").split("\n\n")


DECK = "<p class=standfirst-deck>After four years of work, the quay is ready for the largest of ships.</p>"
HEADS = [
    f"{DECK}<div class=byline><p>By Jane Doe</p><p>Staff writer</p></div>",
    f"{DECK}<p>By Jane Doe and John Roe</p><div class=pubdate>Nov. 19, 2019, 8:41 AM UTC</div>",
    "<div class=byline><p>By Jane Doe</p><p>Staff writer</p></div>",
    "<dl><dt>Author:</dt><dd class=author>Jane Doe</dd><dt>Publish date:</dt><dd class=date>Nov 18, 2019</dd></dl>",
    "<p>5 min read</p>",
    "<div>Listen to this article<span>3 min</span></div>",
    "<div>Artikel anhören</div>",
    "<p>Tempo de leitura: 2 minutos</p>",
    "<p>October 24, 2023 - Jane Doe (@jane) Konstantin Roe (@roe) Sergey Poe (@poe) Quing Moe (@moe) Ann Loe</p>",
]


@pytest.mark.parametrize("above", HEADS)
def test_head_is_not_the_text(above: str) -> None:
    assert body_of(extract(above)) == TEXT


def test_paragraph_above_no_by_line_is_the_text() -> None:
    lead = "After four years of work, the quay is ready for the largest of ships."
    assert body_of(extract(f"<p>{lead}</p>")) == [lead, *TEXT]


@pytest.mark.parametrize("by_line", ["<p>By Jane Doe</p>", "<div class=author>Jane Doe</div>", "<p>5 min read</p>"])
def test_paragraph_above_the_by_line_is_the_text(by_line: str) -> None:
    lead = "After four years of work, the quay is ready for the largest of ships."
    assert body_of(extract(f"<p>{lead}</p>{by_line}")) == [lead, *TEXT]


def test_deck_is_the_description_where_the_page_states_none() -> None:
    article = extract(f"{DECK}<p>By Jane Doe</p>")
    assert article.description == "After four years of work, the quay is ready for the largest of ships."


def test_heading_is_no_date_though_its_id_says_time() -> None:
    lead = "After four years of work, the quay is ready for the largest of ships."
    article = extract(f"<p>{lead}</p><h2 id=a-second-time-at-the-quay>A second time at the quay</h2>")
    assert body_of(article) == [lead, "A second time at the quay", *TEXT]


INSERTIONS = [
    "<p>Related: <a href=/a/3.html>The old quay and its troubles</a></p>",
    "<p><a href=/a/3.html>OLD QUAY FULL ON MOST DAYS, TRADERS SAY</a></p>",
    "<p>READ MORE: <a href=/a/3.html>The old quay and its troubles</a></p>",
    "<p><a href=#after>skip past newsletter promotion</a></p>",
    "<p>此前报道：<a href=/a/3.html>老码头停用</a></p>",
    "<div>Advertisement</div>",
    "<div>1 - 5 of 36</div>",
    f"<figure><img src=/quay.jpg><figcaption>{'The quay, seen from the north, ships. ' * 13}</figcaption></figure>",
    "<div><div>Join us for access to this content</div><form-like><input name=email></form-like>Enter your address, "
    "and read on, free of charge.</div>",
    "<div><p>Our newsletter, each week, free of charge.</p><p><input type=email></p></div>",
    "<p>推荐阅读：<a href=/a/3.html>老码头停用</a></p>",
    "<div hidden>Only for the printer, not for readers.</div>",
    "<div class=photo><img src=/quay.jpg width=600><br>The quay on Monday (Image: Agency)</div>",
    "<p><img src=/quay.jpg></p><p>Ships wait at the quay, as they do on most days (Photo by Jane Doe)</p>",
]


@pytest.mark.parametrize("inside", INSERTIONS)
def test_insertion_is_not_the_text(inside: str) -> None:
    assert body_of(extract(inside=inside)) == TEXT


ANNOUNCED = "".join(f"<p><a href=/wj/{name}.html>关于{name}的通知</a></p>" for name in ("供水管理", "水价", "管网"))
KEPT_ABOVE = [
    "<p>When: Saturday, 9 May 2026, 2 pm</p><p>Where: Town hall, room 4</p>",
    f"<p>现将相关文件公布如下：</p>{ANNOUNCED}",
]


@pytest.mark.parametrize("above", KEPT_ABOVE)
def test_what_a_text_begins_with_is_kept(above: str) -> None:
    lines = re.findall(r">([^<>]+)<", above)
    assert body_of(extract(above)) == [*lines, *TEXT]


def test_a_class_of_all_paragraphs_names_no_author() -> None:
    page = "".join(f"<p class='author-p-77 share-x'>{text}</p>" for text in TEXT)
    html = f"<title>{HEADLINE} - Portal</title><article><h1>{HEADLINE}</h1><div>{page}</div></article>"
    article = extract_article(Document.from_text(URL, html), Hints(listed=True)).article
    assert article is not None
    assert body_of(article) == TEXT


MESSAGES = [
    "Strict Standards: Non-static method gallery::i18n() should not be called statically in /www/a.php on line 94",
    "Warning: date(): It is not safe to rely on the time zone of the system in /home/www/inc/fn.php on line 12",
    "Notice: Undefined index: id in D:\\web\\show.php on line 7",
    "Fatal error: Call to undefined function cut() in /www/fn.php on line 1021",
]


@pytest.mark.parametrize("message", MESSAGES)
def test_what_a_program_says_of_itself_is_not_the_text(message: str) -> None:
    assert body_of(extract(above=f"<br><b>{message}</b><br>", below=f"<p>{message}</p>")) == TEXT


def test_a_warning_of_the_article_is_its_text() -> None:
    warning = "Warning: trains stop in Osterby, and nowhere else on line 4, until Sunday."
    assert body_of(extract(below=f"<p>{warning}</p>")) == [*TEXT, warning]


@pytest.mark.parametrize("line", ["标签：无", "关键词：暂无", "标签："])
def test_a_label_of_no_keywords_is_not_the_text(line: str) -> None:
    assert body_of(extract(below=f"<p>{line}</p>")) == TEXT
    assert body_of(extract(below="<p>关键词：港口 铁路</p>")) == [*TEXT, "关键词：港口 铁路"]


KEPT = [
    ("<p><a href=http://other.example/>The council's plan of the railway</a></p>", "The council's plan of the railway"),
    ("<p><a href=/a/3.html>The old quay and its troubles</a></p>", "The old quay and its troubles"),
    ("<p><a name=quay>What the quay has cost</a></p>", "What the quay has cost"),
    ("<h2><a name=quay></a>What the quay has cost</h2>", "What the quay has cost"),
]


@pytest.mark.parametrize(("inside", "text"), KEPT)
def test_line_of_the_editor_is_kept(inside: str, text: str) -> None:
    assert body_of(extract(inside=inside)) == [*SENTENCES, text, LAST]


def test_references_are_kept_and_a_run_of_own_links_is_not() -> None:
    names = ["First study of the quay", "Second study of the quay", "Third study of the quay"]
    for host, kept in (("http://library.example", names), ("http://www.portal.example", []), ("", [])):
        links = "".join(f"<li><a href={host}/{i}>{name}</a></li>" for i, name in enumerate(names))
        assert body_of(extract(inside=f"<ul>{links}</ul>")) == [*SENTENCES, *kept, LAST]
        assert body_of(extract(below=f"<ul>{links}</ul>")) == [*TEXT, *kept]


def test_headings_that_lead_to_other_sites_are_the_articles_own() -> None:
    news = "".join(
        f"<h3><a href=http://project.example/{i}>Change {i} of the plan</a></h3><p>It moves the track, a bit.</p>"
        for i in range(4)
    )
    assert len(body_of(extract(below=news))) == len(TEXT) + 8
    assert body_of(extract(below=news.replace("http://project.example", ""))) == TEXT


TAILS = [
    "<div class=author-bio><p>Jane Doe</p><p>Jane covers ports and trade, and lives by the sea.</p></div>",
    "<p>Jane Doe is a reporter for the Portal. She covers ports, and lives by the sea.</p>",
    "<p>Follow Jane Doe on Twitter, for more.</p>",
    "<h3>About the author</h3><p>Jane covers ports and trade, and lives by the sea.</p>",
    "<div>声明：本网转载此文，目的在于传递更多信息，不代表本网观点。</div>",
    "<div>本文来源：江城日报 责任编辑：张三_N1234</div>",
    "<div>文章关键词： <a href=/t/1>码头</a> <a href=/t/2>铁路</a></div>",
    "<div>我要反馈</div>",
    "<h3>More Great PORTAL Stories</h3><ul>"
    + "<li>The quay and what came of it: <a href=/a/3.html>the railway to the towns</a></li>" * 4
    + "</ul>",
    "<div>打印 字体： 放大 正常 缩小 分享</div>",
    "<p>声明：本报力求信息准确，内容仅供参考。</p><h3>为你推荐</h3>"
    + "<p><a href=/a/3.html>鼓励资金进入市场的一则消息</a></p><p>今天是节前最后一个交易日，持股还是持币。</p>" * 4,
    "<div class=comments><p>Good to see it open, at last, after years.</p></div><div>Most commented, this week.</div>",
    "<div class=related-title>相关新闻</div><div>本栏目提供及时资讯，请注意甄别。</div>",
]


@pytest.mark.parametrize("below", TAILS)
def test_tail_is_not_the_text(below: str) -> None:
    assert body_of(extract(below=below)) == TEXT


def test_comments_between_paragraphs_do_not_end_the_text() -> None:
    article = extract(inside="<p class=comment>Good to see it open, at last, after so many years.</p>")
    assert body_of(article) == TEXT


def test_notes_of_authors_and_translators_are_text() -> None:
    note = "作者：简·多伊 译者：张三 校对：李四"
    assert body_of(extract(below=f"<p>{note}</p>")) == [*TEXT, note]


NEIGHBOURS = "<div>下一篇：<a href=/a/3.html>考取农业学院的学生名单公布</a> 上一篇：没有了</div>"


@pytest.mark.parametrize("neighbours", [NEIGHBOURS, "<div>下一篇：很抱歉没有了 上一篇：很抱歉没有了</div>"])
def test_neighbours_are_no_body(neighbours: str) -> None:
    title = "考取职业学院的学生"
    page = f"<title>{title}</title><h1>{title}</h1><div>2017-04-06</div><div><p>{title}</p>{neighbours}</div>"
    article = extract_article(Document.from_text(URL, page), Hints(listed=True)).article
    assert article is not None
    assert article.articleBody == title


def test_headline_said_again_further_down_is_text() -> None:
    title = "我是美德少年"
    lines = ["我叫小明", "来自江城", "现在就读于第一中学", title, "我要努力学习，天天向上。"]
    page = f"<title>{title}</title><h1>{title}</h1><div>2017-04-06</div><div>{paragraphs(*lines)}</div>"
    article = extract_article(Document.from_text(URL, page), Hints(listed=True)).article
    assert article is not None
    assert body_of(article) == lines
