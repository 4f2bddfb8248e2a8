"""Pages at which readers fail: huge and deep tables, a script of 2 MB, a film or a document in place of the text."""

import time
from collections.abc import Callable

import pytest

from portalcrawl.extraction.article import Extraction, extract_article
from portalcrawl.extraction.hints import Hints
from portalcrawl.items import Article
from portalcrawl.page.document import Document

HEAD = "<html lang=zh><head><title>水质公示</title></head><body><h1>水质公示</h1><p>发布时间：2024-05-06</p>"
SENTENCE = "<p>现将本月水质检测结果公示如下，请市民监督。</p>"
LONGEST = 20.0
"""Seconds of the processor; each takes three at most, and more where others use the machine."""


def extract(body: str) -> Extraction:
    document = Document.from_text("http://portal.example/news/2.html", f"{HEAD}{body}</body></html>")
    return extract_article(document, Hints(listed=True, headline="水质公示", datePublished="2024-05-06"))


def read(body: str) -> Article:
    article = extract(body).article
    assert article is not None
    assert (article.headline, article.datePublished) == ("水质公示", "2024-05-06")
    return article


@pytest.mark.parametrize(
    ("name", "make", "said"),
    [
        ("40,000 cells", lambda: SENTENCE + "<table>" + "<tr><td>一厂<td>合格" * 20_000 + "</table>", "一厂\t合格"),
        ("60 tables", lambda: "<table><tr><td>" * 60 + SENTENCE * 3 + "</table>" * 60, "现将本月水质检测结果公示如下"),
        ("a script", lambda: f"<script>{'a=1;' * 500_000}</script>" + SENTENCE * 3, "现将本月水质检测结果公示如下"),
        (
            "a script that writes",
            lambda: f"<script>document.write('{'<p>广告</p>' * 200_000}')</script>" + SENTENCE * 3,
            "现将本月水质检测结果公示如下",
        ),
    ],
)
def test_what_is_huge_or_deep_is_read_in_time(name: str, make: Callable[[], str], said: str) -> None:
    body = make()
    begin = time.process_time()
    article = read(body)
    assert said in (article.articleBody or "")
    assert "广告" not in (article.articleBody or "")
    assert time.process_time() - begin < LONGEST, name


@pytest.mark.parametrize(
    ("body", "field", "url", "evidence"),
    [
        ("<video src=/v/1.mp4></video>", "videos", "http://portal.example/v/1.mp4", "no text: video"),
        ("<video><source src=/v/1.mp4></video>", "videos", "http://portal.example/v/1.mp4", "no text: video"),
        ("<audio src=/v/1.mp3></audio>", "audios", "http://portal.example/v/1.mp3", "no text: sound"),
        ("<iframe src=/f/1.pdf></iframe>", "attachments", "http://portal.example/f/1.pdf", "no text: frame"),
        ("<embed src=/f/1.pdf>", "attachments", "http://portal.example/f/1.pdf", "no text: frame"),
        ("<object data=/f/1.pdf></object>", "attachments", "http://portal.example/f/1.pdf", "no text: frame"),
        ("<p><a href=/f/1.pdf>公示.pdf</a></p>", "attachments", "http://portal.example/f/1.pdf", "no text: files"),
    ],
)
def test_an_article_that_is_a_film_or_a_document(body: str, field: str, url: str, evidence: str) -> None:
    article = read(body)
    assert [one.url for one in getattr(article, field)] == [url]
    assert article.articleBody is None
    assert article.evidence["articleBody"] == evidence
