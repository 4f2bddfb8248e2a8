"""Every date of a page that may be its publication's, and how much its place and its label say for it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from portalcrawl.extraction.date.short_years import read_short_year
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.meta_zone import Zone, marks_in
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import Layout, Line
from portalcrawl.page.metadata import DATE_NAMES, Metadata
from portalcrawl.text.dates.hints import MAY_HOLD_DATE
from portalcrawl.text.dates.parsing import DateMatch, find_dates, parse_date
from portalcrawl.text.dates.refusals import Refusal, find_refused, find_refused_value
from portalcrawl.text.dates.shown_dates import parse_shown_date, to_zone
from portalcrawl.text.dates.stated_dates import find_stated, parse_stated

_DIGIT = re.compile(r"\d")
# Lines above the headline beyond which none is farther; UTF-8 bytes of a label in a cell of its own.
_FARTHEST = 6
_LONGEST_LABEL = 30
# What may stand between a label's cell and the date; bytes of a line in which a date may stand without a label.
_BRACKET = 2
_LONGEST_BARE = 60


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date that may be the publication's: its weight, how it was found, and who is told it."""

    match: DateMatch
    score: float
    evidence: str
    is_visible: bool = True
    """Whether the page shows it to readers."""


def find_candidates(
    layout: Layout, zone: Zone, metadata: Metadata, hints: Hints, language: Callable[[], str | None]
) -> tuple[list[Candidate], list[Refusal]]:
    """All candidates, and what stands in the place of one and is out of range. `language` is the text's, asked only
    where a date depends on it."""
    refused: list[Refusal] = []
    candidates = [
        *_from_lines(layout, zone, hints, language, refused),
        *_from_marks(layout, zone, hints, refused),
        *_from_metadata(metadata, hints, refused),
    ]
    return candidates, list(dict.fromkeys(refused))


def _from_lines(
    layout: Layout, zone: Zone, hints: Hints, language: Callable[[], str | None], refused: list[Refusal]
) -> Iterator[Candidate]:
    for index in (*zone.head, *zone.tail):
        line = layout.lines[index]
        if line.is_linked or not MAY_HOLD_DATE.search(line.text):
            continue
        label = _label_of(layout, index)
        short = read_short_year(label, line.text, hints, language)
        distance = index - zone.anchor
        near = 7.0 - 0.1 * distance if distance >= 0 else 5.0 - 0.5 * min(-distance, _FARTHEST)
        is_head = index in zone.head
        is_silent = True
        for candidate in _from_line(
            line, label, short, near if is_head else 4.0, hints, labelled_only=not is_head or line.size > 400
        ):
            is_silent = False
            yield candidate
        if is_silent and is_head and (one := _refuse_in_text(line.text, label, hints)):
            refused.append(one)


def _refuse_in_text(text: str, label: str, hints: Hints, *, is_marked: bool = False) -> Refusal | None:
    """What stands in a text as its publication's date, by a mark, behind a label or alone, and is out of range."""
    found = find_refused(text, reference=hints.reference, zone=hints.zone)
    if found is None:
        return None
    before = label + text[max(0, found.start - 24) : found.start]
    if article_words.OTHER_DATE.search(before):
        return None
    is_alone = len(text) - (found.end - found.start) <= _BRACKET * 2
    is_own = (
        is_marked or is_alone or article_words.PUBLISHED_LABEL.search(before) or article_words.DATE_LABEL.search(before)
    )
    return found.refusal if is_own else None


def _label_of(layout: Layout, index: int) -> str:
    """The label in the cell or the block beside a line's, with a colon: records set labels and values apart."""
    if not index:
        return ""
    label, line = layout.lines[index - 1], layout.lines[index]
    is_beside = label.block != line.block and layout.blocks[label.block].parent == layout.blocks[line.block].parent
    is_label = is_beside and 0 < label.size <= _LONGEST_LABEL and not _DIGIT.search(label.text)
    return f"{label.text.rstrip(' :：')}：" if is_label else ""


def _from_line(
    line: Line, label: str, short: DateMatch | None, near: float, hints: Hints, *, labelled_only: bool
) -> Iterator[Candidate]:
    """`short` is the date that line and label together give where the year is short."""
    found = list(find_dates(line.text, reference=hints.reference, zone=hints.zone))
    if not found and hints.reference and line.size < _LONGEST_BARE and not line.stops and not labelled_only:
        relative = parse_date(line.text, reference=hints.reference, zone=hints.zone)
        found = [_with_year_of_row(relative, hints)] if relative else []
    if not found and short is not None:
        found = [short]
    for match in found:
        text = f"{label}{line.text}" if match is short else line.text
        before = text[max(0, match.start - 24) : match.start]
        if match is not short and match.start <= _BRACKET:
            before = label + before
        if article_words.OTHER_DATE.search(before):
            continue
        if article_words.MODIFIED_LABEL.search(before):
            yield Candidate(match, near + 1.5, "meta-line")
        elif article_words.WRITTEN_LABEL.search(before):
            yield Candidate(match, near + 1.0, "meta-line")
        elif article_words.PUBLISHED_LABEL.search(before):
            yield Candidate(match, near + 3.0, "meta-line")
        elif article_words.DATE_LABEL.search(before):
            yield Candidate(match, near + 2.5, "meta-line")
        elif not labelled_only and len(line.text) - (match.end - match.start) <= 80:
            yield Candidate(match, near + (0.0 if line.stops else 0.5), "line")


def _with_year_of_row(match: DateMatch, hints: Hints) -> DateMatch:
    """A date whose year is a guess, with the row's year where the row has its month and day."""
    row = hints.datePublished or ""
    is_guess = row[:4] not in match.raw and match.day[5:] == row[5:10]
    return replace(match, iso=row[:4] + match.iso[4:]) if is_guess else match


def _from_marks(layout: Layout, zone: Zone, hints: Hints, refused: list[Refusal]) -> Iterator[Candidate]:
    for lines, base in ((zone.head, 8.0), (zone.tail, 6.0)):
        for mark, text in marks_in(layout, class_names.DATE, lines):
            stated = find_stated(mark.element.attrib)
            match = parse_shown_date(
                text, stated, reference=hints.reference, zone=hints.zone, zone_is_known=hints.zone_is_known
            )
            if match is None:
                refused += _refuse_values(hints, stated)
                if one := _refuse_in_text(text, "", hints, is_marked=True):
                    refused.append(one)
                continue
            if article_words.OTHER_DATE.search(text[: match.start]):
                continue
            score = base - (0.5 if mark.element.tag != "time" else 0.0) - (2.0 if mark.line < zone.anchor else 0.0)
            yield Candidate(match, score, "time" if mark.element.tag == "time" else "class")


def _from_metadata(metadata: Metadata, hints: Hints, refused: list[Refusal]) -> Iterator[Candidate]:
    named = [(value, 8.0, f"meta:{name}") for name in DATE_NAMES if (value := metadata.values.get(name))]
    for stated in ([(metadata.linked.published, 8.5, "json-ld")], named):
        for value, score, evidence in stated:
            match = parse_stated(value, reference=hints.reference, zone=hints.zone) if value else None
            if match:
                match = to_zone(match, hints.zone) if hints.zone_is_known else match
                yield Candidate(match, score, evidence, is_visible=False)
                break
            refused += _refuse_values(hints, value)


def _refuse_values(hints: Hints, value: str | None) -> list[Refusal]:
    found = find_refused_value(value, reference=hints.reference, zone=hints.zone) if value else None
    return [found] if found else []
