"""Each page of `pages/` gives the record beside it: `expect` names fields, `rejection` says why a page is none.

A body is a list of paragraphs, a breadcrumb [name, address], a file [address, name], an image [address, caption].
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from portalcrawl.extraction.article import Extraction, Hints, extract_article
from portalcrawl.items import Article
from portalcrawl.page.document import Document

PAGES = Path(__file__).parents[1] / "pages"
NAMES = sorted(page.stem for page in PAGES.glob("*.html"))
REFERENCE = datetime(2024, 6, 1, tzinfo=UTC)


def read_case(name: str) -> dict[str, Any]:
    return dict(json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8")))


def extract_page(name: str, case: dict[str, Any]) -> Extraction:
    document = Document.from_bytes(case["url"], (PAGES / f"{name}.html").read_bytes())
    return extract_article(document, Hints(reference=REFERENCE, **case["hints"]))


def show_field(article: Article, field: str) -> Any:
    value = getattr(article, field)
    match field:
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
    return value


def test_there_are_pages() -> None:
    assert len(NAMES) >= 17
    assert {page.stem for page in PAGES.glob("*.json")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_page_gives_its_record(name: str) -> None:
    case = read_case(name)
    extraction = extract_page(name, case)
    assert extraction.rejection == case.get("rejection")
    if "rejection" in case:
        assert extraction.article is None
        return
    assert extraction.article is not None
    expected = case["expect"]
    assert {field: show_field(extraction.article, field) for field in expected} == expected


@pytest.mark.parametrize("name", [n for n in NAMES if "rejection" not in read_case(n)])
def test_each_value_has_its_evidence(name: str) -> None:
    article = extract_page(name, read_case(name)).article
    assert article is not None
    for field in ("headline", "articleBody", "datePublished", "contentSource", "authors", "breadcrumbs"):
        assert bool(getattr(article, field)) == (field in article.evidence), field


@pytest.mark.parametrize("name", [n for n in NAMES if "rejection" not in read_case(n)])
def test_markup_is_sanitized(name: str) -> None:
    article = extract_page(name, read_case(name)).article
    assert article is not None
    markup = Document.from_text("http://x.example/", article.articleBodyHtml or "<p></p>")
    for element in markup.body.iter():
        assert element.tag not in {"script", "style", "iframe", "object", "embed", "form", "input", "svg"}
        for attribute, value in element.attrib.items():
            assert attribute in {"href", "src", "alt", "colspan", "rowspan"}
            assert attribute not in {"href", "src"} or value.startswith("http")


def test_rejected_page_keeps_its_breadcrumbs() -> None:
    extraction = extract_page("list_with_excerpts", read_case("list_with_excerpts"))
    assert [crumb.name for crumb in extraction.breadcrumbs] == ["新闻中心"]
