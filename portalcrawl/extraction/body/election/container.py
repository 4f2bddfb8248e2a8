"""Where the body is: the block whose lines hold most prose and least furniture (maximum subsequence, Pasternack and
Roth, WWW 2009, over blocks instead of tokens)."""

from collections.abc import Sequence

from msgspec import Struct

from portalcrawl.extraction.body.boxes.data_tables import find_data_tables
from portalcrawl.extraction.body.election.line_weights import SLACK, WEIGHTS, is_poor_page, weigh_lines
from portalcrawl.extraction.body.election.marked_story import find_marked_story
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.page.layout import Block, Layout, prose_of
from portalcrawl.page.page_kind import offers_files

# What an inner block may lose of what speaks for the outer one on a page of short lines: a chess round's results.
_MOST_LOST = 0.2
MOST_LINKS = 4
"""Lines of links to other pages near a headline: more are a menu, or a list of other articles."""
# A paragraph is the body with its siblings, if they and it have so many times its prose.
_TEXT_OF_SIBLINGS = 3


class Container(Struct, frozen=True):
    """The body's block and how much prose (UTF-8 bytes outside links, of lines with punctuation) it has."""

    block: int
    first: int
    last: int
    prose: int


class RankedBlock(Struct, frozen=True):
    """A block in the election of the body's: the sum of its lines' weights, and the sum of each kind of line."""

    block: int
    score: float
    parts: dict[str, float]


def find_container(layout: Layout, furniture: list[bool], headline: Headline) -> Container:
    """The block with the greatest sum of its lines' weights; of near equals the innermost."""
    weights = [0.0]
    prose = [0]
    things = [0]
    gains = [0.0]
    is_poor = is_poor_page(layout, furniture)
    for index, (_, weight) in enumerate(weigh_lines(layout, furniture, headline)):
        things.append(things[-1] + (weight == WEIGHTS.thing))
        counted = weight * WEIGHTS.above if weight > 0 and index < headline.first else weight
        weights.append(weights[-1] + counted)
        gains.append(gains[-1] + max(counted, 0.0))
        prose.append(prose[-1] + (0 if furniture[index] else prose_of(layout.lines[index])))
    sums = [weights[block.last] - weights[block.first] for block in layout.blocks]
    # A body never ends above its headline.
    below_headline = [i for i, block in enumerate(layout.blocks) if block.last > headline.first]
    best = max(below_headline, key=sums.__getitem__)
    best = find_marked_story(layout, best, gains, headline)
    outer = layout.blocks[best]
    paragraphs = _add_up_paragraphs(layout, gains)
    for index in range(best + 1, len(sums)):
        block = layout.blocks[index]
        if block.first >= outer.last:
            break
        # If images, files or short lines are all that there is, none of the first and not most of the others are given
        # up for a tighter block.
        gain, lost = gains[outer.last] - gains[outer.first], gains[block.first] - gains[outer.first]
        lost += gains[outer.last] - gains[block.last]
        is_less = is_poor and (
            things[block.last] - things[block.first] < things[outer.last] - things[outer.first]
            or lost > max(SLACK, _MOST_LOST * gain)
        )
        # One paragraph is no text where others beside it are set like it: 各学院： above it, the signature below it.
        kind = _kind_of_paragraph(layout, block)
        is_part = kind is not None and paragraphs[kind] > gains[block.last] - gains[block.first]
        if not (is_less or is_part) and sums[index] >= max(sums[best] - SLACK, SLACK):
            best = index
    best = _complete_table(layout, _widen(layout, best, prose, furniture, headline))
    block = layout.blocks[best]
    if prose[block.last] == prose[block.first] and _stands_apart(layout, block.first, headline):
        best = layout.lines[headline.first].block
        block = layout.blocks[best]
    return Container(best, block.first, block.last, prose[block.last] - prose[block.first])


def _stands_apart(layout: Layout, first: int, headline: Headline) -> bool:
    """Whether links to other pages stand between the headline and a block that begins at line `first`: without a
    sentence it is a gallery or a box of the portal's then, and the page is one without a text."""
    between = layout.lines[headline.last : first] if headline.first >= 0 else []
    return sum(line.is_linked for line in between) > MOST_LINKS


def _widen(layout: Layout, best: int, prose: Sequence[int], furniture: Sequence[bool], headline: Headline) -> int:
    """The block around a paragraph whose siblings say more: what stands between and behind them, however much it is,
    leaves them one text. `prose` counts the bytes above each line."""
    own = layout.blocks[best]
    if own.last - own.first != 1 or own.parent < 0:
        return best
    kind = layout.element_of(own.first)
    parent = layout.blocks[own.parent]
    alike = [index for index in range(parent.first, parent.last) if layout.element_of(index) == kind]
    least = prose[own.last] - prose[own.first]
    if sum(prose[index + 1] - prose[index] for index in alike) >= _TEXT_OF_SIBLINGS * least > 0:
        return own.parent
    if own.tag != "p" or not 0 <= headline.first < own.first:
        return best
    said = [i for i in alike if i >= headline.last and (prose[i + 1] > prose[i] or offers_files(layout.lines[i]))]
    is_one = any(_is_unbroken(layout, furniture, *sorted((i, own.first))) for i in said if i != own.first)
    return own.parent if is_one else best


def _complete_table(layout: Layout, best: int) -> int:
    """The table of a row: the rows of a table of data are one thing, though one alone may count nearly as much."""
    row = layout.blocks[best]
    if row.tag != "tr":
        return best
    tables = (table for table in find_data_tables(layout) if table.first <= row.first and row.last <= table.last)
    return next((table.block for table in tables), best)


def _is_unbroken(layout: Layout, furniture: Sequence[bool], first: int, last: int) -> bool:
    """Whether nothing but text stands from one paragraph to another: they are one text, however short it is."""
    return not any(furniture[index] or layout.lines[index].is_linked for index in range(first, last + 1))


def _add_up_paragraphs(layout: Layout, gains: list[float]) -> dict[tuple[int, str, str], float]:
    """What speaks for the paragraphs of one line that are set alike, by their kind."""
    found: dict[tuple[int, str, str], float] = {}
    for block in layout.blocks:
        if kind := _kind_of_paragraph(layout, block):
            found[kind] = found.get(kind, 0.0) + gains[block.last] - gains[block.first]
    return found


def _kind_of_paragraph(layout: Layout, block: Block) -> tuple[int, str, str] | None:
    """How a paragraph of one line is set: the block around it, its tag and its class; None for other blocks."""
    if block.tag != "p" or block.last - block.first != 1:
        return None
    return block.parent, block.tag, block.element.get("class") or ""


def rank_blocks(layout: Layout, furniture: list[bool], headline: Headline, most: int) -> list[RankedBlock]:
    """The blocks with the greatest sums, and what their lines add to them by kind: how the body's block was elected."""
    kinds = weigh_lines(layout, furniture, headline)
    ranked = []
    for number, block in enumerate(layout.blocks):
        parts: dict[str, float] = {}
        for index in range(block.first, block.last):
            kind, weight = kinds[index]
            if weight > 0 and index < headline.first:
                kind, weight = f"{kind} above the headline", weight * WEIGHTS.above
            parts[kind] = parts.get(kind, 0.0) + weight
        if block.last > headline.first:
            ranked.append(RankedBlock(number, sum(parts.values()), parts))
    return sorted(ranked, key=lambda one: -one.score)[:most]
