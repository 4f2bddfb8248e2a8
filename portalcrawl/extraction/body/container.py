"""Where the body is: the block whose lines hold most prose and least furniture (maximum subsequence, Pasternack and
Roth, WWW 2009, over blocks instead of tokens)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from portalcrawl.extraction.body.cards import find_cards
from portalcrawl.extraction.body.line_weights import LITTLE, SLACK, WEIGHTS, is_poor_page, weigh_lines
from portalcrawl.extraction.body.signup_boxes import find_signup_boxes
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import Layout, Line, prose_of

# Shares of the page's prose. A class word cannot make furniture of what holds the headline and the first share, of what
# holds the second without the headline, of comments that hold the third. A footer without the headline remains one.
_MAJOR = 0.4
_MAJOR_ALONE = 0.5
_MAJOR_COMMENT = 0.9
# UTF-8 bytes of prose without notices that no foot of a page has: with nearly all of the page's it is the text, which
# some designs put into the foot of a box.
_FOOT_TEXT = 400
_MAJOR_FOOT = 0.95
# What an inner block may lose of what speaks for the outer one on a page of short lines: a chess round's results.
_MOST_LOST = 0.2
# A paragraph is the body with its siblings, if they and it have so many times its prose.
_TEXT_OF_SIBLINGS = 3


@dataclass(frozen=True, slots=True)
class Container:
    """The body's block and how much prose (UTF-8 bytes outside links, of lines with punctuation) it has."""

    block: int
    first: int
    last: int
    prose: int


@dataclass(frozen=True, slots=True)
class RankedBlock:
    """A block in the election of the body's: the sum of its lines' weights, and the sum of each kind of line."""

    block: int
    score: float
    parts: dict[str, float]


def settle_furniture(layout: Layout, headline: Headline) -> list[bool]:
    """For each line whether it is furniture: class words are believed unless they hold the page's text."""
    lines, blocks = layout.lines, layout.blocks
    total = [0, *accumulate(map(prose_of, lines))]
    told: list[int] = []
    flags = [False] * len(blocks)
    signups = find_signup_boxes(layout, headline.first)
    for index, block in enumerate(blocks):
        if index in signups or (block.parent >= 0 and flags[block.parent]):
            flags[index] = True
        elif own := block.own_role & class_names.FURNITURE:
            size, share = 0, 0.0
            # Most furniture has no prose, and then nobody needs to know which of the page's is a notice.
            if total[block.last] > total[block.first]:
                # A notice of the site is nobody's text, however much of a short page it is.
                told = told or _sum_told(lines)
                size = told[block.last] - told[block.first]
                share = size / (told[-1] or 1)
            has_headline = block.first <= headline.first < block.last
            is_text = own & class_names.FOOTER and block.tag != "footer" and size >= _FOOT_TEXT
            flags[index] = not (
                (has_headline and total[-1] < LITTLE)
                or (is_text and share >= _MAJOR_FOOT)
                or _is_overruled(own, share, has_headline, headline)
            )
    furniture = [flags[line.block] for line in lines]
    cards = find_cards(layout)
    if sum(prose_of(line) for i, line in enumerate(lines) if not furniture[i] and i not in cards) >= LITTLE:
        for index in cards:
            # What stands above the headline is not the article's anyway, or holds the headline.
            furniture[index] = furniture[index] or index >= headline.last
    return furniture


def _sum_told(lines: Sequence[Line]) -> list[int]:
    """The bytes of prose without notices before each line, and of all."""
    found = [0]
    for line in lines:
        prose = prose_of(line)
        found.append(found[-1] + (prose if prose and not article_words.is_legal(line.text) else 0))
    return found


def _is_overruled(own: int, share: float, has_headline: bool, headline: Headline) -> bool:
    if has_headline:
        return share >= _MAJOR
    if own & class_names.FOOTER:
        return False
    if own & class_names.COMMENT:
        return share >= _MAJOR_COMMENT
    return share >= (_MAJOR if headline.first < 0 else _MAJOR_ALONE)


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
    outer = layout.blocks[best]
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
        if not is_less and sums[index] >= max(sums[best] - SLACK, SLACK):
            best = index
    best = _widen(layout, best, prose)
    block = layout.blocks[best]
    return Container(best, block.first, block.last, prose[block.last] - prose[block.first])


def _widen(layout: Layout, best: int, prose: Sequence[int]) -> int:
    """The block around a paragraph whose siblings say more: what stands between and behind them, however much it is,
    leaves them one text. `prose` counts the bytes above each line."""
    own = layout.blocks[best]
    if own.last - own.first != 1 or own.parent < 0:
        return best
    kind = layout.element_of(own.first)
    parent = layout.blocks[own.parent]
    alike = sum(prose[i + 1] - prose[i] for i in range(parent.first, parent.last) if layout.element_of(i) == kind)
    return own.parent if alike >= _TEXT_OF_SIBLINGS * (prose[own.last] - prose[own.first]) > 0 else best


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
