"""Orders in which the first few of many are unlike each other."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import TypeVar

from portalcrawl.discovery.menu.sections import SectionLink

T = TypeVar("T")


def spread_sections(links: Iterable[SectionLink]) -> list[SectionLink]:
    """Sections in an order in which the first few are of different branches, those without children first."""
    links = list(links)
    parents = {link.path for link in links}
    branches: dict[str, list[SectionLink]] = {}
    for link in links:
        branches.setdefault(link.path[0] if link.path else link.name, []).append(link)
    ordered = [sorted(branch, key=lambda link: (*link.path, link.name) in parents) for branch in branches.values()]
    return list(interleave(ordered))


def spread(rows: list[T]) -> list[T]:
    """The same rows, those first that are far apart: first, last, middle, and so on."""
    order, step = dict.fromkeys([0, len(rows) - 1]), len(rows)
    while step > 1:
        order |= dict.fromkeys(range(0, len(rows), step))
        step //= 2
    order |= dict.fromkeys(range(len(rows)))
    return [rows[i] for i in order if 0 <= i < len(rows)]


def interleave(lists: Iterable[list[T]]) -> Iterator[T]:
    """The first of each list, then the second of each, and so on."""
    missing = object()
    for turn in zip_longest(*lists, fillvalue=missing):
        yield from (one for one in turn if one is not missing)  # type: ignore[misc]
