"""The demo portal's records against its truth, field by field."""

import posixpath
import re
from collections.abc import Callable
from typing import Any

import pytest
from archived import target_of
from demo_runs import Crawled, as_written, fold_width, list_targets, squeeze
from lxml import html

from portalcrawl.demo import Portal, TruthArticle

CHANNEL_PAGES = re.compile(r"/xw/(list_1_\d+\.html)?|/gh/")


def names_of(record: dict[str, Any], field: str) -> list[str]:
    return [fold_width(entry["name"]) or "" for entry in record.get(field, [])]


def targets_in(record: dict[str, Any], field: str) -> list[str]:
    return [target_of(entry["url"]) for entry in record.get(field, [])]


FIELDS: dict[str, tuple[Callable[[TruthArticle], object], Callable[[dict[str, Any]], object]]] = {
    "headline": (lambda truth: as_written(truth.headline), lambda record: fold_width(record.get("headline"))),
    "datePublished": (
        lambda truth: truth.datePublished or truth.listDate,
        lambda record: record.get("datePublished"),
    ),
    "contentSource": (
        lambda truth: truth.contentSource and as_written(truth.contentSource),
        lambda record: fold_width(record.get("contentSource")),
    ),
    "authors": (lambda truth: [as_written(name) for name in truth.authors], lambda record: names_of(record, "authors")),
    "breadcrumbs": (
        lambda truth: [as_written(name) for name in truth.sections],
        lambda record: names_of(record, "breadcrumbs"),
    ),
    "articleBody": (
        lambda truth: squeeze(as_written("".join(truth.paragraphs))),
        lambda record: squeeze(fold_width(record.get("articleBody"))),
    ),
    "images": (lambda truth: truth.images, lambda record: targets_in(record, "images")),
    "captions": (
        lambda truth: [caption and squeeze(as_written(caption)) for caption in truth.captions],
        lambda record: [
            image.get("caption") and squeeze(fold_width(image["caption"])) for image in record.get("images", [])
        ],
    ),
    "attachments": (lambda truth: truth.attachments, lambda record: targets_in(record, "attachments")),
    "pages": (lambda truth: truth.pages, lambda record: [target_of(url) for url in record.get("pages", [])]),
    # The counter's number comes from a script that is never asked.
    "clicks": (lambda _: None, lambda record: record.get("clicks")),
}


@pytest.mark.parametrize("field", FIELDS)
def test_field(demo: Portal, first: Crawled, field: str) -> None:
    expect, take = FIELDS[field]
    wrong = {
        article.path: (take(first.archived.records[article.path]), expect(article))
        for article in demo.truth
        if article.path in first.archived.records and take(first.archived.records[article.path]) != expect(article)
    }
    assert wrong == {}, f"{len(wrong)} of {len(first.archived.records)} differ"


def test_paragraphs_stand_apart(demo: Portal, first: Crawled) -> None:
    wrong = {}
    for article in demo.truth:
        record = first.archived.records.get(article.path, {})
        got = [squeeze(fold_width(part)) for part in record.get("articleBody", "").split("\n\n")]
        want = [squeeze(as_written(part)) for part in article.paragraphs]
        # Of what a page writes between line breaks, paragraphs cannot always be told from lines.
        if record and want and squeeze("".join(got)) == squeeze("".join(want)) and got != want:
            wrong[article.path] = (len(got), len(want))
    assert wrong == {}


def test_breadcrumbs_lead_to_their_sections(demo: Portal, first: Crawled) -> None:
    addresses = {tuple(map(as_written, section.path)): section.address for section in demo.sections}
    wrong = {}
    for path, record in first.archived.records.items():
        crumbs = record.get("breadcrumbs", [])
        expected = addresses.get(tuple(crumb["name"] for crumb in crumbs))
        if not crumbs or target_of(crumbs[-1].get("url", "")) != expected:
            wrong[path] = crumbs
    assert wrong == {}


def rows_of(portal: Portal, target: str) -> list[str]:
    """The articles that a list page shows, in order, read independently of the product."""
    tree = html.fromstring(portal.pages[target].body.decode("gbk").replace('charset=gb2312"', '"'))
    hrefs = [link.get("href") for link in tree.xpath("//div[@class='listbox']//a")]
    return list(dict.fromkeys(posixpath.normpath(href) if "?" not in href else href for href in hrefs))


def test_listing_says_where_the_article_was_met(demo: Portal, first: Crawled) -> None:
    lists = list_targets(demo) | {target for target in demo.pages if CHANNEL_PAGES.fullmatch(target)}
    rows = {target: rows_of(demo, target) for target in lists if "listbox" in demo.pages[target].body.decode("gbk")}
    wrong: dict[str, object] = {}
    for article in demo.truth:
        record = first.archived.records.get(article.path)
        if record is None:
            continue
        listing = record.get("listing")
        if not article.isListed or listing is None:
            if article.isListed or listing is not None:
                wrong[article.path] = listing
            continue
        target = target_of(listing["url"])
        if target not in rows:
            # A channel's page without a pager shows blocks of news, as the home page does.
            if target not in lists:
                wrong[article.path] = listing
            continue
        shown = rows[target]
        is_there = shown.index(article.path) + 1 == listing["position"] if article.path in shown else False
        cut = re.split("…|\\.\\.\\.", listing["headline"])[0]
        if (
            not is_there
            or not as_written(article.headline).startswith(fold_width(cut) or "")
            or listing.get("datePublished")
            not in (
                article.listDate,
                None,
            )
        ):
            wrong[article.path] = listing
    assert wrong == {}


def test_listing_has_the_rows_date(demo: Portal, first: Crawled) -> None:
    """Every row with a date says so; short ones (12-25) lack their year."""
    wrong = {
        article.path: first.archived.records[article.path]["listing"]
        for article in demo.truth
        if article.path in first.archived.records
        and article.listDate
        and target_of(first.archived.records[article.path].get("listing", {}).get("url", "/")) in list_targets(demo)
        and first.archived.records[article.path]["listing"].get("datePublished") != article.listDate
    }
    assert wrong == {}
