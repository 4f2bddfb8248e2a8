"""What the pages say, written down beside them."""

from collections.abc import Mapping, Sequence

from portalcrawl.demo.mainland.article_page import show_iso
from portalcrawl.demo.mainland.articles import Article, section_path
from portalcrawl.demo.mainland.menu import SECTIONS, channel_of
from portalcrawl.demo.mainland.rows import Row
from portalcrawl.demo.model import TruthArticle, TruthSection


def state_articles(articles: Sequence[Article]) -> list[TruthArticle]:
    """The truth of every article, in the order of their numbers."""
    by_aid = {article.aid: article for article in articles}
    return [_state_article(article, by_aid) for article in articles]


def _state_article(article: Article, by_aid: Mapping[int, Article]) -> TruthArticle:
    return TruthArticle(
        path=article.path,
        headline=article.show(article.headline),
        datePublished=show_iso(article),
        listDate=str(article.day) if article.is_listed and article.has_list_date else None,
        contentSource=article.show(article.source) if article.source not in (None, "未知") else None,
        authors=[article.show(name) for name in article.authors],
        sections=section_path(article),
        paragraphs=[article.show(block.text) for block in article.blocks],
        images=[picture.path for picture in article.pictures],
        captions=[article.show(picture.caption) if picture.caption else None for picture in article.pictures],
        attachments=[file.path for file in article.attachments],
        pages=article.pages if article.page_count > 1 else [],
        duplicateOf=None if article.original is None else by_aid[article.original].path,
        isListed=article.is_listed,
    )


def state_sections(
    articles: Sequence[Article], rows: Mapping[str, Sequence[Row]], targets: Mapping[str, Sequence[str]]
) -> list[TruthSection]:
    """The truth of every section, in the menu's order; `targets` has the list pages of each."""
    return [
        TruthSection(
            path=[channel_of(section).label, section.label],
            address=section.address,
            listPages=list(targets[section.key]),
            rowCount=len(rows[section.key]),
            articleCount=sum(article.section.key == section.key for article in articles),
        )
        for section in SECTIONS
    ]
