"""Series of addresses on a page: those that differ in one number alone, and how surely they are its pager's."""

from typing import NamedTuple

from msgspec import Struct, field

from portalcrawl.discovery.pager.addresses import STRONG, WEAK, PageSlot, is_of_index, is_page_of, read_slots
from portalcrawl.discovery.pager.numbering import find_agreeing, fit_numbers
from portalcrawl.discovery.pager.tokens import PageToken
from portalcrawl.discovery.pager.totals import read_totals
from portalcrawl.page.document import Document


class Weights(NamedTuple):
    """How surely a series is the page's pager; the place of its number adds 1 to 3 (`PageSlot.strength`).

    `tests/discovery/pager/test_series.py` has pages for each, under its name.
    """

    own: float = 2.0
    """The page itself belongs to the series."""
    agreeing: float = 1.0
    """For each link whose number agrees with its address."""
    word: float = 1.5
    """For each `下一页`, `上一页`, `末页`: fewer than numbers, and surer."""
    rewritten: float = 0.1
    """For each such link of a series whose links make a whole pager, where the page has another address. One that has
    the page itself is surer, except for a lone `下一页` beside sixty numbers."""
    least_whole: int = 2
    """Numbers that agree with their addresses in a whole pager."""
    agreeing_share: float = 0.5
    """Least share of the numbers shown that must agree with their addresses: in a calendar some do by chance."""


WEIGHTS = Weights()
# The number of the page behind the first.
_SECOND = 2


class Series(Struct):
    """The tokens whose addresses are the same except for a number."""

    slot: PageSlot
    tokens: list[tuple[PageToken, int]] = field(default_factory=list)


def choose_series(document: Document, tokens: list[PageToken]) -> Series | None:
    """The series that is most surely this page's pager, or None if the page has no pager."""
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
    """How surely the series is this page's pager; 0 if it cannot be."""
    numbers = {(t.number, n) for t, n in series.tokens if t.kind == "number"}
    agreeing = find_agreeing(numbers, fit_numbers(numbers))
    words = [(t, n) for t, n in series.tokens if t.kind in ("next", "previous", "last")]
    own = is_page_of(series.slot, document.url)
    if own is None:
        # A rewritten address of page 1: only a whole pager proves that these are its pages, or a page that calls itself
        # the first of several beside the link to the second.
        whole = len(agreeing) >= WEIGHTS.least_whole and any(t.is_page_word or t.kind == "last" for t, _ in words)
        if series.slot.strength <= WEAK or not (whole or leads_from_first(document, series)):
            return 0.0
        return max(len(agreeing), 1) * WEIGHTS.rewritten
    if not agreeing:
        needs_word = series.slot.strength < STRONG and not is_of_index(series.slot)
        sure = [(t, n) for t, n in words if t.is_page_word or not needs_word]
        words = sure or (words if words and states_pages(document, series) else [])
        if not words:
            return 0.0
    if len(agreeing) < len(numbers) * WEIGHTS.agreeing_share:
        return 0.0
    return WEIGHTS.own + len(agreeing) * WEIGHTS.agreeing + len(words) * WEIGHTS.word + series.slot.strength


def leads_from_first(document: Document, series: Series) -> bool:
    """Whether all links of a series say "next" and lead to page 2, and the text around them says `Page 1 of 10`."""
    if not all(token.kind == "next" and number == _SECOND for token, number in series.tokens):
        return False
    stated = read_totals(document, tuple(token.element for token, _ in series.tokens))
    return stated.current == 1 and stated.pages is not None and stated.pages >= _SECOND


def states_pages(document: Document, series: Series) -> bool:
    """Whether the text around the links says how many pages there are, and no link leads behind the last one."""
    stated = read_totals(document, tuple(token.element for token, _ in series.tokens)).pages
    return stated is not None and stated > 1 and max(n for _, n in series.tokens) <= stated
