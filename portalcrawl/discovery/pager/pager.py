"""The pager of a page: which addresses continue this list, or this article."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lxml import html

from portalcrawl.discovery.pager.addresses import WEAK, counts_rows, is_page_of, read_slots
from portalcrawl.discovery.pager.beside import find_beside, keep_unnumbered
from portalcrawl.discovery.pager.loaders import find_loaded_page
from portalcrawl.discovery.pager.numbering import find_agreeing, find_row_step, fit_next, fit_numbers
from portalcrawl.discovery.pager.onward import find_onward
from portalcrawl.discovery.pager.scripts import find_next_group, find_scripted_pager
from portalcrawl.discovery.pager.series import Series, choose_series
from portalcrawl.discovery.pager.shown_numbers import find_shown_numbers
from portalcrawl.discovery.pager.tokens import PageToken, find_blocked, find_tokens
from portalcrawl.discovery.pager.totals import read_totals
from portalcrawl.lexicon import list_words
from portalcrawl.page.cpu_budget import budgeted
from portalcrawl.page.document import Document
from portalcrawl.page.memo import once_per_page
from portalcrawl.page.texts import text_of, text_up_to
from portalcrawl.profiles.model import Rule
from portalcrawl.profiles.xpath import all_within, select_elements
from portalcrawl.text.urls.identity import address_key

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


@dataclass(frozen=True, slots=True)
class Pages:
    """What a pager says. Page numbers count from 1 whatever the addresses count from."""

    next: str | None = None
    numbered: tuple[tuple[int, str], ...] = ()
    """(number, address) of every page that the pager links, in order; the page shown is not among them."""
    current: int | None = None
    last: int | None = None
    """The highest page known."""
    total_rows: int | None = None
    total_pages: int | None = None
    generated: tuple[str, ...] = ()
    """Pages whose number no link shows: beside the numbers, or between them, if the pager has no next link and
    its links prove how addresses are made: two links do, or the last page's alone if it shows no other number."""
    is_stated: bool = False
    """Whether numbers or words of pages make it a pager; an arrow or a relation alone also leads from article to
    article."""
    elements: tuple[html.HtmlElement, ...] = field(default=(), compare=False, repr=False)
    """The pager's links and options: the list stands before or around them."""
    blocked: str | None = None
    """What leads on by a script or a form alone, so that no address is known: its words and its call."""

    @property
    def pages(self) -> tuple[str, ...]:
        """Every address to visit from here, each once: the next page, those numbered, those generated."""
        found: dict[str, str] = {}
        for url in (*((self.next,) if self.next else ()), *(url for _, url in self.numbered), *self.generated):
            found.setdefault(address_key(url), url)
        return tuple(found.values())


@budgeted
def find_pages(document: Document, rule: Rule | None = None) -> Pages:
    """The pager of a list or of an article of several pages; an empty `Pages` if the page has no pager.

    Links belong to a pager if their addresses differ in one number from this page's own (or from its page 1's), and
    they show that number or a pager's word: links to the next article, calendars and archives by month do not. `rule`
    says where the pager stands; if it finds none there, the whole page is looked at.
    """
    return (_read_ruled_pager(document, rule) if rule else None) or _read_whole_pager(document)


def find_linked_pager(document: Document, rule: Rule | None = None) -> Pages | None:
    """The pager of `find_pages`, where links or a script make one: nobody looks for totals that stand alone."""
    return (_read_ruled_pager(document, rule) if rule else None) or _read_pager(document)


def _read_ruled_pager(document: Document, rule: Rule) -> Pages | None:
    inside = all_within(select_elements(rule.xpath, document.tree))
    if not inside or find_scripted_pager(document) is not None:
        return None
    return _read_tokens(document, [token for token in find_tokens(document) if token.element in inside])


@once_per_page
def _read_whole_pager(document: Document) -> Pages:
    pages = _read_pager(document) or _read_totals_alone(document)
    return pages if pages.next or find_scripted_pager(document) is not None else _lead_on(document, pages)


@once_per_page
def _read_pager(document: Document) -> Pages | None:
    scripted = find_scripted_pager(document)
    if scripted is not None:
        linked = [(i, url) for i, url in enumerate(scripted.addresses, 1) if i != scripted.current]
        following = scripted.addresses[scripted.current] if scripted.current < scripted.count else None
        return Pages(
            following,
            tuple(linked),
            scripted.current,
            scripted.count,
            scripted.total_rows,
            scripted.count,
            is_stated=True,
        )
    return _read_tokens(document, find_tokens(document))


def _read_tokens(document: Document, tokens: list[PageToken]) -> Pages | None:
    best = choose_series(document, tokens)
    if best is not None:
        return _assemble(document, best, tokens)
    shown = find_shown_numbers(tokens, document.url)
    if shown is None:
        return None
    numbers = [token.element for token in shown.addresses.values()]
    beside = find_beside(document, numbers)
    elements = tuple(numbers + [link.element for link in beside])
    totals = read_totals(document, elements)
    following = shown.addresses.get(shown.current + 1)
    return Pages(
        following.url if following else None,
        tuple((number, token.url) for number, token in shown.addresses.items()),
        shown.current,
        max(shown.current, *shown.addresses),
        totals.rows,
        totals.pages,
        generated=keep_unnumbered(document, beside, tokens),
        is_stated=True,
        elements=elements,
    )


@once_per_page
def _read_totals_alone(document: Document) -> Pages:
    """What a page without a pager states of its size, and the rows that a button loads."""
    totals = read_totals(document, ())
    is_single = totals.pages == 1 or (totals.pages == 0 and totals.rows == 0)
    following = find_next_group(document) or find_loaded_page(document)
    return Pages(following, current=1 if is_single else None, total_rows=totals.rows, total_pages=totals.pages)


def _lead_on(document: Document, pages: Pages) -> Pages:
    """The same with the next page by its address alone, or with what leads there without one."""
    is_last = pages.current is not None and pages.current == (pages.total_pages or pages.last) and pages.last != 1
    if is_last or pages.total_pages == 1:
        return pages
    onward = find_onward(document)
    if onward is None:
        return replace(pages, blocked=find_blocked(document))
    numbered = tuple(sorted({*pages.numbered, (onward.page, onward.link.url)})) if onward.page else pages.numbered
    return replace(
        pages,
        next=onward.link.url,
        numbered=numbered,
        current=onward.page - 1 if onward.page else pages.current,
        last=max(onward.page, pages.last or 0) or None,
        elements=(*pages.elements, onward.link.element),
    )


def _assemble(document: Document, series: Series, tokens: Sequence[PageToken]) -> Pages:
    _count_pages(series)
    numbers = {(t.number, n) for t, n in series.tokens if t.kind == "number"}
    own = is_page_of(series.slot, document.url)
    has_own_number = any(slot.key == series.slot.key for slot in read_slots(document.url))
    leading_on = [n for t, n in series.tokens if t.kind == "next"]
    if leading_on and not numbers and own is not None:
        fit = fit_next(leading_on[0], own if has_own_number else None, is_row=counts_rows(series.slot))
    else:
        fit = fit_numbers(numbers)
    step, origin = fit.step, fit.origin

    def page_of(n: int) -> int:
        return (n - origin) // step + 1

    current = (page_of(own) if has_own_number else 1) if own is not None else None
    known: dict[int, str] = {}
    used = []
    for token, n in series.tokens:
        page = page_of(n)
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
        known.setdefault(page_of(read_slots(link.url)[0].number), link.url)
    totals = read_totals(document, tuple(used))
    current = current or totals.current or _marked_current(used)
    stated = [totals.pages] if totals.pages is not None and _is_plausible(totals.pages, known) else []
    last = max([*known, current or 1, *stated])
    numbered = tuple((page, known[page]) for page in sorted(known) if page != current)
    following = known.get(current + 1) if current else None
    if following is None:
        ahead = [(t, n) for t, n in series.tokens if t.kind == "next" and n != own]
        # If no numbers tell in which direction they run, `下一页` leads on.
        is_told = bool(find_agreeing(numbers, fit))
        following = next(
            (t.url for t, n in ahead if not current or page_of(n) > current or (t.is_page_word and not is_told)), None
        )
    generated: tuple[str, ...] = ()
    are_years = len(numbers) > 1 and all(number in _YEARS for number, _ in numbers)
    if following is None and current is not None and last <= _MOST_PAGES and not are_years:
        proofs = _count_proofs(series, known, step, origin)
        is_whole = own is not None and not numbers and totals.pages in (None, last) and _ends_at(series, last)
        if proofs >= _ENOUGH_PROOFS or (proofs and is_whole and (totals.pages == last or any(map(_begins, used[:1])))):
            generated = _fill_gap(series, known, current, last, step, origin)
    following = following or next(iter(generated), None)
    is_stated = bool(find_agreeing(numbers, fit) or totals.pages) or any(t.is_page_word for t, _ in series.tokens)
    return Pages(following, numbered, current, last, totals.rows, totals.pages, generated, is_stated, tuple(used))


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


def _count_proofs(series: Series, known: dict[int, str], step: int, origin: int) -> int:
    """How many of the pager's links are spelled as the pattern would spell them."""
    return sum(1 for page, url in known.items() if series.slot.address(origin + (page - 1) * step) == url)


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


def _fill_gap(
    series: Series, known: dict[int, str], current: int, last: int, step: int, origin: int
) -> tuple[str, ...]:
    """The addresses of the pages behind this one that the pager leaves out, as far ahead as one page can tell."""
    missing = range(current + 1, min(last, current + 1 + _MOST_AHEAD))
    return tuple(series.slot.address(origin + (page - 1) * step) for page in missing if page not in known)
