"""From a page to an article: the one door of this floor."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from portalcrawl.document import Document
from portalcrawl.extraction.attachments import find_attachments
from portalcrawl.extraction.breadcrumbs import find_breadcrumbs
from portalcrawl.extraction.container import find_container, settle_furniture
from portalcrawl.extraction.date import find_date, find_modified
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.images import find_images
from portalcrawl.extraction.judge import Found, find_rejection
from portalcrawl.extraction.language import find_language
from portalcrawl.extraction.markup import write_markup
from portalcrawl.extraction.metadata import DESCRIPTION_NAMES, KEYWORD_NAMES, Metadata, read_metadata
from portalcrawl.extraction.reading import read_layout
from portalcrawl.extraction.source import find_credits
from portalcrawl.extraction.title import find_headline
from portalcrawl.extraction.trimming import trim_body
from portalcrawl.extraction.zones import find_zone
from portalcrawl.items import Article, Author, Breadcrumb
from portalcrawl.text.url_parts import host_of

NO_HINTS = Hints()
_LONGEST_TITLE = 500

__all__ = ["Extraction", "Hints", "extract_article", "join_pages"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a page gave: an article, or the reason why it is none; its section path in both cases."""

    article: Article | None
    """`capture` and `listing` are left None, `evidence` says for each field how it was found."""
    rejection: str | None
    """A short stable phrase: "list page", "no body", "message page", "no date and not listed" …"""
    breadcrumbs: tuple[Breadcrumb, ...]


def extract_article(document: Document, hints: Hints = NO_HINTS, rule: object | None = None) -> Extraction:
    """The article of a page, or why it is none. Never raises on a page's content.

    `rule` is what the portal's profile has learned for its articles; None leaves every field to the heuristics.
    """
    metadata = read_metadata(document)
    layout = read_layout(document.body)
    layout.host = host_of(document.url)
    page_title = document.page_title[:_LONGEST_TITLE]
    headline = find_headline(layout, page_title, metadata, hints)
    furniture = settle_furniture(layout, headline)
    container = find_container(layout, furniture, headline)
    body = trim_body(layout, container, headline, furniture)
    zone = find_zone(layout, headline, body)
    date = find_date(layout, zone, metadata, hints)
    images = find_images(document, layout, body)
    attachments = find_attachments(document, layout, sorted({*body.kept, *body.files}))
    crumbs_how, crumbs = find_breadcrumbs(document, layout, metadata, headline.text)
    text = body.text(layout)
    found = Found(headline, date, body, text, len(images), len(attachments))
    rejection = find_rejection(layout, document.url, page_title, metadata, hints, found)
    if rejection:
        # Of a list the last step is the list itself, with its own headline.
        return Extraction(None, rejection, tuple(find_breadcrumbs(document, layout, metadata, None)[1]))
    credit = find_credits(layout, zone, metadata)
    evidence = {
        "headline": headline.evidence,
        "articleBody": f"block:{layout.blocks[container.block].tag}" if text else "",
        "datePublished": date.evidence,
        "contentSource": credit.source_evidence,
        "authors": credit.author_evidence,
        "breadcrumbs": crumbs_how,
    }
    article = Article(
        url=document.url,
        headline=headline.text,
        articleBody=text or None,
        articleBodyHtml=write_markup(document, layout, body) or None,
        canonicalUrl=metadata.canonical,
        datePublished=date.iso,
        datePublishedRaw=date.raw,
        dateModified=find_modified(metadata, hints),
        authors=[Author(name) for name in credit.authors],
        contentSource=credit.source,
        breadcrumbs=crumbs,
        inLanguage=find_language(metadata.language, f"{headline.text or ''} {text}"),
        description=_description(metadata, headline.text),
        images=images,
        attachments=attachments,
        keywords=_keywords(metadata),
        clicks=credit.clicks,
        evidence={name: how for name, how in evidence.items() if how},
    )
    return Extraction(article, None, tuple(crumbs))


def _description(metadata: Metadata, headline: str | None) -> str | None:
    text = metadata.get(DESCRIPTION_NAMES)
    return text if text and text != headline else None


def _keywords(metadata: Metadata) -> list[str]:
    text = metadata.get(KEYWORD_NAMES) or ""
    for mark in "，、;；|":
        text = text.replace(mark, ",")
    words = [w for part in text.split(",") if (w := part.strip())]
    return list(dict.fromkeys(words))


def join_pages(first: Article, others: Sequence[Article]) -> Article:
    """One article of several pages: their texts, images and attachments in order, `pages` with all addresses."""
    pages = [first, *others]
    images = {image.url: image for page in reversed(pages) for image in reversed(page.images)}
    files = {file.url: file for page in reversed(pages) for file in reversed(page.attachments)}
    return replace(
        first,
        articleBody="\n\n".join(p.articleBody for p in pages if p.articleBody) or None,
        articleBodyHtml="\n".join(p.articleBodyHtml for p in pages if p.articleBodyHtml) or None,
        images=list(reversed(images.values())),
        attachments=list(reversed(files.values())),
        pages=[p.url for p in pages],
    )
