"""Dates behind a label with years of two or three digits: of this century, or of the Republic on pages of Taiwan."""

from collections.abc import Callable

from portalcrawl.extraction.hints import Hints
from portalcrawl.text.dates.parsing import DateMatch
from portalcrawl.text.dates.short_years import find_short_year, parse_short_year
from portalcrawl.text.language import TAIWAN


def read_short_year(label: str, text: str, hints: Hints, language: Callable[[], str | None]) -> DateMatch | None:
    """The first such date of a label and the text behind it, its place in both together, and what is written there.

    `language` is asked only if the date may be one of the Republic, and must be Taiwan's.
    """
    found = find_short_year(label, text)
    if found is None or (found.is_of_republic and language() != TAIWAN):
        return None
    return parse_short_year(f"{label}{text}", found, reference=hints.reference, zone=hints.zone)
