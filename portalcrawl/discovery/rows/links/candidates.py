"""Which links of a page may lead to articles, judged one by one; and the category links that rows carry."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from lxml import html
from msgspec import Struct

from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.discovery.rows.links.categories import count_repeats, find_category_headings, is_category
from portalcrawl.discovery.rows.one_row.title import are_days, is_more, is_more_image
from portalcrawl.lexicon import list_words
from portalcrawl.lexicon.index_names import is_dated_query
from portalcrawl.page.document import Document
from portalcrawl.page.links.page_links import Link
from portalcrawl.page.page import page_of
from portalcrawl.page.tags import HEADINGS
from portalcrawl.page.text_length import title_length
from portalcrawl.page.texts import has_image, text_of, text_up_to
from portalcrawl.text.urls.canonical import is_action, is_canonical_in, is_file, trap_reason
from portalcrawl.text.urls.identity import address_key
from portalcrawl.text.urls.index_pages import is_home_address

_LONGEST_SECTION = 60
"""The same of a section that is known already: it may have any name that a section has."""
_LEAST_TITLE = 15
"""Of a title, in bytes, whose address ends like a year's view: `/archives/2008/` may be the 2,008th article."""
_LEAST_HEADING = 30
"""The same of a heading that names this year: `Archive of the year 2008` is shorter."""
_BACK, _ON = "«‹←<", "»›→>"
_LONGEST_MONTH = 24
"""Characters of a month or a day with an arrow: `September 2021 »`."""
_CALENDAR_URL = re.compile(r"[/=](?:19|20)\d\d-\d\d(?:-\d\d)?/?$")
_LONGEST_CRUMBS = 120
"""Characters of a breadcrumb; what shows more is the column that holds it."""
_CARD_REACH = 2
"""Elements around a link without a text in which the heading of its card stands."""


class RowLinks(Struct, frozen=True):
    """The links of a page, sorted."""

    candidates: list[Link]
    """Links that may be rows."""
    categories: dict[html.HtmlElement, Link]
    """Links that name a section inside a row, by their element."""
    sections: list[Link]
    """Links to known sections."""


def sort_links(document: Document, links: Sequence[Link], pages: Pages, exclude: Collection[str]) -> RowLinks:
    """Sorts a page's links: those that may lead to articles, those to sections, and all others, which are left out."""
    own = address_key(document.url)
    views = page_of(document).metadata.views
    last = document.url.partition("?")[0].rstrip("/").rpartition("/")[2]
    repeats = count_repeats(links)
    headings = find_category_headings(links, repeats)
    passed = set(pages.elements)
    crumbs: dict[html.HtmlElement, bool] = {}
    candidates: list[Link] = []
    categories: dict[html.HtmlElement, Link] = {}
    sections: list[Link] = []
    for link in links:
        if not link.same_site or link.element in passed:
            continue
        if not is_page_address(link.url) and not _is_titled_number(link):
            continue
        text = link.text
        if not text and not link.title and not has_image(link.element) and not _covers_card(link):
            continue
        is_known = is_canonical_in(link.url, exclude)
        if is_known:
            sections.append(link)
        if is_known or is_category(link, repeats, headings):
            if text and title_length(text) <= _LONGEST_SECTION:
                categories[link.element] = link
            continue
        if _is_service(link) or is_calendar_step(link) or _is_crumb(link, crumbs):
            continue
        if views and address_key(link.url) in views:
            continue  # the page itself, as other devices show it
        if last not in link.url or address_key(link.url) != own:
            candidates.append(link)
    return RowLinks(candidates, categories, sections)


@lru_cache(maxsize=8_192)
def is_page_address(url: str) -> bool:
    """Whether an address may be an article's or a section's: not a file, an action, a view by tag, author or month."""
    path = url.split("/", 3)[3] if url.count("/") > 2 else ""
    if not path.strip("/?") or is_home_address(url):
        return False
    return not (is_file(url) or is_action(url) or list_words.VIEW_URL.search("/" + path) or trap_reason(url))


def _covers_card(link: Link) -> bool:
    """Whether a link without a text of its own lies over a card that has a heading, and is its only one."""
    if link.element.get("aria-label"):
        return True
    holder = link.element.getparent()
    for _ in range(_CARD_REACH):
        if holder is None or holder.tag in ("body", "html"):
            return False
        if any(text_of(heading) for heading in holder.iter(*HEADINGS)):
            return len({element.get("href") for element in holder.iter("a")}) == 1
        holder = holder.getparent()
    return False


def _is_titled_number(link: Link) -> bool:
    """Whether an address that ends like a year's view has a title: `/news/2008` may be the 2,008th page; or one that
    names a day: `?date=2019-8-3` may be the reading of that day."""
    if title_length(link.text) < _LEAST_TITLE:
        return False
    if is_dated_query(link.url):
        return not are_days([link])
    match = list_words.YEAR_URL.search(link.url)
    if match is None:
        return False
    # A heading as long as a title may speak of the year that its address ends in.
    return match[1] not in link.text or (title_length(link.text) >= _LEAST_HEADING and _stands_in_heading(link))


def _stands_in_heading(link: Link) -> bool:
    return any(holder.tag in HEADINGS for holder in (link.element, *link.element.iterancestors()))


def _is_crumb(link: Link, known: dict[html.HtmlElement, bool]) -> bool:
    """Whether the link belongs to the page's breadcrumb; `known` remembers the elements looked at."""
    for holder in link.element.iterancestors():
        if holder.tag == "body":
            break
        if holder not in known:
            known[holder] = _is_breadcrumb(holder)
        if known[holder]:
            return True
    return False


def _is_breadcrumb(element: html.HtmlElement) -> bool:
    names = element.get("class") or element.get("id")
    first = element[0] if len(element) else None
    words = element.text or ""
    # A first child with links of its own is the whole breadcrumb, and what follows it is not.
    if first is not None and isinstance(first.tag, str) and next(first.iter("a"), None) is None:
        words += first.text or ""
    if (names and "crumb" in names.lower()) or list_words.CRUMB_LABEL.search(words):
        return text_up_to(element, _LONGEST_CRUMBS) is not None
    return False


def _is_service(link: Link) -> bool:
    if not link.text and not is_more_image(link):
        return False
    if not link.text or is_more(link.text):
        # `了解更多` is a row's only link on some pages; `更多` of a block leads to a section.
        return not any(map(str.isdigit, link.url.rstrip("/").rpartition("/")[2]))
    return _is_service_text(link.text)


def is_calendar_step(link: Link) -> bool:
    """Whether a link leads to the month or the day before or behind: « April, to `/events/2021-04/`."""
    text = link.text
    has_arrow = bool(text) and (text[0] in _BACK or text[-1] in _ON)
    return has_arrow and len(text) <= _LONGEST_MONTH and _CALENDAR_URL.search(link.url) is not None


@lru_cache(maxsize=4_096)
def _is_service_text(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in _SERVICES)


_SERVICES = (
    list_words.SERVICE,
    list_words.HOME,
    list_words.LANGUAGE,
    list_words.PAGE_NUMBER,
    list_words.NEXT,
    list_words.PREVIOUS,
    list_words.FIRST,
    list_words.LAST,
)
