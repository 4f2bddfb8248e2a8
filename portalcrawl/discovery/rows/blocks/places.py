"""Where on a list's page its rows stand: further pages have theirs at the same place, even if only one row is left.

The last page of a list may show one row beside a hot list of ten. The element that holds the rows is known by the tags
and classes above it. Inside a row only tags count: classes tell odd rows from even ones, or name the article.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from lxml import html
from msgspec import Struct

from portalcrawl.discovery.rows.blocks.blocks import Block
from portalcrawl.page.links.page_links import Link
from portalcrawl.text.urls.identity import address_key

_Place = tuple[tuple[str, ...], tuple[str, ...]]
"""Tags from a row's link up to what holds the rows; tags and class names from there up to the body."""


class RowPlaces(Struct, frozen=True):
    """Where the pages of a list read so far have their rows."""

    places: frozenset[_Place] = frozenset()
    strangers: frozenset[str] = frozenset()
    """Addresses that stand at such places and are not rows: a foot may be made as the list is, without classes."""

    def join(self, other: "RowPlaces") -> "RowPlaces":
        """The places of two pages or more."""
        return RowPlaces(self.places | other.places, self.strangers | other.strangers)


_DIGITS = re.compile(r"\d+")


NO_PLACES = RowPlaces()


def read_places(blocks: Iterable[Block], links: Iterable[Link]) -> RowPlaces:
    """The places of the rows of some blocks; `links` are all links of the page that may be rows."""
    blocks = list(blocks)
    rows = {address_key(unit.links[0].url) for block in blocks for unit in block.units}
    places = frozenset(
        place
        for block in blocks
        for unit in block.units
        if (place := _place_of(unit.links[0].element, block.holders)) is not None
    )
    placed = find_placed(links, RowPlaces(places))
    return RowPlaces(places, frozenset({address_key(link.url) for link in placed} - rows))


def find_placed(links: Iterable[Link], known: RowPlaces) -> list[Link]:
    """The links that stand at one of the places, without the strangers."""
    return [link for link, _ in _find_rows(links, known)]


def find_placed_rows(links: Sequence[Link], known: RowPlaces) -> list[Link]:
    """The same links, and those to the same addresses in the same rows: of a row's picture, date and title one stands
    at the place.
    """
    rows: dict[html.HtmlElement, set[str]] = {}
    for link, row in _find_rows(links, known):
        rows.setdefault(row, set()).add(address_key(link.url))
    if not rows:
        return []
    return [
        link
        for link in links
        if any(address_key(link.url) in rows.get(step, ()) for step in (link.element, *link.element.iterancestors()))
    ]


def _find_rows(links: Iterable[Link], known: RowPlaces) -> Iterator[tuple[Link, html.HtmlElement]]:
    """The links at one of the places, each with the element below what holds the rows."""
    depths = {len(inner) for inner, _ in known.places}
    names: dict[html.HtmlElement, tuple[str, ...]] = {}
    for link in links:
        for depth in depths:
            if _place_at(link.element, depth, names) in known.places and address_key(link.url) not in known.strangers:
                chain = [link.element, *link.element.iterancestors()]
                yield link, chain[max(0, depth - 1)]
                break


def _place_of(element: html.HtmlElement, holders: Collection[html.HtmlElement]) -> _Place | None:
    inner = []
    step: html.HtmlElement | None = element
    while step is not None and step not in holders:
        inner.append(str(step.tag))
        step = step.getparent()
    return None if step is None else (tuple(inner), _names_above(step))


def _place_at(element: html.HtmlElement, depth: int, known: dict[html.HtmlElement, tuple[str, ...]]) -> _Place | None:
    inner = []
    step: html.HtmlElement | None = element
    for _ in range(depth):
        if step is None:
            return None
        inner.append(str(step.tag))
        step = step.getparent()
    if step is None:
        return None
    if step not in known:
        known[step] = _names_above(step)
    return tuple(inner), known[step]


def _names_above(holder: html.HtmlElement) -> tuple[str, ...]:
    names = []
    step: html.HtmlElement | None = holder
    while step is not None and step.tag != "body":
        names.append(f"{step.tag}.{_DIGITS.sub('', step.get('class') or '')}")
        step = step.getparent()
    return tuple(names)
