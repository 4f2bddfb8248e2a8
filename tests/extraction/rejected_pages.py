"""Pages, and why they are not articles."""

from portalcrawl.extraction.article import extract_article
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.document import Document

URL = "http://portal.example/a/1.html"
TITLE = "码头二期启用"
HEAD = f"<h1>{TITLE}</h1><p>2017-12-25</p>"


def reject(body: str, *, title: str = TITLE, url: str = URL, **hints: object) -> str | None:
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return extract_article(Document.from_text(url, page), Hints(**hints)).rejection  # type: ignore[arg-type]


def sentence(size: int) -> str:
    return f"<p>{'a' * (size - 1)}.</p>"
