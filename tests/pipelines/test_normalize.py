"""What a reader does not see is stripped, and what exact copies share is their digest."""

from typing import Any

import pytest

from portalcrawl.items import Article, Attachment, Breadcrumb, Capture, Image
from portalcrawl.pipelines.normalize import LONG_BODY, SHORT_BODY, NormalizePipeline, digest_article


def make_article(**fields: Any) -> Article:
    capture = Capture(runId="20261122T223522.69Z", fetchedAt="2026-11-22T22:35:22Z", status=200)
    return Article(**{"url": "http://example.com/1.html", "headline": "标题", "capture": capture} | fields)


@pytest.mark.parametrize(
    ("field", "value", "cleaned"),
    [
        ("headline", " 园区\u3000要闻\u200b ", "园区 要闻"),
        ("contentSource", "\u200b", None),
        ("description", "一\n二", "一 二"),
        ("articleBody", " 第一段。\n\n第\u200b二段。 ", "第一段。\n\n第二段。"),
        ("articleBody", " \u200b ", None),
        ("articleBodyHtml", "<p>第\u200b一段。</p>", "<p>第一段。</p>"),
    ],
)
def test_fields(field: str, value: str, cleaned: str | None) -> None:
    assert getattr(NormalizePipeline().process_item(make_article(**{field: value})), field) == cleaned


def test_breadcrumbs_digest_and_evidence() -> None:
    article = make_article(breadcrumbs=[Breadcrumb(" 新闻\u200b ")], evidence={"headline": "h1"}, articleBody="正文。")
    NormalizePipeline().process_item(article)
    assert article.breadcrumbs == [Breadcrumb("新闻")]
    assert article.capture is not None
    assert article.capture.digest == digest_article(article)
    assert article.capture.evidence == {"headline": "h1"}


LONG = {"articleBody": "字" * LONG_BODY}
SHORT = {"articleBody": "字" * (LONG_BODY - 1)}
TINY = {"articleBody": "字" * (SHORT_BODY - 1)}


@pytest.mark.parametrize(
    ("body", "other", "is_copy"),
    [
        (LONG, {"headline": "另一个标题"}, True),
        (SHORT, {"headline": "另一个标题"}, False),
        (SHORT, {"datePublished": "2017-12-25"}, True),
        (TINY, {"datePublished": "2017-12-25"}, False),
        (TINY, {"images": [Image("http://example.com/1.jpg")]}, False),
        (TINY, {"attachments": [Attachment("http://example.com/1.pdf")]}, False),
        (TINY, {"url": "http://example.com/2.html", "contentSource": "新华网"}, True),
    ],
)
def test_the_shorter_a_text_the_more_must_agree(body: dict[str, Any], other: dict[str, Any], is_copy: bool) -> None:
    assert (digest_article(make_article(**body)) == digest_article(make_article(**body | other))) is is_copy


def test_a_copy_has_the_same_digest_whatever_its_layout() -> None:
    body = "郴州经开区预计实现技工贸总收入五百八十亿元。" * 12
    one = make_article(articleBody=body + "\n\n完。")
    other = make_article(headline="另一个标题", articleBody=body[:50] + "\n\n" + body[50:] + "完。")
    assert digest_article(one) == digest_article(other)
