"""Every date of a page that may be its publication's, and how much its place and its label say for it."""

import re
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from portalcrawl.extraction.date.candidate import WEIGHTS, Candidate
from portalcrawl.extraction.date.marked_dates import read_marked
from portalcrawl.extraction.date.refused import BRACKET, LABEL_REACH, refuse_in_text, refuse_values
from portalcrawl.extraction.date.short_years import read_short_year
from portalcrawl.extraction.date.time_zone import read_midnight
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.meta_zone import MetaZone
from portalcrawl.lexicon import article_words, credit_words
from portalcrawl.lexicon.persons import is_full_name
from portalcrawl.page.layout import Line
from portalcrawl.page.metadata import DATE_NAMES, UNSURE_DATE_NAMES, Metadata
from portalcrawl.page.page import Page
from portalcrawl.page.side_labels import label_above, label_beside
from portalcrawl.text.dates.hints import MAY_HOLD_DATE
from portalcrawl.text.dates.parsing import DateMatch, find_dates, is_date_only, parse_date
from portalcrawl.text.dates.refusals import Refusal
from portalcrawl.text.dates.shown_dates import to_zone
from portalcrawl.text.dates.stated_dates import parse_stated
from portalcrawl.text.urls.dates import iter_url_dates

# What parts a line's fields.
_BAR = re.compile("[|｜·•–—]")
# Of an ISO 8601 date.
_YEAR = slice(0, 4)
_DAY_OF_YEAR = slice(5, 10)
# UTF-8 bytes of a line in which 昨天 may be the article's date.
_LONGEST_RELATIVE = 60
# And one below the text that may say when it was posted.
_LONGEST_POSTED = 60
# Characters that a line may have beside a date without a label; with more, it is text that tells a date.
_MOST_BESIDE = 80


def find_candidates(
    page: Page, meta_zone: MetaZone, hints: Hints, language: Callable[[], str | None]
) -> tuple[list[Candidate], list[Refusal]]:
    """All candidates, and what is out of range in the place of one. `language` is the text's, asked only if a date
    depends on it."""
    refused: list[Refusal] = []
    layout, metadata = page.layout, page.metadata
    candidates = [
        *_from_lines(page, meta_zone, hints, language, refused),
        *read_marked(layout, meta_zone, hints, refused),
        *_from_metadata(metadata, hints, refused),
    ]
    return candidates, list(dict.fromkeys(refused))


def _from_lines(
    page: Page, meta_zone: MetaZone, hints: Hints, language: Callable[[], str | None], refused: list[Refusal]
) -> Iterator[Candidate]:
    layout, url = page.layout, page.url
    filed: list[DateMatch] = []
    for index in (*meta_zone.head, *meta_zone.tail):
        line = layout.lines[index]
        if not MAY_HOLD_DATE.search(line.text):
            continue
        # Below the headline a date alone may lead to the article's own address, or to its day; other links are titles.
        if line.is_linked and not (index > meta_zone.anchor and index in meta_zone.head and is_date_only(line.text)):
            continue
        if index < meta_zone.anchor and article_words.DAY_OF_READING.search(line.text):
            continue
        label = label_above(layout, index) or label_beside(layout, index)
        short = read_short_year(label, line.text, hints, language)
        distance = index - meta_zone.anchor
        is_head = index in meta_zone.head
        place = _weigh_place(distance) if is_head else WEIGHTS.tail
        if distance == 0 and meta_zone.shows_headline:
            place = WEIGHTS.in_headline
        is_silent = True
        for candidate in _from_line(line, label, short, place, hints, labelled_only=not is_head):
            is_silent = False
            yield candidate
        if is_silent and not is_head and (one := _read_filed(line, short, hints, url)) is not None:
            filed.append(one)
        if is_silent and is_head and (refusal := refuse_in_text(line.text, label, hints)):
            refused.append(refusal)
    if len({match.day for match in filed}) == 1:
        yield Candidate(filed[0], WEIGHTS.tail, "line")


def _read_filed(line: Line, short: DateMatch | None, hints: Hints, url: str) -> DateMatch | None:
    """The one date of a short line below the text that is of the month which the address names: whatever words stand
    before it, the system wrote it. `/2008/10/osu.html`: Lo dijo Roe el 14.10.08"""
    found = list(find_dates(line.text, reference=hints.reference, zone=hints.zone)) or ([short] if short else [])
    months = {(filed.year, filed.month) for filed in iter_url_dates(url.partition("?")[0])}
    if (
        len(found) != 1
        or len(months) != 1
        or line.stops
        or line.size > _LONGEST_POSTED
        or article_words.MODIFIED_LABEL.search(line.text)
    ):
        return None
    [(year, month)] = months
    return found[0] if found[0].day.startswith(f"{year}-{month:02d}-") else None


def _weigh_place(distance: int) -> float:
    """The weight of a line so many lines below the headline, or above it if negative."""
    if distance >= 0:
        return WEIGHTS.head + WEIGHTS.head_step * distance
    return WEIGHTS.above + WEIGHTS.above_step * min(-distance, WEIGHTS.most_above)


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
    is_posting = article_words.POSTING.match(line.text) is not None
    for match in found:
        text = f"{label}{line.text}" if match is short else line.text
        before = text[max(0, match.start - LABEL_REACH) : match.start]
        if match is not short and match.start <= BRACKET:
            before = label + before
        if article_words.OTHER_DATE.search(before):
            continue
        if article_words.MODIFIED_LABEL.search(before):
            yield Candidate(
                match, place + WEIGHTS.modified, "meta-line", is_change=labelled_only, is_changed=not labelled_only
            )
        elif article_words.WRITTEN_LABEL.search(before):
            yield Candidate(match, place + WEIGHTS.written, "meta-line")
        elif article_words.PUBLISHED_LABEL.search(before) or (match is found[0] and is_posting):
            yield Candidate(match, place + WEIGHTS.published, "meta-line")
        elif article_words.OTHER_TIME.search(before):
            yield Candidate(match, place + WEIGHTS.other_time, "line")
        elif article_words.DATE_LABEL.search(before):
            yield Candidate(match, place + WEIGHTS.dated, "meta-line")
        elif not labelled_only and len(line.text) - (match.end - match.start) <= _MOST_BESIDE:
            gain = WEIGHTS.dated if is_beside_change else 0.0 if line.stops else WEIGHTS.alone
            yield Candidate(match, place + gain, "line", is_by_line=_names_writer(line.text))


def _names_writer(text: str) -> bool:
    """Whether a part of a line is a by-line: News | By Jane Doe | 3 March 2026."""
    found = (credit_words.BY_LINE.match(part.strip()) for part in _BAR.split(text))
    return any(match is not None and is_full_name(match["rest"]) for match in found)


def _with_year_of_row(match: DateMatch, hints: Hints) -> DateMatch:
    """A date whose year is a guess, with the row's year if the row has its month and day."""
    row = hints.datePublished or ""
    is_guess = row[_YEAR] not in match.raw and match.day[_DAY_OF_YEAR] == row[_DAY_OF_YEAR]
    return replace(match, iso=row[_YEAR] + match.iso[_YEAR.stop :]) if is_guess else match


def _from_metadata(metadata: Metadata, hints: Hints, refused: list[Refusal]) -> Iterator[Candidate]:
    named = [
        (value, WEIGHTS.meta_unsure if name in UNSURE_DATE_NAMES else WEIGHTS.meta, f"meta:{name}")
        for name in DATE_NAMES
        if (value := metadata.values.get(name))
    ]
    for stated in ([(metadata.linked.published, WEIGHTS.json_ld, "json-ld")], named):
        for value, score, evidence in stated:
            match = parse_stated(value, reference=hints.reference, zone=hints.zone) if value else None
            if match:
                match = to_zone(match, hints.zone) if hints.zone_is_known else read_midnight(match, hints)
                is_unsure = score == WEIGHTS.meta_unsure
                yield Candidate(match, score, evidence, is_visible=False, is_unsure=is_unsure)
                break
            refused += refuse_values(hints, value)
