"""When the article was published: every date that may say it, weighed by its place, its label and the list row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portalcrawl.extraction import roles
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.layout import Layout, Line
from portalcrawl.extraction.metadata import DATE_NAMES, MODIFIED_NAMES, Metadata
from portalcrawl.extraction.script_dates import find_script_date
from portalcrawl.extraction.zones import Zone, marks_in
from portalcrawl.text.dates import DateMatch, find_dates, parse_date
from portalcrawl.text.shown_dates import parse_shown_date, to_zone

_PUBLISHED_LABEL = re.compile(
    r"(?:[发發][布佈表稿文]|刊登|公[布佈]|[录錄]入|添加|上[传傳]|成文|Published|Posted|Release)[^\d]{0,14}$",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(r"(?:日\s*期|时\s*间|時\s*間|Date|on)\s*[:：]?\s*$", re.IGNORECASE)
_MODIFIED_LABEL = re.compile(r"(?:更新|修改|编辑|編輯|Updated|Modified)[^\d]{0,14}$", re.IGNORECASE)
# Dates of other things: what a law comes into force on, a deadline, a copyright.
_OTHER_DATE = re.compile(
    r"(?:截止|截至|有效期|[实實]施|施行|生效|copyright|©|版[权權]|活[动動]|[开開]始|[结結]束|[现現]在是|今天是|[报報]名)[^\d]{0,12}$",
    re.IGNORECASE,
)
_AMBIGUOUS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}")
# 发布时间：18-03-08, also with the time joined to it.
_SHORT_YEAR = re.compile(
    r"(?:时间|時間|日期|[发發][布佈表])\s*[:：]\s*([0-3]\d([-/.])(?:1[0-2]|0[1-9])\2(?:3[01]|[12]\d|0[1-9]))(?!\d(?!\d[:：])|[-/.])"
)
_MAY_HOLD_DATE = re.compile(r"\d[-/.年]|年|\d{4}|[前天]|ago|day", re.IGNORECASE)


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
        *_from_lines(layout, zone, hints),
        *_from_marks(layout, zone, hints),
        *_from_metadata(metadata, hints),
    ]
    if not candidates:
        if hints.datePublished:
            return PublishedDate(hints.datePublished, None, "list")
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


def _with_zone(iso: str, stated: list[str]) -> str:
    """A visible time names no zone; metadata that states the same minute does."""
    return next((iso[:-6] + other[-6:] for other in stated if len(iso) > 10 and other[:16] == iso[:16]), iso)


def _agreement(match: DateMatch, hints: Hints) -> float:
    if not hints.datePublished:
        return 0.0
    if match.day == hints.datePublished[:10]:
        return 6.0
    return 3.0 if match.day[5:] == hints.datePublished[5:10] else 0.0


def _from_lines(layout: Layout, zone: Zone, hints: Hints) -> Iterator[_Candidate]:
    for index in zone.head:
        line = layout.lines[index]
        distance = index - zone.anchor
        near = 7.0 - 0.1 * abs(distance) if distance >= 0 else 5.0 - 0.5 * abs(distance)
        yield from _from_line(line, near, hints, labelled_only=line.size > 400)
    for index in zone.tail:
        yield from _from_line(layout.lines[index], 4.0, hints, labelled_only=True)


def _from_line(line: Line, near: float, hints: Hints, *, labelled_only: bool) -> Iterator[_Candidate]:
    if line.is_linked or not _MAY_HOLD_DATE.search(line.text):
        return
    found = list(find_dates(line.text, reference=hints.reference, zone=hints.zone))
    if not found and hints.reference and line.size < 60 and not line.stops and not labelled_only:
        relative = parse_date(line.text, reference=hints.reference, zone=hints.zone)
        found = [relative] if relative else []
    if not found and (short := _read_short_year(line.text, hints)):
        found = [short]
    for match in [*found, *_swapped(found)]:
        before = line.text[max(0, match.start - 24) : match.start]
        if _OTHER_DATE.search(before):
            continue
        if _MODIFIED_LABEL.search(before):
            yield _Candidate(match, near + 1.5, "meta-line")
        elif _PUBLISHED_LABEL.search(before):
            yield _Candidate(match, near + 3.0, "meta-line")
        elif _DATE_LABEL.search(before):
            yield _Candidate(match, near + 2.5, "meta-line")
        elif not labelled_only and len(line.text) - (match.end - match.start) <= 80:
            yield _Candidate(match, near + (0.0 if line.stops else 0.5), "line")


def _read_short_year(text: str, hints: Hints) -> DateMatch | None:
    """A date whose year has two digits: only behind a label in hanzi, for there the year stands first."""
    short = _SHORT_YEAR.search(text)
    if short is None:
        return None
    start = short.start(1)
    full = parse_date(f"20{text[start : start + 20]}", reference=hints.reference, zone=hints.zone)
    return full and DateMatch(full.iso, full.raw[2:], start, start + full.end - 2)


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
