"""Golden pages without a text: their evidence says what they show instead."""

from pathlib import Path

import orjson
import pytest

from portalcrawl.extraction.article import extract_article
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.document import Document

PAGES = Path(__file__).parents[1] / "pages"


@pytest.mark.parametrize(
    ("page", "shows"),
    [
        ("attachment_only", "files"),
        ("counter_in_a_hidden_frame", "title only"),
        ("login_wall", "protected"),
        ("pdf_by_a_script", "frame"),
        ("pdf_in_a_viewer", "frame"),
        ("photo_news", "pictures"),
        ("pictures_below_the_headline", "pictures"),
        ("post_with_a_password", "protected"),
        ("sound_of_a_broadcast", "sound"),
        ("title_only_notice", "title only"),
        ("video_by_a_script", "video"),
        ("video_news", "video"),
    ],
)
def test_the_evidence_says_what_is_there(page: str, shows: str) -> None:
    case = orjson.loads((PAGES / page / "case.json").read_bytes())
    document = Document.from_bytes(case["url"], (PAGES / page / "page.html").read_bytes())
    article = extract_article(document, Hints(**case["hints"])).article
    assert article is not None
    assert article.articleBody is None
    assert article.evidence["articleBody"] == f"no text: {shows}"


def test_words_that_were_not_taken_for_the_text_are_told() -> None:
    """What is left of a page without a text may be its text: nobody should believe that there is none."""
    words = "<p>各位居民请于本周六上午到体育馆参加活动，名额有限，先到先得。</p>"
    html = (
        f"<title>活动安排-江城网</title><h1>活动安排</h1><p>发布时间：2020-03-21</p><div class=foot>{words * 3}</div>"
    )
    document = Document.from_bytes("http://w.example/a/1.html", html.encode(), "text/html; charset=utf-8")
    article = extract_article(document, Hints(listed=True, headline="活动安排")).article
    assert article is not None
    assert article.evidence["articleBody"] == "no text: not recognized"
