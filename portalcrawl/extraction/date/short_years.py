"""Dates with years of two or three digits: behind a label, of the Republic on pages of Taiwan, 23.09.22 in Europe."""

import re
from collections.abc import Callable

from msgspec.structs import replace

from portalcrawl.extraction.hints import Hints
from portalcrawl.text.dates.day_order import order_of_language
from portalcrawl.text.dates.parsing import DateMatch
from portalcrawl.text.dates.short_years import find_short_year, parse_day_first, parse_short_year
from portalcrawl.text.language import TAIWAN

_DOTS = re.compile(r"\d{1,2}\.\d{1,2}\.")


def read_short_year(label: str, text: str, hints: Hints, language: Callable[[], str | None]) -> DateMatch | None:
    """The first such date of a label and the text behind it, its place in both together, and what is written there.

    `language` is asked only if the date may be one of the Republic, and must be Taiwan's, or has its year at the end:
    then it must be one that puts the day first, or, if nothing tells the language, dots must part the numbers.
    """
    found = find_short_year(label, text)
    if found is None:
        match = parse_day_first(text, reference=hints.reference, zone=hints.zone)
        if match is None or not _is_day_first(match.raw, language()):
            return None
        return replace(match, start=match.start + len(label), end=match.end + len(label))
    if found.is_of_republic and language() != TAIWAN:
        return None
    return parse_short_year(f"{label}{text}", found, reference=hints.reference, zone=hints.zone)


def _is_day_first(raw: str, language: str | None) -> bool:
    """No language that puts the month first writes dots, and those that put the year first have their own letters."""
    return _DOTS.match(raw) is not None if language is None else bool(order_of_language(language))
