"""When the article was published: every date that may say it, weighed by its place, its label and the list row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from portalcrawl.extraction import roles
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.language import find_language
from portalcrawl.extraction.layout import Layout, Line
from portalcrawl.extraction.metadata import DATE_NAMES, MODIFIED_NAMES, Metadata
from portalcrawl.extraction.script_dates import find_script_date
from portalcrawl.extraction.short_years import read_short_year
from portalcrawl.extraction.zones import Zone, marks_in
from portalcrawl.text.dates import DateMatch, find_dates, is_date_only, parse_date
from portalcrawl.text.shown_dates import parse_shown_date, to_zone

_PUBLISHED_LABEL = re.compile(
    r"(?:[发發][布佈表稿文]|刊登|公[布佈开開]|[录錄]入|添加|上[传傳]|Published|Posted|Release)[^\d]{0,14}$",
    re.IGNORECASE,
)
# When a document was written or signed: it was published later, where both are said.
_WRITTEN_LABEL = re.compile(r"(?:成文|生成|印[发發]|[签簽][发發])[^\d]{0,10}$")
_DATE_LABEL = re.compile(r"(?:日\s*期|时\s*间|時\s*間|Date|on)\s*[:：]?\s*$", re.IGNORECASE)
_MODIFIED_LABEL = re.compile(r"(?:更新|修改|编辑|編輯|Updated|Modified)[^\d]{0,14}$", re.IGNORECASE)
# Dates of other things: what a law comes into force on, a deadline, a copyright.
_OTHER_DATE = re.compile(
    r"(?:截止|截至|有效期|[实實]施|施行|生效|copyright|©|版[权權]|活[动動]|[开開]始|[结結]束|[现現]在是|今天是|[报報]名)[^\d]{0,12}$",
    re.IGNORECASE,
)
_AMBIGUOUS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}")
_MAY_HOLD_DATE = re.compile(r"\d[-/.年]|年|\d{4}|[前天]|ago|day", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_TAIWAN = "zh-TW"
# Lines above the headline beyond which none is farther; UTF-8 bytes of a label in a cell of its own.
_FARTHEST = 6
_LONGEST_LABEL = 30
# What may stand between a label's cell and the date; bytes of a date that stands alone.
_BRACKET = 2
_LONGEST_DATE_LINE = 60


@dataclass(frozen=True, slots=True)
class PublishedDate:
    """The date with the precision shown, as written, how it was found; all None where the page has none."""

    iso: str | None = None
    raw: str | None = None
    evidence: str = ""

    @property
    def is_of_page(self) -> bool:
        """Whether the page itself states it."""
        return self.iso is not None and self.evidence != "list"


@dataclass(frozen=True, slots=True)
class _Candidate:
    match: DateMatch
    score: float
    evidence: str
    is_visible: bool = True


def find_date(layout: Layout, zone: Zone, metadata: Metadata, hints: Hints) -> PublishedDate:
    """The publication date, or what the list row says where the page says nothing."""
    candidates = [
        *_from_lines(layout, zone, metadata, hints),
        *_from_marks(layout, zone, hints),
        *_from_metadata(metadata, hints),
    ]
    if not candidates:
        if hints.datePublished:
            return _find_confirmed(layout, hints) or PublishedDate(hints.datePublished, None, "list")
        scripted = find_script_date(layout.blocks[0].element)
        return PublishedDate(scripted.iso, None, "script") if scripted else PublishedDate()
    days: dict[str, int] = {}
    for candidate in candidates:
        days[candidate.match.day] = days.get(candidate.match.day, 0) + 1

    def weigh(candidate: _Candidate) -> float:
        return candidate.score + 0.4 * days[candidate.match.day] + _agreement(candidate.match, hints)

    best = max(candidates, key=weigh)
    same = [c for c in candidates if c.match.day == best.match.day and c.is_visible]
    if same:
        stated = [c.match.iso for c in candidates if c.match.day == best.match.day and not c.is_visible]
        best = max(same, key=lambda c: (len(c.match.iso), c.score))
        return PublishedDate(_with_zone(best.match.iso, stated), best.match.raw, best.evidence)
    return PublishedDate(best.match.iso, best.match.raw, best.evidence)


def _find_confirmed(layout: Layout, hints: Hints) -> PublishedDate | None:
    """The one date that stands alone anywhere on the page and has the month and day of the list's row."""
    row = (hints.datePublished or "")[5:10]
    lines = (line for line in layout.lines if line.size <= _LONGEST_DATE_LINE and _MAY_HOLD_DATE.search(line.text))
    found = {
        match.iso: match
        for line in lines
        if is_date_only(line.text)
        for match in find_dates(line.text, reference=hints.reference, zone=hints.zone)
        if match.day[5:] == row
    }
    best = max(found.values(), key=lambda match: len(match.iso), default=None)
    is_one = best is not None and all(match.day == best.day for match in found.values())
    return PublishedDate(best.iso, best.raw, "line") if best is not None and is_one else None


def _with_zone(iso: str, stated: list[str]) -> str:
    """A visible time names no zone; metadata that states the same minute does."""
    return next((iso[:-6] + other[-6:] for other in stated if len(iso) > 10 and other[:16] == iso[:16]), iso)


def _agreement(match: DateMatch, hints: Hints) -> float:
    if not hints.datePublished:
        return 0.0
    if match.day == hints.datePublished[:10]:
        return 6.0
    return 3.0 if match.day[5:] == hints.datePublished[5:10] else 0.0


def _from_lines(layout: Layout, zone: Zone, metadata: Metadata, hints: Hints) -> Iterator[_Candidate]:
    def is_taiwanese() -> bool:
        text = "".join(layout.lines[index].text for index in zone.ends)
        return find_language(metadata.language, text) == _TAIWAN

    for index in (*zone.head, *zone.tail):
        line = layout.lines[index]
        if line.is_linked or not _MAY_HOLD_DATE.search(line.text):
            continue
        label = _label_of(layout, index)
        short = read_short_year(f"{label}{line.text}", hints, is_taiwanese)
        distance = index - zone.anchor
        near = 7.0 - 0.1 * distance if distance >= 0 else 5.0 - 0.5 * min(-distance, _FARTHEST)
        if index in zone.head:
            yield from _from_line(line, label, short, near, hints, labelled_only=line.size > 400)
        else:
            yield from _from_line(line, label, short, 4.0, hints, labelled_only=True)


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
) -> Iterator[_Candidate]:
    """`short` is the date that line and label together give where the year is short."""
    found = list(find_dates(line.text, reference=hints.reference, zone=hints.zone))
    if not found and hints.reference and line.size < 60 and not line.stops and not labelled_only:
        relative = parse_date(line.text, reference=hints.reference, zone=hints.zone)
        found = [_with_year_of_row(relative, hints)] if relative else []
    if not found and short is not None:
        found = [short]
    for match in [*found, *_swapped(found)]:
        text = f"{label}{line.text}" if match is short else line.text
        before = text[max(0, match.start - 24) : match.start]
        if match is not short and match.start <= _BRACKET:
            before = label + before
        if _OTHER_DATE.search(before):
            continue
        if _MODIFIED_LABEL.search(before):
            yield _Candidate(match, near + 1.5, "meta-line")
        elif _WRITTEN_LABEL.search(before):
            yield _Candidate(match, near + 1.0, "meta-line")
        elif _PUBLISHED_LABEL.search(before):
            yield _Candidate(match, near + 3.0, "meta-line")
        elif _DATE_LABEL.search(before):
            yield _Candidate(match, near + 2.5, "meta-line")
        elif not labelled_only and len(line.text) - (match.end - match.start) <= 80:
            yield _Candidate(match, near + (0.0 if line.stops else 0.5), "line")


def _with_year_of_row(match: DateMatch, hints: Hints) -> DateMatch:
    """A date whose year is a guess, with the row's year where the row has its month and day."""
    row = hints.datePublished or ""
    is_guess = row[:4] not in match.raw and match.day[5:] == row[5:10]
    return replace(match, iso=row[:4] + match.iso[4:]) if is_guess else match


def _swapped(found: list[DateMatch]) -> Iterator[DateMatch]:
    """03/02/2022 read the other way round: metadata or the list row decide which one the site means."""
    for match in found:
        if (
            (parts := _AMBIGUOUS.match(match.raw))
            and parts[1] != parts[2]
            and int(parts[1]) <= 12
            and int(parts[2]) <= 12
        ):
            iso = f"{match.iso[:5]}{match.iso[8:10]}-{match.iso[5:7]}{match.iso[10:]}"
            yield DateMatch(iso, match.raw, match.start, match.end)


def _from_marks(layout: Layout, zone: Zone, hints: Hints) -> Iterator[_Candidate]:
    for lines, base in ((zone.head, 8.0), (zone.tail, 6.0)):
        for mark, text in marks_in(layout, roles.DATE, lines):
            stated = mark.element.get("datetime") or mark.element.get("content")
            match = parse_shown_date(
                text, stated, reference=hints.reference, zone=hints.zone, zone_is_known=hints.zone_is_known
            )
            if match is None or _OTHER_DATE.search(text[: match.start]):
                continue
            score = base - (0.5 if mark.element.tag != "time" else 0.0) - (2.0 if mark.line < zone.anchor else 0.0)
            yield _Candidate(match, score, "time" if mark.element.tag == "time" else "class")


def _from_metadata(metadata: Metadata, hints: Hints) -> Iterator[_Candidate]:
    stated = [(metadata.linked.published, 8.5, "json-ld")]
    if named := metadata.first(DATE_NAMES):
        stated.append((named[1], 8.0, f"meta:{named[0]}"))
    for value, score, evidence in stated:
        match = parse_date(value[:100], reference=hints.reference, zone=hints.zone) if value else None
        if match:
            match = to_zone(match, hints.zone) if hints.zone_is_known else match
            yield _Candidate(match, score, evidence, is_visible=False)


def find_modified(metadata: Metadata, hints: Hints) -> str | None:
    """When the article was changed, as the metadata states it."""
    value = metadata.linked.modified or metadata.get(MODIFIED_NAMES)
    match = parse_date(value[:100], reference=hints.reference, zone=hints.zone) if value else None
    return match.iso if match else None
