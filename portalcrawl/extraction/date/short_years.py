"""Dates behind a label with years of two or three digits: of this century, or of the Republic on pages of Taiwan."""

import re
from collections.abc import Callable

from portalcrawl.extraction.hints import Hints
from portalcrawl.text.dates.parsing import DateMatch, parse_date
from portalcrawl.text.dates.short_years import ShortYear, find_short_year

_TAIWAN = "zh-TW"
_LONGEST = 20


def read_short_year(label: str, text: str, hints: Hints, language: Callable[[], str | None]) -> DateMatch | None:
    """The first such date of a label and the text behind it, its place in both together, and what is written there.

    `language` is asked only where the date may be one of the Republic, and must be Taiwan's.
    """
    found = find_short_year(label, text)
    if found is None or (found.is_of_republic and language() != _TAIWAN):
        return None
    return _read(f"{label}{text}", found, hints)


def _read(text: str, found: ShortYear, hints: Hints) -> DateMatch | None:
    written = text[found.start : found.start + _LONGEST]
    year = re.match(r"\d+", written)
    if year is None:
        return None
    whole = f"{found.epoch + int(year[0])}{written[year.end() :]}"
    full = parse_date(whole, reference=hints.reference, zone=hints.zone)
    shorter = 4 - year.end()
    return full and DateMatch(full.iso, f"{year[0]}{full.raw[4:]}", found.start, found.start + full.end - shorter)
