"""Articles that credit somebody in the places where portals do."""

from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.items import Article
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import Profile

ONE = "今天上午，园区召开全体会议，部署下一步的各项重点工作。"
TWO = "会议强调，要抓好落实，确保成效，让企业和群众都满意。"


def extract(meta: str, *, end: str = "", tail: str = "", below: str = "", rule: Profile | None = None) -> Article:
    """An article with a meta line, words at its last paragraph's end, a last paragraph, and a line below the text."""
    more = f"<p>{end}</p>" if end else ""
    page = (
        f"<html><body><h1>园区召开工作会议</h1><div>{meta}</div><div class=con><p>{ONE}</p><p>{ONE}</p>"
        f"<p>{TWO}{tail}</p>{more}</div>{below}</body></html>"
    )
    document = Document.from_text("http://portal.example/news/2.html", page)
    article = extract_article(document, Hints(listed=True), rule).article
    assert article is not None
    return article


def names_in(article: Article) -> list[str]:
    return [author.name for author in article.authors]
