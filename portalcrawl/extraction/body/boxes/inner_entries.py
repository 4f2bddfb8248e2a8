"""Whole posts inside a post: what its author wrote last, each marked as an entry of its own, with its title's link."""

from portalcrawl.extraction.headline.election import Headline
from portalcrawl.page.document import ENTRIES
from portalcrawl.page.layout import Block, Layout, Line
from portalcrawl.page.tags import HEADINGS


def find_inner_entries(layout: Layout, headline: Headline) -> set[int]:
    """The numbers of blocks that are marked as entries inside the entry of the headline, below it, and whose heading
    leads to a page."""
    if headline.first < 0:
        return set()
    outer = next((n for n in layout.ancestors(layout.lines[headline.first].block) if _is_entry(layout.blocks[n])), -1)
    if outer < 0:
        return set()
    own = layout.blocks[outer]
    return {
        number
        for number, block in enumerate(layout.blocks)
        if headline.last <= block.first < block.last <= own.last
        and _is_entry(block)
        and any(_leads_away(layout, line) for line in layout.lines[block.first : block.last])
    }


def _is_entry(block: Block) -> bool:
    return block.tag == "article" and not ENTRIES.isdisjoint((block.element.get("class") or "").lower().split())


def _leads_away(layout: Layout, line: Line) -> bool:
    """Whether a line is a heading that is a link to a page, and not to a place on this one."""
    is_heading = layout.blocks[line.block].tag in HEADINGS and line.is_linked
    return is_heading and not any((link.element.get("href") or "#").startswith("#") for link in line.links)
