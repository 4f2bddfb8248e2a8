"""Where on a list's page its rows stand: its further pages have them at the same place, though it be a single one.

The last page of a list may show one row beside a hot list of ten. What holds the rows is told by the names of the
elements above them; what a row is made of, by tags alone, for rows are named odd, last or after their article.
"""

import re
from collections.abc import Collection, Iterable

from lxml import html

from portalcrawl.discovery.links import Link
from portalcrawl.discovery.row_blocks import Block

Place = tuple[tuple[str, ...], tuple[str, ...]]
"""Tags from a row's link up to what holds the rows; tags and class names from there up to the body."""

_DIGITS = re.compile(r"\d+")
_DEEPEST = 12


def places_of(blocks: Iterable[Block]) -> frozenset[Place]:
    """The places of the rows of some blocks."""
    return frozenset(
        place
        for block in blocks
        for unit in block.units
        if (place := _place_of(unit.links[0].element, block.holders)) is not None
    )


def find_placed(links: Iterable[Link], places: Collection[Place]) -> list[Link]:
    """The links that stand at one of the places."""
    depths = {len(inner) for inner, _ in places}
    known: dict[html.HtmlElement, tuple[str, ...]] = {}
    return [link for link in links if any(_place_at(link.element, n, known) in places for n in depths)]


def _place_of(element: html.HtmlElement, holders: Collection[html.HtmlElement]) -> Place | None:
    inner = []
    step: html.HtmlElement | None = element
    while step is not None and step not in holders:
        inner.append(str(step.tag))
        step = step.getparent()
        if len(inner) > _DEEPEST:
            return None
    return None if step is None else (tuple(inner), _names_above(step))


def _place_at(element: html.HtmlElement, depth: int, known: dict[html.HtmlElement, tuple[str, ...]]) -> Place | None:
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
