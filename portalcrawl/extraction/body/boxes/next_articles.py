"""Whole articles below the one of the page: pages that scroll on without end hold them, each set as the first is."""

from portalcrawl.extraction.headline.election import Headline
from portalcrawl.page.layout import Block, Layout, prose_of
from portalcrawl.page.tags import HEADINGS

# UTF-8 bytes of prose that the page's own article has: with less it may be the heading of what follows.
_LEAST = 60


def find_next_articles(layout: Layout, headline: Headline) -> set[int]:
    """The `<article>` elements behind the one that holds the headline, if each has a main heading of its own.

    The headline is a heading in the first of them, which has the same class and says something. A page whose headline
    stands above them is one text in several parts: entries of a live blog, days of a diary.
    """
    if headline.first < 0:
        return set()
    level = layout.blocks[layout.lines[headline.first].block].tag
    articles = [number for number, block in enumerate(layout.blocks) if block.tag == "article"]
    own = next((n for n in articles if _holds(layout.blocks[n], headline)), -1)
    if own < 0 or level not in HEADINGS or _says(layout, layout.blocks[own]) < _LEAST:
        return set()
    first = layout.blocks[own]
    return {
        number
        for number in articles
        if (block := layout.blocks[number]).parent == first.parent
        and block.first >= first.last
        and block.element.get("class") == first.element.get("class")
        and any(layout.blocks[line.block].tag == level for line in layout.lines[block.first : block.last])
    }


def _holds(block: Block, headline: Headline) -> bool:
    return block.first <= headline.first < block.last


def _says(layout: Layout, block: Block) -> int:
    return sum(map(prose_of, layout.lines[block.first : block.last]))
