"""What a record says of a date that only the list shows."""

import pytest

from portalcrawl.extraction.article import extract_article
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.document import Document

TEXT = (
    "<p>周末，社区组织志愿者走进小区，向居民发放分类手册，并在投放点讲解厨余垃圾和其他垃圾的区别。</p>"
    "<p>居民们表示，有了图示，分起来就不容易错了。</p>"
)


@pytest.mark.parametrize(
    ("shown", "is_inferred", "evidence"),
    [
        ("", False, "list"),
        ("", True, "list, year inferred"),
        ("<p>发布时间：2026-02-17</p>", True, "meta-line"),  # the page has the year
    ],
)
def test_a_year_that_the_list_does_not_show_is_marked(shown: str, is_inferred: bool, evidence: str) -> None:
    page = f"<html><body><h1>社区开展垃圾分类宣传活动</h1>{shown}<div>{TEXT}</div></body></html>"
    hints = Hints("社区开展垃圾分类宣传活动", "2026-02-17", listed=True, year_is_inferred=is_inferred)
    article = extract_article(Document.from_text("http://www.linjiang.example/gz/20.html", page), hints).article
    assert article is not None
    assert article.datePublished == "2026-02-17"
    assert article.evidence["datePublished"] == evidence
