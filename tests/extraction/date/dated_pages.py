"""Pages with a meta line, and the date that is read of them."""

from datetime import UTC, datetime

from portalcrawl.extraction.article import extract_article
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.document import Document

NOW = datetime(2018, 3, 10, 4, 0, tzinfo=UTC)
CHINESE = "市政府召开常务会议，听取重点项目进展情况的汇报，要求各部门倒排工期，确保年底前完成。"
URL = "http://e.com/a/1.html"


def read(
    meta: str, text: str = CHINESE, *, lang: str = "", head: str = "", below: str = "", url: str = URL, row: str = ""
) -> tuple[str | None, str | None]:
    """The date and its evidence of a page with this meta line."""
    body = f"<h1>会议召开</h1><div class='info'>{meta}</div><div><p>{text}</p><p>{text}</p></div>{below}"
    source = f"<html lang='{lang}'><head><title>会议召开</title>{head}</head><body>{body}</body></html>"
    hints = Hints(datePublished=row or None, listed=True, reference=NOW)
    article = extract_article(Document.from_text(url, source), hints).article
    assert article is not None
    return article.datePublished, article.evidence.get("datePublished")


def meta(name: str, value: str) -> str:
    return f"<meta name='{name}' content='{value}'>"
