"""The one story of a page that shows several, or marks one: what stands outside of it is not its text.

HTML says that `<article>` and `<main>` hold what a page is about. Pages that go on with the next story where one ends
hold each in an element of its own, the first below the headline.
"""

from collections.abc import Iterator, Sequence

from portalcrawl.extraction.headline.election import Headline
from portalcrawl.page.layout import Block, Layout, prose_of
from portalcrawl.page.own_site import leads_to_site
from portalcrawl.page.tags import HEADINGS
from portalcrawl.text.dates.hints import has_full_date

_MAIN_HEADING = "h1"
_TAGS = frozenset(("article", "main"))
# The share that a marked element has of what speaks for the block around it.
_LEAST_SHARE = 0.5
# Lines at the beginning of a story in which its title and its date stand; UTF-8 bytes of a line with a date.
_HEAD = 4
_LONGEST_DATE = 120
# UTF-8 bytes of a story's sentences.
_LEAST_PROSE = 150


def find_marked_story(layout: Layout, best: int, gains: Sequence[float], headline: Headline) -> int:
    """The innermost such element in a block that holds the headline and most of what speaks for the block; the block
    itself where there is none. `gains` are sums: what speaks for the lines above each line."""
    outer = layout.blocks[best]
    most = gains[outer.last] - gains[outer.first]
    most -= sum(gains[story.last] - gains[story.first] for story in _find_others(layout, outer, headline))
    for number in range(best + 1, len(layout.blocks)):
        block = layout.blocks[number]
        if block.first >= outer.last:
            break
        gain = gains[block.last] - gains[block.first]
        if block.tag in _TAGS and block.first <= headline.first < block.last and gain >= _LEAST_SHARE * most:
            best = number
    return _find_first_story(layout, best, headline)


def _find_others(layout: Layout, outer: Block, headline: Headline) -> Iterator[Block]:
    """The outermost `<article>` elements of a block that tell of something else than the headline: like it, they have a
    main heading of their own."""
    if headline.first < 0 or layout.blocks[layout.lines[headline.first].block].tag != _MAIN_HEADING:
        return
    end = outer.first
    for block in layout.blocks:
        is_inside = end <= block.first and block.last <= outer.last
        if block.tag != "article" or not is_inside or block.first <= headline.first < block.last:
            continue
        lines = layout.lines[block.first : block.last]
        is_headed = any(layout.blocks[line.block].tag == _MAIN_HEADING for line in lines)
        if is_headed and _sum_prose(layout, block) >= _LEAST_PROSE:
            end = block.last
            yield block


def _find_first_story(layout: Layout, best: int, headline: Headline) -> int:
    """The part of a block that begins with the headline, if the next part of its kind is another story."""
    if headline.first < 0:
        return best
    chain = layout.ancestors(layout.lines[headline.first].block)
    if best not in chain[1:]:
        return best
    heading = layout.blocks[chain[0]].tag
    for number in chain[: chain.index(best)]:
        story = layout.blocks[number]
        if story.tag in HEADINGS or headline.first - story.first > _HEAD or _sum_prose(layout, story) < _LEAST_PROSE:
            continue
        behind = _find_next(layout, number)
        if behind is not None and _is_story(layout, behind, heading):
            return number
    return best


def _find_next(layout: Layout, number: int) -> Block | None:
    """The next block of the same tag and class beside a block."""
    block = layout.blocks[number]
    name = block.element.get("class")
    for other in layout.blocks[number + 1 :]:
        if other.first >= layout.blocks[block.parent].last and other.parent != block.parent:
            return None
        if other.parent == block.parent and other.tag == block.tag and other.element.get("class") == name:
            return other
    return None


def _is_story(layout: Layout, block: Block, heading: str) -> bool:
    """Whether a block begins with a title of its own and is told at length: the title is a heading like the headline,
    or leads to the story's own page, or has a date below it."""
    if _sum_prose(layout, block) < _LEAST_PROSE:
        return False
    head = layout.lines[block.first : min(block.first + _HEAD, block.last)]
    title = next((line for line in head if layout.blocks[line.block].tag in HEADINGS), None)
    if title is None:
        return False
    leads_on = title.is_linked and any(
        leads_to_site(link.element.get("href") or "#", layout.host) for link in title.links
    )
    is_dated = any(line.size <= _LONGEST_DATE and has_full_date(line.text) for line in head if line is not title)
    return layout.blocks[title.block].tag == heading or leads_on or is_dated


def _sum_prose(layout: Layout, block: Block) -> int:
    return sum(map(prose_of, layout.lines[block.first : block.last]))
