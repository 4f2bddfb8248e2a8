"""What is left of a menu when its known sections are taken out: a block of unknown entries, and no list."""

from collections.abc import Iterable

from lxml import html

from portalcrawl.discovery.links import Link

_REACH = 5
"""Levels from a menu's link up to the element that holds its entries."""


class KnownSections:
    """Where on a page the links to known sections stand."""

    def __init__(self, links: Iterable[Link]) -> None:
        self._children: dict[html.HtmlElement, dict[html.HtmlElement, str]] = {}
        for link in links:
            child = link.element
            for _ in range(_REACH):
                holder = child.getparent()
                if holder is None or holder.tag == "html":
                    break
                self._children.setdefault(holder, {}).setdefault(child, link.url)
                child = holder

    def outnumber(self, rows: list[html.HtmlElement], holders: list[html.HtmlElement]) -> bool:
        """Whether beside some would-be rows, under their holders, more elements of their make hold known sections.

        A row that names its own section stands for itself: what is counted holds no row.
        """
        if not any(holder in self._children for holder in holders):
            return False
        own = set(rows)
        tag = rows[0].tag
        beside = {
            url
            for holder in holders
            for child, url in self._children.get(holder, {}).items()
            if child.tag == tag and child not in own
        }
        return len(beside) > len(rows)
