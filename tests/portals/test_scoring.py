"""The scorer: a perfect archive has 1 everywhere, and each fault lowers its figure and no other."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from comparison import cut_grams, overlap
from scoring import FIGURES, Archived, Score, score_archive
from spelling import UNCHANGED

from portalcrawl.demo import STYLES, Portal, TruthArticle

ORIGIN = "http://www.example.com"


@pytest.fixture(scope="module")
def portal() -> Portal:
    return STYLES["english"]()


def make_record(portal: Portal, article: TruthArticle) -> dict[str, Any]:
    captions = zip(article.images, article.captions, strict=True)
    texts = [*article.paragraphs, *("".join(cell for row in table for cell in row) for table in article.tables)]
    lists = [target for section in portal.sections for target in section.listPages]
    record = {
        "url": ORIGIN + article.path,
        "headline": article.headline,
        "datePublished": article.datePublished or article.listDate,
        "contentSource": article.contentSource,
        "authors": [{"name": name} for name in article.authors],
        "breadcrumbs": [{"name": name} for name in article.sections],
        "articleBody": "\n\n".join(texts),
        "images": [{"url": ORIGIN + path, **({"caption": text} if text else {})} for path, text in captions],
        "attachments": [{"url": ORIGIN + path} for path in article.attachments],
        "pages": [ORIGIN + target for target in article.pages],
        "listing": {"url": ORIGIN + lists[0], "headline": article.headline, "datePublished": article.listDate},
    }
    return {key: value for key, value in record.items() if value}


def perfect(portal: Portal) -> Archived:
    """What an archive without a fault would have."""
    copies = [
        {"url": ORIGIN + article.path, "duplicateOf": ORIGIN + article.duplicateOf, "kind": "exact"}
        for article in portal.truth
        if article.duplicateOf
    ]
    records = [make_record(portal, article) for article in portal.truth if not article.duplicateOf]
    coverage = [{"section": " > ".join(s.path), "seen": s.rowCount} for s in portal.sections]
    return Archived(records, copies, coverage)


def low_figures(score: Score) -> set[str]:
    return {name for name in FIGURES if score.figures[name] < 0.9999}


def test_a_perfect_archive(portal: Portal) -> None:
    score = score_archive(portal, perfect(portal), UNCHANGED)
    assert low_figures(score) == set()
    assert score.faults == []


def first_with(archived: Archived, key: str) -> dict[str, Any]:
    return next(record for record in archived.records if record.get(key))


def drop(key: str) -> Callable[[Archived], None]:
    return lambda archived: first_with(archived, key).pop(key)


def spoil(key: str, value: object) -> Callable[[Archived], None]:
    return lambda archived: first_with(archived, key).update({key: value})


def add_strange_page(archived: Archived) -> None:
    archived.records.append({"url": f"{ORIGIN}/about/", "headline": "About"})


def add_further_page(archived: Archived) -> None:
    record = first_with(archived, "pages")
    archived.records.append({**record, "url": record["pages"][1]})


def lose_half_a_body(archived: Archived) -> None:
    record = archived.records[0]
    record["articleBody"] = record["articleBody"][: len(record["articleBody"]) // 2]


def add_a_picture(archived: Archived) -> None:
    first_with(archived, "images")["images"].append({"url": f"{ORIGIN}/logo.gif"})


def lose_a_caption(archived: Archived) -> None:
    images = [image for record in archived.records for image in record.get("images", [])]
    del next(image for image in images if "caption" in image)["caption"]


def join_strangers(archived: Archived) -> None:
    archived.records[0]["nearDuplicateOf"] = archived.records[1]["url"]


@pytest.mark.parametrize(
    ("figures", "damage"),
    [
        ({"recall"}, lambda archived: archived.records.pop()),
        ({"precision"}, add_strange_page),
        ({"once"}, add_further_page),
        ({"headline"}, spoil("headline", "Sport")),
        ({"date"}, spoil("datePublished", "2020-01-01")),
        ({"source"}, drop("contentSource")),
        ({"author"}, spoil("authors", [{"name": "Posted"}])),
        ({"section"}, drop("breadcrumbs")),
        ({"menu"}, lambda archived: archived.coverage.append({"section": "Sign in", "seen": 0})),
        ({"rows"}, lambda archived: archived.coverage[0].update({"seen": 3})),
        ({"listing"}, spoil("listing", {"url": f"{ORIGIN}/category/council/", "headline": "More"})),
        ({"body", "body_exact"}, lose_half_a_body),
        ({"images"}, add_a_picture),
        ({"captions"}, lose_a_caption),
        ({"attachments"}, spoil("attachments", [{"url": f"{ORIGIN}/logo.pdf"}])),
        ({"pages"}, drop("pages")),
        ({"copies", "recall"}, lambda archived: archived.duplicates.pop()),
        ({"not_alike"}, join_strangers),
    ],
)
def test_a_fault_lowers_its_figure(portal: Portal, figures: set[str], damage: Callable[[Archived], object]) -> None:
    archived = deepcopy(perfect(portal))
    damage(archived)
    assert low_figures(score_archive(portal, archived, UNCHANGED)) == figures


def test_a_time_of_day_is_asked_for(portal: Portal) -> None:
    archived = deepcopy(perfect(portal))
    timed = next(record for record in archived.records if "T" in record["datePublished"])
    timed["datePublished"] = timed["datePublished"][:10]
    assert "time" in low_figures(score_archive(portal, archived, UNCHANGED))


def test_overlap() -> None:
    assert overlap(cut_grams("abcdef"), cut_grams("abcdef")) == 1
    assert overlap(cut_grams(""), cut_grams("")) == 1
    assert overlap(cut_grams("abcde"), cut_grams("xabcd")) == 0.5
    assert overlap(cut_grams("ab"), cut_grams("")) == 0
