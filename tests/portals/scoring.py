"""Scores an archive of a demo portal against the portal's truth: a share from 0 to 1 for each question.

| figure | share of |
|---|---|
| recall | articles that are archived or named as copies of archived ones |
| precision | records that are articles |
| once | records left after counting each article once, its further pages included |
| headline, date, source, author | records that say what the page says; none where it says none; the date is the day |
| time | records with the time of day that the page shows, and with none where it shows none |
| section | records whose breadcrumb names the truth's sections, all of them |
| menu | F1 of the sections that were walked |
| rows | sections of which every row was seen and nothing else |
| listing | records met on a section's list, with headline and day of their row |
| body | mean F1 of the text's 4-grams: paragraphs and cells; captions on neither side |
| body_exact | texts with an F1 of .99 or more |
| images, captions, attachments | mean F1 over their addresses or texts, where truth or record has some |
| pages | articles of several pages that were joined |
| copies | exact copies that are named as such |
| not_alike | marks of copies, exact or near, that join articles which tell the same |
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from comparison import cut_grams, fold_space, overlap, target_of, tell_difference
from spelling import Spelling

from portalcrawl.demo import Portal, TruthArticle

Record = dict[str, Any]
FIGURES = (
    "recall", "precision", "once", "headline", "date", "time", "source", "author", "section", "menu", "rows", "listing",
    "body", "body_exact", "images", "captions", "attachments", "pages", "copies", "not_alike",
)  # fmt: skip


@dataclass(frozen=True)
class Archived:
    """What is read of an archive."""

    records: Sequence[Record]
    duplicates: Sequence[Record]
    """Lines of duplicates.jsonl."""
    coverage: Sequence[Record]
    """The last run's sections, of the manifest."""


@dataclass
class Score:
    """The figures, and what was wrong."""

    values: dict[str, list[float]] = field(default_factory=dict)
    faults: list[tuple[str, str, object, object]] = field(default_factory=list)
    """Figure, page, what was read, what is right."""

    def add(self, figure: str, value: float, where: str, read: object, right: object) -> None:
        """Count one value; less than 1 is a fault."""
        self.values.setdefault(figure, []).append(float(value))
        if value < 0.99:
            self.faults.append((figure, where, read, right))

    @property
    def figures(self) -> Mapping[str, float]:
        """The mean of each figure; 1 where nothing was asked."""
        return {name: sum(found) / len(found) if (found := self.values.get(name)) else 1.0 for name in FIGURES}


def score_archive(portal: Portal, archived: Archived, spelling: Spelling) -> Score:
    """The figures of an archive of this portal."""
    score = Score()
    by_target = {target: article for article in portal.truth for target in article.pages or [article.path]}
    met: dict[str, Record] = {}
    for record in archived.records:
        target = target_of(record["url"])
        article = by_target.get(target)
        score.add("precision", article is not None, target, record.get("headline"), "no article")
        if article is not None:
            score.add("once", article.path not in met, target, "a record of its own", article.path)
            if article.path not in met or target == article.path:
                met[article.path] = record
    named = {target_of(line["url"]) for line in archived.duplicates if line["kind"] == "exact"}
    lists = {target for section in portal.sections for target in section.listPages}
    for article in portal.truth:
        score.add("recall", article.path in met or article.path in named, article.path, None, article.headline)
        if article.path in met:
            _score_record(score, article, met[article.path], spelling)
            _score_listing(score, article, met[article.path].get("listing", {}), lists, spelling)
    _score_sections(score, portal, archived.coverage, spelling)
    _score_copies(score, by_target, archived)
    return score


def _score_record(score: Score, article: TruthArticle, record: Record, spelling: Spelling) -> None:
    for figure, (expect, take) in _FIELDS.items():
        right = [spelling.of_truth(text) for text in expect(article)]
        read = [spelling.of_record(text) for text in take(record)]
        score.add(figure, read == right, article.path, read, right)
    for figure, (expect, take) in _LISTS.items():
        wanted = Counter(spelling.of_truth(text) for text in expect(article))
        got = Counter(spelling.of_record(text) for text in take(record))
        if wanted or got:
            score.add(figure, overlap(got, wanted), article.path, list(got), list(wanted))
    if article.pages:
        read = [target_of(url) for url in record.get("pages", [])]
        score.add("pages", read == article.pages, article.path, read, article.pages)
    tables = ["".join(cell for row in table for cell in row) for table in article.tables]
    want = cut_grams(spelling.of_truth("".join([*article.paragraphs, *tables])))
    body = spelling.of_record(record.get("articleBody", ""))
    got = cut_grams(body)
    for caption in filter(None, article.captions):
        got -= cut_grams(spelling.of_truth(caption)) - want
    f1 = overlap(got, want)
    score.add(
        "body",
        f1,
        article.path,
        f"F1 {f1:.3f}: {tell_difference(body, map(spelling.of_truth, [*article.paragraphs, *tables]))}",
        "",
    )
    score.add("body_exact", f1 >= 0.99, article.path, "see body", "")


def _score_listing(score: Score, article: TruthArticle, row: Record, lists: set[str], spelling: Spelling) -> None:
    if target_of(row.get("url", "")) not in lists:
        return
    title, day = spelling.of_record(row.get("headline", "")), row.get("datePublished")
    # A list may cut its titles.
    begins = title.split("…")[0].removesuffix("...")
    is_right = (
        fold_space(spelling.of_truth(article.headline)).startswith(fold_space(begins)) and day == article.listDate
    )
    score.add("listing", is_right, article.path, (title, day), (article.headline, article.listDate))


def _score_sections(score: Score, portal: Portal, coverage: Sequence[Record], spelling: Spelling) -> None:
    right = {spelling.of_truth(" > ".join(s.path[: n + 1])) for s in portal.sections for n in range(len(s.path))}
    walked = {spelling.of_record(line["section"]): line for line in coverage}
    f1 = overlap(Counter(walked.keys()), Counter(right))
    score.add("menu", f1, "/", sorted(walked.keys() - right), sorted(right - walked.keys()))
    for section in portal.sections:
        name = spelling.of_truth(" > ".join(section.path))
        rows = walked.get(name, {}).get("seen")
        score.add("rows", rows == section.rowCount, section.address, rows, section.rowCount)


def _score_copies(score: Score, by_target: Mapping[str, TruthArticle], archived: Archived) -> None:
    joined: dict[str, str] = {}
    marks = [(line["url"], line["duplicateOf"], line["kind"]) for line in archived.duplicates]
    marks += [
        (record["url"], record["nearDuplicateOf"], "near")
        for record in archived.records
        if record.get("nearDuplicateOf")
    ]
    for one, other, kind in marks:
        first, second = by_target.get(target_of(one)), by_target.get(target_of(other))
        if first is None or second is None:
            continue
        is_right = (first.duplicateOf or first.path) == (second.duplicateOf or second.path)
        score.add("not_alike", is_right, first.path, f"{kind} copy of {second.path}", None)
        if kind == "exact":
            joined[first.path] = second.path
    for article in {id(a): a for a in by_target.values()}.values():
        if article.duplicateOf:
            is_named = (
                joined.get(article.path) == article.duplicateOf or joined.get(article.duplicateOf) == article.path
            )
            score.add("copies", is_named, article.path, joined.get(article.path), article.duplicateOf)


def _names(record: Record, key: str) -> list[str]:
    return [fold_space(entry["name"]) for entry in record.get(key, [])]


def _optional(text: str | None) -> list[str]:
    return [fold_space(text)] if text else []


def _stated(article: TruthArticle) -> str:
    return article.datePublished or article.listDate or ""


_FIELDS: dict[str, tuple[Callable[[TruthArticle], list[str]], Callable[[Record], list[str]]]] = {
    "headline": (lambda truth: [fold_space(truth.headline)], lambda record: _optional(record.get("headline"))),
    "date": (
        lambda truth: _optional(_stated(truth)[:10]),
        lambda record: _optional(record.get("datePublished", "")[:10]),
    ),
    "time": (
        lambda truth: _optional(_stated(truth)[11:16]),
        lambda record: _optional(record.get("datePublished", "")[11:16]),
    ),
    "source": (lambda truth: _optional(truth.contentSource), lambda record: _optional(record.get("contentSource"))),
    "author": (lambda truth: truth.authors, lambda record: _names(record, "authors")),
    "section": (lambda truth: truth.sections, lambda record: _names(record, "breadcrumbs")),
}
_LISTS: dict[str, tuple[Callable[[TruthArticle], list[str]], Callable[[Record], list[str]]]] = {
    "images": (
        lambda truth: truth.images,
        lambda record: [target_of(image["url"]) for image in record.get("images", [])],
    ),
    "captions": (
        lambda truth: [fold_space(caption) for caption in truth.captions if caption],
        lambda record: [fold_space(i["caption"]) for i in record.get("images", []) if i.get("caption")],
    ),
    "attachments": (
        lambda truth: truth.attachments,
        lambda record: [target_of(file["url"]) for file in record.get("attachments", [])],
    ),
}
