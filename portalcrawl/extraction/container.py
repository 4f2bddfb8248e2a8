"""Where the body is: the block whose lines hold most prose and least furniture (maximum subsequence, Pasternack and
Roth, WWW 2009, over blocks instead of tokens)."""

from dataclasses import dataclass

from portalcrawl.extraction import roles
from portalcrawl.extraction.layout import Layout, Line
from portalcrawl.extraction.title import Headline

# A class word cannot make furniture of what holds this share of the page's prose; comments need more than that.
_MAJOR = 0.4
_MAJOR_COMMENT = 0.9


@dataclass(frozen=True, slots=True)
class Container:
    """The body's block and how much prose (UTF-8 bytes outside links, of lines with punctuation) it has."""

    block: int
    first: int
    last: int
    prose: int
    page_prose: int


def prose_of(line: Line) -> int:
    """The bytes of a line that are a sentence's: none without punctuation, none of its links."""
    return max(line.size - line.link_size, 0) if line.stops else 0


def settle_furniture(layout: Layout) -> list[bool]:
    """For each line whether it is furniture: class words are believed unless the page's text stands under them."""
    lines, blocks = layout.lines, layout.blocks
    total = [0]
    for line in lines:
        total.append(total[-1] + prose_of(line))
    flags = [False] * len(blocks)
    for index, block in enumerate(blocks):
        if block.parent >= 0 and flags[block.parent]:
            flags[index] = True
            continue
        own = block.own_role & roles.FURNITURE
        if not own:
            continue
        share = (total[block.last] - total[block.first]) / (total[-1] or 1)
        limit = _MAJOR_COMMENT if own & roles.COMMENT else _MAJOR
        flags[index] = share < limit
    return [flags[line.block] for line in lines]


def find_container(layout: Layout, furniture: list[bool], headline: Headline) -> Container:
    """The block with the greatest sum of its lines' weights; of equals the innermost."""
    weights = [0.0]
    prose = [0]
    after = headline.first
    for index, line in enumerate(layout.lines):
        weight = _weigh(line, furniture[index])
        if weight > 0 and index < after:
            weight *= 0.5
        weights.append(weights[-1] + weight)
        prose.append(prose[-1] + (0 if furniture[index] else prose_of(line)))
    best, best_sum = 0, float("-inf")
    for index, block in enumerate(layout.blocks):
        total = weights[block.last] - weights[block.first]
        if total >= best_sum:
            best, best_sum = index, total
    block = layout.blocks[best]
    return Container(best, block.first, block.last, prose[block.last] - prose[block.first], prose[-1])


def _weigh(line: Line, is_furniture: bool) -> float:
    free = line.size - line.link_size
    if is_furniture:
        return -6.0 - 0.2 * line.size
    if line.is_linked:
        return -9.0 - 0.3 * line.link_size
    if line.link_size > free:
        return 0.3 * free - 0.3 * line.link_size
    if line.stops:
        return float(free)
    return 0.2 * min(free, 90) - 3.0 if not line.images else 0.0
