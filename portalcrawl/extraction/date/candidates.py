"""Every date of a page that may be its publication's, and how much its place and its label say for it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from portalcrawl.extraction.date.short_years import read_short_year
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.meta_zone import MetaZone, label_beside, marks_in
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import Layout, Line
from portalcrawl.page.metadata import DATE_NAMES, UNSURE_DATE_NAMES, Metadata
from portalcrawl.text.dates.hints import MAY_HOLD_DATE
from portalcrawl.text.dates.parsing import DateMatch, find_dates, parse_date
from portalcrawl.text.dates.refusals import Refusal, find_refused, find_refused_value
from portalcrawl.text.dates.shown_dates import parse_shown_date, to_zone
from portalcrawl.text.dates.stated_dates import find_stated, parse_stated

# Of an ISO 8601 date.
_YEAR = slice(0, 4)
_DAY_OF_YEAR = slice(5, 10)
# Characters before a date in which its label is looked for: the longest one, and words between it and the date.
_LABEL_REACH = 24
# Characters between a label's cell and the date, or on each side of a date that is alone: [2017-12-25].
_BRACKET = 2
# UTF-8 bytes of a line in which 昨天 may be the article's date.
_LONGEST_RELATIVE = 60
# Characters that a line may have beside a date without a label; with more, it is text that tells a date.
_MOST_BESIDE = 80


class _Weights(NamedTuple):
    """What a date has for its place, and gains for its label, in the election.

    `test_the_first_of_two_counts` has the pairs of statements that they decide.
    """

    head: float = 7.0
    """In a line between headline and text."""
    head_step: float = -0.1
    """For each line that the headline is away: the nearest of two without labels counts."""
    above: float = 5.0
    """In a line above the headline, where also the day of the page itself is shown."""
    above_step: float = -0.5
    """For each line that it is away from the headline, down to the last of `most_above`."""
    most_above: int = 6
    tail: float = 4.0
    """In a line below the text, where it counts with a label only: dates of neighbours and updates are there, too."""
    marked: float = 8.0
    """In an element between headline and text that is marked as the date's, by a class or as `<time>`."""
    marked_tail: float = 6.0
    """The same below the text."""
    by_class: float = -0.5
    """Marked by a class and not as `<time>`: a class says date of many things."""
    marked_above: float = -2.0
    """Marked, but above the headline."""
    marked_above_step: float = -0.2
    """For each further line that it is away, as with other lines."""
    json_ld: float = 8.5
    """In the metadata that says of itself what it describes."""
    meta: float = 8.0
    """In other metadata."""
    meta_unsure: float = 5.0
    """In metadata that says date and no more: with many systems that is the day of the last change."""
    published: float = 3.0
    """Behind a label of publishing: 发布时间."""
    dated: float = 2.5
    """Behind a label that only says date: 日期, 时间."""
    modified: float = 1.5
    """Behind a label of changing: 更新时间. It counts if no other date has a label."""
    written: float = 1.0
    """Behind a label of writing: 成文日期. The day of publication counts first."""
    other_time: float = -3.0
    """Behind a label that says of what the time is: 停水时间. It counts if the page has no other date."""
    alone: float = 0.5
    """Without a label, in a line that is not a sentence."""


_WEIGHTS = _Weights()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date that may be the publication's: its weight, how it was found, and who can see it."""

    match: DateMatch
    score: float
    evidence: str
    is_visible: bool = True
    """Whether the page shows it to readers."""
    is_change: bool = False
    """Whether it is said, below the text, to be the day of a change."""


def find_candidates(
    layout: Layout, meta_zone: MetaZone, metadata: Metadata, hints: Hints, language: Callable[[], str | None]
) -> tuple[list[Candidate], list[Refusal]]:
    """All candidates, and what is out of range in the place of one. `language` is the text's, asked only if a date
    depends on it."""
    refused: list[Refusal] = []
    candidates = [
        *_from_lines(layout, meta_zone, hints, language, refused),
        *_from_marks(layout, meta_zone, hints, refused),
        *_from_metadata(metadata, hints, refused),
    ]
    return candidates, list(dict.fromkeys(refused))


def _from_lines(
    layout: Layout, meta_zone: MetaZone, hints: Hints, language: Callable[[], str | None], refused: list[Refusal]
) -> Iterator[Candidate]:
    for index in (*meta_zone.head, *meta_zone.tail):
        line = layout.lines[index]
        if line.is_linked or not MAY_HOLD_DATE.search(line.text):
            continue
        if index < meta_zone.anchor and article_words.DAY_OF_READING.search(line.text):
            continue
        label = label_beside(layout, index)
        short = read_short_year(label, line.text, hints, language)
        distance = index - meta_zone.anchor
        is_head = index in meta_zone.head
        place = _weigh_place(distance) if is_head else _WEIGHTS.tail
        is_silent = True
        for candidate in _from_line(line, label, short, place, hints, labelled_only=not is_head):
            is_silent = False
            yield candidate
        if is_silent and is_head and (one := _refuse_in_text(line.text, label, hints)):
            refused.append(one)


def _weigh_place(distance: int) -> float:
    """The weight of a line so many lines below the headline, or above it if negative."""
    if distance >= 0:
        return _WEIGHTS.head + _WEIGHTS.head_step * distance
    return _WEIGHTS.above + _WEIGHTS.above_step * min(-distance, _WEIGHTS.most_above)


def _refuse_in_text(text: str, label: str, hints: Hints, *, is_marked: bool = False) -> Refusal | None:
    """What a text says as its publication's date, by a mark, behind a label or alone, and is out of range."""
    found = find_refused(text, reference=hints.reference, zone=hints.zone)
    if found is None:
        return None
    before = label + text[max(0, found.start - _LABEL_REACH) : found.start]
    if article_words.OTHER_DATE.search(before):
        return None
    is_alone = len(text) - (found.end - found.start) <= _BRACKET * 2
    is_own = (
        is_marked or is_alone or article_words.PUBLISHED_LABEL.search(before) or article_words.DATE_LABEL.search(before)
    )
    return found.refusal if is_own else None


def _from_line(
    line: Line, label: str, short: DateMatch | None, place: float, hints: Hints, *, labelled_only: bool
) -> Iterator[Candidate]:
    """`short` is the date that label and line give together if the year is short; `place` is the line's weight."""
    found = list(find_dates(line.text, reference=hints.reference, zone=hints.zone))
    if not found and hints.reference and line.size < _LONGEST_RELATIVE and not line.stops and not labelled_only:
        relative = parse_date(line.text, reference=hints.reference, zone=hints.zone)
        found = [_with_year_of_row(relative, hints)] if relative else []
    if not found and short is not None:
        found = [short]
    # Beside the day of a change the other one is that of the publication.
    is_beside_change = any(article_words.MODIFIED_LABEL.search(line.text[: match.start]) for match in found[1:])
    for match in found:
        text = f"{label}{line.text}" if match is short else line.text
        before = text[max(0, match.start - _LABEL_REACH) : match.start]
        if match is not short and match.start <= _BRACKET:
            before = label + before
        if article_words.OTHER_DATE.search(before):
            continue
        if article_words.MODIFIED_LABEL.search(before):
            yield Candidate(match, place + _WEIGHTS.modified, "meta-line", is_change=labelled_only)
        elif article_words.WRITTEN_LABEL.search(before):
            yield Candidate(match, place + _WEIGHTS.written, "meta-line")
        elif article_words.PUBLISHED_LABEL.search(before):
            yield Candidate(match, place + _WEIGHTS.published, "meta-line")
        elif article_words.OTHER_TIME.search(before):
            yield Candidate(match, place + _WEIGHTS.other_time, "line")
        elif article_words.DATE_LABEL.search(before):
            yield Candidate(match, place + _WEIGHTS.dated, "meta-line")
        elif not labelled_only and len(line.text) - (match.end - match.start) <= _MOST_BESIDE:
            gain = _WEIGHTS.dated if is_beside_change else 0.0 if line.stops else _WEIGHTS.alone
            yield Candidate(match, place + gain, "line")


def _with_year_of_row(match: DateMatch, hints: Hints) -> DateMatch:
    """A date whose year is a guess, with the row's year if the row has its month and day."""
    row = hints.datePublished or ""
    is_guess = row[_YEAR] not in match.raw and match.day[_DAY_OF_YEAR] == row[_DAY_OF_YEAR]
    return replace(match, iso=row[_YEAR] + match.iso[_YEAR.stop :]) if is_guess else match


def _from_marks(layout: Layout, meta_zone: MetaZone, hints: Hints, refused: list[Refusal]) -> Iterator[Candidate]:
    for lines, base in ((meta_zone.head, _WEIGHTS.marked), (meta_zone.tail, _WEIGHTS.marked_tail)):
        for mark, text in marks_in(layout, class_names.DATE, lines):
            # An element of the change states that in its attributes; its text may tell both.
            is_changed = "datemodified" in (mark.element.get("itemprop") or "").lower()
            stated = None if is_changed else find_stated(mark.element.attrib)
            match = parse_shown_date(
                text, stated, reference=hints.reference, zone=hints.zone, zone_is_known=hints.zone_is_known
            )
            if match is None:
                refused += _refuse_values(hints, stated)
                if one := _refuse_in_text(text, "", hints, is_marked=True):
                    refused.append(one)
                continue
            before = text[: match.start]
            if article_words.OTHER_DATE.search(before) or (is_changed and article_words.MODIFIED_LABEL.search(before)):
                continue
            is_time = mark.element.tag == "time"
            score = base if is_time else base + _WEIGHTS.by_class
            if mark.line < meta_zone.anchor:
                above = min(meta_zone.anchor - mark.line, _WEIGHTS.most_above) - 1
                score += _WEIGHTS.marked_above + _WEIGHTS.marked_above_step * above
            yield Candidate(match, score, "time" if is_time else "class")


def _from_metadata(metadata: Metadata, hints: Hints, refused: list[Refusal]) -> Iterator[Candidate]:
    named = [
        (value, _WEIGHTS.meta_unsure if name in UNSURE_DATE_NAMES else _WEIGHTS.meta, f"meta:{name}")
        for name in DATE_NAMES
        if (value := metadata.values.get(name))
    ]
    for stated in ([(metadata.linked.published, _WEIGHTS.json_ld, "json-ld")], named):
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
