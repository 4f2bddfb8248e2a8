"""Links that lead on by their address alone, whatever they say and in whichever language.

A list's next page has the list's own address and a page more: `/page/2/`, `?page=2`, `?start=20`, or a mark behind
which older rows begin: `?before=1718000000`, `?updated-max=…`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from portalcrawl.discovery.pager.addresses import STRONG, PageSlot, counts_rows, is_page_of, read_slots
from portalcrawl.page.document import Document
from portalcrawl.page.links.page_links import Link, read_links
from portalcrawl.page.text_length import title_length
from portalcrawl.text.urls.identity import address_key
from portalcrawl.text.urls.parts import split_url

# Parameters whose value says where older rows begin; `after` does so in some systems and the opposite in others.
_OLDER = re.compile(
    r"before|until|cursor|(?:updated|published|date|max|older|last)[_-]?(?:max|id|than|before)", re.IGNORECASE
)
# Beside it others say how many rows there are, and how they are sorted.
_BESIDE = re.compile(r"max-?results|count|limit|size|per_?page|start|by-?date|order|sort|m", re.IGNORECASE)
# Without words only a whole word counts pages: `?p=2` and `/p/2.html` may be articles.
_SAYS_PAGE = re.compile(r"page|pagina|paged|seite|sayfa|yema|start|offset|debut|^pg(?:no|num)?$", re.IGNORECASE)
_LONGEST_LABEL = 60
"""Characters of a link that leads on; a longer text is a title."""
_LEAST_TITLE = 24
"""Of a title, in bytes; what leads on says less."""
_LEAST_TITLES = 3
_MOST_ROWS = 200
"""Rows of a page: where an address counts rows, the second page begins with one of the first so many."""


class Onward(NamedTuple):
    """A link to the list's next page."""

    link: Link
    page: int
    """The number of that page; 0 if its address does not tell."""


def find_onward(document: Document) -> Onward | None:
    """The link whose address is the page's own and a page more; None if there is none, or several that disagree."""
    links = [x for x in read_links(document).links if x.same_site and len(x.text) <= _LONGEST_LABEL]
    for found in (list(_find_numbered(document, links)), list(_find_marked(document, links))):
        if len({address_key(one.link.url) for one in found}) == 1:
            return found[0]
    return None


def _find_numbered(document: Document, links: list[Link]) -> Iterator[Onward]:
    own = {slot.key: slot for slot in read_slots(document.url) if _says_page(slot)}
    found = [
        (link, slot)
        for link in links
        for slot in read_slots(link.url)
        if _says_page(slot) and is_page_of(slot, document.url) is not None
    ]
    titled = _find_titled(found)
    for link, slot in found:
        before = own.get(slot.key)
        if before is None:
            # The first page's address has no number: the next is the second, or the first of those behind it.
            # Some count from 0, and then only the relation tells the second page from the first.
            if slot.key not in titled and (
                slot.number == 2
                or (slot.number == 1 and "next" in link.rel.split())
                or (counts_rows(slot) and 2 < slot.number <= _MOST_ROWS)
            ):
                yield Onward(link, 2)
        elif slot.number == before.number + 1 and not counts_rows(slot):
            yield Onward(link, slot.number)
        elif counts_rows(slot) and 1 < slot.number - before.number <= _MOST_ROWS:
            yield Onward(link, 0)


def _find_titled(found: list[tuple[Link, PageSlot]]) -> set[tuple[str, ...]]:
    """The keys of addresses whose numbers count articles, each under its title: /page/1.html, /page/2.html, …"""
    titles: dict[tuple[str, ...], dict[int, str]] = {}
    for link, slot in found:
        if title_length(link.text) >= _LEAST_TITLE:
            titles.setdefault(slot.key, {})[slot.number] = link.text
    return {key for key, texts in titles.items() if len(set(texts.values())) >= _LEAST_TITLES}


def _says_page(slot: PageSlot) -> bool:
    word = slot.param or slot.prefix.rstrip("/_=-").rpartition("/")[2]
    return slot.strength >= STRONG and _SAYS_PAGE.search(word) is not None


def _find_marked(document: Document, links: list[Link]) -> Iterator[Onward]:
    own = _read_query(document.url)
    if own is None:
        return
    for link in links:
        query = _read_query(link.url)
        if query is None or query == own:
            continue
        added = {name: value for name, value in query.items() if own.get(name) != value}
        marks = [name for name in added if _OLDER.fullmatch(name)]
        is_same_list = _folder(link.url) == _folder(document.url) or _is_search_of_home(document.url, link.url)
        kept = all(name in query or _OLDER.fullmatch(name) or _BESIDE.fullmatch(name) for name in own)
        if is_same_list and kept and len(marks) == 1 and all(n in marks or _BESIDE.fullmatch(n) for n in added):
            yield Onward(link, 0)


def _read_query(url: str) -> dict[str, str] | None:
    parts = split_url(url)
    if parts is None:
        return None
    return {name: value for name, _, value in (pair.partition("=") for pair in parts.query.split("&")) if name}


def _folder(url: str) -> str:
    return address_key(url.partition("?")[0])


def _is_search_of_home(own: str, url: str) -> bool:
    """Whether a front page goes on at `/search`, without words to search for (Blogger)."""
    return _folder(own).count("/") == 1 and _folder(own).endswith("/") and _folder(url) == _folder(own) + "search"
