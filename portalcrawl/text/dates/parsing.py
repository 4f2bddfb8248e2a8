"""Dates as portals write them: Chinese, ISO, numeric, by names of months; each with the precision that the page shows.

A date here has a year of four digits (or in hanzi, or of an era). What lacks the year or is told
from today is read by `parse_date` alone, if the text is short and says nothing else.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from functools import lru_cache

from msgspec.structs import replace

from portalcrawl.text.dates import patterns as patterns
from portalcrawl.text.dates.clock import Clock, read_clock, read_clock_before
from portalcrawl.text.dates.match import CHINA, EARLIEST_YEAR, DateMatch, compose
from portalcrawl.text.dates.month_names import (
    MONTH_FIRST_HINT,
    OTHER_DAY_FIRST,
    OTHER_HINT,
    OTHER_MONTH_FIRST,
    OTHER_YEAR_FIRST,
    YEAR_FIRST_HINT,
    read_month,
)
from portalcrawl.text.dates.other_calendars import find_in_other_calendars, to_ascii_digits
from portalcrawl.text.dates.relative_dates import parse_relative, parse_without_year
from portalcrawl.text.dates.values import read_asctime, read_compact, read_match

__all__ = [
    "CHINA",
    "EARLIEST_YEAR",
    "DateMatch",
    "find_dates",
    "is_date_only",
    "parse_date",
    "parse_timestamp",
]

# As many digits as full-width forms, in place: positions stay.
_HALF_WIDTH = {0xFF10 + i: 0x30 + i for i in range(10)} | {0xFF0D: "-", 0xFF0F: "/", 0xFF0E: ".", 0xFF1A: ":"}
_FULL_WIDTH = re.compile("[０-９－／．]")
# Beside a date these say what it is, or nothing; a text of them and a date is the date's.
_LABELS = re.compile(
    r"[\s\[\]()（）【】〔〕:：|/·,，.。•＊*<>«»~-]+|(?:发布|發布|發佈|更新|发表|發表|上传|添加|录入|编辑|创建|成文|公布)?(?:日期|时间|時間|于|於)"
    r"|发布|發布|發佈|更新|发表|發表|星期[一二三四五六日天]|周[一二三四五六日]"
    r"|last|first|posted|published|publish|publication|updated|update|created|modified|on|date|time|at"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?",
    re.IGNORECASE,
)
# What stands further down a text dates nothing; the longest hostile text costs 0.2 s.
_LONGEST_TEXT = 100_000
# Characters of a line whose dates are remembered.
_LONGEST_REMEMBERED = 300
_LONGEST_DATE_TEXT = 100
_LONGEST_COMPACT = 30
_LONGEST_RELATIVE_TEXT = 200
# Also as .NET prints it: /Date(1514165377000)/.
_TIMESTAMP = re.compile(r"(?:/Date\()?([0-9]{10})([0-9]{3})?(?:\.[0-9]{1,9}|\)/)?")


def find_dates(
    text: str, *, reference: datetime | None = None, zone: tzinfo = CHINA, day_first: bool | None = None
) -> Iterator[DateMatch]:
    """Every full date in a text, in the order of its place.

    `reference` (aware; the fetch's time) is what "future" is measured by: a date more than a day and a half after it
    is not a date of a page. `zone` is the portal's, for times without one. Dates that no calendar has (02-30) are
    skipped. `day_first` says how 03/04/2017 and 03-04-2017 are read if both ways give a day that is not in the future;
    None is the month before a slash, else the day. Only the first 100,000 characters are read.

    >>> [found.iso for found in find_dates("来源：未知 日期：2017-12-25 09:29 点击：次")]
    ['2017-12-25T09:29+08:00']
    """
    if len(text) > _LONGEST_REMEMBERED or reference is not None:
        return _find_dates(text[:_LONGEST_TEXT], reference, zone, day_first)
    return iter(_find_again(text, zone, day_first) if patterns.ANY_DIGIT.search(text) else ())


@lru_cache(maxsize=500)
def _find_again(text: str, zone: tzinfo, day_first: bool | None) -> tuple[DateMatch, ...]:
    """The dates of a line. Several readers ask for those of one line, and a site's own lines stand on all its pages."""
    return tuple(_find_dates(text, None, zone, day_first))


def _find_dates(text: str, reference: datetime | None, zone: tzinfo, day_first: bool | None) -> Iterator[DateMatch]:
    if not patterns.ANY_DIGIT.search(text):
        return
    plain = text if text.isascii() or not _FULL_WIDTH.search(text) else text.translate(_HALF_WIDTH)
    plain = to_ascii_digits(plain)
    if not patterns.YEAR_HINT.search(plain):
        yield from _find_other(text, plain, zone, reference)
        return
    stripped = plain.strip()
    if len(stripped) <= _LONGEST_COMPACT and (match := patterns.COMPACT.fullmatch(stripped)):
        start = plain.index(stripped)
        if iso := read_compact(match, zone, reference):
            yield DateMatch(iso, stripped, start, start + len(stripped))
        return
    end = -1
    for match in _find_places(plain):
        if match.start() < end or _continues_number(plain, match, end):
            continue
        clock = read_asctime(match) if match.re is patterns.ASCTIME else read_clock(plain, match.end())
        start = match.start()
        if clock is None and (before := read_clock_before(plain, start, max(end, 0))):
            clock, start = before
        if iso := read_match(match, clock, zone, reference, day_first):
            end = max(match.end(), clock.end) if clock else match.end()
            yield DateMatch(iso, text[start:end].strip(), start, end)
    if end < 0 and (match := patterns.LABELLED_COMPACT.search(plain)):
        clock = read_clock(plain, match.end())
        if iso := compose(int(match["y"]), int(match["m"]), int(match["d"]), clock, zone=zone, reference=reference):
            end = clock.end if clock else match.end()
            yield DateMatch(iso, text[match.start("date") : end], match.start("date"), end)
    elif end < 0:
        yield from _find_other(text, plain, zone, reference)


def _find_other(text: str, plain: str, zone: tzinfo, reference: datetime | None) -> Iterator[DateMatch]:
    """The dates of other calendars; `plain` is the text with digits from 0 to 9."""
    for found in find_in_other_calendars(plain):
        clock = read_clock(plain, found.end)
        if iso := compose(found.year, found.month, found.day, clock, zone=zone, reference=reference):
            end = clock.end if clock else found.end
            yield DateMatch(iso, text[found.start : end].strip(), found.start, end)


def parse_date(
    text: str, *, reference: datetime | None = None, zone: tzinfo = CHINA, day_first: bool | None = None
) -> DateMatch | None:
    """The first date of a short text, which may also be relative (昨天 08:30, 3小时前) or lack its year (12-25).

    Relative dates and dates without a year need `reference`; the year is then the latest that is not in the future.
    Years of two digits are read in the forms of RFC 822 and 850 only. A text that tells no day (上周, 2 years ago) has
    no date.
    """
    for found in find_dates(text, reference=reference, zone=zone, day_first=day_first):
        return found
    if len(text) > _LONGEST_RELATIVE_TEXT or not patterns.SHORT_HINT.search(text):
        return None
    text = to_ascii_digits(text)
    if text.isascii() or not _FULL_WIDTH.search(text):
        return _parse_short(text, reference, zone)
    short = _parse_short(text.translate(_HALF_WIDTH), reference, zone)
    return short and replace(short, raw=text[short.start : short.end].strip())


def _parse_short(text: str, reference: datetime | None, zone: tzinfo) -> DateMatch | None:
    if sure := _parse_two_lines(text, reference, zone) or _parse_short_year(text, reference, zone):
        return sure
    if reference is None:
        return None
    return parse_relative(text, reference, zone) or parse_without_year(text, reference, zone)


def is_date_only(text: str, *, reference: datetime | None = None, zone: tzinfo = CHINA) -> bool:
    """Whether a text is a date and nothing else but brackets and labels such as 日期：."""
    if len(text) > _LONGEST_DATE_TEXT:
        return False
    found = parse_date(text, reference=reference, zone=zone)
    return found is not None and not _LABELS.sub("", f"{text[: found.start]} {text[found.end :]}")


def parse_timestamp(text: str, *, reference: datetime | None = None, zone: tzinfo = CHINA) -> DateMatch | None:
    """The date that Unix seconds (10 digits) or milliseconds (13 digits) stand for, if they are the whole text.

    >>> parse_timestamp("1514165377").iso
    '2017-12-25T09:29:37+08:00'
    """
    match = _TIMESTAMP.fullmatch(text.strip()) if len(text) <= _LONGEST_DATE_TEXT else None
    if match is None:
        return None
    when = datetime.fromtimestamp(int(match[1]), UTC).astimezone(zone)
    clock = Clock(when.hour, when.minute, when.second, None, 0)
    iso = compose(when.year, when.month, when.day, clock, zone=zone, reference=reference)
    return DateMatch(iso, match[0], 0, len(text)) if iso else None


def _select_patterns(text: str) -> list[re.Pattern[str]]:
    """The patterns that a text may match: the costly ones only if a cheap sign of theirs is there."""
    selected = [patterns.YEAR_FIRST]
    if "年" in text:
        selected.append(patterns.HANZI)
        if "令" in text or "平" in text:
            selected.append(patterns.JAPANESE_ERA)
    if "民" in text:
        selected += [patterns.MINGUO, patterns.MINGUO_HANZI]
    if patterns.NAME_HINT.search(text):
        if patterns.MONTH_HINT.search(text):
            selected += [patterns.MONTH_FIRST, patterns.DAY_FIRST, patterns.YEAR_MONTH_NAME]
            if text.count(":") > 1:
                selected.append(patterns.ASCTIME)
        if OTHER_HINT.search(text):
            selected.append(OTHER_DAY_FIRST)
        if MONTH_FIRST_HINT.search(text):
            selected.append(OTHER_MONTH_FIRST)
        if YEAR_FIRST_HINT.search(text):
            selected.append(OTHER_YEAR_FIRST)
    if patterns.YEAR_LAST_HINT.search(text):
        selected.append(patterns.YEAR_LAST)
    return selected


def _find_places(text: str) -> Iterator[re.Match[str]]:
    """The matches of all patterns, in the order of their places, the longest of one place first."""
    selected = _select_patterns(text)
    if len(selected) == 1:
        return selected[0].finditer(text)
    return iter(sorted((match for pattern in selected for match in pattern.finditer(text)), key=_place))


def _place(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), -match.end()


def _continues_number(text: str, match: re.Match[str], previous_end: int) -> bool:
    """Whether `10.` stands before 2017.12.25: a longer number, unless a date ended there (a span of two dates)."""
    start = match.start()
    separator = match.groupdict().get("sep")
    return (
        match.re is patterns.YEAR_FIRST
        and separator is not None
        and start >= 2
        and start - 1 != previous_end
        and text[start - 1] == separator != "/"
        and text[start - 2].isdigit()
    )


def _parse_short_year(text: str, reference: datetime | None, zone: tzinfo) -> DateMatch | None:
    """RFC 850 and 822; from 69 on, the years are of the last century, as in POSIX."""
    match = patterns.SHORT_YEAR.search(text) if "," in text else None
    clock = read_clock(text, match.end()) if match else None
    if match is None or clock is None:
        return None
    year = int(match["y"])
    year += 1900 if year >= _FIRST_OF_LAST_CENTURY else 2000
    month = read_month(match["mon"])
    iso = compose(year, month, int(match["d"]), clock, zone=zone, reference=reference)
    return DateMatch(iso, text[match.start() : clock.end], match.start(), clock.end) if iso else None


_FIRST_OF_LAST_CENTURY = 69


def _parse_two_lines(text: str, reference: datetime | None, zone: tzinfo) -> DateMatch | None:
    match = patterns.TWO_LINES.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = (int(match[name] or match[f"{name}2"]) for name in ("y", "m", "d"))
    iso = compose(year, month, day, None, zone=zone, reference=reference)
    return DateMatch(iso, match[0], 0, len(text)) if iso else None
