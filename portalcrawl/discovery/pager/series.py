"""Series of addresses on a page: those that differ in one number alone, and how surely they are its pager's."""

from dataclasses import dataclass, field

from portalcrawl.discovery.pager.addresses import STRONG, WEAK, PageSlot, is_page_of, read_slots
from portalcrawl.discovery.pager.numbering import find_agreeing, fit_numbers
from portalcrawl.discovery.pager.tokens import PageToken
from portalcrawl.discovery.pager.totals import read_totals
from portalcrawl.page.document import Document


@dataclass(slots=True)
class Series:
    """The tokens that agree in all but a number."""

    slot: PageSlot
    tokens: list[tuple[PageToken, int]] = field(default_factory=list)


def choose_series(document: Document, tokens: list[PageToken]) -> Series | None:
    """The series that is surest this page's pager, or None where none is."""
    series: dict[tuple[str, ...], Series] = {}
    for token in tokens:
        for slot in read_slots(token.url):
            found = series.setdefault(slot.key, Series(slot))
            found.tokens.append((token, slot.number))
    best, best_score = None, 0.0
    for one in series.values():
        score = _score_series(document, one)
        if score > best_score:
            best, best_score = one, score
    return best


def _score_series(document: Document, series: Series) -> float:
    """How surely the series is this page's pager; 0 where it is none."""
    numbers = {(t.number, n) for t, n in series.tokens if t.kind == "number"}
    agreeing = find_agreeing(numbers, fit_numbers(numbers))
    words = [(t, n) for t, n in series.tokens if t.kind in ("next", "previous", "last")]
    own = is_page_of(series.slot, document.url)
    if own is None:
        # A rewritten address of page 1: only a whole pager proves that these are its pages.
        whole = len(agreeing) >= 2 and any(t.is_page_word or t.kind == "last" for t, _ in words)
        return 1.0 + len(agreeing) * 0.1 if whole and series.slot.strength > WEAK else 0.0
    if not agreeing:
        needs_word = series.slot.strength < STRONG
        sure = [(t, n) for t, n in words if t.is_page_word or not needs_word]
        words = sure or (words if words and states_pages(document, series) else [])
        if not words:
            return 0.0
    if len(numbers) > len(agreeing) * 2:
        return 0.0
    return 2.0 + len(agreeing) + len(words) * 1.5 + series.slot.strength


def states_pages(document: Document, series: Series) -> bool:
    """Whether the text around the links says how many pages there are, and they lead to none behind those."""
    stated = read_totals(document, tuple(token.element for token, _ in series.tokens)).pages
    return stated is not None and stated > 1 and max(n for _, n in series.tokens) <= stated
