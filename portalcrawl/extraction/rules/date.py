"""The date that a rule's node shows, compared with the list's row and the heuristics' date."""

from collections.abc import Callable

from portalcrawl.extraction.date.candidate import Candidate
from portalcrawl.extraction.date.day_month_order import settle_orders
from portalcrawl.extraction.date.election import PublishedDate
from portalcrawl.extraction.date.row_check import contradicts_row
from portalcrawl.extraction.date.time_zone import sample_text
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.document import Document
from portalcrawl.page.layout import Layout
from portalcrawl.text.dates.day_order import read_open
from portalcrawl.text.dates.parsing import DateMatch
from portalcrawl.text.language import find_language

# Of an ISO 8601 date.
_DAY = slice(0, 10)


def settle_match(
    match: DateMatch, document: Document, layout: Layout, hints: Hints, find: Callable[[], PublishedDate]
) -> DateMatch | None:
    """The rule's date; if its order of day and month is open, the one that counts, or None if nothing decides.

    `find` gives the heuristics' date.
    """
    readings = read_open(match, reference=hints.reference, zone=hints.zone)
    if readings is None or match.iso not in [reading.iso for reading in readings]:
        # What an element states for programs has decided already, and told the time zone.
        return match

    def language() -> str | None:
        return find_language(document.tree.get("lang"), sample_text(layout))

    ours, other = Candidate(match, 0.0, "rule"), find()
    others = []
    if other.iso is not None:
        others = [Candidate(DateMatch(other.iso, other.iso, 0, 0), 0.0, other.evidence)]
    settled, undecided = settle_orders([*others, ours], layout, hints, document.url, language)
    return None if undecided else settled[-1].match


def is_refuted(day: str, other: PublishedDate, hints: Hints) -> bool:
    """Whether the list's row speaks against the rule's day: the heuristics found the row's day on the page, or the
    rule's day is years away and the heuristics found another."""
    found, row = (other.iso or "")[_DAY], (hints.datePublished or "")[_DAY]
    return (other.is_of_page and found == row) or (contradicts_row(day, hints) and found != day)
