"""The pager of a page: which addresses continue this list, or this article."""

from dataclasses import replace

from portalcrawl.discovery.pager.assembly import assemble_pages
from portalcrawl.discovery.pager.beside import find_beside, keep_unnumbered
from portalcrawl.discovery.pager.loaders import find_loaded_page
from portalcrawl.discovery.pager.onward import find_onward
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.discovery.pager.scripts import find_next_group, find_scripted_pager
from portalcrawl.discovery.pager.series import choose_series
from portalcrawl.discovery.pager.shown_numbers import find_shown_numbers
from portalcrawl.discovery.pager.tokens import PageToken, find_blocked, find_tokens
from portalcrawl.discovery.pager.totals import read_totals
from portalcrawl.page.document import Document
from portalcrawl.page.limits.cpu_budget import budgeted
from portalcrawl.page.memo import once_per_page
from portalcrawl.profiles.model import Rule
from portalcrawl.profiles.xpath import all_within, select_elements


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
        return assemble_pages(document, best, tokens)
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
    if pages.total_pages == 1 or (is_last and pages.total_pages is not None):
        return pages
    # The last page that is linked need not be the last: `Newer posts →` may stand beside a word that nobody knows.
    onward = find_onward(document)
    if onward is None:
        return pages if is_last else replace(pages, blocked=find_blocked(document))
    numbered = tuple(sorted({*pages.numbered, (onward.page, onward.link.url)})) if onward.page else pages.numbered
    return replace(
        pages,
        next=onward.link.url,
        numbered=numbered,
        current=onward.page - 1 if onward.page else pages.current,
        last=max(onward.page, pages.last or 0) or None,
        elements=(*pages.elements, onward.link.element),
    )
