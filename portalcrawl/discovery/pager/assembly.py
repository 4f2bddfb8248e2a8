"""Puts a pager together of the links whose addresses are one series."""

from collections.abc import Sequence

from lxml import html
from msgspec import Struct
from msgspec.structs import replace

from portalcrawl.discovery.pager.addresses import WEAK, PageSlot, counts_rows, is_of_index, is_page_of, read_slots
from portalcrawl.discovery.pager.beside import find_beside
from portalcrawl.discovery.pager.numbering import Fit, find_agreeing, find_row_step, fit_next, fit_numbers
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.discovery.pager.series import Series
from portalcrawl.discovery.pager.tokens import PageToken
from portalcrawl.discovery.pager.totals import read_totals
from portalcrawl.lexicon import list_words
from portalcrawl.page.document import Document
from portalcrawl.page.texts import text_of, text_up_to

_MOST_STATED = 100_000
"""Pages that a pager may state; a larger number counts something else."""
_CURRENT_REACH = 2
"""Elements above a pager's link beside whose children the number of the page shown may stand."""
_ENOUGH_PROOFS = 2
"""Links that prove how a pager's addresses are made, so that the pages between them can be asked for."""
_MOST_PAGES = 20_000
"""Up to this last page they are: a mistaken number must not flood the frontier."""
_MOST_AHEAD = 50
"""Of these, from one page on: where none of them is there the number was mistaken; else they name the next ones."""
_YEARS = range(1900, 2101)
"""Numbers that are years: between `2024 2020` no pages are missing."""
_ENDS_REACH = 2
"""Elements above the link to the last page in which the first may be named."""
_LONGEST_ENDS = 80
"""Characters of a pager that shows a list's two ends alone."""


class _Numbering(Struct, frozen=True):
    """How the numbers in the addresses of a series count its pages."""

    slot: PageSlot
    own: int | None
    """The number that makes the page's own address one of the series; None if it is not."""
    is_in_own: bool
    """Whether the page's own address has such a number: the first page's may have none."""
    shown: frozenset[tuple[int, int]]
    """(number shown, number in the address) of each link that shows one."""
    fit: Fit

    def page_of(self, number: int) -> int:
        """The page of a number in an address."""
        return (number - self.fit.origin) // self.fit.step + 1

    def address_of(self, page: int) -> str:
        """How the series would spell a page's address."""
        return self.slot.address(self.fit.origin + (page - 1) * self.fit.step)

    @property
    def current(self) -> int | None:
        """The page that is shown, by its address."""
        return None if self.own is None else self.page_of(self.own) if self.is_in_own else 1

    @property
    def agreeing(self) -> set[int]:
        """The numbers shown that the addresses agree with."""
        return find_agreeing(self.shown, self.fit)

    @property
    def are_years(self) -> bool:
        """Whether the numbers shown are years."""
        return len(self.shown) > 1 and all(number in _YEARS for number, _ in self.shown)


def assemble_pages(document: Document, series: Series, tokens: Sequence[PageToken]) -> Pages:
    """The pager that a series of addresses makes; `tokens` are all links and options that may be a pager's."""
    _count_pages(series)
    numbering = _read_numbering(document, series)
    known, used = _collect(document, series, tokens, numbering)
    totals = read_totals(document, tuple(used))
    current = numbering.current or totals.current or _marked_current(used)
    stated = [totals.pages] if totals.pages is not None and _is_plausible(totals.pages, known) else []
    last = max([*known, current or 1, *stated])
    numbered = tuple((page, known[page]) for page in sorted(known) if page != current)
    following = (known.get(current + 1) if current else None) or _find_next(series, numbering, current)
    generated: tuple[str, ...] = ()
    if following is None and current is not None and last <= _MOST_PAGES and not numbering.are_years:
        proofs = sum(1 for page, url in known.items() if numbering.address_of(page) == url)
        is_whole = (
            numbering.own is not None
            and not numbering.shown
            and totals.pages in (None, last)
            and _ends_at(series, last)
        )
        if proofs >= _ENOUGH_PROOFS or (proofs and is_whole and (totals.pages == last or any(map(_begins, used[:1])))):
            generated = _fill_gap(numbering, known, current, last)
    following = following or next(iter(generated), None)
    is_stated = bool(numbering.agreeing or totals.pages) or any(t.is_page_word for t, _ in series.tokens)
    return Pages(following, numbered, current, last, totals.rows, totals.pages, generated, is_stated, tuple(used))


def _read_numbering(document: Document, series: Series) -> _Numbering:
    numbers = frozenset((t.number, n) for t, n in series.tokens if t.kind == "number")
    own = is_page_of(series.slot, document.url)
    is_in_own = any(slot.key == series.slot.key for slot in read_slots(document.url))
    leading_on = [n for t, n in series.tokens if t.kind == "next"]
    if leading_on and not numbers and own is not None:
        fit = fit_next(leading_on[0], own if is_in_own else None, is_row=counts_rows(series.slot))
    else:
        fit = fit_numbers(numbers)
    return _Numbering(series.slot, own, is_in_own, numbers, fit)


def _collect(
    document: Document, series: Series, tokens: Sequence[PageToken], numbering: _Numbering
) -> tuple[dict[int, str], list[html.HtmlElement]]:
    """The addresses of the pages that the pager links, by their numbers, and its elements."""
    known: dict[int, str] = {}
    used = []
    for token, n in series.tokens:
        page = numbering.page_of(n)
        if page >= 1 and (token.kind != "number" or token.number == page):
            known.setdefault(page, token.url)
            if token.element.tag != "link":
                used.append(token.element)
    for token in tokens:
        if token.kind == "number" and token.number == 1 and 1 not in known and is_page_of(series.slot, token.url) == 1:
            known[1] = token.url
            used.append(token.element)
    for link in find_beside(document, used, series.slot):
        used.append(link.element)
        known.setdefault(numbering.page_of(read_slots(link.url)[0].number), link.url)
    return known, used


def _find_next(series: Series, numbering: _Numbering, current: int | None) -> str | None:
    """The address behind a word such as `下一页`."""
    # If no numbers tell in which direction they run, it leads on.
    is_told = bool(numbering.agreeing)
    is_of_list = is_of_index(series.slot)
    for token, n in series.tokens:
        if token.kind == "next" and n != numbering.own:
            is_believed = (token.is_page_word or is_of_list) and not is_told
            leads_on = not current or numbering.page_of(n) > current or is_believed
            if leads_on:
                return token.url
    return None


def _count_pages(series: Series) -> None:
    """Let the tokens of a pager that shows the numbers of rows show those of pages."""
    shown = {(token.number, n) for token, n in series.tokens if token.kind == "number"}
    step = find_row_step(shown) if counts_rows(series.slot) else None
    if step is not None:
        series.tokens = [
            (replace(token, number=n // step + 1) if token.kind == "number" else token, n) for token, n in series.tokens
        ]


def _is_plausible(total: int, known: dict[int, str]) -> bool:
    return max(known, default=1) <= total <= _MOST_STATED


def _marked_current(used: list[html.HtmlElement]) -> int | None:
    """The page number that stands among the pager's links without a link of its own."""
    for element in used:
        holder = element.getparent()
        for _ in range(_CURRENT_REACH):
            if holder is None:
                break
            for sibling in holder:
                if sibling.tag in ("b", "strong", "span", "em", "font", "li", "a", "label") and not sibling.get("href"):
                    match = list_words.PAGE_NUMBER.fullmatch(text_of(sibling))
                    if match and sibling.find(".//a[@href]") is None:
                        return int(match[1])
            holder = holder.getparent()
    return None


def _ends_at(series: Series, last: int) -> bool:
    """Whether a link to the last page says so, and its number is that page's; an offset is the number of a row."""
    is_last = any(t.kind == "last" and n == last for t, n in series.tokens)
    return is_last and series.slot.strength > WEAK and not counts_rows(series.slot)


def _begins(last: html.HtmlElement) -> bool:
    """Whether the first page is named beside the link to the last: `首页 1 末页` shows a list's two ends."""
    holder = last.getparent()
    for _ in range(_ENDS_REACH):
        text = text_up_to(holder, _LONGEST_ENDS) if holder is not None else None
        if text is None or holder is None:
            return False
        if any(list_words.FIRST.fullmatch(word.strip("[]【】()（）")) for word in text.replace("|", " ").split()):
            return True
        holder = holder.getparent()
    return False


def _fill_gap(numbering: _Numbering, known: dict[int, str], current: int, last: int) -> tuple[str, ...]:
    """The addresses of the pages behind this one that the pager leaves out, as far ahead as one page can tell."""
    missing = range(current + 1, min(last, current + 1 + _MOST_AHEAD))
    return tuple(numbering.address_of(page) for page in missing if page not in known)
