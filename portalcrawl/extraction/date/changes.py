"""Days of a last change: where a page tells both when its text was made and when it was changed, the first counts.

Lists of some systems date their rows by the last change. Such a row does not tell the day of publication.
"""

from functools import lru_cache

from lxml import html
from msgspec.structs import replace

from portalcrawl.extraction.date.candidate import Candidate
from portalcrawl.extraction.hints import Hints
from portalcrawl.lexicon import class_names
from portalcrawl.page.texts import text_of

# How many elements around a date may say what it is, and how many characters they may have beside it.
_MOST_AROUND = 2
_MOST_BESIDE = 20
# `YYYY-MM-DD`.
_DAY = slice(0, 10)

MADE, CHANGED = 1, 2


def drop_changes(candidates: list[Candidate], hints: Hints) -> tuple[list[Candidate], Hints]:
    """The candidates without those that readers see on a day of change after a day of making; hints without the row's
    day, if it is such a day."""
    made = {candidate.match.day for candidate in candidates if candidate.is_made}
    changed = {candidate.match.day for candidate in candidates if candidate.is_changed} - made
    later = {day for day in changed if any(first < day for first in made)}
    if not later:
        return candidates, hints
    kept = [candidate for candidate in candidates if not (candidate.is_visible and candidate.match.day in later)]
    is_of_change = (hints.datePublished or "")[_DAY] in later
    return kept, replace(hints, datePublished=None) if is_of_change else hints


def read_names(element: html.HtmlElement, text: str) -> int:
    """MADE or CHANGED, as the class or the id of a date's element or of those close around it says; else 0. `text` is
    the element's text."""
    around: html.HtmlElement | None = element
    for _ in range(1 + _MOST_AROUND):
        if around is None or (around is not element and len(text_of(around)) > len(text) + _MOST_BESIDE):
            return 0
        if said := _read_words(f"{around.get('class') or ''} {around.get('id') or ''}"):
            return said
        around = around.getparent()
    return 0


@lru_cache(maxsize=2_000)
def _read_words(names: str) -> int:
    """What names say; 0 if both or none: `entry-date published updated`."""
    words = class_names.split_names(names)
    is_made, is_changed = (not words.isdisjoint(group) for group in (class_names.made(), class_names.changed()))
    if is_made == is_changed:
        return 0
    return MADE if is_made else CHANGED
