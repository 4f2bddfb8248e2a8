"""What is left of a menu when its known sections are taken out: a block of unknown entries, which is not a list."""

from collections.abc import Iterable

from lxml import html

from portalcrawl.discovery.rows.blocks.few_rows import FEW
from portalcrawl.page.links.page_links import Link

_LEAST_ENTRIES = 3
"""Known sections beside an unknown entry of their menu."""
_REACH = 5
"""Levels from a menu's link up to the element that holds its entries."""


class KnownSections:
    """Where on a page the links to known sections stand."""

    def __init__(self, links: Iterable[Link]) -> None:
        self._below: dict[html.HtmlElement, dict[html.HtmlElement, set[str]]] = {}
        """Addresses of sections by the element that holds them, for each element above it."""
        for link in links:
            child = link.element
            for _ in range(_REACH):
                holder = child.getparent()
                if holder is None or holder.tag == "html":
                    break
                self._below.setdefault(holder, {}).setdefault(child, set()).add(link.url)
                child = holder

    def outnumber(self, rows: list[html.HtmlElement], holders: list[html.HtmlElement], links: list[Link]) -> bool:
        """Whether some would-be rows under these holders are what a menu has beside its known sections.

        Then more elements of the same tag hold sections alone. A row may name its own section and stays a row. Of few
        rows, whose elements may be whole columns, the `links` are looked at: they stand among entries.
        """
        if not self._below:
            return False
        own = set(rows)
        tag = rows[0].tag
        beside = sum(
            1 for holder in holders for child in self._below.get(holder, {}) if child not in own and child.tag == tag
        )
        if beside > len(rows):
            return True
        return len(links) <= FEW and all(self._is_among_entries(link.element) for link in links)

    def _is_among_entries(self, element: html.HtmlElement) -> bool:
        child = element
        for _ in range(_REACH):
            holder = child.getparent()
            if holder is None or holder.tag == "html":
                return False
            entries = sum(
                1
                for other, urls in self._below.get(holder, {}).items()
                if len(urls) == 1 and other is not child and other.tag == child.tag
            )
            if entries >= _LEAST_ENTRIES:
                return True
            child = holder
        return False
