"""What the readers make of a golden page, field by field, in the plain values of `expected.json`."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from golden_case import Case

from portalcrawl.discovery.menu.sections import find_sections, find_subsections
from portalcrawl.discovery.pager.article_pages import find_own_pages
from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.discovery.rows.listing import Row, find_rows
from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.items import Article
from portalcrawl.page.document import Document
from portalcrawl.text.urls.canonical import canonicalize_url

REFERENCE = datetime(2026, 4, 1, tzinfo=UTC)
"""When all golden pages were fetched."""

OPTIONAL = frozenset({"articleBodyHtml"})
"""The body once more, with its markup: checked only where `expected.json` names it."""

_OF_THE_RUN = frozenset({"url", "capture", "listing", "evidence", "pages", "nearDuplicateOf", "similarity"})


def read_page(case: Case) -> dict[str, Any]:
    """Each field that the page gives, without those that are empty."""
    document = Document.from_bytes(case.url, case.body, case.content_type)
    fields: dict[str, Any] = {}
    for reader in case.read:
        fields |= READERS[reader](document, case)
    return {name: value for name, value in fields.items() if value not in (None, [], "")}


def find_unexpected(fields: dict[str, Any], case: Case) -> dict[str, Any]:
    """What the page gives beyond the fields that the case names."""
    named = {*case.expected, *case.fails, *OPTIONAL}
    return {name: value for name, value in fields.items() if name not in named}


def _read_article(document: Document, case: Case) -> dict[str, Any]:
    found = extract_article(document, Hints(reference=REFERENCE, **case.hints))
    if found.article is None:
        return {"rejection": found.rejection, "breadcrumbs": [[crumb.name, crumb.url] for crumb in found.breadcrumbs]}
    names = (name for name in Article.__dataclass_fields__ if name not in _OF_THE_RUN)
    return {name: _show_field(found.article, name) for name in names}


def _show_field(article: Article, name: str) -> Any:
    """Paragraphs and authors as a list of texts; breadcrumbs, images and files as pairs."""
    value = getattr(article, name)
    match name:
        case "articleBody":
            return value.split("\n\n") if value else None
        case "authors":
            return [author.name for author in value]
        case "breadcrumbs":
            return [[crumb.name, crumb.url] for crumb in value]
        case "images":
            return [[image.url, image.caption] for image in value]
        case "attachments":
            return [[file.url, file.name] for file in value]
        case "videos" | "audios":
            return [one.url for one in value]
    return value


def _read_rows(document: Document, case: Case) -> dict[str, Any]:
    sections = {canonicalize_url(link.url) for link in find_sections(document)}
    found = find_rows(document, reference=REFERENCE, exclude=sections)
    return {
        "rows": [_show_row(row) for row in found.rows],
        "excerpts": [[row.url, row.excerpt] for row in found.rows if row.excerpt],
        "others": [[row.headline, row.url] for row in found.others],
    }


def _show_row(row: Row) -> dict[str, Any]:
    shown = {
        "headline": row.headline,
        "datePublished": row.datePublished,
        "url": row.url,
        "pinned": row.pinned,
        "headline_is_cut": row.headline_is_cut,
        "section": row.section and row.section.name,
    }
    return {name: value for name, value in shown.items() if value}


def _read_sections(document: Document, case: Case) -> dict[str, Any]:
    return {"sections": [[" > ".join((*link.path, link.name)), link.url] for link in find_sections(document)]}


def _read_subsections(document: Document, case: Case) -> dict[str, Any]:
    known = {canonicalize_url(link.url) for link in find_sections(document)}
    found = find_subsections(document, known)
    return {"subsections": [[" > ".join((*link.path, link.name)), link.url] for link in found]}


def _read_pager(document: Document, case: Case) -> dict[str, Any]:
    return _show_pages(find_pages(document))


def _read_own_pages(document: Document, case: Case) -> dict[str, Any]:
    return _show_pages(find_own_pages(document))


def _show_pages(pages: Pages) -> dict[str, Any]:
    return {
        "next": pages.next,
        "numbered": [list(pair) for pair in pages.numbered],
        "generated": list(pages.generated),
        "current": pages.current,
        "last": pages.last,
        "total_rows": pages.total_rows,
        "total_pages": pages.total_pages,
    }


READERS: dict[str, Callable[[Document, Case], dict[str, Any]]] = {
    "article": _read_article,
    "rows": _read_rows,
    "sections": _read_sections,
    "subsections": _read_subsections,
    "pager": _read_pager,
    "own_pages": _read_own_pages,
}
"""Who reads a page, by the word in `case.json`; `own_pages` are those of an article."""
